import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import type { Period } from '../../../shared/dates/period.ts';
import { Refusal, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import classes from './vat.module.css';

/** The files a return is filed with: those of now, or once filed the very bytes. Nothing while errors keep it from having any. */
export function ReturnFiles({ period }: { period: Period }) {
  const { t } = useText();
  const query = useQueryOf('vatReturn.files', { period });
  const files = query.data ?? [];
  const refused = query.error instanceof Refusal ? query.error.rejections.map(({ code }) => code) : [];
  // The checks name these errors already.
  if (refused.includes('RETURN_HAS_ERRORS')) return null;
  if (query.error) {
    return (
      <section className={classes.part} aria-label={t('vat:files.title')}>
        <h2 className={classes.title}>{t('vat:files.title')}</h2>
        {refused.includes('DECLARANT_MISSING') ? (
          <>
            <QueryProblem error={query.error} />
            <Link to="/settings" search={{ section: 'company' }}>
              {t('vat:files.toSettings')}
            </Link>
          </>
        ) : (
          <QueryProblem error={query.error} retry={query.refetch} />
        )}
      </section>
    );
  }
  if (files.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t('vat:files.title')} data-testid="return-files">
      <h2 className={classes.title}>{t('vat:files.title')}</h2>
      <p className={classes.note}>{t(files.some(({ filed }) => filed) ? 'vat:files.asFiled' : 'vat:files.draft')}</p>
      <Group gap="xs">
        {files.map(({ name, base64, sha256 }) => (
          <Button
            key={name}
            variant="default"
            leftSection={<Download size={14} aria-hidden="true" />}
            onClick={() => downloadBytes(name, base64, 'text/plain')}
            title={t('vat:files.hash', { hash: sha256.slice(0, 16) })}
            aria-label={t('vat:files.download', { name })}
            data-testid={`file-${name}`}
          >
            {name}
          </Button>
        ))}
      </Group>
    </section>
  );
}
