import { MultiSelect } from '@mantine/core';
import type { DimensionFilter } from '../../../shared/ledger/line-dimensions.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { readDimensions, writeDimensions } from './dimension-param.ts';

// A list of choices has no empty value.
const none = '-';

/** A field for each dimension of the company: some of its values, or lines without one. Nothing where there are no dimensions. */
export function DimensionFilters({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useText();
  const { data: dimensions = [] } = useQueryOf('dimension.list', {});
  const asked: DimensionFilter = readDimensions(value) ?? {};
  return dimensions.map(({ id, code, name, values }) => (
    <MultiSelect
      key={id}
      label={name}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('documents:filter.clear') }}
      placeholder={asked[code] ? undefined : t('grid:filter.any')}
      nothingFoundMessage={t('common:noMatch')}
      data={[
        { value: none, label: t('grid:filter.none') },
        ...values.map((each) => ({ value: each.code, label: each.name === each.code ? each.code : `${each.code} ${each.name}` })),
      ]}
      value={(asked[code] ?? []).map((each) => each || none)}
      onChange={(chosen) => onChange(writeDimensions({ ...asked, [code]: chosen.map((each) => (each === none ? '' : each)) }))}
    />
  ));
}

/** The same in words: names, and the codes when they are pointed at. */
export function DimensionFilterText({ value }: { value: string }) {
  const { t } = useText();
  const { data: dimensions = [] } = useQueryOf('dimension.list', {});
  const asked = Object.entries(readDimensions(value) ?? {});
  const none = t('grid:filter.none');
  const codes = asked.map(([code, values]) => `${code} ${values.map((each) => each || none).join(', ')}`).join(' · ');
  const names = asked
    .map(([code, values]) => {
      const dimension = dimensions.find((each) => each.code === code);
      const nameOf = (of: string) => (of === '' ? none : (dimension?.values.find((each) => each.code === of)?.name ?? of));
      return `${dimension?.name ?? code} ${values.map(nameOf).join(', ')}`;
    })
    .join(' · ');
  return <span title={codes}>{names}</span>;
}
