import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportRow } from '../../../shared/reports/report.ts';
import { shownRows, turnAll } from './report-tree.ts';

const row = (id: string, level: number, kind: ReportRow['kind']): ReportRow => ({
  id,
  level,
  kind,
  code: '',
  label: { text: id },
  cells: {},
});

const balance = [
  row('assets', 1, 'heading'),
  row('cash', 2, 'line'),
  row('1110', 3, 'detail'),
  row('1210', 3, 'detail'),
  row('stock', 2, 'line'),
  row('total', 1, 'total'),
];
const ids = (turned: string[]) => shownRows(balance, new Set(turned)).map(({ row: { id } }) => id);

describe('fold and unfold', () => {
  test('[L6] details are folded until somebody looks; headings are open', () => {
    expect(ids([])).toEqual(['assets', 'cash', 'stock', 'total']);
    expect(shownRows(balance, new Set()).map(({ expanded }) => expanded)).toEqual([true, false, undefined, undefined]);
    expect(ids(['cash'])).toEqual(['assets', 'cash', '1110', '1210', 'stock', 'total']);
    expect(ids(['assets', 'cash'])).toEqual(['assets', 'total']);
    expect(shownRows(balance, new Set(['cash'])).map(({ parent }) => parent)).toEqual([
      undefined,
      'assets',
      'cash',
      'cash',
      'assets',
      undefined,
    ]);
  });

  const anyRows = fc
    .array(fc.record({ level: fc.integer({ min: 1, max: 4 }), isDetail: fc.boolean() }), { maxLength: 30 })
    .map((rows) => rows.map(({ level, isDetail }, index) => row(String(index), level, isDetail ? 'detail' : 'line')));

  test('[L6] unfolding everything shows every row in its order, folding everything the top ones, whatever the levels', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(shownRows(rows, turnAll(rows, true)).map((shown) => shown.row)).toEqual(rows);
        const folded = shownRows(rows, turnAll(rows, false));
        expect(folded.every(({ expanded }) => expanded !== true)).toBe(true);
        for (const [index, { row: shown }] of folded.entries()) {
          if (index > 0) expect(shown.level).toBeLessThanOrEqual(folded[index - 1]!.row.level);
        }
      }),
    );
  });
});
