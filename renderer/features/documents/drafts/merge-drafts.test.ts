import { describe, expect, test } from 'vitest';
import type { DraftInfo } from '../../../../shared/contracts/drafts.ts';
import type { LocalCopy } from './local-copies.ts';
import { mergeDrafts, newerForm } from './merge-drafts.ts';

const saved = (id: string, updatedAt: string, more: Partial<DraftInfo> = {}): DraftInfo => ({
  id,
  kind: 'sales-invoice',
  title: `saved ${id}`,
  form: { typed: `saved ${id}` },
  input: null,
  updatedAt,
  by: 'Nino',
  state: 'draft',
  createdAt: updatedAt,
  createdBy: 'Nino',
  decidedBy: null,
  decidedAt: null,
  reason: null,
  actions: [],
  approvedBy: null,
  ...more,
});
const local = (at: string): LocalCopy => ({ kind: 'sales-invoice', title: 'local', form: { typed: 'local' }, at });

describe('[X7] the form shown on reopening', () => {
  test('is what was typed last, wherever it was kept', () => {
    expect(newerForm(saved('a', '2026-11-21T10:00:00.500Z'), local('2026-11-21T10:00:00.900Z'))).toEqual({ typed: 'local' });
    expect(newerForm(saved('a', '2026-11-21T10:00:01.500Z'), local('2026-11-21T10:00:00.900Z'))).toEqual({ typed: 'saved a' });
  });

  test('is the copy of this machine when the tab was killed before the first save', () => {
    expect(newerForm(null, local('2026-11-21T10:00:00.900Z'))).toEqual({ typed: 'local' });
  });

  test('is nothing when the draft was posted meanwhile', () => {
    expect(newerForm(null, undefined)).toBeUndefined();
  });
});

describe('[X7] the list of drafts', () => {
  test('holds copies that never reached the engine, last changed first', () => {
    const rows = mergeDrafts([saved('a', '2026-11-21T10:00:00.000Z')], [{ id: 'b', copy: local('2026-11-21T11:00:00.000Z') }]);
    expect(rows.map(({ id, localOnly }) => [id, localOnly])).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });

  test('shows a draft once, with what was typed last', () => {
    const rows = mergeDrafts([saved('a', '2026-11-21T10:00:00.000Z')], [{ id: 'a', copy: local('2026-11-21T10:00:02.000Z') }]);
    expect(rows.map(({ id, title, by }) => [id, title, by])).toEqual([['a', 'local', 'Nino']]);
  });

  test('does not call approved what was changed after the approval', () => {
    const approved = saved('a', '2026-11-21T10:00:00.000Z', { state: 'approved', approvedBy: 'Giorgi' });
    expect(mergeDrafts([approved], [])[0]?.state).toBe('approved');
    expect(mergeDrafts([approved], [{ id: 'a', copy: local('2026-11-21T10:00:02.000Z') }])[0]?.state).toBe('draft');
  });
});
