import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import { draftLimit } from '../../electron/engine/commands/drafts.ts';
import type { Company } from '../../electron/engine/company.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { openCompany } from '../../electron/engine/index.ts';
import { type BatchHeader, encodeHeader, payloadLimit, sha256, unpackPayload } from '../../electron/log/batch.ts';
import { readDeviceKey } from '../../electron/log/keys.ts';
import { limits } from '../../electron/verify/offline/log-verifier.mjs';
import { verifyFile } from '../../electron/verify/verify.ts';
import { ok } from '../../shared/result.ts';
import { codes, fixedNow, good, makeCompany, nextId, rejections } from '../support/company.ts';

const draft = (company: Company, form: unknown, input?: unknown) =>
  company.callRaw('draft.save', { id: nextId(), kind: 'journal-entry', title: 'x', form, ...(input === undefined ? {} : { input }) });
/** A value whose JSON has so many characters. */
const ofLength = (length: number) => 'x'.repeat(length - 2);

test('[SAFE-1] a draft of a million characters is kept, a longer one is refused before anything is written', () => {
  const company = makeCompany();
  expect(draft(company, ofLength(draftLimit)).ok).toBe(true);
  for (const [form, input] of [
    [ofLength(draftLimit + 1), undefined],
    [{}, ofLength(draftLimit + 1)],
    [{ lines: Array.from({ length: 100_000 }, () => ({ memo: '' })) }, undefined],
  ])
    expect(rejections(draft(company, form, input))).toEqual([{ code: 'DRAFT_TOO_LARGE', limit: draftLimit }]);
  expect(good(company.call('draft.list', {}))).toHaveLength(1);
});

test('[SAFE-1] a form nested deeper than any of ours is a fault of the input', () => {
  const company = makeCompany();
  let form: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth += 1) form = [form];
  expect(codes(draft(company, form))).toEqual(['INPUT_INVALID']);
});

test('[SAFE-2] the writer begins another batch long before one gets as large as readers take', () => {
  const company = makeCompany() as Engine;
  const branches = 20;
  good(
    company.transact((tx) => {
      // Georgian letters have three bytes: the longest texts there are.
      for (let no = 0; no < branches; no += 1) tx.append('branch.opened', tx.newId(), { code: `B${no}`, name: 'ა'.repeat(1_000_000) });
      return ok(true);
    }),
  );
  const { db } = company;
  const stored = db.all<{ event_count: bigint; packed: bigint; payload: Buffer }>(
    'SELECT * FROM batch ORDER BY first_position DESC LIMIT 3',
  );
  expect(stored.map(({ event_count: count }) => Number(count))).toEqual([4, 8, 8]);
  for (const { packed, payload } of stored) expect(unpackPayload(Number(packed), payload).length).toBeLessThan(payloadLimit / 2);
  company.close();
  good(openCompany(company.file, { now: fixedNow })).close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

test('[SAFE-2] the limit of the program is that of the independent verifier', () => {
  expect(payloadLimit).toBe(limits.payloadBytes);
});

/** The file's newest batch replaced by one whose events are these bytes, in order and signed with the file's own key; its own events when left out. */
function withLastBatch(made?: { plain: Buffer; bytes: Buffer; packed: 0 | 1 }): string {
  const company = makeCompany();
  company.close();
  const key = good(readDeviceKey(company.file, undefined));
  const db = connect(company.file);
  const guards = db.all<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'batch'");
  for (const { name } of guards) db.raw.exec(`DROP TRIGGER "${name}"`);
  const last = db.get<{ first_position: bigint; header: Buffer; packed: bigint; payload: Buffer; event_count: bigint }>(
    'SELECT * FROM batch ORDER BY first_position DESC LIMIT 1',
  )!;
  const n = made ? 1 : Number(last.event_count);
  const packed = made ? made.packed : Number(last.packed);
  const bytes = made ? made.bytes : last.payload;
  const plain = made ? made.plain : unpackPayload(packed, bytes);
  const header = encodeHeader({ ...(JSON.parse(last.header.toString('utf8')) as BatchHeader), n, root: sha256(plain) });
  const hash = Buffer.from(sha256(header), 'hex');
  db.run(
    'UPDATE batch SET header = ?, hash = ?, signature = ?, packed = ?, payload = ?, event_count = ? WHERE first_position = ?',
    header,
    hash,
    key.sign(hash),
    packed,
    bytes,
    n,
    last.first_position,
  );
  for (const { sql } of guards) db.raw.exec(sql);
  db.close();
  return company.file;
}

test('[SAFE-2] a batch that would unpack to more than a writer makes is damage, however well it is signed', () => {
  good(openCompany(withLastBatch(), { now: fixedNow })).close(); // it is not the writing anew that is found
  const zeros = Buffer.alloc(payloadLimit + 1);
  const bomb = zstdCompressSync(zeros);
  expect(bomb.length).toBeLessThan(100_000);
  for (const [bytes, packed] of [
    [bomb, 1],
    [zeros, 0],
  ] as const) {
    const file = withLastBatch({ plain: zeros, bytes, packed });
    expect(rejections(openCompany(file, { now: fixedNow }))).toEqual([
      { code: 'FILE_DAMAGED', place: expect.stringMatching(/^batch at event/) },
    ]);
    expect(verifyFile(file)).toMatchObject({ ok: false });
  }
  expect(() => unpackPayload(1, bomb)).toThrow();
  expect(() => unpackPayload(0, zeros)).toThrow();
});
