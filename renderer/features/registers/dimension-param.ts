import type { DimensionFilter } from '../../../shared/ledger/line-dimensions.ts';

// A filter by dimensions as it stands in an address: "CC:A,B;PROJECT:-". No code has these marks in it; "-" is lines without a value.

const none = '-';
const part = /^([A-Z0-9][A-Z0-9_-]{0,19}):((?:-|[A-Z0-9][A-Z0-9._/-]{0,29})(?:,(?:-|[A-Z0-9][A-Z0-9._/-]{0,29}))*)$/;

/** Undefined for what is no filter. */
export function readDimensions(text: string | undefined): DimensionFilter | undefined {
  const parts = (text ?? '').split(';').map((each) => part.exec(each));
  if (parts.includes(null)) return undefined;
  return Object.fromEntries(parts.map((found) => [found![1]!, found![2]!.split(',').map((value) => (value === none ? '' : value))]));
}

/** Undefined where nothing is asked for. */
export function writeDimensions(filter: DimensionFilter): string | undefined {
  const parts = Object.keys(filter)
    .sort()
    .filter((code) => filter[code]!.length > 0)
    .map((code) => `${code}:${filter[code]!.map((value) => value || none).join(',')}`);
  return parts.length === 0 ? undefined : parts.join(';');
}
