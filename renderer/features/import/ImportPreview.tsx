import { Button, Checkbox, NativeSelect, Radio, Stack, Table, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { countries, packFor } from '../../../shared/jurisdictions/index.ts';
import { queryOf, Refusal, useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { sumDecimals } from '../../ui/sum-decimals.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { DryRunTable } from './DryRunTable.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportRemarks } from './ImportRemarks.tsx';
import classes from './ImportScreen.module.css';
import { MappingTable } from './MappingTable.tsx';
import type { BookFile } from './read-book-file.ts';
import { saveMapping } from './saved-mapping.ts';
import { useImportEnd } from './use-import-end.ts';
import { mappingRows, useMapping } from './use-mapping.ts';

const balancesShown = 14;

/** What the import would do, figure by figure, before anything is written. */
export function ImportPreview({ book }: { book: BookFile }) {
  const { t, nameOf } = useText();
  const navigate = useNavigate();
  const { id } = useCommandId();
  const ended = useImportEnd();
  const [chosenBase, setBase] = useState<string>();
  const [name, setName] = useState(book.fileName.replace(/\.[^.]+$/, ''));
  const input = { fileName: book.fileName, content: book.content, ...(chosenBase ? { baseCurrency: chosenBase } : {}) };
  const preview = useQuery({
    ...queryOf('app.previewImport', input, null),
    // Not by its content: a book of many megabytes is no key, and a previewed one is not worth keeping.
    queryKey: ['app.previewImport', book.fileName, book.content.length, book.lastModified, chosenBase],
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const create = useCommand('app.import');
  const today = useQueryOf('app.info', {}).data?.today;
  /** Empty: under the book's own accounts. */
  const [country, setCountry] = useState('');
  const [taxId, setTaxId] = useState('');
  const [vatPayer, setVatPayer] = useState(true);
  const pack = packFor(country);
  const mapped = useMapping(preview.data?.used, country || null, pack?.chart);
  const mapping = pack ? mappingRows(mapped.mapping) : [];
  const target = pack ? ({ kind: 'chart', country, taxId, vatPayer } as const) : ({ kind: 'own' } as const);
  const baseCurrency = chosenBase ?? preview.data?.baseCurrency;
  const [tried, setTried] = useState<string>();
  const asked = JSON.stringify([baseCurrency, target, mapping]);
  const dryRun = useQuery({
    ...queryOf('app.dryRunImport', { ...input, baseCurrency, target, mapping }, null),
    queryKey: ['app.dryRunImport', book.fileName, book.content.length, book.lastModified, asked],
    enabled: tried === asked,
    gcTime: 0,
    staleTime: 0,
  });
  const tryButton = useFocusBack(dryRun.isFetching);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await create.run({ ...input, baseCurrency, id, name, target, mapping });
    const isHere = ended(answer);
    if (!answer.ok) return;
    if (pack) saveMapping(country, mapped.mapping);
    if (isHere) await navigate({ to: '/imports' });
  };
  const chooseCountry = (code: string) => {
    setCountry(code);
    const own = packFor(code)?.baseCurrency((today ?? '2026-01-01') as LocalDate);
    setBase(own);
  };
  if (preview.error) return <QueryProblem error={preview.error} />;
  if (!preview.data) return <p className={classes.hint}>{t('common:loading')}</p>;
  const found = preview.data;
  const decimals = new Map(found.commodities.map((commodity) => [commodity.name, commodity.decimals]));
  /** With the decimals of its currency, so that figures stand under each other. */
  const aligned = (balance: string, commodity: string) => sumDecimals([balance], decimals.get(commodity) ?? 2);
  return (
    <>
      <Title order={2} mb="xs">
        {t('import:preview')}
      </Title>
      <Figures
        of={[
          { id: 'format', label: t('import:format'), value: found.format },
          { id: 'entries', label: t('import:entries'), value: found.entries },
          { id: 'lines', label: t('import:lines'), value: found.lines },
          { id: 'accounts', label: t('import:accounts'), value: found.accounts },
          { id: 'from', label: t('common:from'), value: <DateText on={found.from} /> },
          { id: 'to', label: t('common:to'), value: <DateText on={found.to} /> },
          { id: 'skipped', label: t('import:skipped'), value: found.skipped.length },
          { id: 'warnings', label: t('import:warnings'), value: found.warnings.length },
        ]}
      />
      <Title order={3} mb={4}>
        {t('import:balances')}
      </Title>
      <DataGrid
        name="import-balances"
        label={t('import:balances')}
        rows={found.balances}
        fit={balancesShown}
        empty={t('common:none')}
        columns={[
          { id: 'account', title: t('common:account'), width: 16, grow: 2, render: (row) => row.account },
          { id: 'commodity', title: t('common:currency'), width: 6, grow: 1, render: (row) => row.commodity },
          {
            id: 'balance',
            title: t('common:balance'),
            width: 10,
            align: 'end',
            render: (row) => <Money amount={aligned(row.balance, row.commodity)} />,
          },
        ]}
      />
      <div className={classes.columns}>
        <section aria-labelledby="import-commodities">
          <Title order={3} id="import-commodities" mb={4}>
            {t('import:commodities')}
          </Title>
          <Table data-testid="import-commodities">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('common:name')}</Table.Th>
                <Table.Th ta="end">{t('import:decimals')}</Table.Th>
                <Table.Th ta="end">{t('import:lines')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.commodities.map((commodity) => (
                <Table.Tr key={commodity.name}>
                  <Table.Td>{commodity.name || t('common:none')}</Table.Td>
                  <Table.Td ta="end">{commodity.decimals}</Table.Td>
                  <Table.Td ta="end">{commodity.lines}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
        <ImportRemarks skipped={found.skipped} warnings={found.warnings} />
      </div>
      <form onSubmit={(event) => void send(event)} noValidate>
        <Title order={2} mb="xs" mt="md">
          {t('import:mapping.title')}
        </Title>
        <Radio.Group value={country} onChange={chooseCountry} label={t('import:mapping.whose')} mb="sm">
          <Stack gap={8} mt={4}>
            <Radio value="" label={t('import:mapping.own')} />
            {countries.map((code) => (
              <Radio
                key={code}
                value={code}
                label={t('import:mapping.chartOf', { country: nameOf(packFor(code)?.names ?? { en: code }) })}
              />
            ))}
          </Stack>
        </Radio.Group>
        {pack ? (
          <>
            <p className={classes.intro}>{t('import:mapping.explained')}</p>
            <MappingTable of={mapped} chart={pack.chart} />
            {mapped.missing > 0 ? <p role="status">{t('import:mapping.left', { number: mapped.missing })}</p> : null}
          </>
        ) : null}
        <Title order={2} mb="xs" mt="md">
          {t('import:dryRun.title')}
        </Title>
        <p className={classes.hint}>{t('import:dryRun.explained')}</p>
        <Rejections of={dryRun.error instanceof Refusal ? dryRun.error.rejections : []} />
        {tried === asked && dryRun.data ? <DryRunTable of={dryRun.data} /> : null}
        <Rejections of={create.rejections} />
        <ImportProgress />
        <div className={classes.create}>
          {pack ? (
            <>
              <TextInput
                name="taxId"
                label={t('common:taxId')}
                value={taxId}
                onChange={(event) => setTaxId(event.currentTarget.value.trim())}
                w={160}
              />
              <Checkbox
                label={t('start:vatPayer')}
                checked={vatPayer}
                onChange={(event) => setVatPayer(event.currentTarget.checked)}
                mb={6}
              />
            </>
          ) : null}
          <TextInput name="name" label={t('start:name')} value={name} onChange={(event) => setName(event.currentTarget.value)} w={280} />
          <NativeSelect
            name="baseCurrency"
            label={t('import:baseCurrency')}
            value={chosenBase ?? found.baseCurrency}
            onChange={(event) => setBase(event.currentTarget.value)}
            data={[
              ...new Set([
                ...(chosenBase ? [chosenBase] : []),
                found.baseCurrency,
                ...found.commodities.map((commodity) => commodity.name),
              ]),
            ].filter(Boolean)}
            w={160}
          />
          <Button
            ref={tryButton}
            variant="default"
            loading={dryRun.isFetching}
            disabled={pack !== undefined && mapped.missing > 0}
            onClick={() => {
              setTried(asked);
              if (tried === asked) void dryRun.refetch();
            }}
            data-testid="import-try"
          >
            {t('import:dryRun.button')}
          </Button>
          <Button type="submit" loading={create.busy} disabled={pack !== undefined && mapped.missing > 0} data-testid="import-create">
            {t('import:create')}
          </Button>
        </div>
      </form>
    </>
  );
}
