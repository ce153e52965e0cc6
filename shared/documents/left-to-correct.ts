import { allocate } from '../money/allocate.ts';
import { sum } from '../money/minor.ts';

/** What a document still holds under a tax code, its credit notes taken off. Minor units, as on the document: positive. */
export interface LeftUnder {
  readonly taxCode: string;
  /** Document currency; VAT that is paid on top, none on reverse charge. */
  readonly net: bigint;
  readonly vat: bigint;
  /** Base currency, as it stands in the VAT ledger; VAT that falls due, reverse charge included. */
  readonly baseNet: bigint;
  readonly baseVat: bigint;
  /** The same by account of the lines. Purchases only: their credit notes go back to where the cost stands, those of sales to one account. */
  readonly accounts: readonly LeftOn[];
}

export interface LeftOn {
  readonly account: string;
  readonly net: bigint;
  readonly vat: bigint;
  readonly baseNet: bigint;
  /** VAT of its lines; where no VAT stands on lines, its share in what the recipient charges himself. */
  readonly baseVat: bigint;
}

/** An invoice, a bill or a credit note as it was recorded; amounts positive on all of them. */
export interface Recorded {
  /** Document currency. */
  readonly lines: readonly RecordedLine[];
  /** Base currency, as in the VAT ledger. */
  readonly tax: readonly { readonly taxCode: string; readonly taxable: bigint; readonly vat: bigint }[];
}

interface RecordedLine {
  readonly account: string;
  readonly taxCode: string;
  readonly net: bigint;
  readonly vat: bigint;
}

type ToBase = (amount: bigint) => bigint;

/**
 * What is left to be taken back of a document after its credit notes, given in the order they were recorded. `base` converts at the rate of the
 * document, line by line, as it was booked.
 */
export function leftToCorrect(
  document: Recorded,
  notes: readonly Recorded[],
  { byAccount, base }: { readonly byAccount: boolean; readonly base: ToBase },
): LeftUnder[] {
  return [...new Set(document.lines.map(({ taxCode }) => taxCode))].map((taxCode) => {
    const under = (of: Recorded) => {
      const rows = of.tax.filter((row) => row.taxCode === taxCode);
      return {
        lines: of.lines.filter((line) => line.taxCode === taxCode),
        baseNet: sum(rows.map(({ taxable }) => taxable)),
        baseVat: sum(rows.map(({ vat }) => vat)),
      };
    };
    const whole = under(document);
    const back = notes.map(under);
    let accounts = byAccount ? byAccounts(whole.lines, whole.baseVat, base) : [];
    for (const note of back)
      accounts = accounts.map((left) => without(left, note.lines, ownVatOf(note.lines, note.baseVat, accounts), base));
    const of = (each: { readonly lines: readonly RecordedLine[] }, key: 'net' | 'vat') => sum(each.lines.map((line) => line[key]));
    return {
      taxCode,
      net: of(whole, 'net') - sum(back.map((note) => of(note, 'net'))),
      vat: of(whole, 'vat') - sum(back.map((note) => of(note, 'vat'))),
      baseNet: whole.baseNet - sum(back.map(({ baseNet }) => baseNet)),
      baseVat: whole.baseVat - sum(back.map(({ baseVat }) => baseVat)),
      accounts,
    };
  });
}

function byAccounts(lines: readonly RecordedLine[], vat: bigint, base: ToBase): LeftOn[] {
  const own = ownVatOf(lines, vat, []);
  return [...new Set(lines.map(({ account }) => account))].map((account) => {
    const total = (value: (line: RecordedLine, index: number) => bigint) =>
      sum(lines.map((line, index) => (line.account === account ? value(line, index) : 0n)));
    return {
      account,
      net: total(({ net }) => net),
      vat: total((line) => line.vat),
      baseNet: total(({ net }) => base(net)),
      baseVat: total((line, index) => (own ? own[index]! : base(line.vat))),
    };
  });
}

/** An account once a note took its part: the same shares as were booked with it. */
function without(left: LeftOn, lines: readonly RecordedLine[], own: readonly bigint[] | undefined, base: ToBase): LeftOn {
  const total = (value: (line: RecordedLine, index: number) => bigint) =>
    sum(lines.map((line, index) => (line.account === left.account ? value(line, index) : 0n)));
  const net = total((line) => line.net);
  const vat = total((line) => line.vat);
  const baseNet = total((line) => base(line.net));
  return {
    account: left.account,
    net: left.net - net,
    vat: left.vat - vat,
    baseNet: left.baseNet - takenOf(baseNet, left.baseNet, net, left.net),
    baseVat:
      left.baseVat -
      (own
        ? total((_, index) => own[index]!)
        : takenOfVat(
            total((line) => base(line.vat)),
            { net, vat },
            left,
          )),
  };
}

/** Shares of lines in VAT that stands on none of them; undefined where it does. */
const ownVatOf = (lines: readonly RecordedLine[], vat: bigint, accounts: readonly LeftOn[]): bigint[] | undefined =>
  vat !== 0n && lines.every((line) => line.vat === 0n) ? shareOwnVat(vat, lines, accounts) : undefined;

/**
 * What a note takes of an amount that depends on another (`of`, of which `whole` is left): as computed, but never more than is left, and all of it with
 * the last of the other. Where more than the whole is asked for, as when a note names other accounts than its document, it is as computed.
 */
export function takenOf(computed: bigint, left: bigint, of: bigint, whole: bigint): bigint {
  if (of > whole) return computed;
  const atMost = left > 0n ? left : 0n;
  return of === whole || computed > atMost ? atMost : computed;
}

/** The same for VAT in base currency: all of it goes with the last of the taxable amount, and with the last VAT in document currency. */
export const takenOfVat = (
  computed: bigint,
  asked: { readonly net: bigint; readonly vat: bigint },
  left: { readonly net: bigint; readonly vat: bigint; readonly baseVat: bigint },
): bigint =>
  takenOf(computed, left.baseVat, asked.vat > 0n && asked.vat === left.vat && asked.net <= left.net ? left.net : asked.net, left.net);

/**
 * Shares of lines in VAT that becomes their cost. A line that takes the last of its account takes all the VAT that is left in its cost; the others
 * share the rest by their net amounts, none more than is left on its account. So the shares may add up to something else than `vat`: that is the VAT then.
 */
export function shareOwnVat(
  vat: bigint,
  lines: readonly { readonly account: string; readonly net: bigint }[],
  accounts: readonly LeftOn[],
): bigint[] {
  const parts = lines.map(() => 0n);
  const places = [...new Set(lines.map(({ account }) => account))].map((account) => {
    const indexes = lines.flatMap((line, index) => (line.account === account ? [index] : []));
    const left = accounts.find((on) => on.account === account);
    const net = sum(indexes.map((index) => lines[index]!.net));
    // An account its document does not name has no limit.
    return {
      indexes,
      net,
      limit: left && net <= left.net ? left.baseVat : undefined,
      isLast: left !== undefined && net > 0n && net === left.net,
    };
  });
  const share = (amount: bigint, indexes: readonly number[]) => {
    const nets = indexes.map((index) => lines[index]!.net);
    if (sum(nets) === 0n) return;
    allocate(amount, nets).forEach((part, at) => {
      parts[indexes[at]!] = part;
    });
  };
  for (const { indexes, limit, isLast } of places) if (isLast) share(limit!, indexes);
  const others = places.filter(({ isLast }) => !isLast);
  const rest = vat - sum(parts);
  if (rest <= 0n) return parts;
  share(
    rest,
    others.flatMap(({ indexes }) => indexes),
  );
  const standing = ({ indexes }: (typeof places)[number]) => sum(indexes.map((index) => parts[index]!));
  for (const place of others) if (place.limit !== undefined && standing(place) > place.limit) share(place.limit, place.indexes);
  for (const place of others) {
    const missing = vat - sum(parts);
    if (missing <= 0n) break;
    const now = standing(place);
    share(place.limit === undefined || now + missing <= place.limit ? now + missing : place.limit, place.indexes);
  }
  return parts;
}
