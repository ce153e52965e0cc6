import { useNavigate } from '@tanstack/react-router';
import type { EntryInfo, EntryLine } from '../../../shared/contracts/journal.ts';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { Money } from '../../ui/Money.tsx';
import { sumDecimals } from '../../ui/sum-decimals.ts';
import { valueText } from '../dimensions/line-dimensions.ts';

const mostShown = 18;

/** One column for each dimension a line has a value of, headed as the dimension is called now. */
function dimensionColumns(lines: readonly EntryLine[]): Column<EntryLine>[] {
  const names = new Map(
    lines.flatMap(({ dimensions = [] }) => dimensions.map(({ dimension, dimensionName }) => [dimension, dimensionName] as const)),
  );
  return [...names.keys()].sort().map((code) => ({
    id: `dimension.${code}`,
    title: names.get(code)!,
    width: 5.5,
    grow: 1,
    render: ({ dimensions = [] }: EntryLine) => {
      const found = dimensions.find(({ dimension }) => dimension === code);
      return found && valueText(found);
    },
  }));
}

export function EntryLines({ entry }: { entry: EntryInfo }) {
  const { t, nameOf } = useText();
  const { baseScale } = useCompany();
  const navigate = useNavigate();
  const { lines } = entry;
  const foreign = lines.some((line) => line.quantity !== null);
  const columns: Column<EntryLine>[] = [
    { id: 'line', title: t('reports:entry.line'), width: 2.5, align: 'end', render: (line) => line.lineNo },
    { id: 'account', title: t('common:account'), width: 5, opens: true, render: (line) => line.accountCode },
    { id: 'name', title: t('common:name'), width: 9, grow: 2, render: (line) => nameOf(line.accountNames) },
    { id: 'counterparty', title: t('common:counterparty'), width: 7, grow: 1, render: (line) => line.counterparty },
    ...dimensionColumns(lines),
    { id: 'memo', title: t('common:memo'), width: 4.5, grow: 1, render: (line) => line.memo },
    ...(foreign
      ? [
          {
            id: 'quantity',
            title: t('reports:card.quantity'),
            width: 7.5,
            align: 'end',
            render: (line: EntryLine) => <Money amount={line.quantity} currency={line.commodity ?? undefined} />,
          } as const,
          {
            id: 'rate',
            title: t('reports:entry.rate'),
            width: 4.5,
            align: 'end',
            render: (line: EntryLine) => <Money amount={line.rate} />,
          } as const,
        ]
      : []),
    { id: 'debit', title: t('common:debit'), width: 7, align: 'end', render: (line) => <Money amount={line.debit} dashZero /> },
    { id: 'credit', title: t('common:credit'), width: 7, align: 'end', render: (line) => <Money amount={line.credit} dashZero /> },
  ];
  return (
    <DataGrid
      name="entry-lines"
      label={t('reports:entry.lines')}
      columns={columns}
      rows={lines}
      fit={mostShown}
      autoFocus
      onOpen={(line) => void navigate({ to: '/account-card', search: { account: line.accountCode } })}
      empty={t('common:none')}
      footer={{
        name: t('common:total'),
        debit: (
          <Money
            amount={sumDecimals(
              lines.map((line) => line.debit),
              baseScale,
            )}
          />
        ),
        credit: (
          <Money
            amount={sumDecimals(
              lines.map((line) => line.credit),
              baseScale,
            )}
          />
        ),
      }}
    />
  );
}
