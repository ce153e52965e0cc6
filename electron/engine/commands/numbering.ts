import { lawNote } from '../../../shared/laws/source.ts';
import { formatFaults, formatNumber, formatOfRule, seriesName } from '../../../shared/numbering/document-number.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { formerLog } from '../../queries/former-log.ts';
import type { CommandHandler } from '../command.ts';
import { countedKind, counterOf, numberingRule, readNumberSource } from '../numbers.ts';

/**
 * Chooses prefix, digits and reset of a kind, from its next number on. The series counts on; one that begins to reset, or ends to, is another series.
 * Rejects: NUMBER_FORMAT_NOT_ALLOWED (the country's rule), NUMBERS_ALIKE (the prefix reads like a branch), NUMBER_FORMAT_UNCHANGED.
 */
export const numberingConfigure: CommandHandler<'numbering.configure'> = (tx, input) => {
  const kind = countedKind(tx, input.kind);
  const rule = numberingRule(tx, kind);
  const { prefix, digits, resets } = input;
  const rejections: Rejection[] = formatFaults(rule, { prefix, digits, resets }).map((field) => ({
    code: 'NUMBER_FORMAT_NOT_ALLOWED',
    field,
    source: lawNote(rule.source),
  }));
  if (prefix !== '' && tx.db.get('SELECT 1 FROM branch WHERE code = ?', prefix)) rejections.push({ code: 'NUMBERS_ALIKE', text: prefix });
  const row = tx.db.get<{ prefix: string; digits: bigint; resets: string; rev: bigint }>(
    'SELECT prefix, digits, resets, rev FROM numbering_format WHERE kind = ?',
    kind,
  );
  const now = row ? { prefix: row.prefix, digits: Number(row.digits), resets: row.resets } : formatOfRule(rule);
  if (now.prefix === prefix && now.digits === digits && now.resets === resets) rejections.push({ code: 'NUMBER_FORMAT_UNCHANGED' });
  if (rejections.length > 0) return reject(...rejections);
  const id = derivedId(tx.company.id, 'numbering', kind);
  tx.append('numbering.configured', id, { kind, prefix, digits, resets }, Number(row?.rev ?? 0n));
  return ok({ kind });
};

/**
 * Sets the next `count` numbers of this device's series apart. They count as explained, and each is used by a posting that names it, or given up.
 * Rejects: ID_REUSED, UNKNOWN_BRANCH, BRANCH_INACTIVE, NUMBER_MUST_BE_RESERVED (a further device has no plain series to reserve from).
 */
export const numberReserve: CommandHandler<'number.reserve'> = (tx, input) => {
  const { source, rejections } = readNumberSource(tx, input.kind, input.date, { branch: input.branch });
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (rejections.length > 0) return reject(...rejections);
  const { series, format, head, next } = counterOf(tx, input.kind, input.date, source.branch?.code);
  const name = seriesName(series);
  const last = next + input.count - 1;
  tx.append('number.reserved', input.id, {
    series: name,
    first: next,
    last,
    head: head === '' ? undefined : head,
    digits: format.digits,
    purpose: input.purpose,
  });
  return ok({
    series: name,
    first: next,
    last,
    firstNumber: formatNumber(next, head, format.digits),
    lastNumber: formatNumber(last, head, format.digits),
  });
};

/**
 * Gives up reserved numbers. A number that a document uses stays used: the document is cancelled instead.
 * Rejects: ID_REUSED, NUMBER_UNKNOWN, NUMBER_IN_USE, NUMBER_ALREADY_VOIDED (the first of the range that is not free).
 */
export const numberVoid: CommandHandler<'number.void'> = (tx, input) => {
  const last = input.last ?? input.first;
  if (tx.revisionOf(input.id) > 0) return reject({ code: 'ID_REUSED' });
  const bad = tx.db.get<{ number: string; state: string }>(
    "SELECT number, state FROM number_register WHERE series = ? AND value BETWEEN ? AND ? AND state <> 'leased' ORDER BY value LIMIT 1",
    input.series,
    input.first,
    last,
  );
  if (bad) return reject({ code: bad.state === 'used' ? 'NUMBER_IN_USE' : 'NUMBER_ALREADY_VOIDED', number: bad.number });
  const { n } = tx.db.get<{ n: bigint }>(
    'SELECT count(*) AS n FROM number_register WHERE series = ? AND value BETWEEN ? AND ?',
    input.series,
    input.first,
    last,
  )!;
  if (last < input.first || Number(n) !== last - input.first + 1) {
    return reject({ code: 'NUMBER_UNKNOWN', series: input.series, first: input.first, last });
  }
  tx.append('number.voided', input.id, { series: input.series, first: input.first, last, reason: input.reason });
  return ok({ series: input.series, first: input.first, last });
};

/**
 * The file was moved here: this device goes on with the series of the former one, whose log is declared finished. Numbers it has given out in series of
 * its own stay there. Rejects: NUMBERS_NO_FORMER, NUMBERS_TAKEN_OVER, NUMBERS_NOT_MOVED, NUMBERS_FORMER_IN_USE.
 */
export const numberingTakeOver: CommandHandler<'numbering.takeOver'> = (tx, { reason }) => {
  const former = formerLog(tx.db, tx.log);
  if (!former.ok) return former;
  const { log, device } = former.value;
  const id = derivedId(tx.company.id, 'numbering', tx.log);
  tx.append('numbering.taken_over', id, { log: tx.log, former: log, device, reason }, tx.revisionOf(id));
  return ok({ device });
};
