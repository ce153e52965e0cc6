import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { conditionsOf, tableOf } from './describe-workflow.ts';
import { drawWorkflow, svgOf } from './draw-workflow.ts';
import { entryActions, entryStates, entryWorkflow } from './entry-workflow.ts';
import type { Workflow } from './workflow.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = (language: string) => JSON.parse(readFileSync(resolve(root, `shared/locales/${language}/workflow.json`), 'utf8')) as Tree;
type Tree = { [key: string]: string | Tree };
const textOf = (tree: Tree, key: string): string => {
  const found = key.split('.').reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), tree);
  if (typeof found !== 'string') throw new Error(`no text for ${key}`);
  return found;
};
const english = (key: string) => textOf(texts('en'), key);
const words = (say: (key: string) => string) => ({
  state: (state: string) => say(`state.${state}`),
  action: (action: string) => say(`action.${action}`),
  note: (transition: Workflow['transitions'][number]) => conditionsOf(transition).map(say).join(', '),
});
const svg = svgOf(drawWorkflow(entryWorkflow, words(english)), english('title'));
const table = tableOf(entryWorkflow, english);

// GOLDEN=update writes the diagram and the table anew after a change of the workflow; what comes out is read before it is committed.
const isUpdating = process.env.GOLDEN === 'update';

test('[D4] the diagram in docs is what the table gives', () => {
  const path = resolve(root, 'docs/workflow.svg');
  if (isUpdating) writeFileSync(path, svg);
  expect(readFileSync(path, 'utf8')).toBe(svg);
});

test('[D4] the table in docs is the table', () => {
  const path = resolve(root, 'docs/workflow.md');
  const [before, , after] = readFileSync(path, 'utf8').split(/<!-- table (?:begins|ends) -->\n/);
  const whole = `${before}<!-- table begins -->\n${table}<!-- table ends -->\n${after}`;
  if (isUpdating) writeFileSync(path, whole);
  expect(readFileSync(path, 'utf8')).toBe(whole);
});

test.each(['en', 'ka', 'bg', 'ru'])('[D4] every state, step and condition has its word in %s', (language) => {
  const say = (key: string) => textOf(texts(language), key);
  expect(() => drawWorkflow(entryWorkflow, words(say))).not.toThrow();
  for (const state of entryStates) expect(say(`state.${state}`)).not.toBe('');
  for (const action of entryActions) expect(say(`action.${action}`)).not.toBe('');
});

test('[D4] one arrow for each way of the table, from the column of its state to that of the next', () => {
  const drawing = drawWorkflow(entryWorkflow, words(english));
  const at = (state: string) => drawing.lifelines[entryStates.indexOf(state as never)]!.x;
  const ways = entryWorkflow.transitions.flatMap(({ from, to, action }) =>
    from.map((each) => [at(each), at(to), english(`action.${action}`)]),
  );
  expect(drawing.arrows.map(({ from, to, text }) => [from, to, text])).toEqual(ways);
  // Nothing lies on anything else: every arrow has its own height.
  expect(new Set(drawing.arrows.map(({ y }) => y)).size).toBe(ways.length);
});

test('[D4] another workflow is another table: a quotation is drawn and described by the same code', () => {
  const quotation: Workflow<'draft' | 'sent', 'send'> = {
    name: 'quotation',
    states: ['draft', 'sent'],
    transitions: [
      { action: 'send', from: ['draft'], to: 'sent', command: 'x.send', permission: 'transactions:write', who: 'anyone', event: 'x.sent' },
    ],
  };
  const echo = (key: string) => key;
  expect(tableOf(quotation, echo).split('\n')[2]).toBe(
    '| state.draft | action.send | state.sent | permission.transactions-write | `x.send` | `x.sent` |',
  );
  expect(svgOf(drawWorkflow(quotation, words(echo)), 'a < b')).toContain('<title>a &lt; b</title>');
});
