import { memo, useState } from 'react';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { useText } from '../../i18n/use-text.ts';
import formClasses from '../documents/forms/form.module.css';
import { DimensionPicker } from './DimensionPicker.tsx';
import classes from './LineDimensions.module.css';
import { type DimensionsForm, withValue } from './line-dimensions.ts';
import { NewDimensionValue } from './NewDimensionValue.tsx';

/** More of them than these stand below the line, each beside its name. */
export const mostColumns = 2;

interface Props {
  /** From 0. */
  index: number;
  dimensions: readonly DimensionInfo[];
  value: DimensionsForm;
  onChange: (index: number, patch: { dimensions: DimensionsForm }) => void;
}

/** Cells of a line of a form, one a dimension: columns while there are few, else one cell below the line. */
export const LineDimensions = memo(function LineDimensions({ index, dimensions, value, onChange }: Props) {
  const { t } = useText();
  const [adding, setAdding] = useState<{ dimension: DimensionInfo; typed: string } | null>(null);
  const choose = (dimension: DimensionInfo, code: string | null) => onChange(index, { dimensions: withValue(value, dimension.code, code) });
  const picker = (dimension: DimensionInfo) => (
    <DimensionPicker
      className={formClasses.cell ?? ''}
      variant="unstyled"
      name={`lines.${index}.dimensions.${dimension.code}`}
      aria-label={t('entry-form:dimension.onLine', { line: index + 1, name: dimension.name })}
      dimension={dimension}
      value={value[dimension.code]}
      onChange={(code) => code !== (value[dimension.code] ?? null) && choose(dimension, code)}
      onAdd={(typed) => setAdding({ dimension, typed })}
    />
  );
  const dialog = adding ? (
    <NewDimensionValue
      {...adding}
      onAdded={(code) => {
        setAdding(null);
        choose(adding.dimension, code);
      }}
      onClose={() => setAdding(null)}
    />
  ) : null;
  if (dimensions.length === 0) return null;
  if (dimensions.length <= mostColumns) {
    const last = dimensions.length - 1;
    return dimensions.map((dimension, at) => (
      <td key={dimension.code}>
        {picker(dimension)}
        {at === last ? dialog : null}
      </td>
    ));
  }
  return (
    <td className={classes.below}>
      {dimensions.map((dimension) => (
        <div key={dimension.code} className={classes.one}>
          <span className={classes.name} title={dimension.name} aria-hidden="true">
            {dimension.name}
          </span>
          {picker(dimension)}
        </div>
      ))}
      {dialog}
    </td>
  );
});

/** Widths of the columns dimensions have. */
export const columnsOf = (dimensions: readonly DimensionInfo[]): string[] =>
  dimensions.length > mostColumns ? [] : dimensions.map(() => 'minmax(5rem, 0.3fr)');

/** How tall a line is, for those that are not drawn. */
export const lineHeight = (dimensions: readonly DimensionInfo[]): string => (dimensions.length > mostColumns ? '62px' : '31px');

/** Heads of the columns, where dimensions have columns. */
export function DimensionHeads({ dimensions }: { dimensions: readonly DimensionInfo[] }) {
  if (dimensions.length > mostColumns) return null;
  return dimensions.map(({ code, name }) => (
    <th key={code} scope="col">
      {name}
    </th>
  ));
}
