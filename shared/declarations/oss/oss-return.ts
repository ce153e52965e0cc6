import type { Quarter } from '../../dates/quarter.ts';
import { type MemberStateRate, memberStateRates, type RateType, ratesOf } from '../../member-states/rates.ts';
import { rateScale } from '../../money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../money/currency.ts';
import { decimal, writeTrimmed } from '../../money/decimal.ts';
import { divRound, sum } from '../../money/minor.ts';
import type { OssInput, OssSupply, SupplyKind } from './supply.ts';

/** Supplies to one state, of one kind, from one place, at one rate. Euro cents. */
export interface OssLine {
  readonly state: string;
  readonly kind: SupplyKind;
  readonly from: { readonly state: string; readonly number: string } | null;
  /** Null: a rate the state does not have on the day. */
  readonly rateType: RateType | null;
  readonly rateBp: bigint;
  readonly base: bigint;
  /** Sum of what documents charged. */
  readonly vat: bigint;
  /** The rate of the base: for comparison, and for a portal that computes the tax itself. */
  readonly vatOfBase: bigint;
}

/** What changes for a state in the return of an earlier quarter. Signed, euro cents. */
export interface OssCorrection {
  readonly quarter: Quarter;
  readonly state: string;
  readonly vat: bigint;
}

export interface OssBalance {
  readonly state: string;
  readonly vat: bigint;
  readonly corrections: bigint;
  /** May be negative: then the state pays it back itself, and it lowers nobody else's. */
  readonly balance: bigint;
}

export interface OssReturn {
  readonly vatNumber: string;
  readonly quarter: Quarter;
  readonly lines: readonly OssLine[];
  readonly corrections: readonly OssCorrection[];
  readonly balances: readonly OssBalance[];
  /** Sum of the positive balances. */
  readonly payable: bigint;
  /** Nothing was supplied and nothing corrected: filed all the same. */
  readonly isNil: boolean;
}

/** Whether an amount of a currency can be turned into euro with these rates. */
export const hasEcbRate = (currency: string, ecbRates: OssInput['ecbRates']): boolean =>
  currency === 'EUR' ||
  (isIsoCurrency(currency) && /^\d{1,9}(\.\d{1,10})?$/.test(ecbRates[currency] ?? '') && !/^[0.]*$/.test(ecbRates[currency]!));

/** Euro cents of minor units at units for one euro, halves away from zero. Throws without a rate: see `hasEcbRate`. */
export function toEuro(amount: bigint, currency: string, ecbRates: OssInput['ecbRates']): bigint {
  if (currency === 'EUR') return amount;
  const rate = decimal(ecbRates[currency] ?? '', rateScale);
  return divRound(amount * 10n ** BigInt(rateScale + 2), rate * 10n ** BigInt(currencyScale(currency)));
}

/**
 * The return of a quarter. Each line adds up its supplies in each currency and turns each sum into euro once. Needs an exchange rate for every currency
 * of its supplies: refusals are what `checkOss` says first.
 * @source Directive 2006/112/EC Art. 369g; Regulation (EU) 2020/194 Annex III (unconfirmed text)
 */
export function computeOssReturn(
  { vatNumber, quarter, supplies, ecbRates }: OssInput,
  rates: readonly MemberStateRate[] = memberStateRates,
): OssReturn {
  const typeOf = ({ state, date, rateBp }: OssSupply): RateType | null =>
    ratesOf(state, date, rates).find((rate) => rate.rateBp === rateBp)?.type ?? null;
  const lineKey = (supply: OssSupply): string =>
    [supply.state, supply.kind, supply.from?.state ?? '', supply.from?.number ?? '', supply.rateBp, typeOf(supply)].join('\n');
  const ofQuarter = supplies.filter(({ corrects }) => corrects === null);
  const computed = [...groupBy(ofQuarter, lineKey).values()].map((group): OssLine => {
    const [first] = group as [OssSupply, ...OssSupply[]];
    const base = inEuro(group, 'base', ecbRates);
    return {
      state: first.state,
      kind: first.kind,
      from: first.from,
      rateType: typeOf(first),
      rateBp: first.rateBp,
      base,
      vat: inEuro(group, 'vat', ecbRates),
      vatOfBase: divRound(base * first.rateBp, 10_000n),
    };
  });
  // What came back whole in its quarter is not declared.
  const lines = computed.filter(({ base, vat }) => base !== 0n || vat !== 0n);
  const corrected = supplies.filter(({ corrects }) => corrects !== null);
  const changes = [...groupBy(corrected, ({ corrects, state }) => `${corrects}\n${state}`).values()].map((group): OssCorrection => {
    const [first] = group as [OssSupply, ...OssSupply[]];
    return { quarter: first.corrects!, state: first.state, vat: inEuro(group, 'vat', ecbRates) };
  });
  const corrections = changes.filter(({ vat }) => vat !== 0n);
  const states = [...new Set([...lines, ...corrections].map(({ state }) => state))].sort();
  const balances = states.map((state): OssBalance => {
    const of = (rows: readonly { readonly state: string; readonly vat: bigint }[]) =>
      sum(rows.filter((row) => row.state === state).map(({ vat }) => vat));
    const [vat, changed] = [of(lines), of(corrections)];
    return { state, vat, corrections: changed, balance: vat + changed };
  });
  return {
    vatNumber,
    quarter,
    lines: lines.sort(byOrder(lineOrder)),
    corrections: corrections.sort(byOrder(({ quarter: of, state }) => [of, state])),
    balances,
    payable: sum(balances.map(({ balance }) => (balance > 0n ? balance : 0n))),
    isNil: lines.length === 0 && corrections.length === 0,
  };
}

const lineOrder = ({ state, from, kind, rateBp, rateType }: OssLine): readonly string[] => [
  ...[state, from?.state ?? '', from?.number ?? '', kind, String(10_000n - rateBp).padStart(6, '0'), rateType ?? ''],
];

const byOrder =
  <T>(keys: (value: T) => readonly string[]) =>
  (a: T, b: T): number => {
    const [left, right] = [keys(a).join('\n'), keys(b).join('\n')];
    return left < right ? -1 : left > right ? 1 : 0;
  };

const inEuro = (group: readonly OssSupply[], amount: 'base' | 'vat', ecbRates: OssInput['ecbRates']): bigint =>
  sum(
    [...groupBy(group, ({ currency }) => currency)].map(([currency, of]) =>
      toEuro(sum(of.map((each) => each[amount])), currency, ecbRates),
    ),
  );

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** "25.5" of 2550n. */
export const percentText = (rateBp: bigint): string => writeTrimmed(rateBp, 2);
