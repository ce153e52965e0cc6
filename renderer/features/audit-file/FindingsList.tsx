import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuditFileFinding } from '../../../shared/contracts/audit-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { rejectionText } from '../../ui/rejection-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './audit-file.module.css';

const atFirst = 50;

interface Props {
  findings: readonly AuditFileFinding[];
  /** Opens what the company says of itself; not for who may not. */
  onDeclare: (() => void) | undefined;
}

/** What the file lacks, each with the way to where it is put right. */
export function FindingsList({ findings, onDeclare }: Props) {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, atFirst);
  return (
    <>
      <p className={classes.note}>{t('audit-file:missing.some', { count: findings.length })}</p>
      <ul className={classes.findings}>
        {shown.map((finding) => (
          <li key={`${finding.counterpartyId ?? finding.documentId ?? finding.entryId ?? ''} ${JSON.stringify(finding.rejection)}`}>
            <StatusMark tone="bad">{t('audit-file:missing.mark')}</StatusMark>
            <span>
              {rejectionText(t, language, finding.rejection)} <Way finding={finding} onDeclare={onDeclare} />
            </span>
          </li>
        ))}
      </ul>
      {all || findings.length <= atFirst ? null : (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('audit-file:missing.all', { count: findings.length })}
        </Button>
      )}
    </>
  );
}

function Way({
  finding: { rejection, counterpartyId, documentId, entryId },
  onDeclare,
}: { finding: AuditFileFinding } & Pick<Props, 'onDeclare'>) {
  const { t } = useText();
  if (counterpartyId !== null)
    return (
      <Link to="/counterparties" search={{ edit: counterpartyId }}>
        {t('audit-file:way.counterparty')}
      </Link>
    );
  if (documentId !== null)
    return (
      <Link to="/documents/$documentId" params={{ documentId }}>
        {t('audit-file:way.document')}
      </Link>
    );
  if (entryId !== null)
    return (
      <Link to="/entry/$entryId" params={{ entryId }}>
        {t('audit-file:way.entry')}
      </Link>
    );
  if (rejection.code === 'AUDIT_FILE_NOT_DECLARED' || String(rejection.place).startsWith('Header'))
    return onDeclare ? (
      <Anchor component="button" type="button" onClick={onDeclare} inherit>
        {t('audit-file:way.declare')}
      </Anchor>
    ) : null;
  if (String(rejection.place).startsWith('Account')) return <Link to="/accounts">{t('audit-file:way.accounts')}</Link>;
  return null;
}
