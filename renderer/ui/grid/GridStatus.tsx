import type { ReactNode } from 'react';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../DataGrid.tsx';
import { Money } from '../Money.tsx';
import classes from './GridStatus.module.css';
import { type Summary, summarize } from './summary.ts';

/** A column of zeros only has nothing to say. */
const isSomething = ({ least, most }: Summary): boolean => /[1-9]/.test(least + most);

interface Props<Row> {
  name: string;
  count: number;
  columns: readonly Column<Row>[];
  marked: readonly Row[];
  /** What the whole list amounts to. */
  totals: ReactNode;
  children?: ReactNode;
}

/** Under a grid: how many rows there are and what they amount to, and the same of the rows that are marked. */
export function GridStatus<Row>({ name, count, columns, marked, totals, children }: Props<Row>) {
  const { t, language } = useText();
  const shown = (of: number) => formatDecimal(String(of), language);
  return (
    <div className={classes.status} data-testid={`status-${name}`}>
      <div className={classes.figures}>
        <span>{t('grid:rows', { count, shown: shown(count) })}</span>
        {marked.length === 0 ? (
          totals
        ) : (
          <span className={classes.marked}>{t('grid:marked', { count: marked.length, shown: shown(marked.length) })}</span>
        )}
        {marked.length > 0
          ? columns.flatMap(({ id, title, amount, notAdded }) =>
              amount && !notAdded
                ? summarize(marked.flatMap((row) => amount(row) ?? []))
                    .filter(isSomething)
                    .map(({ currency, count: of, sum, least, most }) => (
                      <span key={`${id} ${currency}`} data-testid={`sum-${id}`}>
                        {t('grid:sumOf', { column: title })} <Money amount={sum} currency={currency} strong />
                        {of > 1 ? (
                          <span className={classes.range}>
                            {' '}
                            {t('grid:least')} <Money amount={least} /> · {t('grid:most')} <Money amount={most} />
                          </span>
                        ) : null}
                      </span>
                    ))
                : [],
            )
          : null}
      </div>
      {children}
    </div>
  );
}
