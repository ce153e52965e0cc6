import { expect, test } from 'vitest';
import { baseAfterJump, heldRows, placeRow } from './row-window.ts';

const rowHeight = 28;
const viewport = 560;

test('a list that fits is held whole', () => {
  expect(heldRows(1000, rowHeight)).toBe(1000);
  expect(baseAfterJump(1000, 1000, 14_000, viewport, rowHeight)).toBe(0);
  expect(placeRow(1000, 1000, 500, viewport, rowHeight)).toEqual({ base: 0, scrollTop: 500 * rowHeight });
});

test('ten million rows: both ends are reached and every row can be placed', () => {
  const count = 10_000_000;
  const held = heldRows(count, rowHeight);
  const end = held * rowHeight - viewport;
  expect(held * rowHeight).toBeLessThanOrEqual(8_000_000);
  expect(baseAfterJump(count, held, 0, viewport, rowHeight)).toBe(0);
  expect(baseAfterJump(count, held, end, viewport, rowHeight)).toBe(count - held);
  for (const first of [0, 1, 19, 4_321_987, count - 21, count - 20]) {
    const { base, scrollTop } = placeRow(count, held, first, viewport, rowHeight);
    expect(base + scrollTop / rowHeight).toBe(first);
    expect(base).toBeGreaterThanOrEqual(0);
    expect(base + held).toBeLessThanOrEqual(count);
    expect(scrollTop).toBeLessThanOrEqual(end + rowHeight);
  }
});
