import type { DecimalText } from '../../shared/money/decimal.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './Money.module.css';

interface Props {
  /** Decimal text as the engine answers it; null shows nothing. */
  amount: DecimalText | null | undefined;
  currency?: string | undefined;
  /** Zeros as a dash, for columns where most cells are zero. */
  dashZero?: boolean;
  strong?: boolean;
}

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** An amount as people of the language write it. A negative one carries its minus sign and a colour, never the colour alone. */
export function Money({ amount, currency, dashZero = false, strong = false }: Props) {
  const { language } = useText();
  if (amount === null || amount === undefined || amount === '') return null;
  if (dashZero && isZero(amount)) return <span className={classes.zero}>–</span>;
  const negative = amount.startsWith('-') && !isZero(amount);
  // A real minus sign is as wide as a digit: columns of figures stay aligned.
  const text = formatDecimal(amount, language).replace(/^-/, '−');
  return (
    <span className={classes.figure} data-negative={negative || undefined} data-strong={strong || undefined}>
      {text}
      {currency ? <span className={classes.currency}>{`\u00a0${currency}`}</span> : null}
    </span>
  );
}
