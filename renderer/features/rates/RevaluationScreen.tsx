import { Button, Checkbox } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { RevaluationRow } from '../../../shared/contracts/rates.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { addDays, readDate } from '../../../shared/dates/local-date.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useMay, useToday } from '../../app/company-context.ts';
import { newId, useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** What a revaluation at the end of a day would book, position by position, and the button that books it. */
export function RevaluationScreen() {
  const { t, language, nameOf } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const mayPost = useMay('transactions:write');
  const maySet = useMay('admin:system');
  const search = useSearch({ from: '/company/rates/revaluation' });
  // The last day of the month before: what is revalued most often.
  const on = readDate(search.on ?? '') ?? addDays(today, -Number(today.slice(8)));
  const [clearUnassigned, setClear] = useState(false);
  const { id, renew } = useCommandId();
  const settings = useQueryOf('exchangeSettings.get', {});
  const change = useCommand('exchangeSettings.change');
  const post = useCommand('revaluation.post');
  const preview = useQueryOf('revaluation.preview', { on, clearUnassigned });
  const shown = preview.data;
  const rows = (shown?.rows ?? []).filter(({ quantity, carried, difference }) => ![quantity, carried, difference].every(isZero));

  const send = async () => {
    if (!shown) return;
    const answer = await post.run({ id, on, clearUnassigned, expectedDifference: shown.difference });
    renew();
    if (!answer.ok) return;
    const { number, entryId } = answer.value;
    notifyPosted(t, number === null ? t('rates:revaluation.nothing') : t('rates:revaluation.posted', { number }));
    if (entryId !== null) await navigate({ to: '/entry/$entryId', params: { entryId } });
  };
  const open = (row: RevaluationRow) =>
    void (row.documentId === null
      ? navigate({ to: '/account-card', search: { account: row.account, to: on } })
      : navigate({ to: '/documents/$documentId', params: { documentId: row.documentId } }));

  const money = (column: 'carried' | 'worth' | 'difference' | 'released'): Column<RevaluationRow> => ({
    id: column,
    title: t(`rates:revaluation.${column}`),
    width: 7,
    align: 'end',
    render: (row) => <Money amount={row[column]} dashZero={column === 'difference' || column === 'released'} />,
  });
  const columns: Column<RevaluationRow>[] = [
    {
      id: 'account',
      title: t('rates:revaluation.account'),
      width: 9,
      grow: 2,
      opens: true,
      render: (row) => `${row.account} ${nameOf(row.accountNames)}`,
    },
    {
      id: 'document',
      title: t('rates:revaluation.document'),
      width: 7.5,
      render: (row) => row.documentNumber ?? t('rates:revaluation.other'),
    },
    { id: 'counterparty', title: t('rates:revaluation.counterparty'), width: 7, grow: 1, render: (row) => row.counterparty ?? '' },
    {
      id: 'quantity',
      title: t('rates:revaluation.quantity'),
      width: 9,
      align: 'end',
      render: (row) => <Money amount={row.quantity} currency={row.currency} />,
    },
    money('carried'),
    money('worth'),
    money('difference'),
    ...(shown?.releasedOn ? [money('released')] : []),
  ];
  const isDone = shown !== undefined && rows.every(({ difference }) => isZero(difference));
  return (
    <Screen fill name="revaluation">
      <PageHeader
        title={t('rates:revaluation.title')}
        above={[{ title: t('common:nav.rates'), to: '/rates' }]}
        aside={isDone && rows.length > 0 ? <StatusMark tone="good">{t('rates:revaluation.done')}</StatusMark> : null}
      >
        <Button disabled={!mayPost || shown === undefined || isDone} loading={post.busy} onClick={() => void send()}>
          {t('rates:revaluation.post')}
        </Button>
      </PageHeader>
      <Toolbar>
        <DateInput
          label={t('rates:revaluation.asOf')}
          value={on}
          onChange={(day) => readDate(day) && void navigate({ to: '/rates/revaluation', search: { on: day }, replace: true })}
          w={170}
        />
        <Checkbox
          label={t('rates:revaluation.setting')}
          description={t('rates:revaluation.settingHint')}
          checked={settings.data?.releaseNextDay ?? false}
          disabled={!maySet || change.busy}
          onChange={(event) => void change.run({ id: newId(), releaseNextDay: event.currentTarget.checked })}
        />
        {shown && shown.unassigned.length > 0 ? (
          <Checkbox
            label={t('rates:revaluation.clear', {
              balance: shown.unassigned.map(({ balance }) => formatDecimal(balance, language)).join(', '),
              accounts: shown.unassigned.map(({ account }) => account).join(', '),
            })}
            checked={clearUnassigned}
            onChange={(event) => setClear(event.currentTarget.checked)}
          />
        ) : null}
      </Toolbar>
      <Rejections of={[...post.rejections, ...change.rejections]} />
      <QueryProblem error={preview.error} retry={preview.refetch} />
      {shown && shown.rates.length > 0 ? (
        <Figures
          of={[
            ...shown.rates.map(({ currency, rate, on: rateOn, source, isStale }) => ({
              id: `rate-${currency}`,
              label: t('rates:revaluation.rateOf', { currency }),
              value: (
                <StatusMark tone={isStale ? 'warn' : 'neutral'}>
                  {t('rates:revaluation.fromTable', {
                    rate: formatDecimal(rate, language),
                    on: formatDate(rateOn, language),
                    source: source === 'manual' ? t('rates:byHand') : source,
                  })}
                </StatusMark>
              ),
            })),
            { id: 'gain', label: t('rates:revaluation.gain'), value: <Money amount={shown.gain} currency={shown.baseCurrency} /> },
            { id: 'loss', label: t('rates:revaluation.loss'), value: <Money amount={shown.loss} currency={shown.baseCurrency} /> },
          ]}
        />
      ) : null}
      {shown?.releasedOn ? <p>{t('rates:revaluation.releasedOn', { on: formatDate(shown.releasedOn, language) })}</p> : null}
      <DataGrid
        name="revaluation"
        label={t('rates:revaluation.title')}
        columns={columns}
        rows={rows}
        loading={preview.isPending && !preview.error}
        onOpen={open}
        autoFocus
        empty={t('rates:revaluation.empty')}
      />
    </Screen>
  );
}
