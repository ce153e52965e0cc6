import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { EventType } from '../../electron/log/events.ts';
import { isEventType } from '../../electron/projections/registry.ts';
import { languages } from '../../shared/locales/languages.ts';
import { attempt, codes, counterparty, d, makeCompany, nextId, reopen, run } from '../support/company.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Every event type the log may hold, read from the declaration itself. */
const declared = [...read('electron/log/events.ts').matchAll(/^ {2}'([a-z_]+\.[a-z_]+)':/gm)].map(([, type]) => type!);

test('the declaration of events is read whole', () => {
  expect(declared.length).toBeGreaterThan(25);
  expect(declared.filter((type) => !isEventType(type))).toEqual([]);
  expect(declared).toEqual(expect.arrayContaining(['journal.posted', 'draft.created', 'vat_return.filed'] satisfies EventType[]));
});

test.each(languages)('[U3] every event type is told in words in %s', (language) => {
  const { event } = JSON.parse(read(`shared/locales/${language}/history.json`)) as { event: Record<string, string> };
  const english = (JSON.parse(read('shared/locales/en/history.json')) as { event: Record<string, string> }).event;
  expect(declared.filter((type) => !event[type.replace('.', '-')])).toEqual([]);
  if (language !== 'en') expect(declared.filter((type) => event[type.replace('.', '-')] === english[type.replace('.', '-')])).toEqual([]);
});

const date = d('2026-05-04');
const lines = [
  { account: '1210', debit: '10' },
  { account: '5150', credit: '10' },
];
const told = (company: Company, objectId: string) =>
  run(company, 'history.list', { objectId }).rows.map(({ type, user, device }) => [type, user, device]);

test('[U3] [L3] an entry tells its whole way: begun, rejected, changed, approved, withdrawn, posted, reversed, each by whom and on which device', () => {
  const owner = makeCompany({ onePerson: false });
  for (const [name, role] of [
    ['Ana', 'accountant'],
    ['Vera', 'chief-accountant'],
  ] as const)
    run(owner, 'user.add', { name, role });
  const [ana, vera] = [reopen(owner.file, { userId: 'Ana' }), reopen(owner.file, { userId: 'Vera' })];
  const draftId = nextId();
  const input = { id: nextId(), date, lines };
  const save = (memo: string) =>
    run(ana, 'draft.save', { id: draftId, kind: 'journal-entry', title: 'Capital', form: { memo }, input: { ...input, memo } });
  save('a');
  // Typing on leaves no trace.
  save('ab');
  save('abc');
  run(vera, 'draft.reject', { draftId, reason: 'wrong account' });
  expect(run(ana, 'draft.get', { id: draftId })).toMatchObject({
    state: 'rejected',
    decidedBy: 'Vera',
    reason: 'wrong account',
    approvedBy: null,
  });
  save('abcd');
  run(vera, 'draft.approve', { draftId });
  run(ana, 'draft.withdraw', { draftId });
  run(vera, 'draft.approve', { draftId });
  const draft = [
    ['draft.approved', 'Vera', '1'],
    ['draft.withdrawn', 'Ana', '1'],
    ['draft.approved', 'Vera', '1'],
    ['draft.changed', 'Ana', '1'],
    ['draft.rejected', 'Vera', '1'],
    ['draft.created', 'Ana', '1'],
  ];
  expect(told(owner, draftId)).toEqual(draft);
  run(ana, 'draft.post', { draftId });
  run(vera, 'journal.reverse', { date, entryId: input.id });
  expect(told(owner, input.id)).toEqual([['journal.posted', 'Vera', '1'], ['journal.posted', 'Ana', '1'], ...draft]);
  const [reversal, posted, , , , , rejected] = run(owner, 'history.list', { objectId: input.id }).rows;
  expect(reversal!.after).toMatchObject({ kind: 'reversal', reverses: input.id });
  expect(reversal!.names).toMatchObject({ [input.id]: posted!.subject });
  expect(posted!.after).toMatchObject({ total: '10.00' });
  expect([posted!.names[posted!.after.drafted_by!], posted!.names[posted!.after.approved_by!]]).toEqual(['Ana', 'Vera']);
  expect(rejected!.after).toMatchObject({ reason: 'wrong account' });
});

test('[U3] a document tells of its draft, its entry and its voiding', () => {
  const company = makeCompany();
  const draftId = nextId();
  const input = { id: nextId(), date, direction: 'in', counterpartyId: counterparty(company, 'Customer'), amount: '5' };
  run(company, 'draft.save', { id: draftId, kind: 'payment', title: 'Customer', form: {}, input });
  run(company, 'draft.post', { draftId });
  run(company, 'document.void', { documentId: input.id, reason: 'recorded twice' });
  const { rows } = run(company, 'history.list', { objectId: input.id });
  expect(rows.map(({ type }) => type)).toEqual(['document.voided', 'journal.posted', 'journal.posted', 'document.issued', 'draft.created']);
  expect(rows[0]).toMatchObject({ documentId: input.id, after: { reason: 'recorded twice' }, subject: rows[3]!.subject });
});

test('[U3] a change of a master record says from what to what', () => {
  const company = makeCompany();
  const names = (en: string) => ({ ka: 'ა', bg: 'а', ru: 'а', en });
  const { id } = run(company, 'account.open', { code: '12951', names: names('Till'), type: 'asset', parentCode: '1200' });
  const other = run(company, 'account.list', {}).find(({ code }) => code === '1100')!;
  run(company, 'account.rename', { accountId: id, version: 1, names: names('Till two') });
  run(company, 'account.move', { accountId: id, version: 2, code: '11951', parentCode: '1100' });
  run(company, 'account.deactivate', { accountId: id, version: 3 });
  run(company, 'account.activate', { accountId: id, version: 4 });
  const [on, off, moved, renamed] = run(company, 'history.list', { objectId: id }).rows;
  expect([renamed!.before, renamed!.after]).toEqual([{ name_en: 'Till' }, { name_en: 'Till two' }]);
  expect(moved).toMatchObject({ before: { code: '12951' }, after: { code: '11951', parent: other.id } });
  expect([moved!.names[moved!.before.parent!], moved!.names[moved!.after.parent!]]).toEqual(['1200', '1100']);
  expect([off!.before, off!.after]).toEqual([{ active: 'true' }, { active: 'false' }]);
  expect([on!.before, on!.after]).toEqual([{ active: 'false' }, { active: 'true' }]);
  expect(on).toMatchObject({ user: 'Nino', device: '1', at: '2026-07-20T09:00:00.000Z' });
});

test('[X7] a draft that was posted or thrown away does not come back by a late save', () => {
  const company = makeCompany();
  const save = (id: string) =>
    attempt(company, 'draft.save', { id, kind: 'journal-entry', title: '', form: {}, input: { id: nextId(), date, lines } });
  const [posted, gone] = [nextId(), nextId()];
  for (const id of [posted, gone]) expect(codes(save(id))).toEqual([]);
  run(company, 'draft.post', { draftId: posted });
  run(company, 'draft.discard', { id: gone });
  for (const id of [posted, gone]) expect(codes(save(id))).toEqual(['ID_REUSED']);
  // Nor does a draft take the id of anything else the log knows.
  expect(codes(save(run(company, 'company.info', {}).id))).toEqual(['ID_REUSED']);
});
