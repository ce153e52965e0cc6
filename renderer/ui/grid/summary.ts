import { type DecimalText, decimal, writeDecimal } from '../../../shared/money/decimal.ts';

export interface Figure {
  readonly currency: string;
  readonly amount: DecimalText;
}

/** What figures of one currency amount to. */
export interface Summary {
  readonly currency: string;
  readonly count: number;
  readonly sum: DecimalText;
  readonly least: DecimalText;
  readonly most: DecimalText;
}

const decimals = (amount: DecimalText): number => amount.split('.')[1]?.length ?? 0;

/** Exact, currency by currency: what is in two currencies is not one sum. */
export function summarize(figures: Iterable<Figure>): Summary[] {
  const byCurrency = new Map<string, DecimalText[]>();
  for (const { currency, amount } of figures) {
    const amounts = byCurrency.get(currency);
    if (amounts) amounts.push(amount);
    else byCurrency.set(currency, [amount]);
  }
  return [...byCurrency].map(([currency, amounts]) => {
    const scale = amounts.reduce((most, amount) => Math.max(most, decimals(amount)), 0);
    const minor: bigint[] = amounts.map((amount) => decimal(amount, scale));
    const text = (value: bigint) => writeDecimal(value, scale);
    const pick = (isBetter: (a: bigint, b: bigint) => boolean) => minor.reduce((best, value) => (isBetter(value, best) ? value : best));
    return {
      currency,
      count: amounts.length,
      sum: text(minor.reduce((sum, value) => sum + value, 0n)),
      least: text(pick((a, b) => a < b)),
      most: text(pick((a, b) => a > b)),
    };
  });
}
