import { csvText } from '../../csv.ts';
import type { Language } from '../../locales/languages.ts';
import { writeDecimal } from '../../money/decimal.ts';
import type { RecordLayout, RecordValues } from '../fixed-width/layout.ts';
import type { PrintedColumn } from './printed-ledgers.ts';

/**
 * Records of a file as a table: a row a record, a column a field, its head the code of the field and its caption. Amounts are plain decimals, days and
 * months as everywhere in the program (YYYY-MM-DD).
 */
export function ledgerCsv(
  columns: readonly PrintedColumn[],
  layout: RecordLayout,
  records: readonly RecordValues[],
  language: Language,
): string {
  const types = columns.map(({ field }) => layout.fields.find(({ code }) => code === field)!.type);
  const figures = types.flatMap((type, index) => (type === 'amount' || type === 'integer' ? [index] : []));
  const heads = columns.map(({ field, names }) => `${field} ${names[language]}`);
  const rows = records.map((record) =>
    columns.map(({ field }, index) => {
      const value = record[field] ?? '';
      return typeof value === 'string' ? value : types[index] === 'amount' ? writeDecimal(value, 2) : String(value);
    }),
  );
  return csvText([heads, ...rows], figures);
}
