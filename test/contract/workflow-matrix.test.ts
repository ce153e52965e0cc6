import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { accessOf, type Role, roles } from '../../shared/access/permissions.ts';
import { type Contract, contract } from '../../shared/contracts/index.ts';
import { type EntryAction, type EntryState, entryActions, entryStates, entryWorkflow } from '../../shared/workflow/entry-workflow.ts';
import { actionsFrom, judge } from '../../shared/workflow/workflow.ts';
import { attempt, codes, d, makeCompany, nextId, reopen, run } from '../support/company.ts';

// Every state x every action x every role x author or not x one person or several: what the table says against what the engine does, and the table
// against the rules as a person writes them down.

const date = d('2026-05-04');
const lines = [
  { account: '1210', debit: '10' },
  { account: '5150', credit: '10' },
];

/** The rules of separation of duties, written without the table. */
function rule(state: EntryState, action: EntryAction, role: Role, isAuthor: boolean, onePerson: boolean): boolean {
  const writes = role === 'owner' || role === 'chief-accountant' || role === 'accountant';
  const approves = role === 'owner' || role === 'chief-accountant';
  const isDraft = state === 'draft' || state === 'rejected' || state === 'approved';
  switch (action) {
    case 'create':
      return state === 'new' && writes;
    case 'change':
    case 'discard':
      return isDraft && writes;
    case 'approve':
      return (state === 'draft' || state === 'rejected') && approves && (onePerson || !isAuthor);
    case 'reject':
      return (state === 'draft' || state === 'approved') && approves && (onePerson || !isAuthor);
    case 'withdraw':
      return state === 'approved' && writes && (onePerson || isAuthor || approves);
    case 'post':
      return writes && (state === 'approved' || (onePerson && (state === 'new' || isDraft)));
    case 'reverse':
    case 'void':
      return state === 'posted' && (approves || (onePerson && writes));
    case 'correct':
      return state === 'posted' && writes;
  }
}

const cases = entryStates.flatMap((state) =>
  entryActions.flatMap((action) =>
    roles.flatMap((role) =>
      [false, true].flatMap((isAuthor) => [false, true].map((onePerson) => ({ state, action, role, isAuthor, onePerson }))),
    ),
  ),
);

test('[D4] the table says what the rules say, for every state, action, role, authorship and size of company', () => {
  expect(cases).toHaveLength(7 * 10 * 5 * 2 * 2);
  const wrong = cases.filter(({ state, action, role, isAuthor, onePerson }) => {
    const verdict = judge(entryWorkflow, state, action, { access: accessOf(role), isAuthor, isApprover: false, onePerson });
    return verdict.ok !== rule(state, action, role, isAuthor, onePerson);
  });
  expect(wrong).toEqual([]);
});

test('[D4] the table is whole: known states and methods, each state reached, nothing leads out of an end', () => {
  for (const { from, to, command, permission } of entryWorkflow.transitions) {
    for (const state of [...from, to]) expect(entryStates).toContain(state);
    if (command !== '*.post') expect(Object.keys(contract)).toContain(command);
    expect(permission.startsWith('transactions:')).toBe(true);
  }
  const reached = new Set(entryWorkflow.transitions.map(({ to }) => to));
  expect(entryStates.filter((state) => state !== 'new' && !reached.has(state))).toEqual([]);
  expect(entryWorkflow.transitions.filter(({ from }) => from.some((state) => state === 'reversed' || state === 'discarded'))).toEqual([]);
});

test('[ACC-1] no command asks less of a role than every row of the table does', () => {
  for (const row of entryWorkflow.transitions) {
    if (row.command === '*.post') continue;
    const asked = contract[row.command as keyof Contract].permission!;
    // Who has the permission of the row passes the contract as well.
    for (const role of roles) {
      const { permissions } = accessOf(role);
      if (permissions.includes(row.permission)) expect(permissions, `${row.command} for ${role}`).toContain(asked);
    }
  }
});

describe.each([true, false])('the engine, one person: %s', (onePerson) => {
  let owner: Company;
  const people = new Map<Role, Company>();
  const helpers = new Map<string, Company>();

  beforeAll(() => {
    owner = makeCompany({ onePerson });
    people.set('owner', owner);
    for (const role of roles.slice(1)) {
      run(owner, 'user.add', { name: role, role });
      people.set(role, reopen(owner.file, { userId: role }));
    }
    for (const [name, role] of [
      ['writer', 'accountant'],
      ['approver', 'chief-accountant'],
    ] as const) {
      run(owner, 'user.add', { name, role });
      helpers.set(name, reopen(owner.file, { userId: name }));
    }
  });

  /** A thing in a state, written by `author`; undefined where the role can't be its author. */
  function thing(state: EntryState, author: Company): { draftId: string; entryId: string; paymentId: string } {
    const draftId = nextId();
    const input = { id: nextId(), date, lines };
    const approver = helpers.get('approver')!;
    if (state === 'new') return { draftId, entryId: input.id, paymentId: nextId() };
    run(author, 'draft.save', { id: draftId, kind: 'journal-entry', title: 'Draft', form: {}, input });
    if (state === 'rejected') run(approver, 'draft.reject', { draftId, reason: 'wrong account' });
    if (state === 'approved' || state === 'posted' || state === 'reversed') run(approver, 'draft.approve', { draftId });
    if (state === 'discarded') run(author, 'draft.discard', { id: draftId });
    let paymentId = nextId();
    if (state === 'posted' || state === 'reversed') {
      run(author, 'draft.post', { draftId });
      const payment = { id: nextId(), date, direction: 'in' as const, counterpartyId: customer(), amount: '5' };
      const paid = nextId();
      run(author, 'draft.save', { id: paid, kind: 'payment', title: '', form: {}, input: payment });
      run(approver, 'draft.approve', { draftId: paid });
      paymentId = run(author, 'draft.post', { draftId: paid }).id;
    }
    if (state === 'reversed') {
      run(approver, 'journal.reverse', { entryId: input.id, date });
      run(approver, 'document.void', { documentId: paymentId, reason: 'paid twice' });
    }
    return { draftId, entryId: input.id, paymentId };
  }
  const customer = () => run(owner, 'counterparty.create', { name: `Customer ${nextId()}` }).id;

  /** The step as the person takes it. */
  function take(person: Company, action: EntryAction, state: EntryState, of: { draftId: string; entryId: string; paymentId: string }) {
    const { draftId } = of;
    const changed = { id: nextId(), date, memo: 'changed', lines };
    switch (action) {
      case 'create':
      case 'change':
        return attempt(person, 'draft.save', { id: draftId, kind: 'journal-entry', title: 'Draft', form: {}, input: changed });
      case 'approve':
        return attempt(person, 'draft.approve', { draftId });
      case 'reject':
        return attempt(person, 'draft.reject', { draftId, reason: 'no' });
      case 'withdraw':
        return attempt(person, 'draft.withdraw', { draftId });
      case 'post':
        return state === 'new' ? attempt(person, 'journal.post', { date, lines }) : attempt(person, 'draft.post', { draftId });
      case 'reverse':
        return attempt(person, 'journal.reverse', { entryId: of.entryId, date });
      case 'void':
        return attempt(person, 'document.void', { documentId: of.paymentId, reason: 'paid twice' });
      case 'correct':
        return attempt(person, 'journal.correct', { entryId: of.entryId, date, lines, reason: 'wrong', ...approvedCorrection(of.entryId) });
      case 'discard':
        return attempt(person, 'draft.discard', { id: draftId });
    }
  }

  /** Where several people work, a correction is posted from a draft that was approved. */
  function approvedCorrection(entryId: string): { draftId?: string } {
    if (onePerson) return {};
    const draftId = nextId();
    const input = { id: nextId(), entryId, date, lines, reason: 'wrong' };
    run(helpers.get('writer')!, 'draft.save', { id: draftId, kind: 'journal-correction', title: '', form: {}, input });
    run(helpers.get('approver')!, 'draft.approve', { draftId });
    return { draftId };
  }

  /** What a step writes: events and the draft. */
  const written = () => JSON.stringify([run(owner, 'company.info', {}).headHash, run(owner, 'draft.list', {})]);
  const mayWrite = (role: Role) => accessOf(role).permissions.includes('transactions:write');

  test.each(roles)('[L3] %s is let through exactly where the table says, and refused without a trace elsewhere', (role) => {
    for (const { state, action, isAuthor } of cases.filter((each) => each.role === role && each.onePerson === onePerson)) {
      // Who may not write is author of nothing; "change" and "create" are one command, told apart by the state.
      if (isAuthor && (!mayWrite(role) || state === 'new')) continue;
      if ((action === 'create') !== (state === 'new') && (action === 'create' || action === 'change')) continue;
      // A draft that is gone is discarded already.
      if (action === 'discard' && !['draft', 'rejected', 'approved'].includes(state)) continue;
      const person = people.get(role)!;
      const of = thing(state, isAuthor ? person : helpers.get('writer')!);
      const before = action === 'correct' ? '' : written();
      const answer = take(person, action, state, of);
      const name = `${state} ${action} ${isAuthor ? 'author' : 'other'}: ${codes(answer)}`;
      expect(answer.ok, name).toBe(rule(state, action, role, isAuthor, onePerson));
      if (!answer.ok && before !== '') expect(written() === before, name).toBe(true);
    }
  });

  test('[D4] a draft offers exactly the steps the engine lets through', () => {
    for (const role of roles) {
      const person = people.get(role)!;
      for (const state of ['draft', 'rejected', 'approved'] as const) {
        const { draftId } = thing(state, helpers.get('writer')!);
        const shown = run(person, 'draft.get', { id: draftId })!;
        expect(shown.state).toBe(state);
        expect(shown.actions).toEqual(entryActions.filter((action) => rule(state, action, role, false, onePerson)).toSorted(byTable));
      }
    }
  });
  const table = [...new Set(entryWorkflow.transitions.map(({ action }) => action))];
  const byTable = (a: EntryAction, b: EntryAction) => table.indexOf(a) - table.indexOf(b);
});

test('[D4] the actions of a state are those the table lets through, each once', () => {
  const chief = { access: accessOf('chief-accountant'), isAuthor: false, isApprover: false, onePerson: false };
  expect(actionsFrom(entryWorkflow, 'approved', chief)).toEqual(['change', 'reject', 'withdraw', 'post', 'discard']);
  expect(actionsFrom(entryWorkflow, 'posted', chief)).toEqual(['reverse', 'void', 'correct']);
  expect(actionsFrom(entryWorkflow, 'reversed', chief)).toEqual([]);
});
