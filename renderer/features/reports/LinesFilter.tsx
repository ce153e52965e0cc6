import { useQueryOf } from '../../app/engine.ts';
import { FilterBar } from '../registers/FilterBar.tsx';

const fields = ['dimensions'] as const;

/** Of which lines a report is told, by their dimensions; nothing in a company that has none. */
export function LinesFilter({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { data: dimensions = [] } = useQueryOf('dimension.list', {});
  if (dimensions.length === 0 && value === undefined) return null;
  return <FilterBar fields={fields} value={{ dimensions: value }} onChange={({ dimensions: next }) => onChange(next)} />;
}
