import type { ReactNode } from 'react';
import type { DimensionInfo } from '../../../../shared/contracts/dimensions.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DimensionHeads, LineDimensions, mostColumns } from '../../dimensions/LineDimensions.tsx';
import type { DimensionsForm } from '../../dimensions/line-dimensions.ts';
import classes from './form.module.css';
import { LineMenu } from './LineMenu.tsx';
import type { LineAct } from './line-acts.ts';

/** What the cells of a line have in common with each other. */
export const cell = { className: classes.cell ?? '', variant: 'unstyled' as const };

interface HeadsProps {
  /** Titles of the columns; `end` for figures. */
  before: readonly Head[];
  dimensions: readonly DimensionInfo[];
  after: readonly Head[];
}

export interface Head {
  title: string;
  end?: boolean;
}

/** Heads of the lines of a form: number, columns, and dimensions among them. */
export function LineHeads({ before, dimensions, after }: HeadsProps) {
  const { t } = useText();
  const head = ({ title, end }: Head) => (
    <th key={title} scope="col" className={end ? classes.end : undefined}>
      {title}
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.no}>
          {t('documents:column.no')}
        </th>
        {before.map(head)}
        <DimensionHeads dimensions={dimensions} />
        {after.map(head)}
      </tr>
    </thead>
  );
}

interface RowProps {
  /** From 0. */
  index: number;
  acts: readonly LineAct[];
  onAct: (act: LineAct, index: number) => void;
  dimensions: readonly DimensionInfo[];
  value: DimensionsForm;
  onChange: (index: number, patch: { dimensions: DimensionsForm }) => void;
  /** Cells before the dimensions. */
  children: ReactNode;
  /** Cells after them. */
  after: ReactNode;
}

/** A line of a form: its number with what can be done with it, its cells, and its dimensions among them, or below them where they are many. */
export function LineRow({ index, acts, onAct, dimensions, value, onChange, children, after }: RowProps) {
  const sortedBy = <LineDimensions index={index} dimensions={dimensions} value={value} onChange={onChange} />;
  const isBelow = dimensions.length > mostColumns;
  return (
    <tr data-line={index} data-below={isBelow || undefined}>
      <td className={classes.no}>
        {index + 1}
        <LineMenu index={index} acts={acts} onAct={onAct} />
      </td>
      {children}
      {isBelow ? null : sortedBy}
      {after}
      {isBelow ? sortedBy : null}
    </tr>
  );
}
