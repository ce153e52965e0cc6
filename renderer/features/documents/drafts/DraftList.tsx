import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useCompany } from '../../../app/company-context.ts';
import { useCommand, useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ConfirmButton } from '../../../ui/ConfirmButton.tsx';
import { InstantText } from '../../../ui/DateText.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import classes from './DraftList.module.css';
import { draftRoutes } from './draft-routes.ts';
import { draftTitle } from './draft-title.ts';
import { listLocalCopies, removeLocalCopy } from './local-copies.ts';
import { type DraftRow, mergeDrafts } from './merge-drafts.ts';

/** Drafts to finish, above the register they will end up in. Nothing while there are none. */
export function DraftList({ accept }: { accept: (draft: DraftRow) => boolean }) {
  const { t, language } = useText();
  const company = useCompany();
  const saved = useQueryOf('draft.list', {});
  const discard = useCommand('draft.discard');
  const [, setGone] = useState(0);
  const rows = saved.data ? mergeDrafts(saved.data, listLocalCopies(company.id)).filter(accept) : [];
  if (rows.length === 0) return null;

  const remove = async (row: DraftRow) => {
    removeLocalCopy(company.id, row.id);
    if (!row.localOnly) await discard.run({ id: row.id });
    setGone((count) => count + 1);
  };
  const titleOf = (row: DraftRow) => draftTitle(row, language) || t('documents:drafts.untitled');
  return (
    <section className={classes.drafts} aria-labelledby="drafts-title" data-testid="draft-list">
      <h2 id="drafts-title" className={classes.title}>
        {t('documents:drafts.title')} <span className={classes.count}>{rows.length}</span>
      </h2>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <Link to={draftRoutes[row.kind]} search={{ draft: row.id }} className={classes.open}>
              {titleOf(row)}
            </Link>
            <span className={classes.dimmed}>{t(`documents:kind.${row.kind}`)}</span>
            <span className={classes.dimmed}>
              <InstantText at={row.updatedAt} />
            </span>
            <span className={classes.state}>
              {row.state === 'approved' ? (
                <StatusMark tone="good">{t('documents:drafts.approved', { name: row.approvedBy ?? '' })}</StatusMark>
              ) : row.state === 'rejected' ? (
                <StatusMark tone="bad">{t('drafts:rejectedFor', { reason: row.reason ?? '' })}</StatusMark>
              ) : (
                row.by && <StatusMark tone="neutral">{row.by}</StatusMark>
              )}
            </span>
            <ConfirmButton
              size="compact-xs"
              variant="subtle"
              color="gray"
              question={t('documents:drafts.discardQuestion', { title: titleOf(row) })}
              confirm={t('documents:drafts.discard')}
              onConfirm={() => void remove(row)}
            >
              <Trash2 size={14} role="img" aria-label={t('documents:drafts.discardOne', { title: titleOf(row) })} />
            </ConfirmButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
