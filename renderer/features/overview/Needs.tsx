import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { useCompany } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './OverviewScreen.module.css';

const leadsTo = {
  'overdue-invoices': { to: '/reports/$kind', params: { kind: 'aged-receivables' } },
  'overdue-bills': { to: '/reports/$kind', params: { kind: 'aged-payables' } },
  unmatched: { to: '/reports/$kind', params: { kind: 'aged-receivables' } },
  'reserved-numbers': { to: '/number-continuity' },
  approve: { to: '/drafts' },
} as const;

/** What waits for the one who looks: each leads to where it is done. */
export function Needs({ needs }: { needs: OverviewInfo['needs'] }) {
  const { t } = useText();
  const drafts = useQueryOf('draft.list', {});
  // Where one person does everything, drafts are what that person has not finished: they are listed below.
  const { onePerson } = useCompany();
  const toApprove = onePerson ? 0 : (drafts.data ?? []).filter(({ actions }) => actions.includes('approve')).length;
  const all: readonly { id: keyof typeof leadsTo; count: number }[] = [
    ...(toApprove > 0 ? [{ id: 'approve' as const, count: toApprove }] : []),
    ...needs,
  ];
  return (
    <section className={classes.section} aria-labelledby="needs">
      <Title order={2} id="needs" mb="xs">
        {t('overview:needs.title')}
      </Title>
      {all.length === 0 ? <p className={classes.dim}>{t('overview:needs.none')}</p> : null}
      <ul className={classes.list} data-testid="overview-needs">
        {all.map(({ id, count }) => (
          <li key={id}>
            <Link {...leadsTo[id]}>
              <StatusMark tone={id.startsWith('overdue') ? 'warn' : 'neutral'}>{t(`overview:needs.${id}`, { n: count })}</StatusMark>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
