import type { ReactNode } from 'react';
import type { RegisterGroup, RegisterGroups } from '../../../shared/contracts/registers.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { PeriodText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { Money } from '../../ui/Money.tsx';
import { groupAddress } from './register-search.ts';
import type { Register } from './use-register.ts';

interface Props<Row, Amount extends string> {
  register: Register<Row>;
  label: string;
  by: string;
  groups: { readonly data: RegisterGroups<Amount> | undefined; readonly isPending: boolean };
  /** Columns of amounts with their titles. */
  amounts: readonly { id: Amount; title: string }[];
  /** What all rows amount to. */
  totals: ReactNode;
  empty: string;
}

/** Rows of a register put together: Enter opens a group to its rows, Back comes back to it. */
export function GroupList<Row, Amount extends string>({ register, label, by, groups, amounts, totals, empty }: Props<Row, Amount>) {
  const { t } = useText();
  const { name, address, step } = register;
  const answer = groups.data;
  const nameOf = (group: RegisterGroup<Amount>): ReactNode =>
    group.key === '' ? (
      t('grid:group.without')
    ) : by === 'month' ? (
      <PeriodText period={group.key} />
    ) : by === 'kind' ? (
      entryKindText(t, group.key)
    ) : (
      group.name
    );
  const columns: Column<RegisterGroup<Amount>>[] = [
    { id: 'name', title: t(`grid:group.${by}`), width: 14, grow: 2, opens: true, render: nameOf },
    { id: 'count', title: t('grid:group.count'), width: 7, align: 'end', render: ({ count }) => count },
    ...amounts.map(
      ({ id, title }): Column<RegisterGroup<Amount>> => ({
        id,
        title,
        width: 9,
        grow: 1,
        align: 'end',
        render: ({ sums }) =>
          sums
            .filter(({ amounts: of }, _, { length }) => length === 1 || /[1-9]/.test(of[id]))
            .map(({ currency, amounts: of }, index) => (
              <span key={currency}>
                {index > 0 ? ' · ' : ''}
                <Money amount={of[id]} currency={currency} />
              </span>
            )),
      }),
    ),
  ];
  return (
    <DataGrid
      name={`${name}-groups`}
      label={label}
      columns={columns}
      rows={answer?.groups ?? []}
      loading={groups.isPending}
      autoFocus
      empty={empty}
      onOpen={({ key }) => step({ group: undefined, ...groupAddress(by, key, address) })}
      totals={
        <>
          {totals}
          {answer && answer.total > answer.groups.length
            ? ` ${t('grid:group.more', { shown: answer.groups.length, count: answer.total })}`
            : null}
        </>
      }
    />
  );
}
