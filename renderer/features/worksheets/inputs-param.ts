import { decimalPattern } from '../../../shared/money/decimal.ts';

/** What was entered into a worksheet, as it stands in the address: `dividends:8500;free-supplies:0`. */
export const writeInputs = (inputs: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(inputs)
    .map(([id, amount]) => `${id}:${amount}`)
    .join(';') || undefined;

/** What is unreadable, or no input of the worksheet, is left out: an address may be typed by hand, or be of another worksheet. */
export function readInputs(param: string | undefined, known: readonly string[]): Record<string, string> {
  const pairs = (param ?? '').split(';').map((pair) => pair.split(':') as [string, string?]);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => known.includes(pair[0]) && pair[1] !== undefined && decimalPattern.test(pair[1])),
  );
}
