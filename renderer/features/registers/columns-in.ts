import type { Column } from '../../ui/DataGrid.tsx';
import type { Register } from './use-register.ts';

/** The columns a file of the register has, as they are shown. Undefined, which means all, where none of them can stand in a file. */
export function columnsIn<Row, Id extends string>({ columns }: Register<Row>, ids: readonly Id[]): Id[] | undefined {
  const shown = columns.shown.flatMap(({ id }: Column<Row>) => ids.find((each) => each === id) ?? []);
  return shown.length === 0 ? undefined : shown;
}
