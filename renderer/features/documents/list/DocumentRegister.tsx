import { NativeSelect, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DocumentKind, DocumentRow } from '../../../../shared/contracts/documents.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../../ui/DataGrid.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { entryKindText } from '../../../ui/entry-kind-text.ts';
import { KnownOnInput, KnownOnLine } from '../../../ui/KnownOn.tsx';
import { readKnownOn } from '../../../ui/known-on.ts';
import { Money } from '../../../ui/Money.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryProblem } from '../../../ui/QueryProblem.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { usePagedRows } from '../../../ui/use-paged-rows.ts';
import { DraftList } from '../drafts/DraftList.tsx';
import type { DraftRow } from '../drafts/merge-drafts.ts';
import { DocumentStateMark } from './DocumentStateMark.tsx';
import { type Filters, ListFilters } from './ListFilters.tsx';

export interface RegisterSearch extends Filters {
  openOnly?: true | undefined;
  counterpartyId?: string | undefined;
  show?: string | undefined;
  knownOn?: string | undefined;
}
/** What can be listed, by the word in the address; the first one is shown when none is given. */
export type Shown = Readonly<Record<string, readonly DocumentKind[]>>;

interface Props {
  name: 'sales' | 'purchases';
  shown: Shown;
  search: RegisterSearch;
  /** Which drafts are finished here. */
  acceptDraft: (draft: DraftRow) => boolean;
  withSupplierNumber?: boolean;
  children: ReactNode;
}

/** Documents of a side of the business: drafts to finish on top, then the register. */
export function DocumentRegister({ name, shown, search, acceptDraft, withSupplierNumber = false, children }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const show = search.show !== undefined && search.show in shown ? search.show : Object.keys(shown)[0]!;
  const { from, to, openOnly, counterpartyId } = search;
  const knownOn = readKnownOn(search.knownOn);
  const rows = usePagedRows('document.list', {
    kinds: [...shown[show]!],
    search: search.search ?? '',
    openOnly: openOnly ?? false,
    ...(from && readDate(from) ? { from } : {}),
    ...(to && readDate(to) ? { to } : {}),
    ...(counterpartyId ? { counterpartyId } : {}),
    ...(knownOn === undefined ? {} : { knownOn }),
  });
  const change = (patch: RegisterSearch) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...patch }), replace: true } as never);
  // A step of its own, so that Back leads to the state that was looked at before.
  const changeKnownOn = (next: string | undefined) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, knownOn: next }) } as never);

  const columns: Column<DocumentRow>[] = [
    { id: 'date', title: t('common:onDate'), width: 6, render: (row) => <DateText on={row.date} /> },
    { id: 'number', title: t('common:number'), width: 6.5, opens: true, render: (row) => row.number },
    { id: 'kind', title: t('common:kind'), width: 5.5, grow: 1, render: (row) => entryKindText(t, row.kind) },
    { id: 'counterparty', title: t('common:counterparty'), width: 9, grow: 3, render: (row) => row.counterparty },
    ...(withSupplierNumber
      ? [{ id: 'supplierNumber', title: t('documents:field.supplierNumber'), width: 7.5, render: (row: DocumentRow) => row.supplierNumber }]
      : []),
    { id: 'due', title: t('documents:field.dueDate'), width: 7, render: (row) => <DateText on={row.dueDate} /> },
    ...(withSupplierNumber
      ? []
      : [
          {
            id: 'vat',
            title: t('common:vat'),
            width: 6,
            align: 'end' as const,
            render: (row: DocumentRow) => <Money amount={row.vat} dashZero />,
          },
        ]),
    {
      id: 'gross',
      title: t('common:total'),
      width: 8,
      align: 'end',
      render: (row) => <Money amount={row.gross} currency={row.currency} />,
    },
    {
      id: 'open',
      title: t('documents:column.open'),
      width: 6.5,
      align: 'end',
      render: (row) => <Money amount={row.open} currency={row.openCurrency} dashZero />,
    },
    { id: 'state', title: t('common:state'), width: 7.5, render: (row) => <DocumentStateMark row={row} /> },
  ];
  return (
    <Screen fill name={name}>
      <PageHeader title={t(`common:nav.${name}`)}>{children}</PageHeader>
      {knownOn === undefined ? <DraftList accept={acceptDraft} /> : null}
      <ListFilters value={search} onChange={change} placeholder={t('documents:filter.placeholder')}>
        <NativeSelect
          label={t('documents:filter.show')}
          value={show}
          onChange={(event) => change({ show: event.currentTarget.value })}
          data={Object.keys(shown).map((value) => ({ value, label: t(`documents:filter.kinds.${value}`) }))}
        />
        <Switch
          label={t('documents:filter.openOnly')}
          checked={openOnly ?? false}
          onChange={(event) => change({ openOnly: event.currentTarget.checked || undefined })}
          pb={6}
        />
        {counterpartyId === undefined ? null : (
          <Switch label={t('documents:filter.oneParty')} checked onChange={() => change({ counterpartyId: undefined })} pb={6} />
        )}
        <KnownOnInput value={search.knownOn} onChange={changeKnownOn} />
      </ListFilters>
      <KnownOnLine value={search.knownOn} onChange={changeKnownOn} />
      <QueryProblem error={rows.error} retry={rows.refetch} />
      <DataGrid
        name={name}
        label={t(`common:nav.${name}`)}
        columns={columns}
        rows={rows.rows}
        loading={rows.loading}
        autoFocus
        tone={(row) => (/[1-9]/.test(row.open) ? undefined : 'muted')}
        empty={t('documents:empty')}
        onOpen={(row) => void navigate({ to: '/documents/$documentId', params: { documentId: row.id } })}
      />
    </Screen>
  );
}
