import type { LocalDate } from '../dates/local-date.ts';
import type { DecimalText } from '../money/decimal.ts';
import type { Minor } from '../money/minor.ts';
import type { FromBooks } from './types.ts';

// How `elements.ts` says what the schema says. Values are typed, so that a table can neither lack a property nor give it the wrong type.

declare const holds: unique symbol;

export type Facets =
  | { readonly kind: 'text'; readonly most?: number; readonly exactly?: number }
  | { readonly kind: 'code'; readonly values: readonly string[]; readonly most?: number }
  | { readonly kind: 'account' }
  /** Whole cents, written with two decimals; `digits` in all. */
  | { readonly kind: 'money'; readonly digits?: number; readonly decimals?: number }
  /** Minor units of the currency beside it, written with as many decimals as it has. */
  | { readonly kind: 'currency-money'; readonly digits: number; readonly decimals: number }
  | {
      readonly kind: 'decimal';
      readonly digits?: number;
      readonly decimals?: number;
      readonly least?: DecimalText;
      readonly most?: DecimalText;
    }
  | { readonly kind: 'count' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'address' };

/** A value without parts. */
export type Simple<V> = { readonly facets: Facets; readonly [holds]?: V };

/** What writing and checking go by: elements in the order of the schema; `id` is the property that names one of them to a person. */
export interface AnyStructure {
  readonly fields: Readonly<Record<string, AnyField>>;
  readonly id?: string;
}

export interface AnyField {
  /** Empty where the parts of a repeated structure stand in their parent without an element of their own. */
  readonly element: string;
  readonly required: boolean;
  /** As often as there are values. */
  readonly many: boolean;
  readonly simple?: Facets;
  readonly structure?: AnyStructure;
  /** An element that holds nothing but these. */
  readonly items?: AnyField;
  /** Too many to hold, or with such a part: written and checked one by one. */
  readonly streamed?: true;
  /** One branch of a choice has to be there, unless all that is in it is optional. */
  readonly choice?: { readonly group: string; readonly branch: string };
}

export interface Structure<T> extends AnyStructure {
  readonly fields: { readonly [K in Exclude<AllKeys<T>, keyof FromBooks>]: Field<NonNullable<ValueAt<T, K>>> };
}

export interface Field<V> extends AnyField {
  readonly [holds]?: V;
}

type AllKeys<T> = T extends unknown ? keyof T : never;
type ValueAt<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

export const structure = <T>(fields: Structure<T>['fields'], id?: AllKeys<T> & string): Structure<T> => ({
  fields,
  ...(id !== undefined && { id }),
});

type Type<V> = Simple<V> | Structure<V>;
const field = (element: string, type: Simple<unknown> | AnyStructure, required: boolean, many: boolean): AnyField => ({
  element,
  required,
  many,
  ...('facets' in type ? { simple: type.facets } : { structure: type }),
});

export const one = <V>(element: string, type: Type<V>): Field<V> => field(element, type, true, false);
export const optional = <V>(element: string, type: Type<V>): Field<V> => field(element, type, false, false);
/** At least one. */
export const some = <V>(element: string, type: Type<V>): Field<readonly V[]> => field(element, type, true, true);
export const any = <V>(element: string, type: Type<V>): Field<readonly V[]> => field(element, type, false, true);
/** At least one, of which there may be very many. */
export const records = <V>(element: string, type: Type<V>): Field<Iterable<V>> => ({ ...field(element, type, true, true), streamed: true });
/** An element that holds nothing but these. */
export const list = <V>(element: string, items: Field<V>, required = true): Field<V> => ({ element, required, many: false, items });
export const either = <V>(group: string, branch: string, of: Field<V>): Field<V> => ({ ...of, choice: { group, branch } });

const simple = <V>(facets: Facets): Simple<V> => ({ facets });
export const text = (most?: number): Simple<string> => simple({ kind: 'text', ...(most !== undefined && { most }) });
export const letters = (exactly: number): Simple<string> => simple({ kind: 'text', exactly });
export const code = <const V extends string>(values: readonly V[], most?: number): Simple<V> =>
  simple({ kind: 'code', values, ...(most !== undefined && { most }) });
export const decimalOf = (facets: Omit<Extract<Facets, { kind: 'decimal' }>, 'kind'> = {}): Simple<DecimalText> =>
  simple({ kind: 'decimal', ...facets });
export const moneyOf = (digits?: number, decimals?: number): Simple<Minor> =>
  simple({ kind: 'money', ...(digits !== undefined && { digits }), ...(decimals !== undefined && { decimals }) });
export const currencyMoney: Simple<Minor> = simple({ kind: 'currency-money', digits: 18, decimals: 2 });
export const nraAccount: Simple<string> = simple({ kind: 'account' });
export const count: Simple<number> = simple({ kind: 'count' });
export const day: Simple<LocalDate> = simple({ kind: 'date' });
export const time: Simple<string> = simple({ kind: 'time' });
export const webAddress: Simple<string> = simple({ kind: 'address' });
