import { ActionIcon, Group, Title, Tooltip, VisuallyHidden } from '@mantine/core';
import { Image, Table2 } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { downloadText } from '../../features/documents/pdf/open-pdf.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../Money.tsx';
import classes from './Chart.module.css';
import { type ChartData, chartRows } from './chart-option.ts';

const Drawing = lazy(() => import('./Drawing.tsx'));

interface Props {
  /** For tests: `data-testid="chart-<name>"`; also the name of the file it is saved as. */
  name: string;
  title: string;
  /** The same object while the figures are the same: another one is drawn anew. */
  data: ChartData;
  /** What is said in place of a drawing of nothing but zeros. */
  empty: string;
}

/** Figures over time as a drawing, with the table it is drawn from: always there for a screen reader, and for the eye at a key. */
export function Chart({ name, title, data, empty }: Props) {
  const { t } = useText();
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const [svg, setSvg] = useState<(() => string) | undefined>();
  const isEmpty = data.series.every(({ amounts }) => amounts.every((amount) => !/[1-9]/.test(amount)));
  const table = (
    <table className={classes.table} aria-labelledby={id} data-testid={`chart-${name}-table`}>
      <thead>
        <tr>
          <th scope="col">{t('common:chart.part')}</th>
          {data.series.map((series) => (
            <th key={series.id} scope="col">
              {series.name}, {data.currency}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chartRows(data).map(({ part, amounts }) => (
          <tr key={part}>
            <th scope="row">{part}</th>
            {amounts.map((amount, place) => (
              <td key={data.series[place]!.id}>
                <Money amount={amount} dashZero />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <figure className={classes.chart} aria-labelledby={id} data-testid={`chart-${name}`}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} id={id}>
          {title}
        </Title>
        <Group gap={4} wrap="nowrap">
          <Tooltip label={t(isTable ? 'common:chart.drawing' : 'common:chart.table')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('common:chart.table')}
              aria-pressed={isTable}
              onClick={() => setIsTable(!isTable)}
            >
              <Table2 size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('common:chart.save')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('common:chart.save')}
              disabled={svg === undefined}
              onClick={() => svg && downloadText(`${name}.svg`, svg(), 'image/svg+xml')}
            >
              <Image size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {isTable ? (
        table
      ) : (
        <>
          {isEmpty ? (
            <p className={classes.empty}>{empty}</p>
          ) : (
            <Suspense fallback={<div className={classes.drawing} role="progressbar" aria-label={t('common:loading')} />}>
              <Drawing data={data} onDrawn={(next) => setSvg(() => next)} />
            </Suspense>
          )}
          <VisuallyHidden>{table}</VisuallyHidden>
        </>
      )}
    </figure>
  );
}
