import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { NewCompany } from '../../electron/engine/index.ts';
import { type Canonical, canonicalJson } from '../../electron/log/canonical.ts';
import { batchesOf } from '../../electron/log/replay.ts';
import {
  type Batch,
  beginningLine,
  type Fault,
  LogVerifier,
  logLine,
  verifyBatches,
  verifyLog,
} from '../../electron/verify/offline/log-verifier.mjs';
import { openForReading } from '../../electron/verify/open-for-reading.ts';
import { batchOf, cryptography } from '../../electron/verify/verify.ts';
import { idOf, makeCompany, run } from './company.ts';

/**
 * A book small enough to be damaged at every byte: no national chart, three accounts, two entries with Georgian and quoted text, one of them reversed.
 * Debits 150.00 + 40.50 + 40.50 = 231.00. Returns the path of the closed file.
 */
export function makeSmallBook(changes: Partial<NewCompany> = {}): string {
  const company = makeCompany({ country: null, name: 'მცირე', taxId: '', vatPayer: false, baseCurrency: 'GEL', ...changes });
  for (const [code, type] of [
    ['Cash', 'asset'],
    ['Fees', 'expense'],
    ['Sales', 'income'],
  ] as const) {
    run(company, 'account.open', { code, names: { ka: code, bg: code, ru: code, en: code }, type });
  }
  const post = (memo: string, debit: string, credit: string, amount: string) =>
    run(company, 'journal.post', {
      date: '2026-05-04',
      memo,
      lines: [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ],
    });
  post('გაყიდვა "ა"', 'Cash', 'Sales', '150.00');
  const fee = post('c:\\fees', 'Fees', 'Cash', '40.50');
  run(company, 'journal.reverse', { entryId: fee.entryId, date: '2026-05-05' });
  company.close();
  return company.file;
}

/** Batches of a file, as its rows hold them, or (`bare`) without what a row says beside the signed header. */
export function batchesIn(file: string, bare = false): Batch[] {
  const { db, close } = openForReading(file);
  try {
    return [...batchesOf(db)].map(batchOf).map(({ position, header, hash, signature, payload, ...row }) => ({
      position,
      header: Buffer.from(header),
      hash: Buffer.from(hash),
      signature: Buffer.from(signature),
      payload: Buffer.from(payload),
      ...(bare ? {} : row),
    }));
  } finally {
    close();
  }
}

/** The bytes of log.jsonl for these batches. What they claim to be the whole is what they are. */
export function jsonLines(batches: readonly Batch[], company: string): Buffer {
  const events = batches.reduce((sum, { payload }) => sum + Buffer.from(payload).toString().split('\n').length, 0);
  const headHash = Buffer.from(batches.at(-1)?.hash ?? []).toString('hex');
  return Buffer.from(beginningLine({ batches: batches.length, events, headHash }, company) + batches.map(logLine).join(''));
}

export async function* inPieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += Math.max(size, 1)) yield bytes.subarray(at, at + size);
}

const good = new Set<string>();
/** A signature that was found right is right for the same key and bytes: where one place of a log is damaged, the others are as they were. */
const remembering: typeof cryptography = {
  ...cryptography,
  verify(publicKey, bytes, signature) {
    const asked = `${publicKey} ${Buffer.from(bytes).toString('hex')} ${Buffer.from(signature).toString('hex')}`;
    if (good.has(asked)) return true;
    const isGood = cryptography.verify(publicKey, bytes, signature);
    if (isGood) good.add(asked);
    return isGood;
  },
};

/** What the verifier says of the bytes of a log.jsonl; undefined when they are right. */
export const judge = async (bytes: Uint8Array, knownHead?: string): Promise<Fault | undefined> =>
  (await verifyLog(inPieces(bytes), { cryptography: remembering, ...(knownHead === undefined ? {} : { knownHead }) })).fault;

async function* oneByOne(batches: readonly Batch[]): AsyncGenerator<Batch> {
  yield* batches;
}

type Data = { readonly [key: string]: Canonical };
export interface MadeEvent {
  readonly type: string;
  readonly id: string;
  readonly rev?: number;
  readonly v?: number;
  readonly data: Data;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** Signs whatever it is given, right or wrong: a log made by hand, to show that each rule is looked at for itself. */
export class Forger {
  readonly company = idOf(0xaaaa_0000);
  readonly log: string;
  readonly key: KeyObject;
  readonly publicKey: string;
  readonly batches: Batch[] = [];
  #position = 1;
  #seq = 0;
  #prev = '0'.repeat(64);

  constructor(logNo = 0xbbbb_0000) {
    this.log = idOf(logNo);
    const { privateKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    this.publicKey = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  }

  /** Company, device and accounts 1 to 3 (ids 1 to 3). */
  begin(): this {
    const names = {
      name_ka: 'x',
      name_bg: 'x',
      name_ru: 'x',
      name_en: 'x',
      type: 'asset',
      normal_side: 'debit',
      postable: true,
      active: true,
    };
    return this.add(
      { type: 'company.created', id: this.company, data: { name: 'X', base_currency: 'GEL', base_scale: 2, tax_id: '' } },
      { type: 'device.enrolled', id: idOf(0xcccc_0000), data: { log: this.log, public_key: this.publicKey } },
      ...[1, 2, 3].map((no) => ({ type: 'account.opened', id: idOf(no), data: { code: `A${no}`, ...names } })),
    );
  }

  add(...events: readonly MadeEvent[]): this {
    return this.addTexts(events.map(({ type, id, rev = 1, v = 1, data }) => canonicalJson({ data, id, rev, type, v })));
  }

  /** `header` changes what is hashed and signed; `key` who signs. */
  addTexts(texts: readonly string[], header: Data = {}, key = this.key): this {
    const payload = Buffer.from(texts.join('\n'));
    this.#seq += 1;
    const fields = {
      app: 'forger',
      company: this.company,
      log: this.log,
      n: texts.length,
      prev: this.#prev,
      root: sha256(payload).toString('hex'),
      schema: 1,
      seq: this.#seq,
      suite: 'sha256-ed25519',
      user: this.company,
      v: 1,
      wall: 0,
      ...header,
    };
    return this.addHeader(canonicalJson(fields), payload, texts.length, key);
  }

  addHeader(text: string, payload: Buffer, count: number, key = this.key): this {
    const header = Buffer.from(text);
    const hash = sha256(header);
    this.batches.push({ position: this.#position, header, hash, signature: sign(null, hash, key), payload });
    this.#prev = hash.toString('hex');
    this.#position += count;
    return this;
  }

  fault(): Promise<Fault | undefined> {
    return verifyBatches(new LogVerifier(), oneByOne(this.batches), cryptography);
  }
}

/** A verifier that has read these batches, which have to be right. */
export async function verifierOf(batches: readonly Batch[], company: string): Promise<LogVerifier> {
  const { verifier, fault } = await verifyLog(inPieces(jsonLines(batches, company)));
  if (fault) throw new Error(`${fault.place}: ${fault.fault}`);
  return verifier;
}
