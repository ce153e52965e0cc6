import type { DecimalText } from '../../shared/money/decimal.ts';
import { useDisplay } from '../app/preferences.ts';
import { useText } from '../i18n/use-text.ts';
import { figureText } from './figure-text.ts';
import classes from './Money.module.css';

interface Props {
  /** Decimal text as the engine answers it; null shows nothing. */
  amount: DecimalText | null | undefined;
  currency?: string | undefined;
  /** Zeros as a dash, for columns where most cells are zero. */
  dashZero?: boolean;
  strong?: boolean;
  /** Decimals of the longest figure of the column, where they differ. */
  places?: number;
}

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** An amount as people of the language write it. A negative one carries its sign, and in some of the styles of the settings a colour, never the colour alone. */
export function Money({ amount, currency, dashZero = false, strong = false, places }: Props) {
  const { language } = useText();
  const { negative: style } = useDisplay();
  if (amount === null || amount === undefined || amount === '') return null;
  if (dashZero && isZero(amount)) return <span className={classes.zero}>–</span>;
  const { text, negative, pad } = figureText(amount, language, style, places);
  return (
    <span className={classes.figure} data-negative={negative || undefined} data-strong={strong || undefined}>
      <span className={classes.digits} data-pad={pad || undefined}>
        {text}
      </span>
      {currency ? <span className={classes.currency}>{`\u00a0${currency}`}</span> : null}
    </span>
  );
}
