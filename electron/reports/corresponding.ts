import type { Db } from '../db/db.ts';

/** Codes of the accounts on the sides of an entry, in the order of its lines. */
export interface EntrySides {
  readonly debit: string[];
  readonly credit: string[];
  /** Accounts of lines that base currency does not value. */
  readonly neither: string[];
}

const most = 6;

/** Codes of the accounts a line stands against: those of the other side, and of a line without amount all others. Of many the rest is told as …. */
export function correspondingTo(sides: EntrySides | undefined, base: bigint, own: string): string {
  if (!sides) return '';
  const all = [...new Set([...sides.debit, ...sides.credit, ...sides.neither])];
  const codes = base > 0n ? sides.credit : base < 0n ? sides.debit : all.filter((code) => code !== own);
  return codes.length > most ? `${codes.slice(0, most).join(', ')}, …` : codes.join(', ');
}

/** Sides of the entries whose lines a statement finds. */
export function sidesOf(db: Db, lines: string, parameters: readonly unknown[]): Map<bigint, EntrySides> {
  const rows = db.values<[position: bigint, sign: bigint, code: string]>(
    `SELECT l.position, sign(l.base_minor) AS side, a.code FROM journal_line l JOIN account a ON a.no = l.account_no
     WHERE l.position IN (SELECT position FROM (${lines})) GROUP BY l.position, side, l.account_no ORDER BY l.position, min(l.line_no)`,
    ...parameters,
  );
  const entries = new Map<bigint, EntrySides>();
  for (const [position, sign, code] of rows) {
    let sides = entries.get(position);
    if (!sides) {
      sides = { debit: [], credit: [], neither: [] };
      entries.set(position, sides);
    }
    (sign > 0n ? sides.debit : sign < 0n ? sides.credit : sides.neither).push(code);
  }
  return entries;
}
