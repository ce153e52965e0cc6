import type { Transition, Workflow } from './workflow.ts';

/** The keys of what a step asks of a person, in the order they are said: a catalogue has a text for each. */
export function conditionsOf(transition: Transition): string[] {
  return [
    `permission.${transition.permission.replace(':', '-')}`,
    ...(transition.who === 'anyone' ? [] : [`who.${transition.who}`]),
    ...(transition.onePerson ? ['onePerson'] : []),
    ...(transition.reason ? ['reason'] : []),
  ];
}

/** The table of a workflow as Markdown, one line for each row. `say` gives the words of `state.x`, `action.x` and of the conditions. */
export function tableOf(workflow: Workflow, say: (key: string) => string): string {
  const rows = workflow.transitions.map((transition) => [
    transition.from.map((state) => say(`state.${state}`)).join(', '),
    say(`action.${transition.action}`),
    say(`state.${transition.to}`),
    conditionsOf(transition).map(say).join('; '),
    `\`${transition.command}\``,
    `\`${transition.event}\``,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(['From', 'Step', 'To', 'Who may', 'Command', 'Stamped by']), '|---|---|---|---|---|---|', ...rows.map(line), ''].join('\n');
}
