import { z } from 'zod';
import type { DimensionInfo, LineDimension } from '../../../shared/contracts/dimensions.ts';

/** What a line of a form is sorted by: code of the value by code of the dimension. A dimension without a value is not in it. */
export const dimensionsForm = z.record(z.string(), z.string()).catch({});
export type DimensionsForm = z.infer<typeof dimensionsForm>;

export const hasNone = (of: DimensionsForm): boolean => Object.keys(of).length === 0;

/** As a line is sent: a line without any says nothing of them. */
export const sentDimensions = (of: DimensionsForm): { dimensions?: DimensionsForm } => (hasNone(of) ? {} : { dimensions: of });

/** Of a posted line. */
export const dimensionsOf = (posted: readonly LineDimension[] | undefined): DimensionsForm =>
  Object.fromEntries((posted ?? []).map(({ dimension, value }) => [dimension, value]));

/** "A1 Tbilisi": the value of a posted line, as it is called now. */
export const valueText = ({ value, name }: LineDimension): string => (name === value ? value : `${value} ${name}`);

/** "CC A1, PROJECT P7": short, for tables that have no room for names. */
export const codesText = (of: DimensionsForm): string =>
  Object.keys(of)
    .sort()
    .map((dimension) => `${dimension}\u00a0${of[dimension]}`)
    .join(', ');

/** With another value of one dimension; null for none. */
export function withValue(of: DimensionsForm, dimension: string, value: string | null): DimensionsForm {
  const { [dimension]: _before, ...others } = of;
  return value === null ? others : { ...others, [dimension]: value };
}

/** What the lines of a form have a field for: dimensions that are in use, and any that a line has already, so that what is posted is on screen. */
export function dimensionsShown(all: readonly DimensionInfo[], lines: readonly { dimensions: DimensionsForm }[]): DimensionInfo[] {
  const used = new Set(lines.flatMap(({ dimensions }) => Object.keys(dimensions)));
  return all.filter(({ code, active }) => active || used.has(code));
}
