import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { mostViews, viewLimit } from '../../shared/contracts/views.ts';
import { attempt, codes, makeCompany, nextId, reopen, run } from '../support/company.ts';

const settings = { filter: { search: 'rent' }, sort: 'total-desc', columns: { hidden: ['memo'] } };

test('[L11] a view is kept for the one who saved it, comes back as it was, and one of a screen is its default', () => {
  const company = makeCompany();
  run(company, 'user.add', { name: 'Ana', role: 'accountant' });
  const ana = reopen(company.file, { userId: 'Ana' });
  const first = run(company, 'view.save', { screen: 'journal', name: 'ქირა', isDefault: true, settings }).id;
  const second = run(company, 'view.save', { screen: 'journal', name: 'Bank', isDefault: true, settings: {} }).id;
  run(company, 'view.save', { screen: 'sales', name: 'Bank', isDefault: true, settings: {} });
  run(ana, 'view.save', { screen: 'journal', name: 'Bank', settings: { mine: true } });
  expect(run(company, 'view.list', { screen: 'journal' })).toEqual([
    { id: second, screen: 'journal', name: 'Bank', isDefault: true, settings: {} },
    { id: first, screen: 'journal', name: 'ქირა', isDefault: false, settings },
  ]);
  expect(run(company, 'view.list', {})).toHaveLength(3);
  expect(run(ana, 'view.list', {}).map((view) => view.settings)).toEqual([{ mine: true }]);
  // Saved again under its id it is the same view, in another state.
  run(company, 'view.save', { id: first, screen: 'journal', name: 'Rent', isDefault: true, settings: { a: 1 } });
  expect(run(company, 'view.list', { screen: 'journal' }).map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Bank', false],
    ['Rent', true],
  ]);
  // Neither changed nor removed by someone else.
  expect(codes(attempt(ana, 'view.save', { id: first, screen: 'journal', name: 'Taken over', settings: {} }))).toEqual(['UNKNOWN_VIEW']);
  run(ana, 'view.remove', { id: first });
  expect(run(company, 'view.list', {})).toHaveLength(3);
  run(company, 'view.remove', { id: first });
  run(company, 'view.remove', { id: first });
  expect(run(company, 'view.list', { screen: 'journal' }).map(({ id }) => id)).toEqual([second]);
});

test('[L11] [PRJ-1] views stand in no log, and a file made anew from its log still has them', async () => {
  const company = makeCompany();
  const head = run(company, 'company.info', {}).position;
  run(company, 'view.save', { screen: 'journal', name: 'Bank', settings });
  expect(run(company, 'company.info', {}).position).toBe(head);
  company.close();
  rebuild(company.file);
  expect(verifyFile(company.file).ok).toBe(true);
  expect(run(reopen(company.file), 'view.list', {}).map((view) => view.settings)).toEqual([settings]);
});

test('[L11] what is nested deeper than any screen does is refused like any other input', () => {
  let settings: unknown = 0;
  for (let depth = 0; depth < 20_000; depth += 1) settings = [settings];
  const answer = attempt(makeCompany(), 'view.save', { screen: 'journal', name: 'Deep', settings: { settings } });
  expect(codes(answer)).toEqual(['INPUT_INVALID']);
});

test('[L11] a name twice, too many views, and one too large are refused', () => {
  const company = makeCompany();
  run(company, 'view.save', { screen: 'journal', name: 'Bank', settings: {} });
  expect(codes(attempt(company, 'view.save', { screen: 'journal', name: 'Bank', settings: {} }))).toEqual(['VIEW_NAME_TAKEN']);
  const large = (length: number) => ({ screen: 'journal', name: 'Large', settings: { text: 'x'.repeat(length - '{"text":""}'.length) } });
  expect(codes(attempt(company, 'view.save', large(viewLimit + 1)))).toEqual(['VIEW_TOO_LARGE']);
  expect(codes(attempt(company, 'view.save', large(viewLimit)))).toEqual([]);
  const db = connect(company.file);
  const user = run(company, 'company.info', {}).user.id;
  for (let count = 2; count < mostViews; count += 1)
    db.run('INSERT INTO saved_view VALUES (?, ?, ?, ?, 0, ?, 0)', nextId(), user, 'sales', `View ${count}`, '{}');
  db.close();
  expect(codes(attempt(company, 'view.save', { screen: 'journal', name: 'One more', settings: {} }))).toEqual(['TOO_MANY_VIEWS']);
  const [{ id } = { id: '' }] = run(company, 'view.list', { screen: 'journal' });
  expect(codes(attempt(company, 'view.save', { id, screen: 'journal', name: 'Other', settings: {} }))).toEqual([]);
  for (const wrong of [{ screen: 'Journal; --' }, { name: '' }, { settings: [] }, { settings: 'text' }])
    expect(codes(attempt(company, 'view.save', { screen: 'journal', name: 'x', settings: {}, ...wrong }))).toEqual(['INPUT_INVALID']);
});
