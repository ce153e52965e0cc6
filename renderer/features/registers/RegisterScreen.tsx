import type { ReactNode } from 'react';
import { KnownOnLine } from '../../ui/KnownOn.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { FilterBar, type FilterChoices } from './FilterBar.tsx';
import { MarkedActions, type PrintMarked } from './MarkedActions.tsx';
import type { Register } from './use-register.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

interface Props<Row> {
  register: Register<Row>;
  title: string;
  /** Screens above this one. */
  above?: readonly { title: string; to: string }[];
  aside?: ReactNode;
  /** Buttons, the main one last; what is done with marked rows stands before them. */
  actions?: ReactNode;
  print?: PrintMarked<Row>;
  /** Search, days, and what else everybody asks for. */
  toolbar: ReactNode;
  /** The state of knowledge the address asks for, where the register can be asked for one. */
  knownOn?: string | undefined;
  /** Before the filters: drafts to finish. */
  before?: ReactNode;
  filters?: FilterChoices | undefined;
  /** Whether filters, order and columns can be kept under a name. */
  keepsViews?: boolean;
  /** Of a question beside that for the rows. */
  error?: Error | null;
  /** The rows, and what stands above and below them. */
  children: ReactNode;
}

/** Frame of a register: head, filters and views over its rows. The rows are a `RegisterGrid` or a `GroupList`. */
export function RegisterScreen<Row>(props: Props<Row>) {
  const {
    register,
    title,
    above = [],
    aside,
    actions,
    print,
    toolbar,
    knownOn,
    before,
    filters,
    keepsViews = true,
    error,
    children,
  } = props;
  const { name, address, list, columns, selection, change, step } = register;
  return (
    <Screen fill name={name}>
      <PageHeader title={title} above={above} aside={aside}>
        <MarkedActions name={name} columns={columns.shown} marked={selection.rows} print={print} />
        {actions}
      </PageHeader>
      {before}
      {toolbar}
      <KnownOnLine value={knownOn} onChange={(next) => step({ knownOn: next })} />
      {filters ? (
        <FilterBar {...filters} value={address} onChange={change} onGroup={(group) => change({ group })}>
          {keepsViews ? <ViewsMenu screen={name} address={register.view} columns={columns.choice} onApply={register.applyView} /> : null}
        </FilterBar>
      ) : null}
      <QueryProblem error={list.error ?? error ?? null} retry={list.refetch} />
      {children}
    </Screen>
  );
}
