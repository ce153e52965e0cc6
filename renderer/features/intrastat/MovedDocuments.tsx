import { Link } from '@tanstack/react-router';
import type { MovedDocument } from '../../../shared/contracts/intrastat.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';

interface Props {
  rows: readonly MovedDocument[];
  loading: boolean;
  onOpen: (document: MovedDocument) => void;
  /** Takes the focus, at once or as soon as nothing stands above it any more. */
  autoFocus: boolean;
  /** Nothing has to be declared: goods nobody described are nothing wrong. */
  isFree: boolean;
}

/** Documents of the month; those whose goods nobody described come first. */
export function MovedDocuments({ rows, loading, onOpen, autoFocus, isFree }: Props) {
  const { t } = useText();
  const columns: Column<MovedDocument>[] = [
    { id: 'date', title: t('common:onDate'), width: 6, render: (row) => <DateText on={row.date} /> },
    { id: 'number', title: t('common:number'), width: 7.5, opens: true, render: (row) => row.supplierNumber || row.number },
    { id: 'kind', title: t('common:kind'), width: 12.25, grow: 1, render: (row) => t(`common:documentKind.${row.kind}`) },
    { id: 'counterparty', title: t('common:counterparty'), width: 8, grow: 2, render: (row) => row.counterparty },
    {
      id: 'booked',
      title: t('intrastat:documents.booked'),
      width: 6.5,
      align: 'end',
      render: (row) => <Signed row={row} amount={row.booked} />,
    },
    {
      id: 'described',
      title: t('intrastat:documents.described'),
      width: 6.5,
      align: 'end',
      render: (row) => (row.described === null ? '' : <Signed row={row} amount={row.described} />),
    },
    { id: 'state', title: t('intrastat:documents.state'), width: 9.75, grow: 1, render: (row) => <State row={row} isFree={isFree} /> },
    {
      id: 'document',
      title: t('intrastat:documents.open'),
      width: 6,
      render: (row) => (
        <Link to="/documents/$documentId" params={{ documentId: row.documentId }} tabIndex={-1}>
          {t('intrastat:documents.open')}
        </Link>
      ),
    },
  ];
  return (
    <DataGrid
      name="intrastat-documents"
      label={t('intrastat:documents.title')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('intrastat:documents.empty')}
      onOpen={onOpen}
      fit={10}
      autoFocus={autoFocus}
    />
  );
}

const Signed = ({ row, amount }: { row: MovedDocument; amount: string }) => <Money amount={row.takesBack ? `-${amount}` : amount} />;

function State({ row, isFree }: { row: MovedDocument; isFree: boolean }) {
  const { t } = useText();
  if (row.excluded !== null)
    return (
      <span title={row.excluded}>
        <StatusMark tone="neutral">{t('intrastat:documents.excluded')}</StatusMark>
      </span>
    );
  return row.described === null ? (
    <StatusMark tone={isFree ? 'neutral' : 'bad'}>{t('intrastat:documents.missing')}</StatusMark>
  ) : (
    <StatusMark tone="good">{t('intrastat:documents.done')}</StatusMark>
  );
}
