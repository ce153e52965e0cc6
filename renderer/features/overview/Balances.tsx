import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { onNormalSide } from '../../../shared/accounts/account.ts';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import classes from './OverviewScreen.module.css';

/** What all accounts of a type hold, each on its own side: the trial balance in five lines. */
export function Balances({ of }: { of: OverviewInfo }) {
  const { t } = useText();
  return (
    <section className={classes.section} aria-labelledby="balances">
      <Title order={2} id="balances" mb="xs">
        <Link to="/trial-balance" search={{ to: of.days.to }}>
          {t('overview:balances')}
        </Link>
      </Title>
      <ul className={classes.list} data-testid="overview-balances">
        {of.balances.map(({ type, amount }) => (
          <li key={type}>
            <span>{t(`overview:type.${type}`)}</span>
            <Money amount={onNormalSide(type, amount)} currency={of.currency} />
          </li>
        ))}
      </ul>
    </section>
  );
}
