import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './OverviewScreen.module.css';

const leadsTo = {
  company: '/settings',
  counterparty: '/counterparties',
  invoice: '/sales/new',
  bill: '/purchases/new',
  'vat-return': '/vat-return',
} as const;

/** First steps of a new company; gone once all are done. */
export function Checklist({ items }: { items: OverviewInfo['checklist'] }) {
  const { t } = useText();
  if (items.every((item) => item.done)) return null;
  return (
    <section className={classes.section} aria-labelledby="checklist">
      <Title order={2} id="checklist" mb="xs">
        {t('overview:checklist')}
      </Title>
      <ul className={`${classes.list} ${classes.steps}`} data-testid="overview-checklist">
        {items.map((item) => (
          <li key={item.key}>
            {item.done ? (
              <span>{t(`overview:step.${item.key}`)}</span>
            ) : (
              <Link to={leadsTo[item.key]} search={{}}>
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
