import { DataGrid, type GridProps } from '../../ui/DataGrid.tsx';
import { sortParam } from './register-search.ts';
import type { Register } from './use-register.ts';

interface Props<Row> extends Pick<GridProps<Row>, 'label' | 'empty' | 'onOpen' | 'hrefOf' | 'tone' | 'totals' | 'onActive' | 'onRowKey'> {
  register: Register<Row>;
  /** Heads of columns choose the order. */
  sorts?: boolean;
}

/** Rows of a register: its columns are chosen, its rows are marked, its order stands in the address. */
export function RegisterGrid<Row>({ register, sorts = true, ...own }: Props<Row>) {
  const { name, list, columns, selection, sort, change } = register;
  return (
    <DataGrid
      {...own}
      name={name}
      columns={columns.shown}
      chooser={columns}
      selection={selection}
      sort={sort}
      onSort={sorts ? (next) => change({ sort: sortParam(next) }) : undefined}
      rows={list.rows}
      loading={list.loading}
      autoFocus
    />
  );
}
