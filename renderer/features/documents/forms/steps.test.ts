import { describe, expect, test } from 'vitest';
import { act, automatic, lineChanged, placeOf, redo, type Steps, stepsOf, typed, undo } from './steps.ts';

interface Form {
  memo: string;
  lines: { key: string; debit: string; memo: string }[];
}
const line = (key: string, debit = '') => ({ key, debit, memo: '' });
const empty: Form = { memo: '', lines: [line('a'), line('b')] };
const withMemo = (form: Form, memo: string): Form => ({ ...form, memo });
const withDebit = (form: Form, at: number, debit: string): Form => ({
  ...form,
  lines: form.lines.map((each, index) => (index === at ? { ...each, debit } : each)),
});
const type = (steps: Steps<Form>, text: string, visit: string, write: (form: Form, text: string) => Form): Steps<Form> =>
  [...text].reduce((now, _, index) => typed(now, write(now.now, text.slice(0, index + 1)), visit), steps);

describe('[X7] steps of a form', () => {
  test('what is typed into a field during one stay is one step, the figure written out as it is left included', () => {
    let steps = type(stepsOf(empty), 'rent', '1', withMemo);
    steps = type(steps, '1250', '2', (form, text) => withDebit(form, 0, text));
    steps = typed(steps, withDebit(steps.now, 0, '1,250'), null);
    expect(steps.past).toHaveLength(2);
    const once = undo(steps)!;
    expect(once.now).toEqual(withMemo(empty, 'rent'));
    expect(undo(once)!.now).toBe(empty);
    expect(undo(undo(once)!)).toBeUndefined();
    expect(redo(redo(undo(once)!)!)!.now).toBe(steps.now);
  });

  test('another stay in the same field, another field and another line are steps of their own', () => {
    let steps = type(stepsOf(empty), 'ab', '1', withMemo);
    steps = type(steps, 'abc', '2', withMemo);
    steps = type(steps, '5', '2', (form, text) => withDebit(form, 0, text));
    steps = type(steps, '5', '2', (form, text) => withDebit(form, 1, text));
    expect(steps.past).toHaveLength(4);
  });

  test('typing after an undo leaves nothing to redo, a form that writes itself out does not', () => {
    const steps = undo(type(type(stepsOf(empty), 'a', '1', withMemo), 'ab', '2', withMemo))!;
    expect(typed(steps, withDebit(steps.now, 0, '1.00'), null).future).toHaveLength(1);
    expect(automatic(steps, withMemo(steps.now, 'x')).future).toHaveLength(1);
    expect(type(steps, 'z', '3', withMemo).future).toEqual([]);
  });

  test('what is done at once never melts into what is typed around it', () => {
    let steps = type(stepsOf(empty), '1', '1', (form, text) => withDebit(form, 0, text));
    steps = act(steps, withDebit(steps.now, 0, '7'));
    steps = typed(steps, withDebit(steps.now, 0, '78'), '1');
    expect(steps.past.map(({ lines }) => lines[0]!.debit)).toEqual(['', '1', '7']);
    expect(act(steps, steps.now)).toBe(steps);
  });

  test('no more than a hundred steps are kept', () => {
    let steps = stepsOf(empty);
    for (let count = 0; count < 250; count += 1) steps = act(steps, withMemo(steps.now, String(count)));
    expect(steps.past).toHaveLength(100);
    expect(steps.past[0]!.memo).toBe('149');
  });

  test('tells the field that changed, or the line when there is no field', () => {
    expect(placeOf(empty, withMemo(empty, 'x'))).toBe('memo');
    expect(placeOf(empty, withDebit(empty, 1, '5'))).toBe('lines.1.debit');
    const longer = { ...empty, lines: [empty.lines[0]!, line('c'), empty.lines[1]!] };
    expect(placeOf(empty, longer)).toBeUndefined();
    expect(lineChanged(empty, longer)).toBe(1);
    expect(lineChanged(longer, { ...longer, lines: longer.lines.slice(0, 2) })).toBe(1);
    expect(placeOf(empty, withDebit(withDebit(empty, 0, '1'), 1, '1'))).toBeUndefined();
  });

  test('a field for each of many things is told by the thing', () => {
    const sorted = (dimensions: Record<string, string>) => ({ memo: '', lines: [{ key: 'a', dimensions }] });
    expect(placeOf(sorted({}), sorted({ CC: 'TB' }))).toBe('lines.0.dimensions.CC');
    expect(placeOf(sorted({ CC: 'TB', PRJ: 'P1' }), sorted({ CC: 'TB', PRJ: 'P2' }))).toBe('lines.0.dimensions.PRJ');
    expect(placeOf({ allocations: { x: '1' } }, { allocations: { x: '12' } })).toBe('allocations.x');
  });
});
