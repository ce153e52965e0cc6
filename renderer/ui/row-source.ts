/** Rows of a grid, by position. A source that loads in pieces answers undefined for what has not arrived and is told what is on screen. */
export interface RowSource<Row> {
  readonly count: number;
  at(index: number): Row | undefined;
  want?(first: number, last: number): void;
  /** All rows from `first` to `last`, once they are here. */
  read?(first: number, last: number): Promise<readonly Row[]>;
}

export const rowsOf = <Row>(rows: readonly Row[]): RowSource<Row> => ({ count: rows.length, at: (index) => rows[index] });
