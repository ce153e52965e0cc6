import { type NumberingInfo, numberedKinds } from '../../shared/contracts/numbers.ts';
import type { Resets } from '../../shared/jurisdictions/pack.ts';
import { choicesOf, defaultNumbering, formatOfRule } from '../../shared/numbering/document-number.ts';
import { ok } from '../../shared/result.ts';
import type { QueryHandler } from './query.ts';

/** Format of every kind's numbers, the company's choice before the country's rule. */
export const numberingList: QueryHandler<'numbering.list'> = ({ db, pack }) => {
  const chosen = new Map(
    db
      .all<{ kind: string; prefix: string; digits: bigint; resets: Resets }>('SELECT kind, prefix, digits, resets FROM numbering_format')
      .map(({ kind, digits, ...row }) => [kind, { ...row, digits: Number(digits) }]),
  );
  return ok(
    numberedKinds.map((kind): NumberingInfo => {
      const rule = pack?.numbering[kind] ?? defaultNumbering;
      return { kind, ...(chosen.get(kind) ?? formatOfRule(rule)), chosen: chosen.has(kind), rule: choicesOf(rule) };
    }),
  );
};
