import { useContext, useMemo, useState } from 'react';
import { CompanyContext } from '../../app/company-context.ts';
import type { Column } from '../DataGrid.tsx';

/** What a person changed about the columns of a list. Columns the program gains later are shown where it puts them. */
export interface ColumnChoice {
  readonly order?: readonly string[] | undefined;
  readonly hidden?: readonly string[] | undefined;
  /** In rem. */
  readonly widths?: Readonly<Record<string, number>> | undefined;
}

export interface Columns<Row> {
  readonly all: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly choice: ColumnChoice;
  readonly isHidden: (id: string) => boolean;
  readonly choose: (choice: ColumnChoice) => void;
}

export const leastWidth = 3;
export const mostWidth = 60;

/** Columns as chosen: a column nobody placed stands behind the one it follows in the program. */
export function arranged<Row>(columns: readonly Column<Row>[], { order = [], widths = {} }: ColumnChoice): Column<Row>[] {
  const wide = (column: Column<Row>): Column<Row> => {
    const width = widths[column.id];
    if (width === undefined) return column;
    const { grow: _, ...rest } = column;
    return { ...rest, width: Math.max(leastWidth, Math.min(width, mostWidth)) };
  };
  const known = new Map(columns.map((column) => [column.id, column]));
  const ids = order.filter((id) => known.has(id));
  for (const [index, { id }] of columns.entries()) {
    if (ids.includes(id)) continue;
    const before = columns[index - 1]?.id;
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id);
  }
  return ids.map((id) => wide(known.get(id)!));
}

const keyOf = (user: string, name: string) => `davtari.columns.${user}.${name}`;

export function readChoice(text: string | null): ColumnChoice {
  try {
    const value = JSON.parse(text ?? '{}') as Record<string, unknown>;
    const texts = (of: unknown) => (Array.isArray(of) ? of.filter((id): id is string => typeof id === 'string') : undefined);
    const widths = Object.entries((value.widths ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
    );
    return { order: texts(value.order), hidden: texts(value.hidden), widths: Object.fromEntries(widths) };
  } catch {
    return {};
  }
}

/** Columns of a list as the person who is at work chose them, kept on this machine for the list called `name`. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]): Columns<Row> {
  const user = useContext(CompanyContext)?.user.id ?? '';
  const key = keyOf(user, name);
  const [state, setState] = useState(() => ({ key, choice: stored(key) }));
  const choice = state.key === key ? state.choice : stored(key);
  const all = useMemo(() => arranged(columns, choice), [columns, choice]);
  const hidden = choice.hidden ?? [];
  const left = all.filter(({ id }) => !hidden.includes(id));
  return {
    all,
    // A list without any column could not be brought back.
    shown: left.length > 0 ? left : all.slice(0, 1),
    choice,
    isHidden: (id) => hidden.includes(id),
    choose: (next) => {
      setState({ key, choice: next });
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage may be switched off: then it holds until the window closes.
      }
    },
  };
}

function stored(key: string): ColumnChoice {
  try {
    return readChoice(localStorage.getItem(key));
  } catch {
    return {};
  }
}
