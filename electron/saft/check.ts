import { readDate } from '../../shared/dates/local-date.ts';
import { readDecimal } from '../../shared/money/decimal.ts';
import type { Rejection } from '../../shared/result.ts';
import type { AnyField, AnyStructure, Facets } from '../../shared/saft/element.ts';
import { amountText } from './write.ts';

/**
 * Looks for everything the schema forbids, in typed data, by the same table the XML is written by. A refusal names the record of the books (`place`, and
 * `origin` where it has one) and the element that would be wrong. Stricter than the schema in one thing: a text that has to be there may not be empty.
 *
 * Codes: SAFT_MISSING, SAFT_TEXT (not a text at all), SAFT_EMPTY (a section without the entry the schema demands), SAFT_ONE_OF, SAFT_TEXT_LONG, SAFT_TEXT_LENGTH, SAFT_CHARACTER,
 * SAFT_CODE, SAFT_ACCOUNT, SAFT_NUMBER, SAFT_DIGITS, SAFT_DECIMALS, SAFT_RANGE, SAFT_COUNT, SAFT_DATE, SAFT_TIME, SAFT_ADDRESS, SAFT_MANY (there are
 * more of them, and the list ends here).
 */
export class Checker {
  readonly rejections: Rejection[] = [];
  readonly #limit: number;
  readonly #path: Place[] = [];

  constructor(limit = 200) {
    this.#limit = limit;
  }

  /** So much is wrong that nobody reads on. */
  get isFull(): boolean {
    return this.rejections.length > this.#limit;
  }

  /** All of a structure and its records, each read once. */
  structure(structure: AnyStructure, data: unknown, seen?: Seen): void {
    const values = data as Values;
    const group = groupsOf(structure);
    for (const [key, field] of entriesOf(structure)) this.#field(field, values[key], values, seen);
    for (const choice of group) this.#choice(choice, values);
  }

  /** One record or part below the present place. */
  within(field: AnyField, data: unknown, ordinal: number, seen?: Seen): void {
    const { id } = field.structure ?? {};
    const values = data as Values;
    const named = id === undefined ? undefined : values[id];
    this.#path.push({
      element: field.element,
      name: named === undefined ? (field.many ? ordinal : undefined) : named,
      origin: values.origin,
    });
    this.structure(field.structure!, data, seen);
    seen?.(field, data, this);
    this.#path.pop();
  }

  refuse(code: string, element: string, details: Readonly<Record<string, string | number>> = {}): void {
    if (this.isFull) return;
    if (this.rejections.length === this.#limit) {
      this.rejections.push({ code: 'SAFT_MANY', limit: this.#limit });
      return;
    }
    const origin = this.#path.findLast((place) => place.origin !== undefined)?.origin;
    this.rejections.push({
      code,
      place: this.#place(),
      element,
      ...details,
      ...(typeof origin === 'string' && { origin }),
    });
  }

  /** "Transaction T-17, TransactionLine 3": the records on the way, not the containers around them; in the header, which has no records, all. */
  #place(): string {
    const named = this.#path.filter(({ name }) => name !== undefined);
    const shown = this.#path[0]?.element === 'Header' ? this.#path : named.length > 0 ? named : this.#path.slice(-1);
    return shown.map(({ element, name }) => (name === undefined ? element : `${element} ${String(name)}`)).join(', ') || 'AuditFile';
  }

  #field(field: AnyField, value: unknown, parent: Values, seen?: Seen): void {
    if (value === undefined || value === null) {
      if (field.required && !field.choice) this.refuse('SAFT_MISSING', field.element);
      return;
    }
    if (field.many) {
      let ordinal = 0;
      for (const each of value as Iterable<unknown>) {
        ordinal += 1;
        this.#one(field, each, ordinal, parent, seen);
        if (this.isFull) return;
      }
      if (ordinal === 0 && field.required && !field.choice) this.refuse('SAFT_EMPTY', field.element);
    } else this.#one(field, value, 0, parent, seen);
  }

  #one(field: AnyField, value: unknown, ordinal: number, parent: Values, seen?: Seen): void {
    if (field.simple) this.#simple(field, field.simple, value, parent);
    else if (field.structure) {
      if (typeof value !== 'object' || value === null) this.refuse('SAFT_MISSING', field.element);
      else this.within(field, value, ordinal, seen);
    } else if (field.items) {
      this.#path.push({ element: field.element, name: undefined, origin: undefined });
      this.#field(field.items, value, {}, seen);
      this.#path.pop();
    }
  }

  #choice(choice: Choice, values: Values): void {
    const isThere = (key: string) => {
      const value = values[key];
      return value !== undefined && !(Array.isArray(value) && value.length === 0);
    };
    const given = choice.branches.filter((fields) => fields.some(([key]) => isThere(key)));
    const names = choice.branches.map((fields) => fields.map(([, field]) => field.element).join(' + ')).join(' | ');
    if (given.length > 1 || (given.length === 0 && choice.required)) this.refuse('SAFT_ONE_OF', names);
    for (const fields of given)
      for (const [key, field] of fields) if (field.required && !isThere(key)) this.refuse('SAFT_MISSING', field.element);
  }

  #simple(field: AnyField, facets: Facets, value: unknown, parent: Values): void {
    const wrong = fault(facets, value, parent);
    if (wrong) this.refuse(wrong.code, field.element, wrong.details);
    else if (value === '' && field.required) this.refuse('SAFT_MISSING', field.element);
  }
}

/** Called with each record after it was checked, to add up. */
export type Seen = (field: AnyField, data: unknown, checker: Checker) => void;

type Values = Readonly<Record<string, unknown>>;
interface Place {
  readonly element: string;
  readonly name: unknown;
  readonly origin: unknown;
}
type Entry = readonly [key: string, field: AnyField];
interface Choice {
  readonly branches: readonly (readonly Entry[])[];
  readonly required: boolean;
}

const entries = new WeakMap<AnyStructure, readonly Entry[]>();
function entriesOf(structure: AnyStructure): readonly Entry[] {
  let known = entries.get(structure);
  if (!known) {
    known = Object.entries(structure.fields);
    entries.set(structure, known);
  }
  return known;
}

const groups = new WeakMap<AnyStructure, readonly Choice[]>();
function groupsOf(structure: AnyStructure): readonly Choice[] {
  let known = groups.get(structure);
  if (!known) {
    const byGroup = Map.groupBy(
      entriesOf(structure).filter(([, field]) => field.choice),
      ([, field]) => field.choice!.group,
    );
    known = [...byGroup.values()].map((of) => {
      const branches = [...Map.groupBy(of, ([, field]) => field.choice!.branch).values()];
      return { branches, required: branches.every((fields) => fields.some(([, field]) => field.required)) };
    });
    groups.set(structure, known);
  }
  return known;
}

interface Fault {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is wrong with a value, if anything. */
export function fault(facets: Facets, value: unknown, parent: Values = {}): Fault | undefined {
  switch (facets.kind) {
    case 'money':
    case 'currency-money':
      if (typeof value !== 'bigint') return { code: 'SAFT_NUMBER', details: { value: shown(value) } };
      return digitsFault(amountText(facets, value, parent), facets.digits, facets.decimals);
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
        ? undefined
        : { code: 'SAFT_COUNT', details: { value: shown(value) } };
    default:
      break;
  }
  if (typeof value !== 'string') return { code: 'SAFT_TEXT', details: { value: shown(value) } };
  return characterFault(value) ?? textFault(facets, value);
}

function textFault(facets: Facets, value: string): Fault | undefined {
  switch (facets.kind) {
    case 'text': {
      if (facets.most !== undefined && value.length <= facets.most) return undefined;
      const length = lengthOf(value);
      if (facets.most !== undefined && length > facets.most)
        return { code: 'SAFT_TEXT_LONG', details: { value: shown(value), length, limit: facets.most } };
      if (facets.exactly !== undefined && length !== facets.exactly)
        return { code: 'SAFT_TEXT_LENGTH', details: { value: shown(value), length, limit: facets.exactly } };
      return undefined;
    }
    case 'code':
      return facets.values.includes(value)
        ? undefined
        : { code: 'SAFT_CODE', details: { value: shown(value), allowed: facets.values.join(', ') } };
    case 'account':
      return /^[1-9][0-9]{2,4}$/.test(value) ? undefined : { code: 'SAFT_ACCOUNT', details: { value: shown(value) } };
    case 'date':
      return readDate(value) === undefined ? { code: 'SAFT_DATE', details: { value: shown(value) } } : undefined;
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value) ? undefined : { code: 'SAFT_TIME', details: { value: shown(value) } };
    case 'address':
      return URL.canParse(value) ? undefined : { code: 'SAFT_ADDRESS', details: { value: shown(value) } };
    case 'decimal': {
      if (!/^-?\d+(\.\d+)?$/.test(value)) return { code: 'SAFT_NUMBER', details: { value: shown(value) } };
      return digitsFault(value, facets.digits, facets.decimals) ?? rangeFault(value, facets.least, facets.most);
    }
    default:
      return undefined;
  }
}

/** Counted as the schema counts: without leading zeros and without zeros that end the decimals. */
function digitsFault(text: string, digits: number | undefined, decimals: number | undefined): Fault | undefined {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const kept = fraction.replace(/0+$/, '');
  if (decimals !== undefined && kept.length > decimals) return { code: 'SAFT_DECIMALS', details: { value: text, limit: decimals } };
  if (digits !== undefined && whole.replace(/^0+/, '').length + kept.length > digits)
    return { code: 'SAFT_DIGITS', details: { value: text, limit: digits } };
  return undefined;
}

function rangeFault(text: string, least: string | undefined, most: string | undefined): Fault | undefined {
  if (least === undefined || most === undefined) return undefined;
  const value = readDecimal(text, 18);
  const isWithin = value !== undefined && value >= readDecimal(least, 18)! && value <= readDecimal(most, 18)!;
  return isWithin ? undefined : { code: 'SAFT_RANGE', details: { value: text, least, most } };
}

// What XML 1.0 can't hold: lone surrogates, and controls but for tab, line ends and those above U+007F.
const forbidden = /[[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]--[\t\n\r\x7F-\x9F]]/v;
function characterFault(text: string): Fault | undefined {
  const found = forbidden.exec(text)?.[0];
  if (found === undefined) return undefined;
  const character = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return { code: 'SAFT_CHARACTER', details: { character } };
}

/** In characters, as the schema counts them, not in UTF-16 units. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** As much of a value as a sentence bears. */
const shown = (value: unknown): string => {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};
