import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, FileUp, Plus, Scale } from 'lucide-react';
import { useState } from 'react';
import type { RateRow } from '../../../shared/contracts/rates.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import type { RateFeed } from '../../../shared/rates/feed.ts';
import { type Rejection, type Result, reject } from '../../../shared/result.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { newId, useCommand } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { usePagedRows } from '../../ui/use-paged-rows.ts';
import { CurrencyPicker } from '../documents/forms/CurrencyPicker.tsx';
import { RecordRateDialog } from './RecordRateDialog.tsx';

/** The bank whose list is asked for: the one that quotes the currency of the books. */
const bankOf = (baseCurrency: string): RateFeed => (baseCurrency === 'GEL' ? 'NBG' : baseCurrency === 'BGN' ? 'BNB' : 'ECB');
const mostAtOnce = 20_000;

interface Imported {
  recorded: number;
  unchanged: number;
  kept: number;
  skipped: string[];
}

/** Exchange rates by day. Enter corrects the one under the keyboard, Insert adds one. */
export function RatesScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const { baseCurrency, country } = useCompany();
  const mayWrite = useMay('transactions:write');
  const { currency, create } = useSearch({ from: '/company/rates' });
  const rates = usePagedRows('rate.list', currency ? { currency } : {});
  const [corrected, setCorrected] = useState<RateRow>();
  const [problems, setProblems] = useState<readonly Rejection[]>([]);
  const fetchRates = useCommand('app.fetchRates');
  const importRates = useCommand('rate.import');
  const source = bankOf(baseCurrency);
  const show = (next: { currency?: string | undefined; create?: true | undefined }) =>
    void navigate({ to: '/rates', search: { currency, create, ...next }, replace: true });

  const tell = (answer: Result<Imported>) => {
    setProblems(answer.ok ? [] : answer.rejections);
    if (!answer.ok) return;
    const { recorded, unchanged, kept, skipped } = answer.value;
    const sentences = [
      t('rates:imported', { recorded, unchanged }),
      ...(kept > 0 ? [t('rates:kept', { kept })] : []),
      ...(skipped.length > 0 ? [t('rates:skipped', { codes: skipped.join(', ') })] : []),
    ];
    notifications.show({
      message: sentences.join(' '),
      color: 'teal',
      withBorder: true,
      closeButtonProps: { 'aria-label': t('common:close') },
    });
  };
  const readFile = async (file: File | null) => {
    if (!file) return;
    // The readers are loaded when a list is read: few people ever do.
    const { readFeed } = await import('../../../shared/rates/read-feed.ts');
    const feed = readFeed(await file.text());
    if (!feed.ok) return setProblems(feed.rejections);
    const { quotes, skipped } = feed.value;
    if (quotes.length === 0 || quotes.length > mostAtOnce)
      return tell(reject({ code: 'RATES_UNREADABLE', place: '', reason: quotes.length === 0 ? 'empty' : 'too-many' }));
    const answer = await importRates.run({ id: newId(), source: feed.value.source, file: file.name.slice(0, 200), quotes: [...quotes] });
    tell(
      answer.ok ? { ok: true, value: { ...answer.value, skipped: [...new Set([...skipped, ...answer.value.skipped])].sort() } } : answer,
    );
  };

  const columns: Column<RateRow>[] = [
    { id: 'on', title: t('rates:on'), width: 8, opens: mayWrite, render: (row) => <DateText on={row.on} /> },
    { id: 'unit', title: t('rates:unit'), width: 6, render: (row) => row.unit },
    {
      id: 'quote',
      title: t('rates:rate'),
      width: 18,
      grow: 1,
      align: 'end',
      render: (row) =>
        t('rates:quote', {
          quantity: formatDecimal(String(row.quantity), language),
          unit: row.unit,
          rate: formatDecimal(row.rate, language),
          price: row.price,
        }),
    },
    { id: 'source', title: t('rates:source'), width: 9, render: (row) => (row.source === 'manual' ? t('rates:byHand') : row.source) },
    { id: 'corrected', title: t('rates:corrected'), width: 9, render: (row) => (row.corrections > 0 ? t('common:yes') : '') },
  ];
  return (
    <Screen fill name="rates">
      <PageHeader title={t('common:nav.rates')}>
        {country === null ? null : (
          <Button
            variant="default"
            leftSection={<Scale size={14} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/rates/revaluation' })}
          >
            {t('rates:revalue')}
          </Button>
        )}
        {mayWrite ? (
          <>
            <FileButton accept=".json,.xml" onChange={(file) => void readFile(file)}>
              {(props) => (
                <Button {...props} variant="default" loading={importRates.busy} leftSection={<FileUp size={14} aria-hidden="true" />}>
                  {t('rates:import')}
                </Button>
              )}
            </FileButton>
            <Button
              variant="default"
              loading={fetchRates.busy}
              leftSection={<Download size={14} aria-hidden="true" />}
              onClick={async () => tell(await fetchRates.run({ id: newId(), source }))}
            >
              {t('rates:fetch', { source })}
            </Button>
            <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => show({ create: true })}>
              {t('rates:new')}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <Toolbar>
        <CurrencyPicker
          label={t('rates:currency')}
          value={currency ?? ''}
          onChange={(code) => show({ currency: code === '' ? undefined : code })}
          w={180}
        />
      </Toolbar>
      <Rejections of={problems} />
      <QueryProblem error={rates.error} retry={rates.refetch} />
      <DataGrid
        name="rates"
        label={t('common:nav.rates')}
        columns={columns}
        rows={rates.rows}
        loading={rates.loading}
        autoFocus
        empty={currency ? t('common:noMatch') : t('rates:empty')}
        {...(mayWrite ? { onOpen: setCorrected } : {})}
        onRowKey={(event) => {
          if (event.key !== 'Insert' || !mayWrite) return false;
          show({ create: true });
          return true;
        }}
      />
      {mayWrite && (create || corrected) ? (
        <RecordRateDialog
          of={corrected}
          onClose={() => {
            setCorrected(undefined);
            if (create) show({ create: undefined });
          }}
        />
      ) : null}
    </Screen>
  );
}
