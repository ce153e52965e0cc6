import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './components.module.css';
import { accounts, today } from './fixtures.ts';
import { Sample } from './Sample.tsx';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly amount: string;
  readonly tone?: 'muted' | 'heading' | 'bad';
}

export function DataGridSamples() {
  const { t, nameOf } = useText();
  const columns: readonly Column<Row>[] = [
    { id: 'code', title: t('common:account'), width: 5, opens: true, render: ({ code }) => code },
    { id: 'name', title: t('components:field'), width: 10, grow: 1, render: ({ name }) => name },
    { id: 'date', title: t('common:period.label'), width: 7, render: () => <DateText on={today} /> },
    {
      id: 'amount',
      title: t('components:amount'),
      width: 9,
      align: 'end',
      render: ({ amount }) => <Money amount={amount} currency="GEL" dashZero />,
    },
    {
      id: 'state',
      title: t('components:state.usual'),
      width: 8,
      render: () => <StatusMark tone="good">{t('components:button')}</StatusMark>,
    },
  ];
  const tones = [undefined, 'muted', 'heading', 'bad'] as const;
  const rows: Row[] = tones.flatMap((tone) =>
    accounts.map(({ code, names }, at) => ({
      code,
      name: nameOf(names),
      amount: ['1180.00', '-590.50', '0.00'][at]!,
      ...(tone ? { tone } : {}),
    })),
  );
  const shared = { label: t('components:title'), columns, empty: t('components:nothing'), onOpen: () => {} };
  return (
    <>
      <Sample state="usual" wide>
        <DataGrid
          name="usual"
          {...shared}
          rows={rows.slice(0, 3)}
          fit={6}
          footer={{ name: t('components:text'), amount: <Money amount="589.50" currency="GEL" /> }}
        />
      </Sample>
      <Sample state="focused" wide>
        <div className={classes.gridBox}>
          <DataGrid name="filled" {...shared} rows={rows} tone={({ tone }) => tone} />
        </div>
      </Sample>
      <Sample state="empty" wide>
        <DataGrid name="empty" {...shared} rows={[]} fit={3} emptyAction={<Button>{t('components:button')}</Button>} />
      </Sample>
      <Sample state="narrow">
        <DataGrid name="narrow" {...shared} rows={rows.slice(0, 2)} fit={3} />
      </Sample>
    </>
  );
}

/** The one of this page, which stands in a `Screen`: there is one title a screen. */
export function PageHeaderSamples() {
  const { t } = useText();
  return <p className={classes.about}>{t('components:above')}</p>;
}

export function ChartSamples() {
  const { t } = useText();
  const title = t('components:text');
  const data = useMemo(
    () => ({
      parts: ['09.2026', '10.2026', '11.2026'],
      series: [
        { id: 'a', name: title, shape: 'columns' as const, amounts: ['138103.62', '108349.96', '0.00'] },
        { id: 'b', name: t('components:amount'), shape: 'columns' as const, amounts: ['105934.43', '91954.02', '-753.55'] },
        { id: 'c', name: t('components:field'), shape: 'line' as const, amounts: ['32169.19', '16395.94', '-753.55'] },
      ],
      currency: 'GEL',
      scale: 2,
    }),
    [t, title],
  );
  return (
    <Sample state="usual" wide>
      <Chart name="components" title={title} data={data} empty={t('overview:chart.empty')} />
    </Sample>
  );
}
