import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import type { OverviewFigure, OverviewInfo } from '../../../shared/contracts/company.ts';
import { useCompany } from '../../app/company-context.ts';
import { useDisplay } from '../../app/preferences.ts';
import { useText } from '../../i18n/use-text.ts';
import { figureText } from '../../ui/figure-text.ts';
import { Money } from '../../ui/Money.tsx';
import { changeOf } from './change-percent.ts';
import classes from './OverviewScreen.module.css';

/** The report each figure is a line of. */
const reports = {
  revenue: 'income-statement',
  profit: 'income-statement',
  cash: 'cash-flow',
  receivables: 'aged-receivables',
  payables: 'aged-payables',
} as const;

/** Figures side by side with what they were before, each a link to the report it stands in. */
export function KeyFigures({ of }: { of: OverviewInfo }) {
  const { t } = useText();
  return (
    <div className={classes.figures}>
      {of.figures.map((figure) => (
        <div key={figure.id} className={classes.cell}>
          <Link to="/reports/$kind" params={{ kind: reports[figure.id] }} search={{ ...of.days }} className={classes.figure}>
            <span className={classes.label}>
              {t(`overview:figure.${figure.id === 'profit' && figure.amount.startsWith('-') ? 'loss' : figure.id}`)}
            </span>
            <span className={classes.value} data-testid={`figure-${figure.id}`}>
              <Money amount={figure.amount} currency={of.currency} />
            </span>
            <Trend figure={figure} />
          </Link>
        </div>
      ))}
    </div>
  );
}

const signs = { up: ArrowUp, down: ArrowDown, same: Minus };

function Trend({ figure }: { figure: OverviewFigure }) {
  const { t, language } = useText();
  const { baseScale } = useCompany();
  const { negative } = useDisplay();
  const { way, percent } = changeOf(figure.amount, figure.before, baseScale);
  const Sign = signs[way];
  const before = t('overview:before', { amount: figureText(figure.before, language, negative).text });
  return (
    <span className={classes.trend}>
      {way === 'same' || percent !== undefined ? (
        <span className={classes.change}>
          <Sign size={13} aria-hidden="true" />
          {t(`overview:change.${way}`, { percent: percent ?? '' })}
        </span>
      ) : null}
      {way === 'same' ? null : <span>{before}</span>}
    </span>
  );
}
