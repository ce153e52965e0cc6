import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import classes from './Chart.module.css';
import { type ChartColours, type ChartData, chartOption } from './chart-option.ts';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Colours of the scheme that is on. */
function coloursNow(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: of('--mantine-color-text'),
    dim: of('--mantine-color-dimmed'),
    rule: of('--davtari-rule'),
    page: of('--mantine-color-body'),
    series: [1, 2, 3].map((place) => of(`--davtari-chart-${place}`)),
  };
}

interface Props {
  data: ChartData;
  /** Told how the drawing is had as SVG, to be saved. */
  onDrawn: (svg: (() => string) | undefined) => void;
}

/** The drawing alone: in a chunk of its own, since nothing else needs what draws it. */
export default function Drawing({ data, onDrawn }: Props) {
  const { language } = useText();
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(onDrawn);
  told.current = onDrawn;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    const draw = () => chart.setOption(chartOption(data, coloursNow(), language));
    draw();
    element.dataset.drawn = 'true';
    told.current(() => {
      const address = chart.getDataURL({ type: 'svg' });
      return decodeURIComponent(address.slice(address.indexOf(',') + 1));
    });
    const size = new ResizeObserver(() => chart.resize());
    size.observe(element);
    // The drawing does not inherit colours: another scheme is another drawing.
    const scheme = new MutationObserver(draw);
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme', 'data-contrast'] });
    return () => {
      size.disconnect();
      scheme.disconnect();
      told.current(undefined);
      chart.dispose();
    };
  }, [data, language]);
  return <div ref={box} className={classes.drawing} aria-hidden="true" />;
}
