import { dimensionFilter } from '../../shared/contracts/dimensions.ts';
import { readInput } from '../../shared/contracts/read-input.ts';
import type { DimensionFilter } from '../../shared/ledger/line-dimensions.ts';
import { type CliInput, CommandError } from './options.ts';

export const dimensionOptions = { dimension: { type: 'string', multiple: true } } as const;

/** "CC=SHOP,SALES" and "PRJ=": lines with one of the values of each dimension, or without one; undefined where none was named. Throws CommandError. */
export function dimensionsOf(input: CliInput): DimensionFilter | undefined {
  const asked = new Map<string, string[]>();
  for (const text of input.texts('dimension')) {
    const [code = '', values, ...more] = text.split('=');
    if (values === undefined || more.length > 0)
      throw new CommandError(`--dimension is CODE=VALUE, CODE=VALUE,VALUE, or CODE= for lines without a value, not "${text}"`, 2);
    asked.set(code, [...(asked.get(code) ?? []), ...values.split(',')]);
  }
  if (asked.size === 0) return undefined;
  const read = readInput(dimensionFilter, Object.fromEntries(asked));
  if (!read.ok)
    throw new CommandError(
      '--dimension: codes are capital Latin letters, digits and - (of values also . and /), of at most 8 dimensions',
      2,
    );
  return read.value;
}
