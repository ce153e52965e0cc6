import { beforeEach, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { attempt, codes, counterparty, d, makeCompany, nextId, postings, reopen, run, stateOf } from '../support/company.ts';

// Two people: Ana writes, the chief accountant approves, the owner looks on.
let owner: Company;
let ana: Company;
let chief: Company;
let customer: string;
const ids = { ana: '', chief: '' };

beforeEach(() => {
  owner = makeCompany({ onePerson: false });
  ids.ana = run(owner, 'user.add', { name: 'Ana', role: 'accountant' }).id;
  ids.chief = run(owner, 'user.add', { name: 'Vera', role: 'chief-accountant' }).id;
  customer = counterparty(owner, 'Customer');
  ana = reopen(owner.file, { userId: 'Ana' });
  chief = reopen(owner.file, { userId: 'Vera' });
});

const date = d('2026-05-04');
const entry = (amount = '10') => ({
  date,
  memo: 'Capital',
  lines: [
    { account: '1210', debit: amount },
    { account: '5150', credit: amount },
  ],
});

/** Ana's draft of an entry; the id of the posting is chosen by the screen and stands in the draft. */
function draft(
  content: object = entry(),
  kind = 'journal-entry',
  by = ana,
): { draftId: string; input: { id: string } & Record<string, unknown> } {
  const input = { id: nextId(), ...content };
  const draftId = nextId();
  run(by, 'draft.save', { id: draftId, kind: kind as never, title: 'Draft', form: { typed: 'so' }, input: input as never });
  return { draftId, input };
}
const save = (by: Company, draftId: string, input: object, kind = 'journal-entry') =>
  run(by, 'draft.save', { id: draftId, kind: kind as never, title: 'Draft', form: {}, input: input as never });
const approve = (by: Company, draftId: string) => codes(attempt(by, 'draft.approve', { draftId }));
const post = (
  by: Company,
  { draftId, input }: { draftId: string; input: object },
  method: 'journal.post' | 'salesInvoice.post' | 'payment.post' = 'journal.post',
) => attempt(by, method, { ...input, draftId });

describe('in a company of several people', () => {
  test('[L3] nothing is posted without an approved draft, whoever posts', () => {
    const before = stateOf(owner.file);
    for (const by of [ana, chief, owner]) {
      expect(codes(attempt(by, 'journal.post', entry()))).toEqual(['DRAFT_NOT_APPROVED']);
      expect(codes(attempt(by, 'journal.post', { ...entry(), draftId: nextId() }))).toEqual(['UNKNOWN_DRAFT']);
      expect(codes(attempt(by, 'salesInvoice.post', { date, lines: [{ unitPrice: '1', taxCode: 'S18' }] }))).toEqual([
        'DRAFT_NOT_APPROVED',
      ]);
      expect(codes(attempt(by, 'payment.post', { date, direction: 'in', counterpartyId: customer, amount: '1' }))).toEqual([
        'DRAFT_NOT_APPROVED',
      ]);
    }
    expect(stateOf(owner.file)).toBe(before);
    const mine = draft();
    expect(codes(post(ana, mine))).toEqual(['DRAFT_NOT_APPROVED']);
    expect(codes(post(chief, mine))).toEqual(['DRAFT_NOT_APPROVED']);
  });

  test('[L3] an approved draft is posted, and the entry says who wrote and who approved it', () => {
    const mine = draft();
    expect(approve(chief, mine.draftId)).toEqual([]);
    expect(run(ana, 'draft.get', { id: mine.draftId })).toMatchObject({ state: 'approved', approvedBy: 'Vera', by: 'Ana' });
    expect(codes(post(ana, mine))).toEqual([]);
    const [posted, approved] = run(owner, 'history.list', { limit: 2 }).rows;
    expect(posted).toMatchObject({ type: 'journal.posted', user: 'Ana', after: { drafted_by: ids.ana, approved_by: ids.chief } });
    expect(approved).toMatchObject({ type: 'draft.approved', user: 'Vera' });
    // The draft is gone with its posting, and can't be posted a second time.
    expect(run(owner, 'draft.list', {})).toEqual([]);
    expect(codes(post(ana, { ...mine, input: { ...mine.input, id: nextId() } }))).toEqual(['UNKNOWN_DRAFT']);
    // Sent again, the posting answers as before.
    expect(codes(post(ana, mine))).toEqual([]);
    expect(run(owner, 'journal.list', {}).total).toBe(1);
  });

  test('[L3] the author may not approve, whatever the role', () => {
    const mine = draft(entry(), 'journal-entry', chief);
    expect(approve(chief, mine.draftId)).toEqual(['APPROVAL_BY_AUTHOR']);
    expect(approve(ana, mine.draftId)).toEqual(['PERMISSION_DENIED']);
    expect(approve(owner, mine.draftId)).toEqual([]);
  });

  test('[L3] who rewrites a draft of someone else may not approve it either', () => {
    const mine = draft(entry('10'));
    save(chief, mine.draftId, { ...mine.input, ...entry('9999') });
    expect(approve(chief, mine.draftId)).toEqual(['APPROVAL_BY_AUTHOR']);
    expect(approve(owner, mine.draftId)).toEqual([]);
  });

  test('[L3] a draft changed after its approval is not posted', () => {
    const mine = draft();
    expect(approve(chief, mine.draftId)).toEqual([]);
    // Changed in the draft: the approval is taken away.
    save(ana, mine.draftId, { ...mine.input, ...entry('11') });
    expect(run(ana, 'draft.get', { id: mine.draftId })).toMatchObject({ state: 'draft', approvedBy: null });
    expect(codes(post(ana, { ...mine, input: { ...mine.input, ...entry('11') } }))).toEqual(['DRAFT_NOT_APPROVED']);
    // Changed on the way: what is sent is not what was approved.
    save(ana, mine.draftId, mine.input);
    expect(approve(chief, mine.draftId)).toEqual([]);
    for (const change of [entry('11'), { memo: 'Loan' }, { date: '2026-05-05' }]) {
      expect(codes(post(ana, { ...mine, input: { ...mine.input, ...change } }))).toEqual(['DRAFT_CHANGED']);
    }
    expect(codes(post(ana, mine))).toEqual([]);
  });

  test('[L3] saving the same content again keeps the approval, a change of the title too', () => {
    const mine = draft();
    expect(approve(chief, mine.draftId)).toEqual([]);
    run(ana, 'draft.save', {
      id: mine.draftId,
      kind: 'journal-entry',
      title: 'Other title',
      form: { typed: 'more' },
      input: mine.input as never,
    });
    expect(run(ana, 'draft.get', { id: mine.draftId })).toMatchObject({ state: 'approved' });
  });

  test('[L3] an approval of one kind is none for another', () => {
    const mine = draft();
    expect(approve(chief, mine.draftId)).toEqual([]);
    const sale = { id: nextId(), date, counterpartyId: customer, lines: [{ unitPrice: '1', taxCode: 'S18' }] };
    expect(codes(post(ana, { draftId: mine.draftId, input: sale }, 'salesInvoice.post'))).toEqual(['DRAFT_CHANGED']);
  });

  test('[L3] an unfinished draft is not approved', () => {
    const id = nextId();
    run(ana, 'draft.save', { id, kind: 'journal-entry', title: '', form: { typed: '1' } });
    expect(approve(chief, id)).toEqual(['DRAFT_INCOMPLETE']);
    run(ana, 'draft.save', { id, kind: 'journal-entry', title: '', form: {}, input: { date } as never });
    expect(approve(chief, id)).toEqual(['DRAFT_INCOMPLETE']);
  });

  test('[L3] invoices and payments go the same way', () => {
    const sale = draft({ date, counterpartyId: customer, lines: [{ unitPrice: '100', taxCode: 'S18' }] }, 'sales-invoice');
    expect(approve(chief, sale.draftId)).toEqual([]);
    const invoice = post(ana, sale, 'salesInvoice.post');
    expect(invoice).toMatchObject({ ok: true });
    const money = draft(
      { date, direction: 'in', counterpartyId: customer, amount: '118', allocations: [{ documentId: sale.input.id, amount: '118' }] },
      'payment',
    );
    expect(codes(post(ana, money, 'payment.post'))).toEqual(['DRAFT_NOT_APPROVED']);
    expect(approve(chief, money.draftId)).toEqual([]);
    const payment = post(ana, money, 'payment.post');
    expect(payment.ok && postings(owner, payment.value as { entryId: string })).toEqual(['Dr 1210 118.00', 'Cr 1410 118.00']);
  });

  test('[L3] advances and customs declarations go the same way: nothing with figures of its own is posted straight, whatever the role', () => {
    const straight = [
      ['advance.receive', 'advance-received', { date, counterpartyId: customer, gross: '118', taxCode: 'S18A' }],
      ['importDeclaration.post', 'import-declaration', { date, customsValue: '100', duty: '5', taxCode: 'PIM' }],
    ] as const;
    for (const [method, kind, content] of straight) {
      const before = stateOf(owner.file);
      for (const by of [ana, chief, owner]) expect(codes(attempt(by, method, content)), method).toEqual(['DRAFT_NOT_APPROVED']);
      expect(stateOf(owner.file)).toBe(before);
      const mine = draft(content, kind);
      expect(codes(attempt(ana, method, { ...mine.input, draftId: mine.draftId }))).toEqual(['DRAFT_NOT_APPROVED']);
      expect(approve(chief, mine.draftId)).toEqual([]);
      expect(codes(attempt(ana, method, { ...mine.input, draftId: mine.draftId }))).toEqual([]);
    }
  });

  test('[L3] a mirror has no figures of its own: someone who may approve posts it straight, an accountant alone does not', () => {
    const mine = draft();
    expect(approve(chief, mine.draftId)).toEqual([]);
    expect(codes(post(ana, mine))).toEqual([]);
    const reversal = { date, entryId: mine.input.id };
    const before = stateOf(owner.file);
    expect(codes(attempt(ana, 'journal.reverse', reversal))).toEqual(['DRAFT_NOT_APPROVED']);
    expect(stateOf(owner.file)).toBe(before);
    expect(codes(attempt(chief, 'journal.reverse', reversal))).toEqual([]);
  });

  test('[PER-1] an approval opens no closed month', () => {
    const mine = draft();
    expect(approve(chief, mine.draftId)).toEqual([]);
    run(owner, 'period.close', { period: '2026-05' as never, mode: 'hard', acceptWarnings: ['drafts', 'vat-return', 'revaluation'] });
    expect(codes(post(ana, mine))).toEqual(['PERIOD_CLOSED']);
    // The draft and its approval are still there when the month is opened again.
    run(chief, 'period.reopen', { period: '2026-05' as never, reason: 'late entry' });
    expect(codes(post(ana, mine))).toEqual([]);
  });
});

describe('in a company of one person', () => {
  test('[L3] posting straight from the draft says who wrote it', () => {
    const alone = makeCompany();
    const mine = draft(entry(), 'journal-entry', alone);
    expect(codes(post(alone, mine))).toEqual([]);
    const [posted] = run(alone, 'history.list', { limit: 1 }).rows;
    expect(posted!.after).toMatchObject({ drafted_by: run(alone, 'company.info', {}).user.id });
    expect(posted!.after).not.toHaveProperty('approved_by');
    expect(run(alone, 'draft.list', {})).toEqual([]);
  });

  test('[X7] a draft survives closing and opening, and takes no number', () => {
    const alone = makeCompany();
    const mine = draft(entry(), 'journal-entry', alone);
    alone.close();
    const again = reopen(alone.file);
    expect(run(again, 'draft.get', { id: mine.draftId })).toMatchObject({ form: { typed: 'so' }, input: mine.input, state: 'draft' });
    expect(run(again, 'number.continuity', {})).toEqual([]);
  });
});
