import { Paperclip } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';

/** Columns that registers of entries, of documents and of lines have alike. Each register says how wide they are there. */
export function useEntryColumns() {
  const { t } = useText();
  const date: Column<{ date: string }> = {
    id: 'date',
    title: t('common:onDate'),
    width: 6,
    sort: 'date',
    text: (row) => row.date,
    render: (row) => <DateText on={row.date} />,
  };
  const number: Column<{ number: string }> = {
    id: 'number',
    title: t('common:number'),
    width: 6.5,
    opens: true,
    sort: 'number',
    text: (row) => row.number,
  };
  const kind: Column<{ kind: string }> = {
    id: 'kind',
    title: t('common:kind'),
    width: 5.5,
    grow: 1,
    sort: 'kind',
    text: (row) => entryKindText(t, row.kind),
  };
  const attachments: Column<{ attachments: number }> = {
    id: 'attachments',
    title: t('grid:attachments'),
    head: <Paperclip size={12} role="img" aria-label={t('grid:attachments')} />,
    width: 2,
    align: 'center',
    text: (row) => (row.attachments === 0 ? '' : String(row.attachments)),
    render: (row) =>
      row.attachments === 0 ? null : (
        <Paperclip size={14} role="img" aria-label={t('grid:attached', { count: row.attachments })} style={{ verticalAlign: 'middle' }}>
          <title>{t('grid:attached', { count: row.attachments })}</title>
        </Paperclip>
      ),
  };
  return { date, number, kind, attachments };
}
