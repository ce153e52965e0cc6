/** What a line is sorted by: code of the value by code of the dimension. */
export type LineDimensions = Readonly<Record<string, string>>;

/** Which lines a report reads: codes of values by code of the dimension, '' for lines without a value of it. Values are alternatives, dimensions are not. */
export type DimensionFilter = Record<string, string[]>;

/** The same text for the same dimensions, in whatever order they are named; empty for none. */
export const dimensionsKey = (dimensions: LineDimensions | undefined): string =>
  dimensions === undefined
    ? ''
    : Object.entries(dimensions)
        .map(([code, value]) => `${code}=${value}`)
        .sort()
        .join();
