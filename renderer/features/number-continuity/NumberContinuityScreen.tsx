import { Button, NativeSelect, Table } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { NumberSeriesInfo } from '../../../shared/contracts/numbers.ts';
import { useQueryOf } from '../../app/engine.ts';
import { TakeOverNumbers } from '../../app/TakeOverNumbers.tsx';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';
import classes from './NumberContinuityScreen.module.css';
import { SeriesNumbers } from './SeriesNumbers.tsx';

/** Every number of every series and what became of it, now or as known on an earlier state: no number may be missing. */
export function NumberContinuityScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const { series, knownOn } = useSearch({ from: '/company/number-continuity' });
  const known = readKnownOn(knownOn);
  const then = known === undefined ? {} : { knownOn: known };
  const [preview, setPreview] = useState(false);
  // One row of each series is enough here: the counts come with it, the numbers below are asked for series by series.
  const all = useQueryOf('number.continuity', { limit: 1, ...then }, { keep: true });
  const pdf = useQueryOf('number.pdf', { language, ...then }, { enabled: preview });
  const list = all.data ?? [];
  const chosen = list.find((each) => each.series === series) ?? list[0];
  // Asked for the chosen series only: it looks at every date of it.
  const remarks = useQueryOf(
    'number.continuity',
    { series: chosen?.series ?? '', remarks: true, limit: 1, ...then },
    { enabled: chosen !== undefined },
  );
  const outOfOrder = remarks.data?.[0]?.outOfOrder ?? 0;
  const missing = list.reduce((sum, each) => sum + each.head - each.total, 0);
  const choose = (next: string) => void navigate({ to: '/number-continuity', search: { series: next, knownOn }, replace: true });
  const changeKnownOn = (next: string | undefined) => void navigate({ to: '/number-continuity', search: { series, knownOn: next } });
  const title = ({ kind, branch, year, device }: NumberSeriesInfo) =>
    [
      t(`common:documentKind.${kind}`, { defaultValue: kind }),
      branch === '' ? '' : t('reports:numbers.branch', { branch }),
      year ?? '',
      device === '' ? '' : t('reports:numbers.device', { device }),
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    <Screen fill name="number-continuity">
      <PageHeader
        title={t('common:nav.number-continuity')}
        aside={
          list.length === 0 ? null : missing === 0 ? (
            <StatusMark tone="good">{t('reports:numbers.complete')}</StatusMark>
          ) : (
            <StatusMark tone="bad">{t('reports:numbers.missing', { count: missing, n: missing })}</StatusMark>
          )
        }
      >
        <TakeOverNumbers />
        <Button
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
          onClick={() => setPreview(true)}
          disabled={list.length === 0}
          data-testid="open-pdf"
        >
          {t('reports:numbers.pdf')}
        </Button>
      </PageHeader>
      <QueryProblem error={all.error} retry={all.refetch} />
      <Toolbar>
        <KnownOnInput value={knownOn} onChange={changeKnownOn} />
      </Toolbar>
      <KnownOnLine value={knownOn} onChange={changeKnownOn} />
      {list.length === 0 && all.data ? <EmptyState title={t('reports:numbers.empty')} /> : null}
      {chosen ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in a low window, by keyboard too */}
          <section className={classes.summary} aria-label={t('common:nav.number-continuity')} tabIndex={0}>
            <Table data-testid="number-series">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('reports:numbers.series')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.head')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.used')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.cancelled')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.voided')}</Table.Th>
                  <Table.Th ta="end">{t('reports:numbers.leased')}</Table.Th>
                  <Table.Th>{t('common:state')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.map((each) => (
                  <Table.Tr key={each.series} data-active={each.series === chosen.series || undefined}>
                    <Table.Td>{title(each)}</Table.Td>
                    <Table.Td ta="end">{each.head}</Table.Td>
                    <Table.Td ta="end">{each.used}</Table.Td>
                    <Table.Td ta="end">{each.cancelled}</Table.Td>
                    <Table.Td ta="end">{each.voided}</Table.Td>
                    <Table.Td ta="end">{each.leased}</Table.Td>
                    <Table.Td>
                      {each.missing.length === 0 ? (
                        <StatusMark tone="good">{t('reports:numbers.intact')}</StatusMark>
                      ) : (
                        <StatusMark tone="bad">{t('reports:numbers.gaps', { numbers: each.missing.slice(0, 20).join(', ') })}</StatusMark>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          <Toolbar>
            <NativeSelect
              label={t('reports:numbers.series')}
              value={chosen.series}
              onChange={(event) => choose(event.currentTarget.value)}
              data={list.map((each) => ({ value: each.series, label: title(each) }))}
              miw={280}
            />
            {chosen.continued.map(({ from, at, by, reason }) => (
              <StatusMark key={at} tone="neutral">
                {t('reports:numbers.continued', { from, on: formatInstant(at, language), reason: `${reason}, ${by}` })}
              </StatusMark>
            ))}
            {outOfOrder > 0 ? <StatusMark tone="warn">{t('reports:numbers.outOfOrder', { count: outOfOrder })}</StatusMark> : null}
          </Toolbar>
          <SeriesNumbers
            key={`${chosen.series} ${knownOn}`}
            series={chosen.series}
            kind={chosen.kind}
            total={chosen.total}
            knownOn={known}
          />
        </>
      ) : null}
      <PdfDialog
        title={t('common:nav.number-continuity')}
        opened={preview}
        onClose={() => setPreview(false)}
        file={pdf.data}
        error={pdf.error}
      />
    </Screen>
  );
}
