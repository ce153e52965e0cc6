import { beforeEach, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { attempt, balances, codes, d, makeCompany, nextId, reopen, run, stateOf } from '../support/company.ts';

let owner: Company;
let ana: Company;
let vera: Company;
beforeEach(() => {
  owner = makeCompany({ onePerson: false });
  run(owner, 'user.add', { name: 'Ana', role: 'accountant' });
  run(owner, 'user.add', { name: 'Vera', role: 'chief-accountant' });
  ana = reopen(owner.file, { userId: 'Ana' });
  vera = reopen(owner.file, { userId: 'Vera' });
});

const entry = (date: string, amount: string, account = '5150') => ({
  id: nextId(),
  date: d(date),
  lines: [
    { account: '1210', debit: amount },
    { account, credit: amount },
  ],
});
function save(by: Company, title: string, input: object | undefined, id = nextId()): string {
  run(by, 'draft.save', { id, kind: 'journal-entry', title, form: {}, ...(input === undefined ? {} : { input: input as never }) });
  return id;
}

test('[L3] many are approved at once: each is checked by itself, the refused ones are named and stay as they are', () => {
  const [good1, own, open, good2] = [
    save(ana, 'one', entry('2026-05-04', '1')),
    save(vera, 'own', entry('2026-05-04', '2')),
    save(ana, 'open', undefined),
    save(ana, 'two', entry('2026-05-04', '3')),
  ];
  const gone = nextId();
  const answer = run(vera, 'draft.approveAll', { draftIds: [good1, own, open, gone, good2] });
  expect(answer.approved).toEqual([good1, good2]);
  expect(answer.refused).toEqual([
    { draftId: own, title: 'own', rejections: [{ code: 'APPROVAL_BY_AUTHOR' }] },
    { draftId: open, title: 'open', rejections: [{ code: 'DRAFT_INCOMPLETE' }] },
    { draftId: gone, title: '', rejections: [{ code: 'UNKNOWN_DRAFT' }] },
  ]);
  const states = Object.fromEntries(run(owner, 'draft.list', {}).map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [good1]: 'approved', [own]: 'draft', [open]: 'draft', [good2]: 'approved' });
});

test('[L3] [NUM-1] many are posted at once, in order of date; what can not be posted keeps its approval and takes no number', () => {
  const late = save(ana, 'late', entry('2026-05-20', '30'));
  const wrong = save(ana, 'wrong', entry('2026-05-10', '20', '9999'));
  const early = save(ana, 'early', entry('2026-05-01', '10'));
  const waiting = save(ana, 'waiting', entry('2026-05-02', '40'));
  expect(run(vera, 'draft.approveAll', { draftIds: [late, wrong, early] }).refused).toEqual([]);
  const answer = run(ana, 'draft.postAll', { draftIds: [late, wrong, early, waiting] });
  expect(answer.posted.map(({ draftId, number }) => [draftId, number])).toEqual([
    [early, '0000000001'],
    [late, '0000000002'],
  ]);
  expect(answer.refused).toEqual([
    { draftId: waiting, title: 'waiting', rejections: [{ code: 'DRAFT_NOT_APPROVED' }] },
    { draftId: wrong, title: 'wrong', rejections: [{ code: 'UNKNOWN_ACCOUNT', line: 2, account: '9999' }] },
  ]);
  expect(
    run(owner, 'draft.list', {})
      .map(({ id, state }) => [id, state])
      .sort(),
  ).toEqual(
    [
      [wrong, 'approved'],
      [waiting, 'draft'],
    ].sort(),
  );
  expect(balances(owner)).toEqual({ '1210': '40.00', '5150': '-40.00' });
  expect(run(owner, 'number.continuity', {})[0]).toMatchObject({ head: 2, missing: [] });
  expect(verifyFile(owner.file).ok).toBe(true);
});

test('[L3] posting a draft posts what was saved and approved, under the id its form chose, and only once', () => {
  const input = entry('2026-05-04', '7');
  const draftId = save(ana, 'seven', input);
  run(vera, 'draft.approve', { draftId });
  const command = { id: nextId(), draftId };
  const posted = run(ana, 'draft.post', command);
  expect(posted).toMatchObject({ id: input.id, entryId: input.id });
  expect(ana.callRaw('draft.post', command)).toEqual({ ok: true, value: posted });
  expect(codes(attempt(ana, 'draft.post', { draftId }))).toEqual(['UNKNOWN_DRAFT']);
  expect(codes(attempt(ana, 'journal.post', { ...input, draftId }))).toEqual(['ID_REUSED', 'UNKNOWN_DRAFT']);
  expect(balances(owner)).toEqual({ '1210': '7.00', '5150': '-7.00' });
});

test('[L3] saving what somebody else wrote once more does not make it somebody else’s', () => {
  const draftId = save(ana, 'typed', entry('2026-05-04', '1'));
  const content = entry('2026-05-04', '999');
  save(vera, 'rewritten', content, draftId);
  // Ana saves the same content again: what Vera wrote stays hers, so she may not approve it.
  save(ana, 'saved again', content, draftId);
  expect(codes(attempt(vera, 'draft.approve', { draftId }))).toEqual(['APPROVAL_BY_AUTHOR']);
  expect(run(vera, 'draft.get', { id: draftId })!.actions).not.toContain('approve');
  expect(run(owner, 'draft.get', { id: draftId })!.actions).toContain('approve');
});

test('[L3] a rejected draft says why, comes back by a change, and is refused in words when its state does not allow the step', () => {
  const input = entry('2026-05-04', '1');
  const draftId = save(ana, 'typed', input);
  run(vera, 'draft.reject', { draftId, reason: 'wrong account' });
  const again = attempt(vera, 'draft.reject', { draftId, reason: 'once more' });
  expect(again).toEqual({ ok: false, rejections: [{ code: 'DRAFT_STATE', step: 'reject', draftState: 'rejected' }] });
  expect(codes(attempt(ana, 'draft.withdraw', { draftId }))).toEqual(['DRAFT_STATE']);
  save(ana, 'typed', { ...input, memo: 'better' }, draftId);
  expect(run(ana, 'draft.get', { id: draftId })).toMatchObject({ state: 'draft', reason: null, decidedBy: null });
  const before = stateOf(owner.file);
  expect(codes(attempt(ana, 'draft.reject', { draftId, reason: '  ' }))).toEqual(['INPUT_INVALID']);
  expect(codes(attempt(vera, 'draft.reject', { draftId, reason: '  ' }))).toEqual(['INPUT_INVALID']);
  expect(codes(attempt(vera, 'draft.approveAll', { draftIds: [draftId, draftId] }))).toEqual(['INPUT_INVALID']);
  expect(codes(attempt(vera, 'draft.approveAll', { draftIds: Array.from({ length: 501 }, nextId) }))).toEqual(['INPUT_INVALID']);
  expect(stateOf(owner.file)).toBe(before);
});
