import { assert } from '../../assert.ts';
import { readDate } from '../../dates/local-date.ts';
import { readPeriod } from '../../dates/period.ts';
import { readDecimal, writeDecimal } from '../../money/decimal.ts';
import { decode1251, encode1251, showIn1251 } from './cp1251.ts';
import type { Field, FieldValue, RecordLayout, RecordValues } from './layout.ts';

/** Why a value can't be written into its field. */
export type WriteFault =
  | { readonly code: 'CHARACTER_NOT_SHOWN'; readonly field: string; readonly character: string }
  | { readonly code: 'VALUE_TOO_LONG'; readonly field: string; readonly value: string; readonly length: number };

/** What is wrong with a line of a file that was read. Lines count from 1. */
export type ReadFault =
  | { readonly code: 'RECORD_WIDTH'; readonly line: number; readonly found: number; readonly expected: number }
  | { readonly code: 'RECORD_UNKNOWN'; readonly line: number; readonly found: string }
  | { readonly code: 'LINE_END_MISSING'; readonly line: number }
  | { readonly code: 'VALUE_UNREADABLE'; readonly line: number; readonly field: string; readonly found: string };

/**
 * One record, without its line end and with one character for each byte. What is cut is only what the layout lets be cut; all faults at once.
 * Throws when a value is missing or of another type than its field: that is a mistake of the program.
 */
export function writeRecord(layout: RecordLayout, values: RecordValues): { text: string; faults: readonly WriteFault[] } {
  const faults: WriteFault[] = [];
  let text = '';
  for (const field of layout.fields) {
    const value = values[field.code];
    assert(value !== undefined, `record ${layout.name}: ${field.code} is missing`);
    const written = writeValue(field, value);
    if (typeof written !== 'string') faults.push(written);
    else text += field.align === 'left' ? written.padEnd(field.length) : written.padStart(field.length);
  }
  return { text, faults };
}

function writeValue(field: Field, value: FieldValue): string | WriteFault {
  const shown = field.type === 'text' ? showIn1251(textValue(value)) : { ok: true as const, text: plainValue(field, value) };
  if (!shown.ok) return { code: 'CHARACTER_NOT_SHOWN', field: field.code, character: shown.character };
  if (shown.text.length <= field.length) return shown.text;
  if (field.cut) return shown.text.slice(0, field.length);
  return { code: 'VALUE_TOO_LONG', field: field.code, value: shown.text, length: field.length };
}

function plainValue(field: Field, value: FieldValue): string {
  switch (field.type) {
    case 'integer':
      return figureValue(value).toString();
    case 'amount':
    case 'coefficient':
      return writeDecimal(figureValue(value), 2);
    case 'date': {
      const on = textValue(value);
      return on === '' ? '' : `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
    }
    case 'month':
      return textValue(value).replace('-', '');
    case 'slashMonth': {
      const month = textValue(value);
      return month === '' ? '' : `${month.slice(5, 7)}/${month.slice(0, 4)}`;
    }
    case 'text':
      return textValue(value);
  }
}

function textValue(value: FieldValue): string {
  assert(typeof value === 'string', 'record: a text was expected');
  return value;
}

function figureValue(value: FieldValue): bigint {
  assert(typeof value === 'bigint', 'record: a figure was expected');
  return value;
}

/** Bytes of a file: records that were written, each with CR LF, the last one too. No record, no byte. */
export function writeLines(records: readonly string[]): Uint8Array {
  const bytes = encode1251(records.map((record) => `${record}\r\n`).join(''));
  assert(bytes !== undefined, 'file: a record was not shown in windows-1251');
  return bytes;
}

/** Records of a file as text, one character for each byte. */
export function readLines(bytes: Uint8Array): { lines: readonly string[]; faults: readonly ReadFault[] } {
  const text = decode1251(bytes);
  if (text === '') return { lines: [], faults: [] };
  const lines = text.split('\r\n');
  if (lines.at(-1) === '') return { lines: lines.slice(0, -1), faults: [] };
  return { lines, faults: [{ code: 'LINE_END_MISSING', line: lines.length }] };
}

/** Values of a record that was read. A record of another width is not read; a field that can't be read is left out and named. */
export function readRecord(layout: RecordLayout, text: string, line: number): { values: RecordValues; faults: readonly ReadFault[] } {
  if (text.length !== layout.length)
    return { values: {}, faults: [{ code: 'RECORD_WIDTH', line, found: text.length, expected: layout.length }] };
  const values: Record<string, FieldValue> = {};
  const faults: ReadFault[] = [];
  for (const field of layout.fields) {
    const raw = text.slice(field.start - 1, field.start - 1 + field.length);
    const value = readValue(field, raw);
    if (value === undefined) faults.push({ code: 'VALUE_UNREADABLE', line, field: field.code, found: raw.trim() });
    else values[field.code] = value;
  }
  return { values, faults };
}

function readValue(field: Field, raw: string): FieldValue | undefined {
  const text = raw.trim();
  switch (field.type) {
    case 'text':
      return field.align === 'right' ? text : raw.trimEnd();
    case 'integer':
      return text === '' ? 0n : /^\d+$/.test(text) ? BigInt(text) : undefined;
    case 'amount':
    case 'coefficient':
      return /^-?\d+\.\d\d$/.test(text) ? readDecimal(text, 2) : undefined;
    case 'date': {
      if (text === '') return '';
      const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
      return readDate(`${year}-${month}-${day}`);
    }
    case 'month':
      return text === '' ? '' : readPeriod(`${text.slice(0, 4)}-${text.slice(4)}`);
    case 'slashMonth': {
      if (text === '') return '';
      const [, month, year] = /^(\d\d)\/(\d{4})$/.exec(text) ?? [];
      return readPeriod(`${year}-${month}`);
    }
  }
}
