import { useQueryOf } from '../../app/engine.ts';

/** What a dimension is called now, by its code; the code until that is known. */
export function useDimensionName(enabled: boolean): (code: string) => string {
  const { data = [] } = useQueryOf('dimension.list', {}, { enabled });
  return (code) => data.find((dimension) => dimension.code === code)?.name ?? code;
}
