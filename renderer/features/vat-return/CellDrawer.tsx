import { Drawer } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { KnownOn } from '../../../shared/contracts/fields.ts';
import type { VatLedgerRow, VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { useBaseOn } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { sumDecimals } from '../../ui/sum-decimals.ts';
import { formulaText } from './formula-text.ts';
import { findCell } from './return-cells.ts';
import classes from './vat.module.css';

interface Props {
  info: VatReturnInfo;
  /** Id of the cell in the address, or undefined when none is open. */
  cell: string | undefined;
  /** The state of knowledge the return is shown in; undefined is now. */
  knownOn: KnownOn | undefined;
  onClose: () => void;
}

/** The VAT-ledger rows behind a cell, each leading to its document and its entry. */
export function CellDrawer({ info, cell, knownOn, onClose }: Props) {
  const { t, nameOf } = useText();
  const found = cell === undefined ? undefined : findCell(info, cell);
  // While it slides out it still says what it said.
  const [last, setLast] = useState(found);
  useEffect(() => {
    if (found) setLast(found);
  }, [found]);
  const shown = found ?? last;
  return (
    <Drawer
      opened={found !== undefined}
      onClose={onClose}
      position="right"
      size={960}
      title={shown ? t('vat:cellTitle', { code: shown.line.code, column: nameOf(shown.column) }) : ''}
      overlayProps={{ backgroundOpacity: 0.2 }}
      transitionProps={{ duration: 80 }}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ body: classes.drawer ?? '', content: classes.drawerContent ?? '' }}
    >
      {shown ? <CellRows info={info} shown={shown} knownOn={knownOn} /> : null}
    </Drawer>
  );
}

function CellRows({
  info,
  shown,
  knownOn,
}: {
  info: VatReturnInfo;
  shown: NonNullable<ReturnType<typeof findCell>>;
  knownOn: KnownOn | undefined;
}) {
  const { t, language, nameOf } = useText();
  const navigate = useNavigate();
  const { baseCurrency, baseScale } = useBaseOn(lastDay(info.period));
  const { cell, line } = shown;
  const query = useQueryOf('vatReturn.rows', {
    period: info.period,
    cell: cell.cell,
    ...(knownOn === undefined ? {} : { knownOn }),
  });
  const rows = query.data ?? [];
  const taxable = sumDecimals(
    rows.map((row) => row.taxable),
    baseScale,
  );
  const vat = sumDecimals(
    rows.map((row) => row.vat),
    baseScale,
  );
  // A cell of VAT is the rate applied to the total of its line, so it may differ from the VAT of the invoices behind it.
  const isRounded = rows.length > 0 && !line.isTotal && cell.amount !== taxable && cell.amount !== vat;
  const box = useRef<HTMLDivElement>(null);
  // The drawer gives the focus to its first button; work goes on in the rows.
  useEffect(() => {
    const timer = setTimeout(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), 120);
    return () => clearTimeout(timer);
  }, []);
  const columns: Column<VatLedgerRow>[] = [
    { id: 'on', title: t('vat:taxPoint'), width: 6, render: (row) => <DateText on={row.taxPoint} /> },
    { id: 'number', title: t('common:number'), width: 7, opens: true, render: (row) => row.number },
    { id: 'kind', title: t('common:kind'), width: 6, grow: 1, render: (row) => <RowKind row={row} /> },
    { id: 'counterparty', title: t('common:counterparty'), width: 8, grow: 2, render: (row) => row.counterparty },
    { id: 'taxCode', title: t('vat:taxCode'), width: 4.5, render: (row) => <span title={nameOf(row.source)}>{row.taxCode}</span> },
    { id: 'taxable', title: t('vat:taxable'), width: 8.5, align: 'end', render: (row) => <Money amount={row.taxable} /> },
    { id: 'vat', title: t('common:vat'), width: 6.5, align: 'end', render: (row) => <Money amount={row.vat} dashZero /> },
    { id: 'entry', title: t('vat:entry'), width: 5.5, render: (row) => <EntryLink row={row} /> },
  ];
  const open = (row: VatLedgerRow) =>
    row.documentId === null
      ? void navigate({ to: '/entry/$entryId', params: { entryId: row.entryId } })
      : void navigate({ to: '/documents/$documentId', params: { documentId: row.documentId } });
  return (
    <div ref={box} className={classes.rows} data-testid="vat-rows">
      <p className={classes.note}>{nameOf(line.names)}</p>
      <p className={classes.note}>{t('vat:formula', { formula: formulaText(cell.formula, language) })}</p>
      <Figures
        of={[
          { id: 'cell-amount', label: t('vat:cellAmount'), value: <Money amount={cell.amount} currency={baseCurrency} strong /> },
          { id: 'cell-gross', label: t('vat:beforeCorrections'), value: <Money amount={cell.gross} /> },
          { id: 'cell-corrections', label: t('vat:corrections'), value: <Money amount={cell.corrections} /> },
        ]}
      />
      {isRounded ? <p className={classes.note}>{t('vat:roundingWhy')}</p> : null}
      <QueryProblem error={query.error} retry={query.refetch} />
      <DataGrid
        name="vat-rows"
        label={t('vat:rowsOf', { cell: cell.cell })}
        columns={columns}
        rows={rows}
        loading={query.isPending}
        empty={t('vat:noRows')}
        onOpen={open}
        footer={{
          counterparty: t('common:total'),
          taxable: <Money amount={taxable} />,
          vat: <Money amount={vat} />,
        }}
      />
    </div>
  );
}

function RowKind({ row }: { row: VatLedgerRow }) {
  const { t } = useText();
  const kind = entryKindText(t, row.documentKind ?? 'manual');
  return row.isCorrection ? <StatusMark tone="active">{kind}</StatusMark> : kind;
}

function EntryLink({ row }: { row: VatLedgerRow }) {
  const { t } = useText();
  return (
    <Link to="/entry/$entryId" params={{ entryId: row.entryId }} tabIndex={-1}>
      {t('vat:openEntry')}
    </Link>
  );
}
