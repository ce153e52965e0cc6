// Data as a flat list of facts, "taxCodes.S18.rateBp" -> "1800": what a pack says and what a hand-written table says are compared fact by fact.

import { type Law, lawNote, type Source, spotNotes } from '../../shared/laws/source.ts';

export type Facts = Map<string, string>;

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);

/** A text in the four languages: what it says is looked at elsewhere. */
export const isLabel = (value: unknown): boolean =>
  isPlain(value) && Object.keys(value).sort().join() === 'bg,en,ka,ru' && Object.values(value).every((text) => typeof text === 'string');
const isLabels = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isLabel);

/** What a row of a list is called: the first of these it has. */
const keys = ['code', 'id', 'kind', 'prefix', 'state', 'year', 'row', 'upToMonths', 'validFrom', 'cell'] as const;
const keyOf = (row: Record<string, unknown>): string | undefined => keys.find((key) => Object.hasOwn(row, key));

/** Names of rows in their order; a name that stands twice gets the number of its turn, as in "S20#2". */
export function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    return turn === 1 ? name : `${name}#${turn}`;
  });
}

const text = (value: unknown): string => (value === null ? '-' : String(value));

const hasOnly = (value: unknown, known: readonly string[]): value is Record<string, unknown> =>
  isPlain(value) && Object.entries(value).every(([key, each]) => known.includes(key) && each !== undefined);
const isLaw = (value: unknown): boolean => hasOnly(value, ['id', 'names', 'full']) && typeof value.id === 'string' && isLabel(value.names);
const isPlace = (value: unknown): boolean =>
  hasOnly(value, ['law', 'article', 'paragraph', 'item', 'annex', 'at', 'amended']) &&
  isLaw(value.law) &&
  ['article', 'paragraph', 'item'].every((key) => ['string', 'undefined'].includes(typeof value[key])) &&
  (value.at === undefined ||
    (hasOnly(value.at, ['what', 'no']) && Object.hasOwn(spotNotes, value.at.what as string) && value.at.no !== undefined)) &&
  (value.amended === undefined ||
    (hasOnly(value.amended, ['gazette', 'on']) && value.amended.gazette !== undefined && value.amended.on !== undefined));
/** A source of law is one fact, as the log writes it: every key of its places has a say there. */
const isSource = (value: unknown): value is Source => Array.isArray(value) && value.length > 0 && value.every(isPlace);

type Say = (path: string, said: string) => void;
/** Called with every object on the way down, and the key that names it in a list; true leaves out what is in it. */
type Pass = (object: object, path: string, named: string | undefined) => boolean;
const never: Pass = () => false;

function visit(value: unknown, path: string, say: Say, pass: Pass, named?: string): void {
  if (value === undefined || isLabel(value) || isLabels(value)) return;
  if (isScalar(value)) say(path, text(value));
  else if (typeof value === 'function') say(path, 'function');
  else if (pass(value as object, path, named)) return;
  else if (isSource(value)) say(path, lawNote(value));
  else if (Array.isArray(value)) visitList(value, path, say, pass);
  else {
    const entries = Object.entries(value as object).filter(([key]) => key !== named);
    // A row may be no more than its name.
    if (entries.length === 0 && named === undefined) say(path, '{}');
    for (const [key, each] of entries) visit(each, path === '' ? key : `${path}.${key}`, say, pass);
  }
}

function visitList(list: readonly unknown[], path: string, say: Say, pass: Pass): void {
  if (list.every(isScalar)) say(path, list.map(text).join(' '));
  else if (list.every((each) => Array.isArray(each) && each.every(isScalar)))
    say(path, list.map((each) => (each as unknown[]).map(text).join('-')).join(' '));
  else {
    const key = (row: unknown) => (isPlain(row) ? keyOf(row) : undefined);
    const names = numbered(
      list.map((row, index) => (key(row) === undefined ? `[${index + 1}]` : text((row as Record<string, unknown>)[key(row)!]))),
    );
    say(path, names.join(' '));
    for (const [index, row] of list.entries()) visit(row, `${path}.${names[index]!}`, say, pass, key(row));
  }
}

/**
 * Every scalar of the value under its path. Lists of scalars are one fact, ranges in it as "6000-9999"; a list of rows is a fact too, the names of its
 * rows in order. Texts in four languages are left out, functions are the fact that there is one.
 */
export function factsOf(value: unknown, path: string): Facts {
  const facts: Facts = new Map();
  visit(value, path, (at, said) => facts.set(at, said), never);
  return facts;
}

/** What the two disagree about. `expected` is the table written by hand. */
export function differences(facts: Facts, expected: Facts): string[] {
  const found: string[] = [];
  for (const [path, is] of facts) {
    const said = expected.get(path);
    if (said === undefined) found.push(`${path} = ${is}: not in the fixture. Add it there, from the law`);
    else if (said !== is) found.push(`${path}: the fixture says ${said}, the pack ${is}`);
  }
  for (const [path, said] of expected) if (!facts.has(path)) found.push(`${path} = ${said}: in the fixture only`);
  return found;
}

/**
 * Tells of a changed copy of the value whether it differs from the table, looking only at what is not the very same object as before: that was compared
 * once, here. Undefined when the value itself differs.
 */
export function comparison(value: unknown, path: string, expected: Facts): ((copy: unknown) => boolean) | undefined {
  if (differences(factsOf(value, path), expected).length > 0) return undefined;
  const compared = new WeakMap<object, { readonly path: string; readonly facts: number }>();
  const ignore = () => undefined;
  visit(value, path, ignore, (object, at, named) => {
    let facts = 0;
    visit(object, at, () => (facts += 1), never, named);
    compared.set(object, { path: at, facts });
    return false;
  });
  return (copy) => {
    let facts = 0;
    let wrong = false;
    visit(
      copy,
      path,
      (at, said) => {
        facts += 1;
        if (expected.get(at) !== said) wrong = true;
      },
      (object, at) => {
        const before = compared.get(object);
        if (before?.path !== at) return false;
        facts += before.facts;
        return true;
      },
    );
    return wrong || facts !== expected.size;
  };
}

const otherScalar = (value: unknown): unknown => {
  if (value === null) return 'x';
  if (typeof value === 'bigint') return value + 1n;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${value as string}~`;
};

export interface Mutant {
  /** What was done to it, and where. */
  readonly what: string;
  readonly value: unknown;
}

/**
 * The value with one thing changed, every thing in turn: each scalar another one, each entry of a list or of an object taken out, two neighbours of a list
 * exchanged, an entry doubled, a key nobody knows added. Texts in four languages are left as they are, and so are functions.
 */
export function* mutants(value: unknown, path = ''): Generator<Mutant> {
  if (value === undefined || isLabel(value) || isLabels(value) || typeof value === 'function') return;
  if (isScalar(value)) {
    yield { what: `${path} changed`, value: otherScalar(value) };
    return;
  }
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    for (const [index, each] of list.entries()) {
      const at = `${path}[${index}]`;
      for (const mutant of mutants(each, at)) yield { ...mutant, value: list.with(index, mutant.value) };
      yield { what: `${at} taken out`, value: list.toSpliced(index, 1) };
      yield { what: `${at} doubled`, value: list.toSpliced(index, 0, each) };
      if (index > 0 && list[index - 1] !== each)
        yield { what: `${at} before its neighbour`, value: list.with(index, list[index - 1]).with(index - 1, each) };
    }
    return;
  }
  const object = value as Record<string, unknown>;
  for (const [key, each] of Object.entries(object)) {
    if (typeof each === 'function' || factsOf(each, '').size === 0) continue;
    const at = path === '' ? key : `${path}.${key}`;
    // One law stands behind many rules: a rule names another one, it does not change what a law is.
    const changed =
      key === 'law' && isLaw(each)
        ? [{ what: `${at} another one`, value: { ...(each as Law), id: `${(each as Law).id}~` } }]
        : mutants(each, at);
    for (const mutant of changed) yield { ...mutant, value: { ...object, [key]: mutant.value } };
    yield { what: `${at} taken out`, value: Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) };
  }
  yield { what: `${path || 'root'} with a key nobody knows`, value: { ...object, unheardOf: 'x' } };
}
