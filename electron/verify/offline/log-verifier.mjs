// @ts-check
/**
 * Checks the log of a Davtari company: every byte of it, with nothing but this file. Plain JavaScript without a single import, for Node 20 or newer and
 * for any browser of today; read it from top to bottom. FORMAT.md says what a log looks like.
 *
 * It trusts nothing it is given. Text is read by the parser below, which takes canonical JSON and nothing else; the program that wrote the log is not used.
 */

/** What a batch may hold at most: a reader that is given a hostile file has to end. */
export const limits = Object.freeze({ headerBytes: 4096, payloadBytes: 64 * 1024 * 1024, events: 10_000, depth: 16, range: 1_000_000 });

const knownFormat = 1;
const knownSuite = 'sha256-ed25519';
const noHash = '0'.repeat(64);

/**
 * One batch as it is kept. Position of its first event, the exact bytes that were hashed and signed, and the events as one text a line.
 * `log`, `seq` and `count` are what the place it was kept in says beside the signed header; left out where nothing is said.
 * @typedef {{
 *   readonly position: number,
 *   readonly header: Uint8Array,
 *   readonly hash: Uint8Array,
 *   readonly signature: Uint8Array,
 *   readonly payload: Uint8Array,
 *   readonly log?: string,
 *   readonly seq?: number,
 *   readonly count?: number,
 * }} Batch
 *
 * SHA-256 of a batch's header and payload in hex.
 * @typedef {{ readonly header: string, readonly payload: string }} Digests
 *
 * The first thing that is wrong. `position` of the event and `byte` within the events (or the header) where that is known.
 * @typedef {{ readonly place: string, readonly fault: string, readonly position?: number, readonly byte?: number }} Fault
 *
 * @typedef {string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown }} Value
 * @typedef {{ readonly type: string, readonly v: number, readonly id: string, readonly rev: number, readonly data: Readonly<Record<string, any>> }} LogEvent
 * @typedef {{
 *   readonly app: string, readonly company: string, readonly log: string, readonly n: number, readonly prev: string, readonly root: string,
 *   readonly schema: number, readonly seq: number, readonly suite: string, readonly user: string, readonly v: number, readonly wall: number,
 * }} Header
 *
 * SHA-256 in hex, and whether a signature of 64 bytes is that of a raw Ed25519 key in hex. At once or later.
 * @typedef {{
 *   sha256(bytes: Uint8Array): string | Promise<string>,
 *   verify(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>,
 * }} Cryptography
 *
 * The same, at once.
 * @typedef {{ sha256(bytes: Uint8Array): string, verify(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean }} CryptographyNow
 *
 * @typedef {{ debit: bigint, credit: bigint }} Turnover
 * @typedef {{
 *   code: string, name_ka: string, name_bg: string, name_ru: string, name_en: string, type: string, normal_side: string, postable: boolean,
 *   active: boolean, parent: string | undefined, base: Turnover, former: Turnover, carried: Turnover, quantities: Map<string, Turnover>,
 *   memos: Map<string, bigint>,
 * }} Account
 * `base` is the sum of all lines. Where the books changed their currency, `former` is what of it lies before the day of the change, and `carried` what entries
 * of that day carried over.
 * @typedef {{ readonly on: string, readonly from: string, readonly to: string }} BaseChange
 * @typedef {{ number: string, state: 'used' | 'leased' | 'voided', position: number }} Numbered
 * @typedef {{ head: number, readonly numbers: Map<number, Numbered> }} Series
 * A log of one device: where it begins, how many batches it has, and the hash of its last one.
 * @typedef {{ seq: number, hash: string, publicKey: string, device: string, position: number }} Log
 */

// ---------------------------------------------------------------------------------------------------------------------------------------------------
// Canonical JSON: RFC 8785 with integers only, keys [a-z][a-z0-9_]* in ascending order, NFC text without control characters, no null, no white space.

const plainText = /^[ !#-[\]-~]*$/;
const refusedCharacters = /[\p{Cc}\u2028\u2029]/u;
const keyForm = /^[a-z][a-z0-9_]*$/;
/** @type {Set<string>} */
const goodKeys = new Set();

/** Thrown by the reader below and caught by whoever gave it the text. `at` counts UTF-16 units from the start of the text. */
class NotCanonical extends Error {
  /** @param {string} message @param {number} at */
  constructor(message, at) {
    super(message);
    this.at = at;
  }
}

/** Reads canonical JSON and refuses everything else: there is exactly one text of a value, so what was read is what was signed. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @param {string} message @param {number} [at] @returns {never} */
  refuse(message, at = this.at) {
    throw new NotCanonical(message, at);
  }

  /** @param {number} depth @returns {any} */
  value(depth) {
    const code = this.text.charCodeAt(this.at);
    if (code === 34) return this.string();
    if (code === 123 || code === 91) {
      if (depth >= limits.depth) this.refuse('values are nested too deep');
      return code === 123 ? this.record(depth) : this.list(depth);
    }
    if (code === 45 || (code >= 48 && code <= 57)) return this.integer();
    for (const [word, value] of /** @type {const} */ ([
      ['true', true],
      ['false', false],
    ])) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.refuse('no value begins here');
  }

  /** @param {number} depth */
  record(depth) {
    /** @type {Record<string, unknown>} */
    const record = {};
    this.at += 1;
    if (this.text.charCodeAt(this.at) === 125) {
      this.at += 1;
      return record;
    }
    let before = '';
    for (;;) {
      const start = this.at;
      const end = this.text.charCodeAt(start) === 34 ? this.text.indexOf('"', start + 1) : -1;
      if (end < 0) this.refuse('a name is missing');
      const key = this.text.slice(start + 1, end);
      if (!goodKeys.has(key)) {
        if (!keyForm.test(key)) this.refuse('a name has another form than names have', start);
        if (goodKeys.size < 5000) goodKeys.add(key);
      }
      if (key <= before) this.refuse(key === before ? `the name "${key}" stands twice` : `the name "${key}" is out of order`, start);
      before = key;
      if (this.text.charCodeAt(end + 1) !== 58) this.refuse('":" is missing', end + 1);
      this.at = end + 2;
      record[key] = this.value(depth + 1);
      const next = this.text.charCodeAt(this.at);
      if (next !== 44 && next !== 125) this.refuse('"," or "}" is missing');
      this.at += 1;
      if (next === 125) return record;
    }
  }

  /** @param {number} depth */
  list(depth) {
    /** @type {unknown[]} */
    const list = [];
    this.at += 1;
    if (this.text.charCodeAt(this.at) === 93) {
      this.at += 1;
      return list;
    }
    for (;;) {
      list.push(this.value(depth + 1));
      const next = this.text.charCodeAt(this.at);
      if (next !== 44 && next !== 93) this.refuse('"," or "]" is missing');
      this.at += 1;
      if (next === 93) return list;
    }
  }

  integer() {
    const start = this.at;
    if (this.text.charCodeAt(this.at) === 45) this.at += 1;
    const first = this.at;
    for (let code = this.text.charCodeAt(this.at); code >= 48 && code <= 57; code = this.text.charCodeAt(this.at)) this.at += 1;
    const digits = this.at - first;
    const leading = this.text.charCodeAt(first) === 48;
    // "-0" and leading zeros are second texts of a value.
    if (digits === 0 || (leading && (digits > 1 || first > start))) this.refuse('a number has another form than integers have', start);
    const value = digits > 16 ? Number.NaN : Number(this.text.slice(start, this.at));
    if (!Number.isSafeInteger(value)) this.refuse('a number is too large', start);
    return value;
  }

  string() {
    const start = this.at + 1;
    const end = this.text.indexOf('"', start);
    if (end < 0) this.refuse('a text does not end');
    const plain = this.text.slice(start, end);
    if (plainText.test(plain)) {
      this.at = end + 1;
      return plain;
    }
    return this.longString(start);
  }

  /** Text with escapes or letters beyond ASCII. Only quote and backslash are escaped, in the one way there is. @param {number} start */
  longString(start) {
    let value = '';
    let from = start;
    for (let at = start; ; at += 1) {
      const code = this.text.charCodeAt(at);
      if (Number.isNaN(code)) this.refuse('a text does not end', start - 1);
      if (code === 34) {
        value += this.text.slice(from, at);
        this.at = at + 1;
        break;
      }
      if (code !== 92) continue;
      const next = this.text.charCodeAt(at + 1);
      if (next !== 34 && next !== 92) this.refuse('an escape that canonical text does not have', at);
      value += this.text.slice(from, at);
      from = at + 1;
      at += 1;
    }
    if (refusedCharacters.test(value)) this.refuse('a text holds a control character', start);
    if (value.normalize('NFC') !== value) this.refuse('a text is not in Unicode normal form C', start);
    return value;
  }
}

/** The one value that is the whole of `text`. Throws NotCanonical. @param {string} text @returns {any} */
function readWhole(text) {
  const reader = new Reader(text);
  const value = reader.value(0);
  if (reader.at !== text.length) reader.refuse('something follows the end');
  return value;
}

/** Undefined when the bytes are not UTF-8. A mark at the beginning is text like any other. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @param {string} text @param {number} at Units of UTF-16. */
const byteOf = (text, at) => new TextEncoder().encode(text.slice(0, at)).length;

/** @param {Uint8Array} bytes */
export const toHex = (bytes) => {
  let hex = '';
  for (const byte of bytes) hex += (byte < 16 ? '0' : '') + byte.toString(16);
  return hex;
};

/** Bytes of lower-case hex, undefined for anything else. @param {unknown} hex @param {number} length Of the bytes. */
function fromHex(hex, length) {
  if (typeof hex !== 'string' || hex.length !== length * 2 || !/^[0-9a-f]*$/.test(hex)) return undefined;
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

// ---------------------------------------------------------------------------------------------------------------------------------------------------
// Header and events: which names they have, and of what form.

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hashForm = /^[0-9a-f]{64}$/;
const typeForm = /^[a-z_]+\.[a-z_]+$/;
const headerNames = 'app,company,log,n,prev,root,schema,seq,suite,user,v,wall';

/** @param {unknown} value @param {number} least */
const isCount = (value, least) => typeof value === 'number' && value >= least;
/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string';
/** @param {unknown} value */
const isUuid = (value) => isText(value) && uuidForm.test(value);
/** @param {unknown} value */
const isHash = (value) => isText(value) && hashForm.test(value);
/** @param {unknown} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {any} value */
function isHeader(value) {
  if (!isRecord(value) || Object.keys(value).join() !== headerNames) return false;
  const { app, company, log, n, prev, root, schema, seq, suite, user, v, wall } = value;
  return (
    isText(app) &&
    isText(suite) &&
    [company, log, user].every(isUuid) &&
    [prev, root].every(isHash) &&
    [n, seq, v, schema].every((count) => isCount(count, 1)) &&
    isCount(wall, 0)
  );
}

/** @param {any} value */
function isEvent(value) {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return (
    keys.length === 5 &&
    isRecord(value.data) &&
    isUuid(value.id) &&
    isCount(value.rev, 1) &&
    isText(value.type) &&
    typeForm.test(value.type) &&
    isCount(value.v, 1)
  );
}

// ---------------------------------------------------------------------------------------------------------------------------------------------------
// Amounts: decimal text on one side, whole minor units on the other.

const decimalForm = /^-?\d{1,18}(?:\.\d{1,18})?$/;

/** Whole minor units; undefined for what is no decimal or is finer than `scale`. @param {unknown} text @param {number} scale @returns {bigint | undefined} */
export function readDecimal(text, scale) {
  if (typeof text !== 'string' || !decimalForm.test(text)) return undefined;
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  let fraction = point < 0 ? '' : text.slice(point + 1);
  if (fraction.length > scale) {
    if (/[1-9]/.test(fraction.slice(scale))) return undefined;
    fraction = fraction.slice(0, scale);
  }
  return BigInt(whole + (fraction.length === scale ? fraction : fraction.padEnd(scale, '0')));
}

/** @param {bigint} value @param {number} scale */
function writeDecimal(value, scale) {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** @param {unknown} text */
const decimalsOf = (text) => (isText(text) && text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** @param {unknown} text */
function isDate(text) {
  const match = isText(text) ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && !isLeap ? 28 : (monthDays[month - 1] ?? 0));
}

/** A short text of its own: parts of a long text keep the whole of it in memory. @param {string} id */
const keyOf = (id) =>
  String.fromCharCode(
    Number.parseInt(id.slice(0, 4), 16),
    Number.parseInt(id.slice(4, 8), 16),
    Number.parseInt(id.slice(9, 13), 16),
    Number.parseInt(id.slice(14, 18), 16),
    Number.parseInt(id.slice(19, 23), 16),
    Number.parseInt(id.slice(24, 28), 16),
    Number.parseInt(id.slice(28, 32), 16),
    Number.parseInt(id.slice(32, 36), 16),
  );

// ---------------------------------------------------------------------------------------------------------------------------------------------------
// The log.

/**
 * Takes the batches of a company's log in order of their positions, and adds up by itself what they say. For each batch: `open`, then the signature,
 * then `apply`. `checkNow` and `verifyBatches` do the three in this order.
 */
export class LogVerifier {
  constructor() {
    /** @type {Map<string, Log>} */
    this.logs = new Map();
    /** @type {Map<string, Account>} */
    this.accounts = new Map();
    /** @type {Map<string, Series>} */
    this.series = new Map();
    /** @type {Map<string, number>} */
    this.scales = new Map();
    /** @type {{ id: string, name: string, country: string, currency: string, scale: number } | undefined} */
    this.company = undefined;
    /** The books went over to another base currency. @type {BaseChange | undefined} */
    this.baseChange = undefined;
    /** Date of the latest entry. */
    this.lastDate = '';
    this.batches = 0;
    this.events = 0;
    this.entries = 0;
    this.headHash = '';
    /** Events that change nothing this verifier adds up: their bytes are checked like those of all others. @type {Map<string, number>} */
    this.unknown = new Map();
    /** Files that entries and documents rest on: their names by the SHA-256 of their bytes. @type {Map<string, string>} */
    this.files = new Map();
    /** @type {Map<string, number>} */
    this.revisions = new Map();
    /** Amounts outside double entry by the import they came with. @type {Map<string, { account: Account, commodity: string, quantity: bigint }[]>} */
    this.memos = new Map();
    /** Codes of dimensions by id, and of their values. @type {Map<string, { readonly code: string, readonly values: Set<string> }>} */
    this.dimensions = new Map();
    /** Dimension of each value, by ids. @type {Map<string, string>} */
    this.values = new Map();
    /** Users by id, and whether they were active when last heard of. @type {Map<string, boolean>} */
    this.users = new Map();
    this.place = 'log';
  }

  /**
   * Bytes, form and chain of the next batch. Returns its events and the key that has to have signed it.
   * @param {Batch} batch @param {Digests} digests
   * @returns {{ readonly events: readonly LogEvent[], readonly header: Header, readonly key: string } | { readonly fault: Fault }}
   */
  open(batch, digests) {
    const count = batch.count === undefined ? '' : `, events ${batch.position} to ${batch.position + batch.count - 1}`;
    this.place = `batch ${this.batches + 1}${batch.log === undefined ? '' : ` (log ${batch.log}, number ${batch.seq}${count})`}`;
    if (batch.position !== this.events + 1) return this.#fault(`event ${this.events + 1} is missing`);
    if (batch.header.length > limits.headerBytes) return this.#fault('the header is too long');
    if (batch.payload.length > limits.payloadBytes) return this.#fault('the events are too long');
    if (digests.header !== toHex(batch.hash)) return this.#fault('the header is not the one that was hashed');
    const headerText = textOf(batch.header);
    if (headerText === undefined) return this.#fault('the header cannot be read');
    /** @type {Header} */
    let header;
    try {
      header = readWhole(headerText);
    } catch (error) {
      return this.#textFault('the header is not in canonical form', headerText, error);
    }
    if (isRecord(header) && (header.v !== knownFormat || header.suite !== knownSuite)) {
      return this.#fault('the batch has a format this program does not know');
    }
    if (!isHeader(header)) return this.#fault('the header has other fields than headers have');
    if (
      (batch.log !== undefined && header.log !== batch.log) ||
      (batch.seq !== undefined && header.seq !== batch.seq) ||
      (batch.count !== undefined && header.n !== batch.count)
    ) {
      return this.#fault('the row does not agree with its signed header');
    }
    this.place = `batch ${this.batches + 1} (log ${header.log}, number ${header.seq}, events ${batch.position} to ${batch.position + header.n - 1})`;
    if (this.company && header.company !== this.company.id) return this.#fault('the batch belongs to another company');
    const log = this.logs.get(header.log);
    if (header.seq !== (log?.seq ?? 0) + 1) return this.#fault('a batch of this log is missing');
    if (header.prev !== (log?.hash ?? noHash)) return this.#fault('the chain is broken: the batch does not follow the one before');
    if (digests.payload !== header.root) return this.#fault('the events are not the ones that were signed');
    if (header.n > limits.events) return this.#fault('the batch holds too many events');

    const text = textOf(batch.payload);
    if (text === undefined) return this.#fault('the events cannot be read');
    /** @type {LogEvent[]} */
    const events = [];
    const reader = new Reader(text);
    try {
      for (;;) {
        const start = reader.at;
        const event = reader.value(0);
        if (!isEvent(event)) reader.refuse('an event has other fields than events have', start);
        events.push(event);
        if (reader.at === text.length) break;
        if (text.charCodeAt(reader.at) !== 10) reader.refuse('an event does not end where its line ends');
        reader.at += 1;
      }
    } catch (error) {
      return this.#textFault(`event ${events.length + 1} is not in canonical form`, text, error, batch.position + events.length);
    }
    if (events.length !== header.n) return this.#fault(`the batch holds ${events.length} events and its header says ${header.n}`);
    const key = log?.publicKey ?? this.#enrolment(header, events);
    if (key === undefined) return this.#fault('the device of this log was never enrolled');
    return { events, header, key };
  }

  /** A device enrols itself in the first batch of its log, which that key has to have signed. No later event gives a log another key. @param {Header} header @param {readonly LogEvent[]} events */
  #enrolment(header, events) {
    const enrolments = events.filter((event) => event.type === 'device.enrolled' && event.data.log === header.log);
    const key = enrolments[0]?.data.public_key;
    return enrolments.length === 1 && isHash(key) ? /** @type {string} */ (key) : undefined;
  }

  /**
   * What the events of the batch say, after their signature was found good: revisions, enrolments, entries, numbers.
   * @param {Batch} batch @param {Header} header @param {readonly LogEvent[]} events @returns {Fault | undefined}
   */
  apply(batch, header, events) {
    let position = batch.position;
    if (this.users.get(header.user) === false) return this.#fault('the batch is by a user who was deactivated before').fault;
    for (const event of events) {
      const fault = this.#applyEvent(header, position, event);
      if (fault !== undefined) return { ...this.#fault(fault).fault, position };
      position += 1;
    }
    const log = this.logs.get(header.log);
    if (!log) return this.#fault('the device of this log was never enrolled').fault;
    // A log that was begun before anyone signed in is begun by its device.
    if (this.users.size > 0 && !this.users.has(header.user) && header.user !== log.device) {
      return this.#fault('the batch is by a user the company does not have').fault;
    }
    if (header.seq === 1) log.position = batch.position;
    log.seq = header.seq;
    log.hash = toHex(batch.hash);
    this.headHash = log.hash;
    this.batches += 1;
    this.events += header.n;
    return undefined;
  }

  /** @param {Header} header @param {number} position @param {LogEvent} event @returns {string | undefined} */
  #applyEvent(header, position, event) {
    const key = keyOf(event.id);
    const before = this.revisions.get(key) ?? 0;
    if (event.rev !== before + 1) return `event of ${event.id} has revision ${event.rev}, expected ${before + 1}`;
    this.revisions.set(key, event.rev);
    if (!this.company && event.type !== 'company.created') return 'the log does not begin with the making of its company';
    const { data } = event;
    const apply = known[event.type];
    const isNumbered = data.series !== undefined && (data.value !== undefined || data.number !== undefined);
    if (!apply && !isNumbered) this.unknown.set(event.type, (this.unknown.get(event.type) ?? 0) + 1);
    if ((apply || isNumbered) && event.v !== 1) return `the event "${event.type}" has a version this program does not know`;
    const fault = apply?.(this, data, { header, position, event });
    if (fault !== undefined) return fault;
    const twice = isNumbered ? this.#drawn(data, position) : undefined;
    // A bill may carry the protocol by which its recipient charges himself, with a number of its own.
    if (twice !== undefined || event.type !== 'document.issued' || data.protocol === undefined) return twice;
    return this.#drawn(data.protocol, position);
  }

  /** A number is drawn once, and a reserved one only as what it was reserved as. @param {Readonly<Record<string, any>>} data @param {number} position */
  #drawn({ series: name, value, number, reserved }, position) {
    if (!isText(name) || !isCount(value, 1) || !isText(number)) return 'a number is incomplete';
    const { numbers } = this.seriesOf(name, value);
    const before = numbers.get(value);
    if (reserved === true ? before?.state !== 'leased' || before.number !== number : before !== undefined) {
      return `number ${value} of series ${name} is ${reserved === true ? 'used without having been reserved' : 'used a second time'}`;
    }
    numbers.set(value, { number, state: 'used', position });
    return undefined;
  }

  /** @param {string} name @param {number} value The greatest number that is added. */
  seriesOf(name, value) {
    let series = this.series.get(name);
    if (!series) {
      series = { head: 0, numbers: new Map() };
      this.series.set(name, series);
    }
    series.head = Math.max(series.head, value);
    return series;
  }

  /** What only the whole log can show. @returns {Fault | undefined} */
  finish() {
    if (this.batches === 0) return { place: 'log', fault: 'the log is empty' };
    for (const [name, series] of this.series) {
      if (series.numbers.size === series.head) continue;
      let missing = 1;
      while (series.numbers.has(missing)) missing += 1;
      return { place: `series ${name}`, fault: `number ${missing} is missing: ${series.numbers.size} of ${series.head} are explained` };
    }
    let sum = 0n;
    for (const { base } of this.accounts.values()) sum += base.debit - base.credit;
    return sum === 0n ? undefined : { place: 'trial balance', fault: 'debits and credits differ' };
  }

  /** Debits of all entries in base currency, as decimal text; since a change of it, with what was carried over. */
  get turnover() {
    let sum = 0n;
    for (const account of this.accounts.values()) sum += inBaseCurrency(account).debit;
    return writeDecimal(sum, this.company?.scale ?? 0);
  }

  /** @param {string} fault @returns {{ readonly fault: Fault }} */
  #fault(fault) {
    return { fault: { place: this.place, fault } };
  }

  /** @param {string} fault @param {string} text @param {unknown} error @param {number} [position] @returns {{ readonly fault: Fault }} */
  #textFault(fault, text, error, position) {
    if (!(error instanceof NotCanonical)) throw error;
    const byte = byteOf(text, error.at);
    const where = { place: this.place, fault: `${fault}: ${error.message} (byte ${byte})`, byte };
    return { fault: position === undefined ? where : { ...where, position } };
  }
}

/**
 * What the events mean that change the chart, the balances or the keys. Each returns what is wrong, or nothing.
 * @type {Record<string, ((verifier: LogVerifier, data: Readonly<Record<string, any>>, at: { header: Header, position: number, event: LogEvent }) => string | undefined) | undefined>}
 */
const known = {
  'company.created': (verifier, data, { header, position, event }) => {
    if (position !== 1 || event.id !== header.company) return 'a company is made once, by the first event of its log';
    const { name, country, base_currency: currency, base_scale: scale } = data;
    if (!isText(name) || !isText(currency) || !isCount(scale, 0) || scale > 18) return 'the company has no base currency';
    verifier.company = { id: event.id, name, country: country ?? '', currency, scale };
    verifier.scales.set(currency, scale);
    return undefined;
  },
  'base_currency.changed': (verifier, data) => {
    const { on, from, to, rate } = data;
    const { company } = verifier;
    if (!company || verifier.baseChange) return 'the books change their currency a second time';
    if (
      !isDate(on) ||
      from !== company.currency ||
      !isText(to) ||
      to === from ||
      !/^\d+(?:\.\d+)?$/.test(String(rate)) ||
      !/[1-9]/.test(rate)
    )
      return 'a change of the currency of the books is incomplete';
    // From that day on amounts without a currency are in the new one: none of them may have been in the former one.
    if (verifier.lastDate >= on) return 'the books change their currency on a day that has entries already';
    if (scaleOf(verifier, to, `0.${'0'.repeat(company.scale)}`) !== company.scale)
      return 'the books go over to a currency with other decimals';
    verifier.baseChange = { on, from, to };
    verifier.company = { ...company, currency: to };
    for (const account of verifier.accounts.values()) account.former = { ...account.base };
    return undefined;
  },
  'base_currency.converted': (verifier, data) =>
    verifier.baseChange && data.on === verifier.baseChange.on
      ? undefined
      : 'balances are converted, but the books did not change their currency',
  'company.changed': (verifier, data) => {
    if (verifier.company && isText(data.name)) verifier.company.name = data.name;
    return undefined;
  },
  'device.enrolled': (verifier, data, { header, event }) => {
    if (data.log !== header.log || header.seq !== 1 || verifier.logs.has(header.log))
      return 'a log takes its key from its own first batch only';
    if (data.follows !== undefined && data.follows !== verifier.headHash)
      return 'the log was begun after another batch than the one before it';
    verifier.logs.set(header.log, { seq: 0, hash: noHash, publicKey: data.public_key, device: event.id, position: 0 });
    return undefined;
  },
  'user.added': (verifier, _data, { event }) => {
    verifier.users.set(event.id, true);
    return undefined;
  },
  'user.changed': (verifier, { active }, { event }) => {
    if (!verifier.users.has(event.id)) return 'it names a user who was never added';
    verifier.users.set(event.id, active !== false);
    return undefined;
  },
  'account.opened': (verifier, data, { event }) => {
    const { code, name_ka, name_bg, name_ru, name_en, type, normal_side, postable, active, parent } = data;
    if (![code, name_ka, name_bg, name_ru, name_en, type, normal_side].every(isText)) return 'an account is incomplete';
    const account = { code, name_ka, name_bg, name_ru, name_en, type, normal_side, postable, active, parent };
    verifier.accounts.set(event.id, {
      ...account,
      base: { debit: 0n, credit: 0n },
      former: { debit: 0n, credit: 0n },
      carried: { debit: 0n, credit: 0n },
      quantities: new Map(),
      memos: new Map(),
    });
    return undefined;
  },
  'account.renamed': (verifier, data, { event }) => {
    const account = verifier.accounts.get(event.id);
    if (!account) return noAccount;
    const { name_ka, name_bg, name_ru, name_en } = data;
    Object.assign(account, { name_ka, name_bg, name_ru, name_en });
    return undefined;
  },
  'account.moved': (verifier, data, { event }) => {
    const account = verifier.accounts.get(event.id);
    if (!account) return noAccount;
    Object.assign(account, { code: data.code, parent: data.parent });
    return undefined;
  },
  'account.activated': (verifier, _data, { event }) => setActive(verifier, event.id, true),
  'account.deactivated': (verifier, _data, { event }) => setActive(verifier, event.id, false),
  'commodity.declared': (verifier, { name, scale }) => {
    if (!isText(name) || !isCount(scale, 0) || scale > 18) return 'a commodity is incomplete';
    verifier.scales.set(name, scale);
    return undefined;
  },
  'attachment.added': (verifier, { name, sha256 }) => {
    if (!isText(name) || !/^[0-9a-f]{64}$/.test(sha256)) return 'an attached file is incomplete';
    verifier.files.set(sha256, name);
    return undefined;
  },
  'dimension.added': (verifier, { code, name }, { event }) => {
    if (!isText(code) || !isText(name)) return 'a dimension is incomplete';
    if ([...verifier.dimensions.values()].some((each) => each.code === code)) return `there are two dimensions ${code}`;
    verifier.dimensions.set(event.id, { code, values: new Set() });
    return undefined;
  },
  'dimension_value.added': (verifier, { dimension: id, code, name }, { event }) => {
    const dimension = verifier.dimensions.get(id);
    if (!dimension || !isText(code) || !isText(name)) return 'a value of a dimension is incomplete';
    if (dimension.values.has(code)) return `the dimension ${dimension.code} has two values ${code}`;
    dimension.values.add(code);
    verifier.values.set(event.id, id);
    return undefined;
  },
  'document.issued': (verifier, { lines }) => {
    for (const line of Array.isArray(lines) ? lines : []) {
      const fault = isRecord(line) ? sortingFault(verifier, line.dimensions) : undefined;
      if (fault !== undefined) return fault;
    }
    return undefined;
  },
  'journal.posted': (verifier, data) => posted(verifier, data),
  'number.reserved': (verifier, { series, first, last, head, digits }, { position }) => {
    if (!isRange(series, first, last) || !isCount(digits, 1)) return 'a range of numbers is incomplete';
    const { numbers } = verifier.seriesOf(series, last);
    for (let value = first; value <= last; value += 1) {
      if (numbers.has(value)) return `number ${value} of series ${series} is reserved, but was used before`;
      numbers.set(value, { number: (head ?? '') + String(value).padStart(digits, '0'), state: 'leased', position });
    }
    return undefined;
  },
  'number.voided': (verifier, { series, first, last }, { position }) => {
    if (!isRange(series, first, last)) return 'a range of numbers is incomplete';
    const { numbers } = verifier.seriesOf(series, last);
    for (let value = first; value <= last; value += 1) {
      const number = numbers.get(value);
      if (number?.state !== 'leased') return `number ${value} of series ${series} is voided without being reserved`;
      numbers.set(value, { ...number, state: 'voided', position });
    }
    return undefined;
  },
  'memo.recorded': (verifier, data) => {
    const account = verifier.accounts.get(data.account);
    if (!account) return noAccount;
    const quantity = readDecimal(data.quantity, scaleOf(verifier, data.commodity, data.quantity));
    if (quantity === undefined || !isText(data.import)) return 'an amount cannot be read';
    account.memos.set(data.commodity, (account.memos.get(data.commodity) ?? 0n) + quantity);
    const ofImport = verifier.memos.get(data.import) ?? [];
    ofImport.push({ account, commodity: data.commodity, quantity });
    verifier.memos.set(data.import, ofImport);
    return undefined;
  },
  'book.import_undone': (verifier, data) => {
    for (const { account, commodity, quantity } of verifier.memos.get(data.import) ?? []) {
      account.memos.set(commodity, (account.memos.get(commodity) ?? 0n) - quantity);
    }
    verifier.memos.delete(data.import);
    return undefined;
  },
};

/** @param {unknown} series @param {unknown} first @param {any} last */
const isRange = (series, first, last) => isText(series) && isCount(first, 1) && isCount(last, 1) && last - Number(first) < limits.range;

const noAccount = 'it names an account that was never opened';

/** A line names values that were added, and no two of one dimension. @param {LogVerifier} verifier @param {unknown} values */
function sortingFault(verifier, values) {
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) return 'the dimensions of a line cannot be read';
  const seen = new Set();
  for (const id of values) {
    const dimension = verifier.values.get(id);
    if (dimension === undefined) return 'a line names a value of a dimension that was never added';
    if (seen.has(dimension)) return 'a line names two values of one dimension';
    seen.add(dimension);
  }
  return undefined;
}

/** @param {LogVerifier} verifier @param {string} id @param {boolean} active */
function setActive(verifier, id, active) {
  const account = verifier.accounts.get(id);
  if (!account) return noAccount;
  account.active = active;
  return undefined;
}

/** Decimals of a commodity: declared ones are in the log, those of a currency are what its first amount was written with. @param {LogVerifier} verifier @param {string} commodity @param {unknown} text */
function scaleOf(verifier, commodity, text) {
  let scale = verifier.scales.get(commodity);
  if (scale === undefined) {
    scale = decimalsOf(text);
    verifier.scales.set(commodity, scale);
  }
  return scale;
}

/** An entry: balanced in base currency, and in each commodity that lines weigh in. @param {LogVerifier} verifier @param {Readonly<Record<string, any>>} data */
function posted(verifier, data) {
  const { lines } = data;
  const { baseChange } = verifier;
  const { currency: latest, scale } = /** @type {NonNullable<LogVerifier['company']>} */ (verifier.company);
  if (!isDate(data.date)) return 'an entry has no date';
  const isFormer = baseChange !== undefined && data.date < baseChange.on;
  const currency = isFormer ? baseChange.from : latest;
  const carries = data.kind === 'conversion';
  if (carries && data.date !== baseChange?.on) return 'an entry carries balances over, but not on the day the books changed their currency';
  if (data.date > verifier.lastDate) verifier.lastDate = data.date;
  if (!Array.isArray(lines) || lines.length < 2) return 'an entry has fewer than two lines';
  let sum = 0n;
  /** @type {Map<string, bigint> | undefined} */
  let weights;
  for (const line of lines) {
    const account = isRecord(line) ? verifier.accounts.get(line.account) : undefined;
    if (!account) return noAccount;
    const { debit, credit, weight, weight_commodity: weighsIn, commodity } = line;
    const unsorted = sortingFault(verifier, line.dimensions);
    if (unsorted !== undefined) return unsorted;
    if (debit !== undefined && credit !== undefined) return 'a line has both a debit and a credit';
    let base = 0n;
    if (debit !== undefined || credit !== undefined) {
      const amount = readDecimal(debit ?? credit, scale);
      if (amount === undefined || amount <= 0n) return 'an amount cannot be read';
      base = debit === undefined ? -amount : amount;
    } else if (weighsIn === undefined) return 'a line has no amount';
    sum += base;
    if (weighsIn !== undefined) {
      const amount = readDecimal(weight, scaleOf(verifier, weighsIn, weight));
      if (amount === undefined) return 'an amount cannot be read';
      weights ??= new Map();
      weights.set(weighsIn, (weights.get(weighsIn) ?? 0n) + amount);
    }
    let quantity = base;
    if (commodity !== undefined) {
      // A line may change what a currency is carried at and move none of it; that says nothing about its decimals.
      const read = line.quantity === undefined ? 0n : readDecimal(line.quantity, scaleOf(verifier, commodity, line.quantity));
      if (read === undefined) return 'an amount cannot be read';
      quantity = read;
    }
    add(account.base, base);
    if (isFormer) add(account.former, base);
    else if (carries) add(account.carried, base);
    const name = commodity ?? currency;
    let turnover = account.quantities.get(name);
    if (!turnover) {
      turnover = { debit: 0n, credit: 0n };
      account.quantities.set(name, turnover);
    }
    add(turnover, quantity);
  }
  if (sum !== 0n) return `an entry does not balance: debits and credits differ by ${writeDecimal(sum, scale)} ${currency}`;
  for (const [commodity, difference] of weights ?? []) {
    if (difference !== 0n)
      return `an entry does not balance: it weighs ${writeDecimal(difference, scaleOf(verifier, commodity, ''))} ${commodity}`;
  }
  verifier.entries += 1;
  return undefined;
}

/**
 * Turnover in the base currency of today: after a change of it that of the new one, which begins with the balance that was carried over.
 * @param {Account} account @returns {Turnover}
 */
function inBaseCurrency({ base, former, carried }) {
  const opening = former.debit - former.credit + carried.debit - carried.credit;
  return {
    debit: base.debit - former.debit - carried.debit + (opening > 0n ? opening : 0n),
    credit: base.credit - former.credit - carried.credit + (opening < 0n ? -opening : 0n),
  };
}

/** @param {Turnover} turnover @param {bigint} amount Debit positive. */
function add(turnover, amount) {
  if (amount > 0n) turnover.debit += amount;
  else turnover.credit -= amount;
}

/**
 * One batch with its signature, where cryptography answers at once. Returns its events, or what is wrong.
 * @param {LogVerifier} verifier @param {Batch} batch @param {CryptographyNow} cryptography
 * @returns {{ readonly events: readonly LogEvent[] } | { readonly fault: Fault }}
 */
export function checkNow(verifier, batch, cryptography) {
  const opened = verifier.open(batch, { header: cryptography.sha256(batch.header), payload: cryptography.sha256(batch.payload) });
  if ('fault' in opened) return opened;
  if (!cryptography.verify(opened.key, batch.hash, batch.signature)) return { fault: { place: verifier.place, fault: badSignature } };
  const fault = verifier.apply(batch, opened.header, opened.events);
  return fault ? { fault } : { events: opened.events };
}

const badSignature = 'the signature is not that of the device';

/**
 * All batches of a source, some at a time: hashes and signatures are computed beside each other. Returns the first fault, if there is one.
 * @param {LogVerifier} verifier @param {AsyncIterable<Batch>} batches @param {Cryptography} [cryptography] @param {(events: number) => void} [onProgress]
 * @returns {Promise<Fault | undefined>}
 */
export async function verifyBatches(verifier, batches, cryptography = webCryptography(), onProgress) {
  /** @type {Batch[]} */
  let portion = [];
  let bytes = 0;
  const check = async () => {
    const digests = await Promise.all(
      portion.map(async ({ header, payload }) => ({
        header: await cryptography.sha256(header),
        payload: await cryptography.sha256(payload),
      })),
    );
    /** @type {{ place: string, isGood: boolean | Promise<boolean> }[]} */
    const signatures = [];
    /** @type {Fault | undefined} */
    let fault;
    for (const [index, batch] of portion.entries()) {
      const opened = verifier.open(batch, /** @type {Digests} */ (digests[index]));
      if ('fault' in opened) fault = opened.fault;
      else {
        signatures.push({ place: verifier.place, isGood: cryptography.verify(opened.key, batch.hash, batch.signature) });
        fault = verifier.apply(batch, opened.header, opened.events);
      }
      if (fault) break;
    }
    // A wrong signature comes before anything that was found behind it.
    const good = await Promise.all(signatures.map(({ isGood }) => isGood));
    const wrong = signatures.find((_, index) => !good[index]);
    portion = [];
    bytes = 0;
    onProgress?.(verifier.events);
    return wrong ? { place: wrong.place, fault: badSignature } : fault;
  };
  for await (const batch of batches) {
    portion.push(batch);
    bytes += batch.payload.length;
    if (portion.length < 64 && bytes < 8 * 1024 * 1024) continue;
    const fault = await check();
    if (fault) return fault;
  }
  return (await check()) ?? verifier.finish();
}

/** The cryptography of browsers and of Node, the same in both. @returns {Cryptography} */
export function webCryptography() {
  const { subtle } = globalThis.crypto;
  /** @type {Map<string, ReturnType<typeof subtle.importKey>>} */
  const keys = new Map();
  return {
    sha256: async (bytes) => toHex(new Uint8Array(await subtle.digest('SHA-256', /** @type {Uint8Array<ArrayBuffer>} */ (bytes)))),
    verify: async (publicKey, bytes, signature) => {
      let key = keys.get(publicKey);
      if (!key) {
        const raw = fromHex(publicKey, 32) ?? new Uint8Array(32);
        key = subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
        keys.set(publicKey, key);
      }
      try {
        const [imported, signed] = [await key, /** @type {Uint8Array<ArrayBuffer>} */ (bytes)];
        return await subtle.verify('Ed25519', imported, /** @type {Uint8Array<ArrayBuffer>} */ (signature), signed);
      } catch (error) {
        if (/** @type {Error} */ (error).name === 'NotSupportedError') throw error;
        return false; // 32 bytes that are no key have signed nothing
      }
    },
  };
}

// ---------------------------------------------------------------------------------------------------------------------------------------------------
// The tables of an audit bundle, as the log gives them. A table that was handed over has to be this text, byte for byte.

/** The mark by which spreadsheets know UTF-8, then lines as RFC 4180 has them. @param {readonly (readonly (string | number | boolean)[])[]} rows */
export const csv = (rows) =>
  `\ufeff${rows.map((row) => `${row.map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\r\n`).join('')}`;

/** @type {Readonly<Record<string, readonly string[]>>} */
export const tableColumns = Object.freeze({
  'trial-balance.csv': ['account', 'name', 'currency', 'debit_turnover', 'credit_turnover', 'balance'],
  'trial-balance-by-commodity.csv': ['account', 'name', 'commodity', 'debit_turnover', 'credit_turnover', 'balance', 'memo'],
  'number-register.csv': ['series', 'value', 'number', 'state', 'position'],
  'chart.csv': ['code', 'name_ka', 'name_bg', 'name_ru', 'name_en', 'type', 'normal_side', 'postable', 'active', 'parent'],
  'keys.csv': ['log', 'device', 'public_key', 'first_event', 'batches', 'head'],
});

/** Names of accounts are printed in the language of the company's country. @param {string} country @returns {'name_ka' | 'name_bg' | 'name_en'} */
export const nameColumn = (country) => (country === 'GE' ? 'name_ka' : country === 'BG' ? 'name_bg' : 'name_en');

/** @param {string} a @param {string} b */
const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Every table by its name. Call after the whole log was read. @param {LogVerifier} verifier @returns {Record<string, string>} */
export function tablesOf(verifier) {
  const { country, currency, scale } = /** @type {NonNullable<LogVerifier['company']>} */ (verifier.company);
  const accounts = [...verifier.accounts.values()].sort((a, b) => inOrder(a.code, b.code));
  const name = nameColumn(country);
  const base = accounts
    .map((account) => ({ account, turnover: inBaseCurrency(account) }))
    .filter(({ turnover: { debit, credit } }) => debit !== 0n || credit !== 0n)
    .map(({ account, turnover }) => [account.code, account[name], currency, ...amounts(turnover, scale)]);
  const byCommodity = accounts.flatMap((account) =>
    [...new Set([...account.quantities.keys(), ...account.memos.keys()])].sort(inOrder).flatMap((commodity) => {
      const turnover = account.quantities.get(commodity) ?? { debit: 0n, credit: 0n };
      const memo = account.memos.get(commodity) ?? 0n;
      if (turnover.debit === 0n && turnover.credit === 0n && memo === 0n) return [];
      const decimals = verifier.scales.get(commodity) ?? 0;
      return [[account.code, account[name], commodity, ...amounts(turnover, decimals), writeDecimal(memo, decimals)]];
    }),
  );
  const numbers = [...verifier.series]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([series, { numbers }]) =>
      [...numbers].sort(([a], [b]) => a - b).map(([value, { number, state, position }]) => [series, value, number, state, position]),
    );
  const chart = accounts.map((account) => [
    account.code,
    account.name_ka,
    account.name_bg,
    account.name_ru,
    account.name_en,
    account.type,
    account.normal_side,
    account.postable,
    account.active,
    account.parent === undefined ? '' : (verifier.accounts.get(account.parent)?.code ?? ''),
  ]);
  const keys = [...verifier.logs].map(([log, { device, publicKey, position, seq, hash }]) => [log, device, publicKey, position, seq, hash]);
  /** @param {string} file @param {readonly (readonly (string | number | boolean)[])[]} rows */
  const table = (file, rows) => [file, csv([/** @type {readonly string[]} */ (tableColumns[file]), ...rows])];
  return Object.fromEntries([
    table('trial-balance.csv', base),
    table('trial-balance-by-commodity.csv', byCommodity),
    table('number-register.csv', numbers),
    table('chart.csv', chart),
    table('keys.csv', keys),
  ]);
}

/** @param {Turnover} turnover @param {number} scale */
const amounts = ({ debit, credit }, scale) => [
  writeDecimal(debit, scale),
  writeDecimal(credit, scale),
  writeDecimal(debit - credit, scale),
];

/** Undefined when the table is what the log gives. @param {string} name @param {string} expected @param {Uint8Array} found @returns {Fault | undefined} */
export function compareTable(name, expected, found) {
  const text = textOf(found);
  if (text === expected) return undefined;
  if (text === undefined) return { place: name, fault: 'it is not UTF-8 text' };
  const [lines, shown] = [expected.split('\r\n'), text.split('\r\n')];
  const line = lines.findIndex((expectedLine, index) => shown[index] !== expectedLine);
  return { place: `${name}, line ${(line < 0 ? lines.length : line) + 1}`, fault: 'it is not what the log gives' };
}

// ---------------------------------------------------------------------------------------------------------------------------------------------------
// log.jsonl: a first line that says how much follows, then one batch a line. Every line is canonical JSON and ends with one line feed.

const logFormat = 'davtari-log';
const lineLimit = 2 * limits.payloadBytes;

/** @typedef {{ readonly batches: number, readonly company: string, readonly events: number, readonly format: string, readonly head: string, readonly v: number }} Beginning */

/** The line of a batch. @param {Batch} batch */
export const logLine = (batch) =>
  `{"events":[${
    /** @type {string} */ (textOf(batch.payload))
      .split('\n')
      .map((event) => JSON.stringify(event))
      .join(',')
  }],"hash":"${toHex(batch.hash)}","header":${JSON.stringify(textOf(batch.header))},"position":${batch.position},"signature":"${toHex(batch.signature)}"}\n`;

/** The line in front of all batches. @param {Pick<LogVerifier, 'batches' | 'events' | 'headHash'>} whole @param {string} company */
export const beginningLine = ({ batches, events, headHash }, company) =>
  `{"batches":${batches},"company":"${company}","events":${events},"format":"${logFormat}","head":"${headHash}","v":${knownFormat}}\n`;

/** Thrown for a line that is no line of a log. */
class BadLine extends Error {}

/**
 * Lines of a stream of bytes, without their line feeds. The last one has to have its own.
 * @param {AsyncIterable<Uint8Array>} chunks @returns {AsyncGenerator<Uint8Array>}
 */
async function* linesOf(chunks) {
  /** @type {Uint8Array[]} */
  let parts = [];
  let length = 0;
  let count = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      parts.push(rest.subarray(0, end));
      count += 1;
      yield joined(parts, length + end);
      [parts, length, rest] = [[], 0, rest.subarray(end + 1)];
    }
    parts.push(rest);
    length += rest.length;
    if (length > lineLimit) throw new BadLine(`line ${count + 1} is too long`);
  }
  if (length > 0) throw new BadLine(`line ${count + 1} is cut off`);
}

/** @param {readonly Uint8Array[]} parts @param {number} length */
function joined(parts, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} line @param {string} names @returns {any} */
function readLine(bytes, line, names) {
  const text = textOf(bytes);
  if (text === undefined) throw new BadLine(`line ${line} is not UTF-8 text`);
  try {
    const value = readWhole(text);
    if (!isRecord(value) || Object.keys(value).join() !== names) throw new BadLine(`line ${line} has other fields than it should`);
    return value;
  } catch (error) {
    if (error instanceof NotCanonical)
      throw new BadLine(`line ${line} is not in canonical form: ${error.message} (byte ${byteOf(text, error.at)})`);
    throw error;
  }
}

/** @param {Uint8Array} bytes @param {number} line @returns {Batch} */
function readBatch(bytes, line) {
  const value = readLine(bytes, line, 'events,hash,header,position,signature');
  const [hash, signature] = [fromHex(value.hash, 32), fromHex(value.signature, 64)];
  if (
    !hash ||
    !signature ||
    !isText(value.header) ||
    !isCount(value.position, 1) ||
    !Array.isArray(value.events) ||
    !value.events.every(isText)
  ) {
    throw new BadLine(`line ${line} has other fields than it should`);
  }
  const encoder = new TextEncoder();
  return {
    position: value.position,
    header: encoder.encode(value.header),
    hash,
    signature,
    payload: encoder.encode(value.events.join('\n')),
  };
}

/**
 * Checks log.jsonl, the tables that are given with it, and that the log holds the batch whose hash was noted at another time, if one was.
 * @param {AsyncIterable<Uint8Array>} chunks Bytes of log.jsonl.
 * @param {{ tables?: ReadonlyMap<string, Uint8Array>, knownHead?: string, cryptography?: Cryptography, onProgress?: (events: number) => void }} [options]
 * @returns {Promise<{ readonly verifier: LogVerifier, readonly fault: Fault | undefined, readonly compared: readonly string[] }>}
 */
export async function verifyLog(chunks, { tables, knownHead, cryptography, onProgress } = {}) {
  const verifier = new LogVerifier();
  /** @type {Beginning | undefined} */
  let beginning;
  let hasKnownHead = knownHead === undefined;
  async function* batches() {
    let line = 0;
    for await (const bytes of linesOf(chunks)) {
      line += 1;
      if (line === 1) beginning = readLine(bytes, line, 'batches,company,events,format,head,v');
      else {
        const batch = readBatch(bytes, line);
        if (toHex(batch.hash) === knownHead) hasKnownHead = true;
        yield batch;
      }
      if (beginning?.format !== logFormat || beginning.v !== knownFormat)
        throw new BadLine('the file has a format this program does not know');
    }
  }
  /** @type {string[]} */
  const compared = [];
  const wrong = async () => {
    try {
      const fault = await verifyBatches(verifier, batches(), cryptography, onProgress);
      if (fault) return fault;
    } catch (error) {
      if (error instanceof BadLine) return { place: 'log.jsonl', fault: error.message };
      throw error;
    }
    if (
      beginning?.batches !== verifier.batches ||
      beginning.events !== verifier.events ||
      beginning.head !== verifier.headHash ||
      beginning.company !== verifier.company?.id
    ) {
      return { place: 'log.jsonl, line 1', fault: 'the log is not as long as it was when it was handed over, or ends with another batch' };
    }
    if (!hasKnownHead) return { place: 'log', fault: `no batch has the hash ${knownHead}, which was noted at another time` };
    for (const [name, expected] of Object.entries(tablesOf(verifier))) {
      const found = tables?.get(name);
      if (!found) continue;
      const fault = compareTable(name, expected, found);
      if (fault) return fault;
      compared.push(name);
    }
    return undefined;
  };
  return { verifier, fault: await wrong(), compared };
}
