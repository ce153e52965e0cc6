import { NativeSelect, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type DocumentRow, documentColumns, documentSorts } from '../../../../shared/contracts/documents.ts';
import { formatDate } from '../../../../shared/dates/format.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { type DocumentKind, isOneOf, printableKinds } from '../../../../shared/documents/kinds.ts';
import { useToday } from '../../../app/company-context.ts';
import { queryClient, queryOf, useQueryOf } from '../../../app/engine.ts';
import { useShown } from '../../../app/shown-company.ts';
import { useText } from '../../../i18n/use-text.ts';
import { KnownOnInput } from '../../../ui/KnownOn.tsx';
import { usePagedRows } from '../../../ui/use-paged-rows.ts';
import { attachedChoices } from '../../registers/attached-choices.ts';
import { columnsIn } from '../../registers/columns-in.ts';
import { GroupList } from '../../registers/GroupList.tsx';
import { ListFilters } from '../../registers/ListFilters.tsx';
import { RegisterGrid } from '../../registers/RegisterGrid.tsx';
import { RegisterScreen } from '../../registers/RegisterScreen.tsx';
import { RegisterTotals } from '../../registers/RegisterTotals.tsx';
import { askedIn, given, oneOf, type RegisterAddress, readSort } from '../../registers/register-search.ts';
import { useAtRest } from '../../registers/use-at-rest.ts';
import { useRegister } from '../../registers/use-register.ts';
import { FileMenu } from '../../reports/ExportMenu.tsx';
import { DraftList } from '../drafts/DraftList.tsx';
import type { DraftRow } from '../drafts/merge-drafts.ts';
import { downloadPdf } from '../pdf/open-pdf.ts';
import { useDocumentColumns } from './use-document-columns.tsx';

export interface RegisterSearch extends RegisterAddress {
  openOnly?: true | undefined;
  /** With `openOnly`: what was open at the end of this day. */
  asOf?: string | undefined;
  show?: string | undefined;
}
/** What can be listed, by the word in the address; the first one is shown when none is given. */
export type Shown = Readonly<Record<string, readonly DocumentKind[]>>;

interface Props {
  name: 'sales' | 'purchases';
  shown: Shown;
  search: RegisterSearch;
  /** Which drafts are finished here. */
  acceptDraft: (draft: DraftRow) => boolean;
  children: ReactNode;
}

/** Documents of a side of the business: drafts to finish on top, then the register. */
export function DocumentRegister({ name, shown, search, acceptDraft, children }: Props) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const show = search.show !== undefined && Object.hasOwn(shown, search.show) ? search.show : Object.keys(shown)[0]!;
  const today = useToday();
  const sort = readSort(search.sort, documentSorts);
  const group = oneOf(search.group, groupings);
  const state = oneOf(search.state, states);
  const asOf = search.openOnly ? readDate(search.asOf ?? '') : undefined;
  const filter = given({
    ...askedIn(search),
    kinds: [...shown[show]!],
    openOnly: search.openOnly ?? false,
    asOf,
    currency: search.currency,
    state,
    today: state === 'overdue' ? today : undefined,
  });
  const documents = usePagedRows('document.list', { ...filter, ...given({ sort }) }, { enabled: group === undefined });
  // What it all amounts to is asked for when the rows are there and nobody is typing any more.
  const isAtRest = useAtRest(JSON.stringify(filter)) && !documents.loading;
  // Invoices and what was paid for them add up to nothing anybody asks for.
  const hasTotal = show !== 'all';
  const whole = useQueryOf('document.groups', { ...filter, by: 'none' }, { enabled: isAtRest && hasTotal });
  const groups = useQueryOf('document.groups', { ...filter, by: group ?? 'none' }, { enabled: group !== undefined });
  const totals = hasTotal ? <RegisterTotals of={whole.data} amount="gross" label={t('common:total')} /> : null;
  const columns = useDocumentColumns(name);
  const register = useRegister({ name, address: search, apart: ['knownOn'], list: documents, columns, keyOf, filter, sort });
  const shownCompany = useShown();
  const print = {
    has: (row: DocumentRow) => isOneOf(printableKinds, row.kind),
    save: async (row: DocumentRow) => {
      const file = await queryClient.fetchQuery(queryOf('document.pdf', { id: row.id, language }, shownCompany));
      downloadPdf(file.fileName, file.base64);
    },
  };
  const file = (format: 'xlsx' | 'csv') =>
    queryOf(
      'document.export',
      given({ ...filter, sort, today, columns: columnsIn(register, documentColumns), format, language }),
      shownCompany,
    );
  return (
    <RegisterScreen
      register={register}
      title={t(`common:nav.${name}`)}
      actions={
        <>
          {group === undefined ? <FileMenu title={t(`common:nav.${name}`)} files={{ xlsx: file('xlsx'), csv: file('csv') }} /> : null}
          {children}
        </>
      }
      print={print}
      before={filter.knownOn === undefined ? <DraftList accept={acceptDraft} /> : null}
      toolbar={
        <ListFilters value={search} onChange={register.change} placeholder={t('documents:filter.placeholder')}>
          <NativeSelect
            label={t('documents:filter.show')}
            value={show}
            onChange={(event) => register.change({ show: event.currentTarget.value })}
            data={Object.keys(shown).map((value) => ({ value, label: t(`documents:filter.kinds.${value}`) }))}
            flex="1 1 10rem"
            maw={210}
          />
          <Switch
            label={asOf ? t('documents:filter.openAt', { date: formatDate(asOf, language) }) : t('documents:filter.openOnly')}
            checked={search.openOnly ?? false}
            onChange={(event) => register.change({ openOnly: event.currentTarget.checked || undefined, asOf: undefined })}
            pb={6}
          />
          <KnownOnInput value={search.knownOn} onChange={(knownOn) => register.step({ knownOn })} />
        </ListFilters>
      }
      knownOn={search.knownOn}
      filters={{
        fields,
        states: states.map((value) => ({ value, label: t(`grid:filter.state.${value}`) })),
        choices: attachedChoices(t),
        groupings: groupings.map((value) => ({ value, label: t(`grid:group.${value}`) })),
        group,
      }}
      error={groups.error ?? whole.error}
    >
      {group === undefined ? (
        <RegisterGrid
          register={register}
          label={t(`common:nav.${name}`)}
          totals={totals}
          tone={(row) => (/[1-9]/.test(row.open) ? undefined : 'muted')}
          empty={t('documents:empty')}
          hrefOf={(row) => `/documents/${row.id}`}
          onOpen={(row) => void navigate({ to: '/documents/$documentId', params: { documentId: row.id } })}
        />
      ) : (
        <GroupList
          register={register}
          label={t(`common:nav.${name}`)}
          by={group}
          groups={groups}
          totals={totals}
          amounts={[
            { id: 'net', title: t('documents:column.net') },
            { id: 'vat', title: t('common:vat') },
            { id: 'gross', title: t('common:total') },
            { id: 'open', title: t('documents:column.open') },
          ]}
          empty={t('documents:empty')}
        />
      )}
    </RegisterScreen>
  );
}

const fields = ['state', 'attached', 'least', 'most', 'counterpartyId', 'account', 'branch', 'dimensions', 'currency'] as const;
const states = ['open', 'partly', 'overdue', 'settled', 'voided'] as const;
const groupings = ['month', 'counterparty', 'branch', 'currency'] as const;
const keyOf = (row: DocumentRow) => row.id;
