import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './OverviewScreen.module.css';

const leadsTo = {
  company: '/settings',
  opening: '/opening-balances',
  counterparty: '/counterparties',
  invoice: '/sales/new',
  bill: '/purchases/new',
  'vat-return': '/vat-return',
  backup: '/settings',
} as const;

const sectionOf: Readonly<Record<string, string>> = { company: 'company', backup: 'safety' };

/** First steps of a new company, counted from what is in its books and beside them; gone once all are done. */
export function Checklist({ items }: { items: OverviewInfo['checklist'] }) {
  const { t } = useText();
  const safety = useQueryOf('app.safety', {});
  const isBackedUp = (safety.data?.backups.length ?? 0) > 0;
  const steps = [...items, ...(safety.data ? [{ key: 'backup' as const, done: isBackedUp }] : [])];
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <section className={classes.section} aria-labelledby="checklist">
      <Title order={2} id="checklist" mb="xs">
        {t('overview:checklist')}
      </Title>
      <p role="status" data-testid="checklist-count">
        {t('overview:stepsDone', { number: done, total: steps.length })}
      </p>
      <ul className={`${classes.list} ${classes.steps}`} data-testid="overview-checklist">
        {steps.map((item) => (
          <li key={item.key}>
            {item.done ? (
              <span>{t(`overview:step.${item.key}`)}</span>
            ) : (
              <Link to={leadsTo[item.key]} search={sectionOf[item.key] === undefined ? {} : { section: sectionOf[item.key] }}>
                {t(`overview:step.${item.key}`)}
              </Link>
            )}
            <StatusMark tone={item.done ? 'good' : 'neutral'}>{t(item.done ? 'overview:done' : 'overview:toDo')}</StatusMark>
          </li>
        ))}
      </ul>
    </section>
  );
}
