import { type NumberingInfo, numberedKinds } from '../../shared/contracts/numbers.ts';
import type { Resets } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { choicesOf, defaultNumbering, formatOfRule, readSeries } from '../../shared/numbering/document-number.ts';
import { ok } from '../../shared/result.ts';
import { codeOfLog, formerLog } from './former-log.ts';
import type { QueryHandler } from './query.ts';

/** Format of every kind's numbers, the company's choice before the country's rule. */
export const numberingList: QueryHandler<'numbering.list'> = ({ db, pack }) => {
  const chosen = new Map(
    db
      .all<{ kind: string; prefix: string; digits: bigint; resets: Resets }>('SELECT kind, prefix, digits, resets FROM numbering_format')
      .map(({ kind, digits, ...row }) => [kind, { ...row, digits: Number(digits) }]),
  );
  return ok(
    numberedKinds.flatMap((kind): NumberingInfo[] => {
      const rule = pack?.numbering[kind] ?? defaultNumbering;
      // Numbered in the series of another kind, it has that one's format.
      if (rule.countsWith) return [];
      return [
        {
          kind,
          ...(chosen.get(kind) ?? formatOfRule(rule)),
          chosen: chosen.has(kind),
          rule: { ...choicesOf(rule), source: lawNames(rule.source, 'full') },
        },
      ];
    }),
  );
};

/**
 * Whose numbers this device could go on with, and where they stand: for a file that was moved. The own log is the one that wrote last: it began when the
 * file was opened here.
 */
export const numberingFormer: QueryHandler<'numbering.former'> = ({ db }) => {
  const last = db.get<{ log: string }>('SELECT log FROM batch ORDER BY first_position DESC LIMIT 1');
  const takenOver = db.get('SELECT 1 FROM number_continuation WHERE log = ?', last!.log) !== undefined;
  const found = formerLog(db, last!.log);
  if (!found.ok) return ok({ takenOver, former: null });
  const { device } = found.value;
  // The number beside a greatest value is that of its row.
  const heads = db.all<{ series: string; number: string }>(
    'SELECT series, number, max(value) FROM number_register GROUP BY series ORDER BY series',
  );
  const series = heads
    .map(({ series: name, number }) => ({ ...readSeries(name), last: number }))
    .filter((one) => one.device === device)
    .map(({ kind, branch, year, last: number }) => ({ kind, branch, year, last: number }));
  return ok({ takenOver, former: { device, ownDevice: codeOfLog(db, last!.log), series } });
};
