import { shortcut } from './shortcut.ts';

/** Keys of the program, as the help shows them. Texts are `common:help.keys.<id>`. */
export const keyboardMap: readonly {
  group: 'everywhere' | 'grids' | 'forms';
  keys: readonly { id: string; press: readonly string[] }[];
}[] = [
  {
    group: 'everywhere',
    keys: [
      { id: 'palette', press: [shortcut('K')] },
      { id: 'screens', press: ['Alt+1', 'Alt+9'] },
      { id: 'settings', press: [shortcut(',')] },
      { id: 'help', press: ['F1', '?'] },
      { id: 'close', press: ['Esc'] },
    ],
  },
  {
    group: 'grids',
    keys: [
      { id: 'row', press: ['↑', '↓'] },
      { id: 'page', press: ['PgUp', 'PgDn'] },
      { id: 'ends', press: ['Home', 'End'] },
      { id: 'open', press: ['Enter'] },
      { id: 'edit', press: ['F2'] },
      { id: 'add', press: ['Insert'] },
      { id: 'mark', press: ['Space'] },
      { id: 'markAll', press: [shortcut('A')] },
    ],
  },
  {
    group: 'forms',
    keys: [
      { id: 'send', press: [shortcut('Enter')] },
      { id: 'save', press: [shortcut('S')] },
      { id: 'lookup', press: ['F4'] },
      { id: 'addLine', press: ['Insert'] },
      { id: 'removeLine', press: [shortcut('Delete')] },
      { id: 'balance', press: [shortcut('B')] },
      { id: 'day', press: ['↑', '↓'] },
      { id: 'today', press: ['T'] },
    ],
  },
];
