import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../../../shared/locales/languages.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { figureText } from '../figure-text.ts';

export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  /** Columns side by side, or a line; a line is drawn over columns. */
  readonly shape: 'columns' | 'line';
  /** Decimal text, one a part. */
  readonly amounts: readonly string[];
}

export interface ChartData {
  /** What each part is called, in the order of time. */
  readonly parts: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly currency: string;
  /** Decimals of the amounts. */
  readonly scale: number;
}

export interface ChartColours {
  readonly text: string;
  readonly dim: string;
  readonly rule: string;
  readonly page: string;
  /** By place of the series. */
  readonly series: readonly string[];
}

/** Patterns that tell the series apart without colour. */
const decals = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: 'rgba(0, 0, 0, 0.35)' },
];

/**
 * The picture of the figures. Here an amount becomes a length and nothing else: whole minor units go in, and what is written at the axis and in the tip comes
 * from them again.
 */
export function chartOption({ parts, series, currency, scale }: ChartData, colours: ChartColours, language: Language): EChartsCoreOption {
  const unit = 10n ** BigInt(scale);
  const minors = series.map(({ amounts }) => amounts.map((amount) => decimal(amount, scale)));
  // Among a few units the marks of the axis are parts of one.
  const isSmall = minors.flat().every((minor) => minor < 20n * unit && minor > -20n * unit);
  const written = (mark: number) => {
    const minor = BigInt(Math.round(mark));
    return figureText(isSmall ? writeDecimal(minor, scale) : (minor / unit).toString(), language, 'minus').text;
  };
  const exact = (at: number, place: number) => `${figureText(series[at]!.amounts[place]!, language, 'minus').text} ${currency}`;
  const isEmpty = minors.flat().every((minor) => minor === 0n);
  return {
    animation: false,
    textStyle: { fontFamily: 'FiraGO, sans-serif', color: colours.dim, fontSize: 12 },
    color: [...colours.series],
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 9, textStyle: { color: colours.text }, inactiveColor: colours.dim },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colours.page,
      borderColor: colours.rule,
      textStyle: { color: colours.text, fontSize: 12 },
      axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.12 } },
      formatter: (points: readonly { seriesIndex: number; dataIndex: number; seriesName: string }[]) =>
        [
          parts[points[0]?.dataIndex ?? 0],
          ...points.map(({ seriesIndex, dataIndex, seriesName }) => `${seriesName}: ${exact(seriesIndex, dataIndex)}`),
        ].join('\n'),
    },
    xAxis: {
      type: 'category',
      data: [...parts],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.rule } },
      axisLabel: { color: colours.dim, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      // Of nothing there is one mark.
      ...(isEmpty ? { min: 0, max: 1, interval: 1 } : { splitNumber: 4 }),
      splitLine: { lineStyle: { color: colours.rule } },
      axisLabel: { color: colours.dim, formatter: isEmpty ? (mark: number) => (mark === 0 ? '0' : '') : written },
    },
    series: series.map(({ name, shape }, at) => ({
      name,
      data: minors[at]!.map(Number),
      ...(shape === 'columns'
        ? { type: 'bar', barMaxWidth: 26, itemStyle: { decal: decals[at % decals.length] } }
        : { type: 'line', symbol: 'circle', symbolSize: 5, showSymbol: parts.length < 32, lineStyle: { width: 2 }, z: 3 }),
    })),
  };
}

/** The figures of a chart as rows of a table: the words of each part, and each series written out. */
export const chartRows = ({ parts, series, scale }: ChartData): { part: string; amounts: string[] }[] =>
  parts.map((part, at) => ({ part, amounts: series.map(({ amounts }) => writeDecimal(decimal(amounts[at]!, scale), scale)) }));
