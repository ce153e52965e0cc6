import type { XmlFault, Xsd } from './xsd.ts';

/** Which elements of a schema may be cut apart, and what has to follow where. Paths are of local names: "AuditFile/GeneralLedgerEntries/Journal". */
export interface SegmentPlan {
  /**
   * Paths of elements that may stand in their parent any number of times in a row, and whose parent needs nothing after them. A run of
   * them may be judged in parts: the content of the parent is right with n of them exactly when it is right with one.
   */
  readonly repeated: ReadonlySet<string>;
  /** Those, and the elements on the way to them. */
  readonly kept: ReadonlySet<string>;
  /** The least the schema demands after the element of that path has ended, in its parent: XML with its own namespace declaration. */
  readonly rest: ReadonlyMap<string, string>;
}

/**
 * Judges a file of any size by a validator that holds whole documents only.
 *
 * The file is read once, as bytes, and cut between repeated elements. What the validator gets each time is the file up to the cut, then the ends of the
 * open elements, with the least the schema demands after them. After that all but the last of each run of repeated elements is left out, so the next
 * document is the same beginning, shortened, with what follows. Each byte of the file is judged in its own place at least once, and the last document
 * ends as the file does. A file that needs no cut is judged as it is.
 */
export class SegmentedCheck {
  readonly #xsd: Xsd;
  readonly #plan: SegmentPlan;
  readonly #length: number;
  readonly #limit: number;
  readonly #faults: XmlFault[] = [];
  readonly #root: Open = { path: '', tag: '', parts: [] };
  readonly #open: Open[] = [this.#root];
  /** Depth below the innermost open element that is kept apart. */
  #depth = 0;
  /** Bytes that have not become a part yet. */
  #pending: Buffer = Buffer.alloc(0);
  #line = 1;
  /** Bytes since the last document was judged. */
  #gathered = 0;
  #ended = false;
  readonly #told = new Set<string>();

  constructor(xsd: Xsd, plan: SegmentPlan, { segmentBytes = 100_000, faultLimit = 100 } = {}) {
    this.#xsd = xsd;
    this.#plan = plan;
    this.#length = segmentBytes;
    this.#limit = faultLimit;
  }

  /** So many faults that reading on is no use. */
  get isFull(): boolean {
    return this.#faults.length >= this.#limit;
  }

  push(chunk: Uint8Array): void {
    if (this.isFull || this.#ended) return;
    this.#pending = this.#pending.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#pending, chunk]);
    this.#read(false);
  }

  /** All faults, in the order of the file. */
  end(): readonly XmlFault[] {
    if (!this.isFull && !this.#ended) {
      this.#read(true);
      if (!this.#ended) this.#judge(true);
    }
    this.#ended = true;
    return this.#faults.slice(0, this.#limit);
  }

  /** Takes whole marks (tags, comments and the like) off the bytes that wait. */
  #read(isLast: boolean): void {
    const bytes = this.#pending;
    let begin = 0; // of what is not yet in a part
    let at = 0;
    const keep = (until: number) => {
      if (until > begin) this.#append(bytes.subarray(begin, until));
      begin = until;
    };
    for (;;) {
      const open = bytes.indexOf(lessThan, at);
      if (open < 0) {
        at = bytes.length;
        break;
      }
      const mark = markAt(bytes, open);
      if (mark === undefined) {
        at = open;
        break;
      }
      if (mark.kind === 'doctype') {
        keep(open);
        this.#refuse('may not have a document type declaration (<!DOCTYPE)');
        return;
      }
      at = mark.end;
      if (mark.kind === 'start' || mark.kind === 'empty') {
        if (this.#depth === 0) {
          const parent = this.#open.at(-1)!;
          const tag = nameAt(bytes, open + 1);
          const name = tag.slice(tag.indexOf(':') + 1);
          const path = parent.path === '' ? name : `${parent.path}/${name}`;
          if (this.#plan.kept.has(path)) {
            keep(open);
            const element: Open = { path, tag, parts: [] };
            parent.parts.push(element);
            this.#open.push(element);
            if (mark.kind === 'empty') {
              keep(mark.end);
              this.#close();
              if (this.isFull || this.#ended) return;
            }
            continue;
          }
        }
        if (mark.kind === 'start') this.#depth += 1;
      } else if (mark.kind === 'end') {
        if (this.#depth > 0) this.#depth -= 1;
        else if (this.#open.length > 1) {
          keep(mark.end);
          this.#close();
          if (this.isFull || this.#ended) return;
        }
      }
    }
    if (isLast) at = bytes.length;
    keep(at);
    this.#pending = bytes.subarray(at);
    if (this.#pending.length > largestPiece) this.#refuse('has a tag or comment that does not end');
  }

  #append(bytes: Uint8Array): void {
    const { parts } = this.#open.at(-1)!;
    parts.push({ bytes, line: this.#line });
    this.#line += linesIn(bytes);
    this.#gathered += bytes.length;
    if (this.#gathered > largestPiece) this.#refuse('is too large to be checked, and has nothing it could be cut at');
  }

  #close(): void {
    const closed = this.#open.pop()!;
    if (this.#gathered >= this.#length && this.#plan.repeated.has(closed.path)) this.#judge(false);
  }

  #judge(isLast: boolean): void {
    const pieces: Bytes[] = [];
    collect(this.#root, pieces);
    if (!isLast) {
      for (let index = this.#open.length - 1; index > 0; index -= 1) {
        const { tag, path } = this.#open[index]!;
        pieces.push({ bytes: Buffer.from(`</${tag}>${this.#plan.rest.get(path) ?? ''}`), line: this.#line });
      }
    }
    const faults = this.#xsd.faults(Buffer.concat(pieces.map(({ bytes }) => bytes)));
    if (faults.length > 0) this.#tell(faults, pieces);
    shorten(this.#root, this.#plan.repeated);
    this.#gathered = 0;
  }

  #tell(faults: readonly XmlFault[], pieces: readonly Bytes[]): void {
    const lineOf = lineFinder(pieces);
    for (const fault of faults) {
      const line = fault.line === 0 ? 0 : lineOf(fault.line);
      const key = `${line} ${fault.element} ${fault.reason}`;
      if (this.#told.has(key)) continue; // of the beginning, which was judged before
      this.#told.add(key);
      this.#faults.push({ ...fault, line });
    }
    if (faults.some(({ element }) => element === '')) this.#ended = true; // no XML: what follows can't be judged
  }

  #refuse(reason: string): void {
    this.#faults.push({ line: this.#line, element: '', reason: `the file ${reason}` });
    this.#ended = true;
  }
}

interface Bytes {
  readonly bytes: Uint8Array;
  /** Of the file, where they begin. */
  readonly line: number;
}
interface Open {
  readonly path: string;
  /** As written, with its prefix. */
  readonly tag: string;
  parts: (Bytes | Open)[];
}

const largestPiece = 64 * 1024 * 1024;
const isElement = (part: Bytes | Open): part is Open => 'parts' in part;

function collect(from: Open, into: Bytes[]): void {
  for (const part of from.parts) {
    if (isElement(part)) collect(part, into);
    else into.push(part);
  }
}

/** Leaves of each run of repeated elements the last, with what stands after it: the one that may still be open, or be followed by another. */
function shorten(element: Open, repeated: ReadonlySet<string>): void {
  const elements = element.parts.filter(isElement);
  const superfluous = new Set<Open>();
  for (const [index, part] of elements.entries()) {
    if (repeated.has(part.path) && elements[index + 1]?.path === part.path) superfluous.add(part);
  }
  if (superfluous.size > 0) {
    let isDropping = false;
    element.parts = element.parts.filter((part) => {
      if (isElement(part)) isDropping = superfluous.has(part);
      return !isDropping;
    });
  }
  for (const part of element.parts) if (isElement(part)) shorten(part, repeated);
}

/** From a line of a document put together of pieces to the line of the file. */
function lineFinder(pieces: readonly Bytes[]): (line: number) => number {
  const starts: { readonly at: number; readonly line: number }[] = [];
  let at = 1;
  for (const { bytes, line } of pieces) {
    starts.push({ at, line });
    at += linesIn(bytes);
  }
  return (line) => {
    const start = starts.findLast((each) => each.at <= line);
    return start === undefined ? line : start.line + line - start.at;
  };
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}

const lineFeed = 0x0a;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;

interface Mark {
  readonly kind: 'start' | 'empty' | 'end' | 'other' | 'doctype';
  /** After its last byte. */
  readonly end: number;
}

/** The tag, comment, instruction or CDATA section that begins at `open`; undefined when its end has not been read yet. */
function markAt(bytes: Buffer, open: number): Mark | undefined {
  const next = bytes[open + 1];
  if (next === undefined) return undefined;
  if (next === slash) {
    let at = open + 2;
    while (at < bytes.length && bytes[at] !== greaterThan) at += 1;
    return at < bytes.length ? { kind: 'end', end: at + 1 } : undefined;
  }
  if (next === 0x3f) return until(bytes, '?>', open);
  if (next === 0x21) {
    if (open + 9 > bytes.length) return undefined;
    const begin = bytes.toString('latin1', open, open + 9);
    if (begin.startsWith('<!--')) return until(bytes, '-->', open + 4);
    if (begin === '<![CDATA[') return until(bytes, ']]>', open + 9);
    return { kind: 'doctype', end: open };
  }
  let quote = 0;
  for (let at = open + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === greaterThan) return { kind: bytes[at - 1] === slash ? 'empty' : 'start', end: at + 1 };
  }
  return undefined;
}

function until(bytes: Buffer, end: string, from: number): Mark | undefined {
  const at = bytes.indexOf(end, from, 'latin1');
  return at < 0 ? undefined : { kind: 'other', end: at + end.length };
}

function nameAt(bytes: Buffer, from: number): string {
  let at = from;
  while (at < bytes.length && !isNameEnd(bytes[at]!)) at += 1;
  return bytes.toString('utf8', from, at);
}
const isNameEnd = (byte: number): boolean => byte <= 0x20 || byte === greaterThan || byte === slash;
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
