import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Import } from 'lucide-react';
import { useMay } from '../../app/company-context.ts';
import { newId, useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import classes from './ImportScreen.module.css';

/** What came in from other programs, latest first; the last one can be taken back as one unit. */
export function ImportsScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const mayUndo = useMay('transactions:approve');
  const imports = useQueryOf('import.list', {});
  const undo = useCommand('import.undo');
  useFocusBack(undo.busy);
  const rows = imports.data ?? [];
  return (
    <Screen name="imports">
      <PageHeader title={t('import:list.title')}>
        {mayWrite ? (
          <Button
            leftSection={<Import size={14} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/imports/new' })}
            data-testid="import-more"
          >
            {t('import:list.more')}
          </Button>
        ) : null}
      </PageHeader>
      <QueryProblem error={imports.error} retry={imports.refetch} />
      <Rejections of={undo.rejections} />
      {imports.data && rows.length === 0 ? <EmptyState title={t('import:list.empty')} /> : null}
      <ul className={classes.imports} data-testid="imports">
        {rows.map((unit) => (
          <li key={unit.importId} className={classes.unit}>
            <div className={classes.what}>
              <strong>{unit.file}</strong>
              <span className={classes.hint}>
                {t('import:list.entries', { count: unit.entries })} · {unit.importedBy}, {formatInstant(unit.importedAt, language)}
              </span>
            </div>
            {unit.undone ? (
              <StatusMark tone="neutral">{t('import:list.undone')}</StatusMark>
            ) : (
              <>
                <Link to="/trial-balance" search={{}}>
                  {t('common:nav.trial-balance')}
                </Link>
                <Link to="/journal" search={{}}>
                  {t('common:nav.journal')}
                </Link>
              </>
            )}
            {unit.mayUndo && mayUndo ? (
              <ConfirmButton
                size="xs"
                loading={undo.busy}
                question={t('import:list.question', { file: unit.file, count: unit.entries })}
                confirm={t('import:list.undo')}
                onConfirm={() => void undo.run({ id: newId(), importId: unit.importId })}
              >
                {t('import:list.undo')}
              </ConfirmButton>
            ) : null}
          </li>
        ))}
      </ul>
    </Screen>
  );
}
