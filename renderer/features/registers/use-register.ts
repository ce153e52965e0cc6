import { useNavigate } from '@tanstack/react-router';
import type { Column, GridSort } from '../../ui/DataGrid.tsx';
import { type ColumnChoice, type Columns, useColumns } from '../../ui/grid/use-columns.ts';
import { type Selection, useSelection } from '../../ui/grid/use-selection.ts';
import type { RowSource } from '../../ui/row-source.ts';
import { given, type RegisterAddress } from './register-search.ts';

/** What is listed: an answer of `usePagedRows`, or rows that come all at once. */
export interface Listed<Row> {
  readonly rows: readonly Row[] | RowSource<Row>;
  readonly loading: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface Asked<Row, Address extends RegisterAddress> {
  /** Of grid, columns and saved views. */
  name: string;
  /** What the address says, which is also where everything that is chosen goes. */
  address: Address;
  /** Parameters of the address that say what is looked at, not how: no part of a saved view. */
  apart?: readonly (keyof Address)[];
  list: Listed<Row>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** What is listed: with another filter nothing is marked. */
  filter: object;
  /** How the rows are sorted; without it they can't be. */
  sort?: GridSort | undefined;
}

export interface Register<Row> {
  readonly name: string;
  readonly address: RegisterAddress;
  readonly list: Listed<Row>;
  readonly columns: Columns<Row>;
  readonly selection: Selection<Row>;
  readonly sort: GridSort | undefined;
  /** Changes the address in its place. */
  readonly change: (patch: object) => void;
  /** Changes it as a step of its own: Back leads to what was looked at before. */
  readonly step: (patch: object) => void;
  /** The address as a saved view has it. */
  readonly view: object;
  readonly applyView: (view: object, columns: ColumnChoice) => void;
}

const without = <T extends object>(from: T, keys: readonly PropertyKey[]): Partial<T> =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key))) as Partial<T>;

/** What registers have in common: columns that are chosen, rows that are marked, and an address that says what is shown. For `RegisterScreen`. */
export function useRegister<Row, Address extends RegisterAddress>(asked: Asked<Row, Address>): Register<Row> {
  const { name, address, apart = [], list, keyOf, filter, sort } = asked;
  const navigate = useNavigate();
  const columns = useColumns(name, asked.columns);
  const selection = useSelection<Row>(keyOf, JSON.stringify(filter));
  // A register stands at several addresses: which parameters they take is known where they are read.
  const go = (search: (now: object) => object, replace: boolean) => void navigate({ to: '.', search, replace } as never);
  return {
    name,
    address,
    list,
    columns,
    selection,
    sort,
    change: (patch) => go((now) => ({ ...now, ...patch }), true),
    step: (patch) => go((now) => ({ ...now, ...patch }), false),
    view: given(without(address, apart)),
    applyView: (view, choice) => {
      columns.choose(choice);
      go(() => given({ ...without(view, apart), ...Object.fromEntries(apart.map((key) => [key, address[key]])) }), true);
    },
  };
}
