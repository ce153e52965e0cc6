import { assert } from '../../shared/assert.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { NumberedKind, NumberingRule } from '../../shared/jurisdictions/pack.ts';
import {
  defaultNumbering,
  formatNumber,
  formatOfRule,
  headOf,
  isDigitsOnly,
  type NumberFormat,
  readSeries,
  type Series,
  seriesName,
  seriesOf,
} from '../../shared/numbering/document-number.ts';
import type { Rejection } from '../../shared/result.ts';
import { codeOfLog } from '../queries/former-log.ts';
import type { Tx } from './tx.ts';

/** What a posting event says of its number. */
export interface DrawnNumber {
  readonly series: string;
  readonly value: number;
  readonly number: string;
  readonly reserved?: true;
  /** Id of the branch. */
  readonly branch?: string;
}

/** Where a number is to come from, checked: a branch of the company, a number reserved before. Neither: the company's next one. */
export interface NumberSource {
  readonly branch?: { readonly id: string; readonly code: string };
  readonly reserved?: { readonly series: string; readonly value: number; readonly number: string };
}

interface Counter {
  readonly series: Series;
  readonly format: NumberFormat;
  /** Text before the digits. */
  readonly head: string;
  /** The next value. */
  readonly next: number;
}

export const numberingRule = (tx: Pick<Tx, 'pack'>, kind: NumberedKind): NumberingRule => tx.pack?.numbering[kind] ?? defaultNumbering;

/** Code of this device in its series: that of the former one it goes on for, otherwise its own; the device the company was made on has none. */
const ownDevice = (tx: Tx): string => (tx.deviceNo > 1 ? tx.remember('code of this device', () => codeOfLog(tx.db, tx.log)) : '');

/** The kind whose series numbers of a kind are drawn from. */
export const countedKind = (tx: Pick<Tx, 'pack'>, kind: NumberedKind): NumberedKind => numberingRule(tx, kind).countsWith ?? kind;

/** The format the company chose for a kind, otherwise that of its pack. */
function chosenFormat(tx: Tx, kind: NumberedKind): NumberFormat {
  return tx.remember(`numbering format of ${kind}`, () => {
    const row = tx.db.get<{ prefix: string; digits: bigint; resets: NumberFormat['resets'] }>(
      'SELECT prefix, digits, resets FROM numbering_format WHERE kind = ?',
      kind,
    );
    return row ? { ...row, digits: Number(row.digits) } : formatOfRule(numberingRule(tx, kind));
  });
}

/** The series a kind is counted in on this device, with its next value: one indexed look-up. */
export function counterOf(tx: Tx, of: NumberedKind, on: LocalDate, branch = ''): Counter {
  const kind = countedKind(tx, of);
  const format = chosenFormat(tx, kind);
  const series = seriesOf(kind, format.resets, on, isDigitsOnly(numberingRule(tx, kind)) ? '' : branch, ownDevice(tx));
  return { series, format, head: headOf(series, format.prefix), next: lastDrawn(tx, seriesName(series)) + 1 };
}

/** Greatest number of a series that was drawn or set apart; 0 when there is none. */
function lastDrawn({ db, known: { drawn } }: Tx, series: string): number {
  const known = drawn.get(series);
  if (known !== undefined) return known;
  const { head } = db.get<{ head: bigint | null }>('SELECT max(value) AS head FROM number_register WHERE series = ?', series)!;
  return Number(head ?? 0n);
}

/**
 * The next number of the series of a document kind, or the reserved one that was asked for. It is taken when the event that carries it is appended,
 * inside the posting transaction: a rollback gives it back, and no draft ever holds one. @source requirement of unbroken numbers, pack.numbering
 */
export function nextNumber(tx: Tx, kind: NumberedKind, on: LocalDate, source: NumberSource = {}): DrawnNumber {
  const branch = source.branch === undefined ? {} : { branch: source.branch.id };
  if (source.reserved) return { ...source.reserved, reserved: true, ...branch };
  const counter = counterOf(tx, kind, on, source.branch?.code);
  assert(counter.series.device === '' || !isDigitsOnly(numberingRule(tx, kind)), 'number: a further device draws no plain number');
  return {
    series: seriesName(counter.series),
    value: counter.next,
    number: formatNumber(counter.next, counter.head, counter.format.digits),
    ...branch,
  };
}

/**
 * Reads what a posting command says of branch and number. Rejects: UNKNOWN_BRANCH, BRANCH_INACTIVE, NUMBER_NOT_RESERVED, NUMBER_SERIES_DIFFERS (the
 * reserved number belongs to another branch or year), NUMBER_MUST_BE_RESERVED (numbers of this kind are digits only, and this is a further device).
 */
export function readNumberSource(
  tx: Tx,
  kind: NumberedKind,
  on: LocalDate,
  input: { readonly branch?: string | undefined; readonly number?: string | undefined },
): { source: NumberSource; rejections: Rejection[] } {
  const rejections: Rejection[] = [];
  const rule = numberingRule(tx, kind);
  let branch: NumberSource['branch'];
  if (input.branch !== undefined) {
    const row = tx.db.get<{ id: string; code: string; active: bigint }>('SELECT id, code, active FROM branch WHERE code = ?', input.branch);
    if (!row) rejections.push({ code: 'UNKNOWN_BRANCH', branch: input.branch });
    else if (row.active === 0n) rejections.push({ code: 'BRANCH_INACTIVE', branch: input.branch });
    else branch = { id: row.id, code: row.code };
  }
  if (input.number === undefined) {
    if (isDigitsOnly(rule) && ownDevice(tx) !== '') rejections.push({ code: 'NUMBER_MUST_BE_RESERVED' });
    return { source: branch ? { branch } : {}, rejections };
  }
  const { number } = input;
  const reserved = tx.db
    .all<{ series: string; value: bigint }>("SELECT series, value FROM number_register WHERE number = ? AND state = 'leased'", number)
    .find(({ series }) => readSeries(series).kind === countedKind(tx, kind));
  if (!reserved) return { source: {}, rejections: [...rejections, { code: 'NUMBER_NOT_RESERVED', number }] };
  const series = readSeries(reserved.series);
  const isOther =
    series.branch !== (isDigitsOnly(rule) ? '' : (input.branch ?? '')) || (series.year !== null && series.year !== Number(on.slice(0, 4)));
  if (isOther) rejections.push({ code: 'NUMBER_SERIES_DIFFERS', number, series: reserved.series });
  return {
    source: { ...(branch ? { branch } : {}), reserved: { series: reserved.series, value: Number(reserved.value), number } },
    rejections,
  };
}
