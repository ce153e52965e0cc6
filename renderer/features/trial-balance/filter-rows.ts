import type { TrialBalanceRow } from '../../../shared/contracts/journal.ts';

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,.:;()«»"'/-]+/)
    .filter(Boolean);

/** Rows whose code starts with the text, or whose name holds words starting with each word of it. Several codes: "11, 12". */
export function filterRows(rows: readonly TrialBalanceRow[], typed: string): readonly TrialBalanceRow[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return rows;
  const codes = text.split(/[\s,;]+/).filter(Boolean);
  const asked = words(text);
  return rows.filter((row) => {
    const code = row.accountCode.toLowerCase();
    if (code.startsWith(text) || codes.some((each) => /^\d/.test(each) && code.startsWith(each))) return true;
    const has = [...words(row.accountCode), ...Object.values(row.names).flatMap(words)];
    return asked.every((part) => has.some((word) => word.startsWith(part)));
  });
}
