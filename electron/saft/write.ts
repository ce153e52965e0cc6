import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { AnyField, AnyStructure, Facets } from '../../shared/saft/element.ts';
import { namespace } from '../../shared/saft/elements.ts';

const prefix = 'nsSAFT';
export const rootStart = `<?xml version="1.0" encoding="UTF-8"?>\n<${prefix}:AuditFile xmlns:${prefix}="${namespace}">\n`;
export const rootEnd = `</${prefix}:AuditFile>\n`;

/** Bytes gather until they are worth a chunk. */
const chunkLength = 64 * 1024;

/**
 * The XML of a whole file in chunks of UTF-8, each of some 64 KiB: elements in the order of the table, one a line. Nothing is checked here, but what the
 * table does not name is not written. Streamed records are read as they are written; no more than one line of a document is held. `seen` is told each
 * record after it was written: lines first, then their document, then its section.
 */
export function* auditFileChunks(
  structure: AnyStructure,
  data: unknown,
  seen?: (element: string, record: unknown) => void,
): Generator<Uint8Array, void> {
  const out = new Chunks(seen);
  out.add(rootStart);
  yield* writeStreamed(out, rowsOf(structure), data as Values);
  out.add(rootEnd);
  yield out.take();
}

/** Text goes to bytes record by record: long texts put together of thousands of short ones would keep the collector busy. */
class Chunks {
  readonly seen: ((element: string, record: unknown) => void) | undefined;
  #bytes = Buffer.allocUnsafeSlow(chunkLength * 2);
  #length = 0;
  constructor(seen?: (element: string, record: unknown) => void) {
    this.seen = seen;
  }
  add(text: string): void {
    const most = this.#length + text.length * 3; // no character of a text takes more bytes than that
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }
  get isFull(): boolean {
    return this.#length >= chunkLength;
  }
  take(): Uint8Array {
    const chunk = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafeSlow(chunkLength * 2);
    this.#length = 0;
    return chunk;
  }
}

type Values = Readonly<Record<string, unknown>>;

/** A field with its tags made once. */
interface Row {
  readonly key: string;
  readonly field: AnyField;
  readonly start: string;
  readonly end: string;
  readonly rows?: readonly Row[];
  readonly items?: Row;
  /** Has streamed records somewhere in it. */
  readonly isStreamed: boolean;
}

const known = new WeakMap<AnyStructure, readonly Row[]>();
function rowsOf(structure: AnyStructure): readonly Row[] {
  let rows = known.get(structure);
  if (!rows) {
    const made: Row[] = [];
    known.set(structure, made); // before its parts: a company may hold bank accounts that hold a company
    for (const [key, field] of Object.entries(structure.fields)) made.push(rowOf(key, field));
    rows = made;
  }
  return rows;
}

function rowOf(key: string, field: AnyField): Row {
  const rows = field.structure && rowsOf(field.structure);
  const items = field.items && rowOf('', field.items);
  const breaks = field.simple ? '' : '\n';
  return {
    key,
    field,
    start: field.element === '' ? '' : `<${prefix}:${field.element}>${breaks}`,
    end: field.element === '' ? '' : `</${prefix}:${field.element}>\n`,
    ...(rows && { rows }),
    ...(items && { items }),
    isStreamed: field.streamed === true || items?.isStreamed === true || rows?.some((row) => row.isStreamed) === true,
  };
}

function writeWhole(rows: readonly Row[], data: Values): string {
  let text = '';
  for (const row of rows) {
    const value = data[row.key];
    if (value === undefined) continue;
    if (row.field.many) {
      for (const each of value as Iterable<unknown>) text += writeRow(row, each, data);
    } else text += writeRow(row, value, data);
  }
  return text;
}

function writeRow(row: Row, value: unknown, parent: Values): string {
  if (row.field.simple) return row.start + simpleText(row.field.simple, value, parent) + row.end;
  return row.start + writeParts(row, value) + row.end;
}

function writeParts(row: Row, value: unknown): string {
  if (row.rows) return writeWhole(row.rows, value as Values);
  const { items } = row;
  if (!items) return '';
  if (!items.field.many) return writeRow(items, value, {});
  let text = '';
  for (const each of value as Iterable<unknown>) text += writeRow(items, each, {});
  return text;
}

function* writeStreamed(out: Chunks, rows: readonly Row[], data: Values): Generator<Uint8Array, void> {
  for (const row of rows) {
    const value = data[row.key];
    if (value === undefined) continue;
    if (row.field.many) {
      for (const each of value as Iterable<unknown>) yield* writeStreamedRow(out, row, each, data);
    } else yield* writeStreamedRow(out, row, value, data);
  }
}

function* writeStreamedRow(out: Chunks, row: Row, value: unknown, parent: Values): Generator<Uint8Array, void> {
  const partsAreStreamed = row.rows?.some((part) => part.isStreamed) === true || row.items !== undefined;
  if (!partsAreStreamed) out.add(writeRow(row, value, parent));
  else {
    out.add(row.start);
    if (row.rows) yield* writeStreamed(out, row.rows, value as Values);
    else if (row.items!.field.many) {
      for (const each of value as Iterable<unknown>) yield* writeStreamedRow(out, row.items!, each, {});
    } else yield* writeStreamedRow(out, row.items!, value, {});
    out.add(row.end);
  }
  out.seen?.(row.field.element, value);
  if (out.isFull) yield out.take();
}

/** Text of a value as its element holds it, escaped. */
function simpleText(facets: Facets, value: unknown, parent: Values): string {
  if (typeof value === 'bigint') return amountText(facets, value, parent);
  return escapeText(String(value));
}

export function amountText(facets: Facets, value: bigint, parent: Values): string {
  if (facets.kind !== 'currency-money') return writeDecimal(value, 2);
  const scale = currencyScaleOf(parent.currencyCode);
  const text = writeDecimal(value, scale);
  return scale > 2 ? text.replace(/0+$/, (zeros) => zeros.slice(Math.min(zeros.length, scale - 2))) : text;
}

const currencyScaleOf = (code: unknown): number => (typeof code === 'string' && isIsoCurrency(code) ? currencyScale(code) : 2);

const needsEscape = /[&<>\r]/;
/** Element content. A carriage return would be read back as a line feed, so it goes as a reference. */
export function escapeText(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
