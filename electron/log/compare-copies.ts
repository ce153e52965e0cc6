import { deviceCode, formatNumber, readSeries } from '../../shared/numbering/document-number.ts';
import type { LogEvent } from './batch.ts';
import type { EventData } from './events.ts';

/** A batch as it names itself: equal hashes are equal batches. */
export interface BatchName {
  readonly log: string;
  readonly seq: number;
  readonly hash: string;
}

export interface CopyOfBooks {
  readonly name: string;
  readonly company: string;
  /** In order of arrival. */
  readonly batches: readonly BatchName[];
  /** Logs that go on with the numbers of another, which they declare finished. */
  readonly continuations?: readonly { readonly log: string; readonly former: string }[];
}

/** What one event says of one number. `subject`: the document, entry, reservation or giving up. */
export interface NumberClaim {
  readonly series: string;
  readonly value: number;
  /** As printed; empty where the event does not say it. */
  readonly number: string;
  readonly state: 'used' | 'voided' | 'leased';
  readonly subject: string;
}

/** Copies of one company that disagree. Copies are told by their names. */
export type Conflict =
  /** Two copies wrote different batches with one number into one log: the same key signs in both. */
  | {
      readonly kind: 'fork';
      readonly log: string;
      readonly device: string;
      readonly seq: number;
      readonly sides: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'number-twice';
      readonly series: string;
      readonly value: number;
      readonly number: string;
      readonly claims: readonly { readonly state: NumberClaim['state']; readonly subject: string; readonly copies: readonly string[] }[];
    }
  | { readonly kind: 'looks-alike'; readonly number: string; readonly series: readonly string[] }
  | { readonly kind: 'gap'; readonly series: string; readonly first: number; readonly last: number }
  /** `log` was declared finished, but more than one goes on with its numbers, or some copies hold more of it than those that do. */
  | { readonly kind: 'not-finished'; readonly log: string; readonly by: readonly string[]; readonly copies: readonly string[] }
  | { readonly kind: 'device-code'; readonly device: string; readonly logs: readonly string[] };

export interface Comparison {
  readonly company: string;
  /** Batches that every copy holds, and all that any copy holds. */
  readonly shared: number;
  readonly batches: number;
  readonly logs: readonly {
    readonly log: string;
    readonly device: string;
    /** The batches up to this one are the same in every copy. */
    readonly sharedTo: number;
    readonly copies: readonly { readonly name: string; readonly head: number }[];
  }[];
  readonly series: readonly {
    readonly series: string;
    readonly head: number;
    readonly used: number;
    readonly voided: number;
    readonly leased: number;
  }[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Compares copies of one company that worked apart, from their logs alone: what they share, where each log parts, and their numbers laid together.
 * Proves, or names what speaks against it: no number used twice, no two that look the same, no hole between 1 and the head of a series. `claimsOf` gives
 * what a batch says of numbers; it is asked once a batch, whichever copies hold it.
 */
export function compareCopies(copies: readonly CopyOfBooks[], claimsOf: (batch: BatchName) => readonly NumberClaim[]): Comparison {
  const holders = new Map<string, { batch: BatchName; names: string[] }>();
  for (const { name, batches } of copies) {
    for (const batch of batches) {
      const held = holders.get(batch.hash);
      if (held) held.names.push(name);
      else holders.set(batch.hash, { batch, names: [name] });
    }
  }
  const { logs, conflicts } = compareLogs(copies);
  const numbers = layTogether([...holders.values()], claimsOf);
  return {
    company: copies[0]?.company ?? '',
    shared: [...holders.values()].filter(({ names }) => names.length === copies.length).length,
    batches: holders.size,
    logs,
    series: numbers.series,
    conflicts: [...conflicts, ...compareContinuations(copies), ...numbers.conflicts],
  };
}

function compareLogs(copies: readonly CopyOfBooks[]): Pick<Comparison, 'logs' | 'conflicts'> {
  const logs: Comparison['logs'][number][] = [];
  const conflicts: Conflict[] = [];
  const founder = copies[0]?.batches[0]?.log;
  const names = [...new Set(copies.flatMap(({ batches }) => batches.map(({ log }) => log)))].sort();
  const byCode = new Map<string, string[]>();
  for (const log of names) {
    const device = log === founder ? '' : deviceCode(log);
    if (device !== '') byCode.set(device, [...(byCode.get(device) ?? []), log]);
    const chains = copies.map(({ name, batches }) => ({
      name,
      hashes: batches.filter((batch) => batch.log === log).map(({ hash }) => hash),
    }));
    const shortest = Math.min(...chains.map(({ hashes }) => hashes.length));
    let sharedTo = 0;
    while (sharedTo < shortest && chains.every(({ hashes }) => hashes[sharedTo] === chains[0]!.hashes[sharedTo])) sharedTo += 1;
    logs.push({ log, device, sharedTo, copies: chains.map(({ name, hashes }) => ({ name, head: hashes.length })) });
    const fork = forkOf(chains);
    if (fork) conflicts.push({ kind: 'fork', log, device, ...fork });
  }
  for (const [device, same] of byCode) if (same.length > 1) conflicts.push({ kind: 'device-code', device, logs: same });
  return { logs, conflicts };
}

/** A log whose numbers another goes on with has to have ended: no copy holds more of it than the copies of the one that goes on. */
function compareContinuations(copies: readonly CopyOfBooks[]): Conflict[] {
  const followers = new Map<string, Set<string>>();
  for (const { continuations = [] } of copies) {
    for (const { log, former } of continuations) followers.set(former, (followers.get(former) ?? new Set()).add(log));
  }
  const lengthIn = (copy: CopyOfBooks, log: string): number => copy.batches.filter((batch) => batch.log === log).length;
  return [...followers].flatMap(([log, by]): Conflict[] => {
    const end = Math.min(
      ...copies.filter(({ continuations = [] }) => continuations.some(({ former }) => former === log)).map((copy) => lengthIn(copy, log)),
    );
    const longer = copies.filter((copy) => lengthIn(copy, log) > end).map(({ name }) => name);
    return by.size > 1 || longer.length > 0 ? [{ kind: 'not-finished', log, by: [...by].sort(), copies: longer }] : [];
  });
}

/** The first batch of a log that is not the same in all copies that have one of its number. */
function forkOf(
  chains: readonly { readonly name: string; readonly hashes: readonly string[] }[],
): { seq: number; sides: string[][] } | undefined {
  const longest = Math.max(...chains.map(({ hashes }) => hashes.length));
  for (let index = 0; index < longest; index += 1) {
    const sides = new Map<string, string[]>();
    for (const { name, hashes } of chains) {
      const hash = hashes[index];
      if (hash !== undefined) sides.set(hash, [...(sides.get(hash) ?? []), name]);
    }
    if (sides.size > 1) return { seq: index + 1, sides: [...sides.values()] };
  }
  return undefined;
}

interface Claimed {
  readonly claim: NumberClaim;
  readonly names: readonly string[];
}

function layTogether(
  held: readonly { readonly batch: BatchName; readonly names: readonly string[] }[],
  claimsOf: (batch: BatchName) => readonly NumberClaim[],
): Pick<Comparison, 'series' | 'conflicts'> {
  const register = new Map<string, Map<number, Claimed[]>>();
  for (const { batch, names } of held) {
    for (const claim of claimsOf(batch)) {
      let series = register.get(claim.series);
      if (!series) {
        series = new Map();
        register.set(claim.series, series);
      }
      const claims = series.get(claim.value);
      if (claims) claims.push({ claim, names });
      else series.set(claim.value, [{ claim, names }]);
    }
  }
  const series: Comparison['series'][number][] = [];
  const conflicts: Conflict[] = [];
  const printed = new Map<string, string>();
  for (const [name, values] of [...register].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const counts = { used: 0, voided: 0, leased: 0 };
    const { kind } = readSeries(name);
    for (const [value, claims] of values) {
      const texts = new Set(claims.map(({ claim }) => claim.number).filter((text) => text !== ''));
      const [number = String(value)] = texts;
      counts[stateOf(claims)] += 1;
      if (disagree(claims)) {
        conflicts.push({
          kind: 'number-twice',
          series: name,
          value,
          number,
          claims: claims.map(({ claim, names }) => ({ state: claim.state, subject: claim.subject, copies: names })),
        });
      }
      for (const text of texts) {
        const other = printed.get(`${kind} ${text}`);
        if (other !== undefined) conflicts.push({ kind: 'looks-alike', number: text, series: [other, name] });
        else printed.set(`${kind} ${text}`, name);
      }
    }
    const known = [...values.keys()].sort((a, b) => a - b);
    known.forEach((value, index) => {
      const before = known[index - 1] ?? 0;
      if (value > before + 1) conflicts.push({ kind: 'gap', series: name, first: before + 1, last: value - 1 });
    });
    series.push({ series: name, head: known.at(-1) ?? 0, ...counts });
  }
  return { series, conflicts };
}

const stateOf = (claims: readonly Claimed[]): NumberClaim['state'] =>
  claims.some(({ claim }) => claim.state === 'used') ? 'used' : claims.some(({ claim }) => claim.state === 'voided') ? 'voided' : 'leased';

/** A number is set apart once at most, and ends once: used by one thing or given up. */
function disagree(claims: readonly Claimed[]): boolean {
  const ends = new Set(claims.filter(({ claim }) => claim.state !== 'leased').map(({ claim }) => `${claim.state} ${claim.subject}`));
  const leases = new Set(claims.filter(({ claim }) => claim.state === 'leased').map(({ claim }) => claim.subject));
  return ends.size > 1 || leases.size > 1;
}

/** What events say of numbers, in their order. */
export function claimsOfEvents(events: readonly LogEvent[]): NumberClaim[] {
  const claims: NumberClaim[] = [];
  for (const { type, id, data } of events) {
    if (type === 'document.issued' || type === 'journal.posted') {
      const { protocol, ...own } = data as unknown as Partial<EventData['document.issued']>;
      for (const { series, value, number } of [own, protocol ?? {}]) {
        if (series !== undefined && value !== undefined && number !== undefined)
          claims.push({ series, value, number, state: 'used', subject: id });
      }
    } else if (type === 'number.reserved') {
      const { series, first, last, head, digits } = data as unknown as EventData['number.reserved'];
      for (let value = first; value <= last; value += 1) {
        claims.push({ series, value, number: formatNumber(value, head ?? '', digits), state: 'leased', subject: id });
      }
    } else if (type === 'number.voided') {
      const { series, first, last } = data as unknown as EventData['number.voided'];
      // The event names no printed form: the reservation it ends does.
      for (let value = first; value <= last; value += 1) claims.push({ series, value, number: '', state: 'voided', subject: id });
    }
  }
  return claims;
}
