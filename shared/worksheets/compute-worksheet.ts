import { assert } from '../assert.ts';
import { add, compare, divide, multiply, type Rational, rational, subtract, toScaled, zero } from '../interchange/rational.ts';
import { decimal } from '../money/decimal.ts';
import type { Rate, RowRule, WorksheetForm, WorksheetRow } from './worksheet-form.ts';

/** What the inputs of a worksheet are: amounts in minor units, percents in hundredths of a percent. Every input of the form by its id. */
export type InputValues = Readonly<Record<string, bigint>>;

/**
 * Every row of the form in minor units of a currency with `scale` decimals. Sums and averages stay exact; what a rate is applied to or divided is rounded
 * once, half away from zero, and counts rounded from then on.
 */
export function computeWorksheet(form: WorksheetForm, inputs: InputValues, scale: number): ReadonlyMap<string, bigint> {
  const exact = new Map<string, Rational>();
  for (const row of form.rows) {
    assert(!exact.has(row.code), `worksheet ${form.kind}: row ${row.code} twice`);
    exact.set(row.code, rowValue(form, row, exact, inputs, scale));
  }
  return new Map([...exact].map(([code, value]) => [code, toScaled(value, 0)]));
}

function rowValue(
  form: WorksheetForm,
  { code, rule }: WorksheetRow,
  above: ReadonlyMap<string, Rational>,
  inputs: InputValues,
  scale: number,
): Rational {
  const row = (name: string): Rational => {
    const value = above.get(name);
    assert(value !== undefined, `worksheet ${form.kind}: row ${code} needs row ${name} above it`);
    return value;
  };
  const input = (id: string): bigint => {
    const value = inputs[id];
    assert(value !== undefined, `worksheet ${form.kind}: no input ${id}`);
    return value;
  };
  const rateOf = (rate: Rate): Rational => rational('rateBp' in rate ? rate.rateBp : input(rate.percentInput), 10_000n);
  const positive = (value: Rational): Rational => (value.num > 0n ? value : zero);
  switch (rule.from) {
    case 'input':
      return rational(input(rule.input));
    case 'constant':
      return rational(decimal(rule.amount, scale));
    case 'sum':
      return rule.terms.reduce((total, { row: name, times = [1n, 1n] }) => add(total, multiply(row(name), rational(...times))), zero);
    case 'average':
      return divide(
        rule.rows.reduce((total, name) => add(total, row(name)), zero),
        rational(BigInt(rule.rows.length)),
      );
    case 'excess':
      return positive(subtract(row(rule.row), row(rule.over)));
    case 'greater': {
      const [a, b] = rule.rows.map(row) as [Rational, Rational];
      return compare(a, b) >= 0 ? a : b;
    }
    case 'rate':
      return rounded(multiply(row(rule.row), rateOf(rule)));
    case 'grossed-up': {
      const rate = rateOf(rule);
      return rounded(divide(multiply(row(rule.row), rate), subtract(rational(1n), rate)));
    }
    case 'stepped-rate': {
      const isOver = compare(row(rule.test), row(rule.limit)) > 0;
      return rounded(multiply(row(rule.row), rational(isOver ? rule.overBp : rule.rateBp, 10_000n)));
    }
    case 'part':
      return rounded(divide(row(rule.row), rational(rule.of)));
  }
}

const rounded = (value: Rational): Rational => rational(toScaled(value, 0));

/**
 * The rule as an accountant writes it, rows by their codes, the same in every language: "12 ÷ 85 % × 15 %". Empty for what is entered; `percents` are
 * those entered, in hundredths of a percent.
 */
export function formulaOf(rule: RowRule, percents: InputValues = {}): string {
  const rateBp = (rate: Rate): bigint => ('rateBp' in rate ? rate.rateBp : (percents[rate.percentInput] ?? 0n));
  switch (rule.from) {
    case 'input':
    case 'constant':
      return '';
    case 'sum':
      return rule.terms.map(({ row, times = [1n, 1n] }, index) => term(row, times, index === 0)).join(' ');
    case 'average':
      return `(${rule.rows.join(' + ')}) ÷ ${rule.rows.length}`;
    case 'excess':
      return `max(0; ${rule.row} − ${rule.over})`;
    case 'greater':
      return `max(${rule.rows.join('; ')})`;
    case 'rate':
      return `${rule.row} × ${percent(rateBp(rule))}`;
    case 'grossed-up':
      return `${rule.row} ÷ ${percent(10_000n - rateBp(rule))} × ${percent(rateBp(rule))}`;
    case 'stepped-rate':
      return `${rule.row} × ${percent(rule.rateBp)}; ${rule.test} > ${rule.limit}: ${rule.row} × ${percent(rule.overBp)}`;
    case 'part':
      return `${rule.row} ÷ ${rule.of}`;
  }
}

function term(row: string, [num, den]: readonly [bigint, bigint], isFirst: boolean): string {
  const size = num < 0n ? -num : num;
  const factor = size === den ? row : `${row} × ${fraction(size, den)}`;
  return isFirst ? `${num < 0n ? '−' : ''}${factor}` : `${num < 0n ? '−' : '+'} ${factor}`;
}

/** 3/2 is "1.5"; what no short decimal shows stays a fraction. */
function fraction(num: bigint, den: bigint): string {
  if (num % den === 0n) return String(num / den);
  if ((num * 100n) % den !== 0n) return `${num}/${den}`;
  return trimmed((num * 100n) / den);
}

/** 1500n is "15 %", 60n is "0.6 %". */
const percent = (bp: bigint): string => `${trimmed(bp)} %`;

function trimmed(hundredths: bigint): string {
  const whole = hundredths / 100n;
  const rest = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}
