import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DraftInfo } from '../../../shared/contracts/drafts.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { draftRoutes } from '../documents/drafts/draft-routes.ts';
import { draftTitle } from '../documents/drafts/draft-title.ts';
import classes from './OverviewScreen.module.css';

const shown = 8;

/** Drafts to finish, last changed first. */
export function DraftList() {
  const { t, language } = useText();
  const titleOf = (draft: DraftInfo) => draftTitle(draft, language);
  const drafts = useQueryOf('draft.list', {});
  const list: readonly DraftInfo[] = drafts.data ?? [];
  return (
    <section className={classes.section} aria-labelledby="drafts">
      <Title order={2} id="drafts" mb="xs">
        {t('overview:drafts', { count: list.length, n: list.length })}
      </Title>
      {list.length === 0 ? (
        <p className={classes.dim}>{t('overview:noDrafts')}</p>
      ) : (
        <ul className={classes.list} data-testid="overview-drafts">
          {list.slice(0, shown).map((draft) => (
            <li key={draft.id}>
              <Link to={draftRoutes[draft.kind]} search={{ draft: draft.id }}>
                {[t(`common:documentKind.${draft.kind}`), titleOf(draft)].filter(Boolean).join(' · ')}
              </Link>
              <span className={classes.dim}>
                {draft.state === 'approved' ? <StatusMark tone="good">{t('overview:approved')}</StatusMark> : draft.by}{' '}
                <InstantText at={draft.updatedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
