import { openForReading } from '../verify/open-for-reading.ts';

/** Which company a file holds, read without opening it for work; undefined for a file that can't be read as one. */
export function companyIn(file: string): { name: string; taxId: string; country: string | null; isSample: boolean } | undefined {
  try {
    const { db, close } = openForReading(file);
    try {
      const row = db.get<{ name: string; tax_id: string; country: string | null; is_sample: bigint }>(
        'SELECT name, tax_id, country, is_sample FROM company',
      );
      return row && { name: row.name, taxId: row.tax_id, country: row.country, isSample: row.is_sample === 1n };
    } finally {
      close();
    }
  } catch {
    return undefined; // the list names it by its file; opening it says what is wrong
  }
}
