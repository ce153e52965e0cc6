import { assert } from '../../assert.ts';

/**
 * How a field is written. Integers, amounts (minor units, two decimals) and coefficients (hundredths) are `bigint` values, the others text:
 * `date` a LocalDate, `month` a Period as YYYYMM, `slashMonth` a Period as MM/YYYY. Dates and months may be empty.
 */
export type FieldType = 'text' | 'integer' | 'amount' | 'coefficient' | 'date' | 'month' | 'slashMonth';

export interface Field {
  /** Code of the official description, unique in its record. */
  readonly code: string;
  /** Position of the first byte, counted from 1. */
  readonly start: number;
  /** Bytes. */
  readonly length: number;
  readonly type: FieldType;
  readonly align: 'left' | 'right';
  /** What is too long is cut at the width: names and descriptions. Everything else that does not fit is a fault. */
  readonly cut?: true;
}

export interface RecordLayout {
  readonly name: string;
  /** Bytes of a record without its line end. */
  readonly length: number;
  readonly fields: readonly Field[];
}

export type FieldValue = string | bigint;
export type RecordValues = Readonly<Record<string, FieldValue>>;

/** A field as tables of layouts list it: code, start, length, type, and `cut` where a text may be. Text and months stand left, figures right. */
export function field(code: string, start: number, length: number, type: FieldType, cut?: 'cut'): Field {
  const align = type === 'integer' || type === 'amount' || type === 'coefficient' ? 'right' : 'left';
  return { code, start, length, type, align, ...(cut ? { cut: true as const } : {}) };
}

/** Throws when fields leave a gap, overlap, share a code or do not fill the record. */
export function layout(name: string, length: number, fields: readonly Field[]): RecordLayout {
  let next = 1;
  for (const { code, start, length: width } of fields) {
    assert(start === next, `layout ${name}: ${code} does not begin where the field before it ends`);
    next += width;
  }
  assert(next === length + 1, `layout ${name}: the fields do not fill the record`);
  assert(new Set(fields.map(({ code }) => code)).size === fields.length, `layout ${name}: a code stands twice`);
  return { name, length, fields };
}

/** Text of a field of a record that has it. */
export function textOf(record: RecordValues, code: string): string {
  const value = record[code];
  assert(typeof value === 'string', `record: ${code} is no text`);
  return value;
}

/** Figure of a field of a record that has it. */
export function figureOf(record: RecordValues, code: string): bigint {
  const value = record[code];
  assert(typeof value === 'bigint', `record: ${code} is no figure`);
  return value;
}
