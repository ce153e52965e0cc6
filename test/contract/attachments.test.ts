import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeAuditBundle } from '../../electron/audit/bundle.ts';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { backup } from '../../electron/services/backup.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { restore } from '../../electron/services/restore.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { cleanFileName } from '../../shared/attachments/file-name.ts';
import { largestAttachment, mostAttachments, readMediaType } from '../../shared/attachments/media-type.ts';
import {
  attempt,
  codes,
  d,
  fixedNow,
  good,
  idOf,
  makeCompany,
  month,
  nextId,
  rejections,
  reopen,
  run,
  stateOf,
  tempFolder,
} from '../support/company.ts';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const receipt = Buffer.from('%PDF-1.4\nreceipt of 4 May\n%%EOF');
const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const sha256 = (bytes: Uint8Array) => hash('sha256', bytes);
const lines = [
  { account: '1210', debit: '10' },
  { account: '5150', credit: '10' },
];
const post = (company: Company, more: object = {}) => run(company, 'journal.post', { date: d('2026-05-04'), lines, ...more });
const sell = (company: Company) =>
  run(company, 'salesInvoice.post', { date: d('2026-05-04'), lines: [{ unitPrice: '10', taxCode: 'S18' }] });
const add = (company: Company, objectId: string, name = 'receipt.pdf', bytes: Uint8Array = receipt) =>
  run(company, 'attachment.add', { objectId, name, content: base64(bytes) });
const listed = (company: Company, objectId: string) =>
  run(company, 'attachment.list', { objectId }).attachments.map(({ name, removedAt }) => (removedAt === null ? name : `(${name})`));

const intact = (file: string): void => expect(verifyFile(file)).toMatchObject({ ok: true, derived: 'compared' });

describe('a file on a document or an entry', () => {
  test('[L12] is kept by its hash, comes back byte for byte, and the history says who attached it', () => {
    const company = makeCompany();
    const { entryId } = post(company);
    const added = add(company, entryId);
    expect(added).toMatchObject({ sha256: sha256(receipt), name: 'receipt.pdf', mediaType: 'application/pdf', size: receipt.length });
    const list = run(company, 'attachment.list', { objectId: entryId });
    expect(list).toEqual({
      of: 'entry',
      attachments: [
        {
          ...{ id: added.attachmentId, sha256: sha256(receipt), name: 'receipt.pdf', mediaType: 'application/pdf', size: receipt.length },
          ...{ addedAt: new Date(fixedNow()).toISOString(), addedBy: 'Nino', removedAt: null, removedBy: null },
        },
      ],
    });
    const { base64: content } = run(company, 'attachment.content', { attachmentId: added.attachmentId });
    expect(Buffer.from(content, 'base64')).toEqual(receipt);
    const { rows } = run(company, 'history.list', { objectId: entryId });
    expect(rows.map(({ type, subject, user, entryId: of }) => [type, subject, user, of])).toEqual([
      ['attachment.added', 'receipt.pdf', 'Nino', entryId],
      ['journal.posted', expect.anything(), 'Nino', entryId],
    ]);
    intact(company.file);
  });

  test('[L12] of a document stands on its entry too: it is one and the same', () => {
    const company = makeCompany();
    const { id, entryId } = sell(company);
    add(company, entryId, 'order.pdf');
    add(company, id, 'photo.png', photo);
    expect(listed(company, id)).toEqual(['order.pdf', 'photo.png']);
    expect(listed(company, entryId)).toEqual(['order.pdf', 'photo.png']);
    expect(codes(attempt(company, 'attachment.add', { objectId: entryId, name: 'again.png', content: base64(photo) }))).toEqual([
      'ATTACHMENT_TWICE',
    ]);
    expect(run(company, 'history.list', { objectId: id }).rows[0]).toMatchObject({ type: 'attachment.added', documentId: id });
  });

  test('[L12] that is removed is unlinked: the log names it, so its bytes stay, and it can be attached again', () => {
    const company = makeCompany();
    const { entryId } = post(company);
    const { attachmentId } = add(company, entryId);
    run(company, 'attachment.remove', { attachmentId });
    expect(listed(company, entryId)).toEqual(['(receipt.pdf)']);
    expect(run(company, 'attachment.content', { attachmentId }).base64).toBe(base64(receipt));
    expect(codes(attempt(company, 'attachment.remove', { attachmentId }))).toEqual(['UNKNOWN_ATTACHMENT']);
    add(company, entryId);
    expect(listed(company, entryId)).toEqual(['(receipt.pdf)', 'receipt.pdf']);
    const types = run(company, 'history.list', { objectId: entryId }).rows.map(({ type, subject }) => `${type} ${subject}`);
    expect(types.slice(0, 3)).toEqual(['attachment.added receipt.pdf', 'attachment.removed receipt.pdf', 'attachment.added receipt.pdf']);
    intact(company.file);
  });

  test('[L12] [PER-1] may come after its month was closed, changes no figure of it, and is not taken away from it', () => {
    const company = makeCompany();
    const { entryId } = post(company);
    const kept = add(company, entryId);
    run(company, 'period.close', { period: month('2026-05'), mode: 'hard', closeEarlier: true, acceptWarnings: ['vat-return'] });
    const before = run(company, 'trialBalance.get', {});
    add(company, entryId, 'later.png', photo);
    expect(listed(company, entryId)).toEqual(['receipt.pdf', 'later.png']);
    expect(run(company, 'trialBalance.get', {}).rows).toEqual(before.rows);
    expect(codes(attempt(company, 'attachment.remove', { attachmentId: kept.attachmentId }))).toEqual(['PERIOD_CLOSED']);
    intact(company.file);
  });
});

describe('a file of a draft', () => {
  const save = (company: Company, id: string) =>
    run(company, 'draft.save', { id, kind: 'journal-entry', title: 'Taxi', form: {}, input: { id: nextId(), date: '2026-05-04', lines } });

  test('[L12] stands outside the log, and is attached to the entry when it is posted', () => {
    const company = makeCompany();
    const draftId = nextId();
    save(company, draftId);
    const { attachmentId } = add(company, draftId);
    add(company, draftId, 'photo.png', photo);
    expect(run(company, 'attachment.list', { objectId: draftId })).toMatchObject({
      of: 'draft',
      attachments: [{ name: 'receipt.pdf' }, {}],
    });
    expect(run(company, 'attachment.content', { attachmentId }).base64).toBe(base64(receipt));
    expect(run(company, 'history.list', {}).rows.some(({ type }) => type.startsWith('attachment.'))).toBe(false);
    intact(company.file);

    const { entryId } = run(company, 'draft.post', { draftId });
    expect(listed(company, entryId)).toEqual(['receipt.pdf', 'photo.png']);
    expect(run(company, 'attachment.content', { attachmentId }).base64).toBe(base64(receipt));
    expect(codes(attempt(company, 'attachment.list', { objectId: draftId }))).toEqual(['ATTACHMENT_OBJECT']);
    expect(rebuild(company.file)).toMatchObject({ ok: true });
    intact(company.file);
  });

  test('[L12] names who gave it, where another person posts', () => {
    const company = makeCompany({ onePerson: false });
    const clerk = run(company, 'user.add', { name: 'Eka', role: 'accountant' }).id;
    const draftId = nextId();
    const eka = reopen(company.file, { userId: clerk });
    save(eka, draftId);
    add(eka, draftId);
    run(company, 'draft.approve', { draftId });
    const { entryId } = run(company, 'draft.post', { draftId });
    expect(run(company, 'attachment.list', { objectId: entryId }).attachments).toMatchObject([{ name: 'receipt.pdf', addedBy: 'Eka' }]);
    expect(run(company, 'history.list', { objectId: entryId }).rows[0]).toMatchObject({
      ...{ type: 'attachment.added', user: 'Nino', after: { attached_by: clerk }, names: { [clerk]: 'Eka' } },
    });
  });

  test('[L12] [U2] is part of what was approved: one more or one less takes the approval back', () => {
    const company = makeCompany({ onePerson: false });
    const clerk = run(company, 'user.add', { name: 'Eka', role: 'accountant' }).id;
    const draftId = nextId();
    const eka = reopen(company.file, { userId: clerk });
    save(eka, draftId);
    const { attachmentId } = add(eka, draftId);
    run(company, 'draft.approve', { draftId });
    run(eka, 'attachment.remove', { attachmentId });
    expect(codes(attempt(eka, 'draft.post', { draftId }))).toEqual(['DRAFT_NOT_APPROVED']);
    run(company, 'draft.approve', { draftId });
    add(eka, draftId, 'photo.png', photo);
    expect(codes(attempt(eka, 'draft.post', { draftId }))).toEqual(['DRAFT_NOT_APPROVED']);
    // Who had a hand in it since does not approve it.
    expect(codes(attempt(company, 'draft.approve', { draftId }))).toEqual([]);
    add(company, draftId);
    expect(codes(attempt(company, 'draft.approve', { draftId }))).toEqual(['APPROVAL_BY_AUTHOR']);
    const types = run(company, 'history.list', { objectId: draftId }).rows.map(({ type }) => type);
    expect(types.filter((type) => type === 'draft.changed')).toHaveLength(3);
    intact(company.file);
  });

  test('[L12] of a correction goes to the entry that was typed, not to the mirror of the old one', () => {
    const company = makeCompany();
    const { entryId } = post(company);
    const draftId = nextId();
    const input = { id: nextId(), entryId, date: '2026-05-05', lines, reason: 'Wrong account' };
    run(company, 'draft.save', { id: draftId, kind: 'journal-correction', title: 'Taxi', form: {}, input });
    add(company, draftId);
    const posted = run(company, 'draft.post', { draftId });
    expect(listed(company, posted.entryId)).toEqual(['receipt.pdf']);
    expect(listed(company, entryId)).toEqual([]);
    intact(company.file);
  });

  test('[L12] goes with the draft that is thrown away, and alone when it is removed', () => {
    const company = makeCompany();
    const draftId = nextId();
    save(company, draftId);
    const { attachmentId } = add(company, draftId);
    add(company, draftId, 'photo.png', photo);
    run(company, 'attachment.remove', { attachmentId });
    expect(listed(company, draftId)).toEqual(['photo.png']);
    run(company, 'draft.discard', { id: draftId });
    const db = connect(company.file, { readonly: true });
    expect(db.all('SELECT id FROM draft_file')).toEqual([]);
    expect(db.all('SELECT sha256 FROM blob')).toEqual([]);
    db.close();
    intact(company.file);
  });
});

describe('what is not taken', () => {
  const html = '<html><script>alert(1)</script></html>';
  const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>';
  test.each<[string, string, Uint8Array | string, string]>([
    ['a page', 'page.html', html, 'ATTACHMENT_TYPE'],
    ['a drawing with scripts', 'drawing.svg', svg, 'ATTACHMENT_TYPE'],
    ['a drawing called a form', 'drawing.xml', svg, 'ATTACHMENT_CONTENT'],
    ['a page called a form', 'page.xml', html, 'ATTACHMENT_CONTENT'],
    ['a program', 'run.exe', 'MZ', 'ATTACHMENT_TYPE'],
    ['a program called a scan', 'scan.pdf', 'MZ\u0000\u0001', 'ATTACHMENT_CONTENT'],
    ['a scan whose extension is turned around', 'scan\u202Efdp.exe', receipt, 'ATTACHMENT_TYPE'],
    ['a picture of another kind', 'photo.jpg', photo, 'ATTACHMENT_CONTENT'],
    ['bytes called a text', 'notes.txt', 'a\u0000b', 'ATTACHMENT_CONTENT'],
    ['nothing', 'empty.pdf', '', 'ATTACHMENT_EMPTY'],
    ['no name', '..', receipt, 'ATTACHMENT_TYPE'],
    ['too much', 'large.txt', Buffer.alloc(largestAttachment + 1, 'a'), 'ATTACHMENT_TOO_LARGE'],
  ])('[L12] %s is refused, and nothing is written', (_what, name, bytes, code) => {
    const company = makeCompany();
    const { entryId } = post(company);
    const before = stateOf(company.file);
    expect(codes(attempt(company, 'attachment.add', { objectId: entryId, name, content: base64(bytes) }))).toEqual([code]);
    expect(stateOf(company.file)).toBe(before);
  });

  test('[L12] nor what is no base64, one file twice, a file too many, or anything of what is not there', () => {
    const company = makeCompany();
    const { entryId } = post(company);
    const tryToAdd = (more: object) =>
      attempt(company, 'attachment.add', { objectId: entryId, name: 'a.pdf', content: base64(receipt), ...more });
    expect(codes(tryToAdd({ content: `${base64(receipt)}====` }))).toEqual(['ATTACHMENT_CONTENT']);
    expect(codes(tryToAdd({ objectId: idOf(9_999_999) }))).toEqual(['ATTACHMENT_OBJECT']);
    expect(codes(tryToAdd({ id: entryId }))).toEqual(['ID_REUSED']);
    for (let count = 1; count <= mostAttachments; count += 1)
      expect(codes(tryToAdd({ name: `${count}.txt`, content: base64(`${count}`) }))).toEqual([]);
    expect(rejections(tryToAdd({}))).toEqual([{ code: 'ATTACHMENT_TOO_MANY', most: 50 }]);
    expect(codes(attempt(company, 'attachment.content', { attachmentId: entryId }))).toEqual(['UNKNOWN_ATTACHMENT']);
  });

  test('[L12] names are kept as any disk takes them', () => {
    expect(cleanFileName('../../etc/passwd.txt')).toBe('passwd.txt');
    expect(cleanFileName('C:\\Users\\ნინო\\ანგარიში "მაისი".pdf')).toBe('ანგარიში _მაისი_.pdf');
    expect(cleanFileName('a\u0000b\u202Ec\n.pdf')).toBe('abc.pdf');
    expect(cleanFileName('con.txt')).toBe('_con.txt');
    expect(cleanFileName(`${'я'.repeat(300)}.pdf`)).toBe(`${'я'.repeat(116)}.pdf`);
    expect(cleanFileName(' .. ')).toBe('');
    expect(readMediaType('B.PDF', receipt)).toEqual({ ok: true, mediaType: 'application/pdf' });
    expect(readMediaType('letter.eml', Buffer.from('From: a@b.ge\r\n\r\nHello'))).toEqual({ ok: true, mediaType: 'message/rfc822' });
  });
});

describe('whatever becomes of the company file', () => {
  test('[L12] a file survives backup, restore and rebuild, and goes to the auditor', async () => {
    const company = makeCompany();
    const { id } = sell(company);
    const { attachmentId } = add(company, id);
    const odd = Buffer.from(`${receipt}\n`);
    run(company, 'attachment.remove', { attachmentId: add(company, id, '=1+1.pdf', odd).attachmentId });
    const draftId = nextId();
    run(company, 'draft.save', { id: draftId, kind: 'payment', title: '', form: {} });
    add(company, draftId, 'photo.png', photo);
    company.close();

    const folder = tempFolder();
    const copy = good(await backup(company.file, join(folder, 'copy.davtari-backup')));
    const restored = join(folder, 'restored.davtari');
    good(restore(copy.file, restored));
    const again = reopen(restored);
    expect(run(again, 'attachment.content', { attachmentId }).base64).toBe(base64(receipt));
    expect(listed(again, draftId)).toEqual(['photo.png']);
    again.close();
    expect(rebuild(restored)).toMatchObject({ ok: true });
    intact(restored);

    const out = join(folder, 'audit.zip');
    good(writeAuditBundle(restored, out));
    const archive = unzipSync(readFileSync(out));
    expect(Buffer.from(archive[`files/${sha256(receipt)}`]!)).toEqual(receipt);
    const [, row, formula] = Buffer.from(archive['attachments.csv']!).toString('utf8').trim().split('\r\n');
    expect(formula).toContain(`,'=1+1.pdf,application/pdf,${receipt.length + 1},true`);
    expect(row).toContain(`${sha256(receipt)},receipt.pdf,application/pdf,${receipt.length}`);
    const at = join(folder, 'unpacked');
    for (const [name, bytes] of Object.entries(archive)) {
      mkdirSync(dirname(join(at, name)), { recursive: true });
      writeFileSync(join(at, name), bytes);
    }
    const check = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: at, encoding: 'utf8' });
    expect(check().stdout).toContain('Attached files: 2, each as it was attached');
    writeFileSync(join(at, 'files', sha256(receipt)), 'other');
    expect([check().status, check().stderr]).toEqual([1, expect.stringContaining(sha256(receipt))]);
    // A draft is nobody's evidence yet.
    const files = Object.keys(archive).filter((name) => name.startsWith('files/'));
    expect(files).toEqual([receipt, odd].map((bytes) => `files/${sha256(bytes)}`).sort());
  });

  test('[LOG-2] [L12] verify names a kept file with one bit turned, one that is missing, and one of a draft', async () => {
    const company = makeCompany();
    const { entryId } = post(company);
    const draftId = nextId();
    run(company, 'draft.save', { id: draftId, kind: 'payment', title: '', form: {} });
    add(company, draftId, 'photo.png', photo);
    add(company, entryId);
    const { file } = company;
    company.close();
    const tampered = async (sql: string, ...values: unknown[]) => {
      const folder = tempFolder();
      const copy = good(await backup(file, join(folder, 'copy.davtari'))).file;
      const db = connect(copy);
      db.run(sql, ...values);
      db.close();
      const verified = verifyFile(copy);
      return verified.ok ? undefined : verified.fault;
    };
    const turned = (bytes: Buffer) => Buffer.from(bytes).fill(bytes[9]! ^ 1, 9, 10);
    const place = `kept file ${sha256(receipt).slice(0, 12)}`;
    expect(await tampered('UPDATE blob SET bytes = ?', turned(receipt))).toMatchObject({ place });
    expect(await tampered('DELETE FROM blob')).toEqual({ place, fault: 'it is missing' });
    expect((await tampered('UPDATE draft_file SET bytes = ?', turned(photo)))?.place).toMatch(/of a draft$/);
    expect(await tampered('UPDATE attachment SET sha256 = ?', sha256(photo))).toMatchObject({ place: 'table attachment' });
    // An auditor is not handed an archive that lacks what its log names.
    const lost = good(await backup(file, join(tempFolder(), 'lost.davtari'))).file;
    const db = connect(lost);
    db.run('DELETE FROM blob');
    db.close();
    const out = join(tempFolder(), 'audit.zip');
    expect(rejections(writeAuditBundle(lost, out))).toEqual([{ code: 'FILE_DAMAGED', place: `${place}: it is missing` }]);
    expect(existsSync(out)).toBe(false);
  });
});
