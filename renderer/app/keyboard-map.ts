import { mac, shortcut } from './shortcut.ts';

/** Keys of what can be done with a line of a form. */
export const lineKeys = {
  copy: shortcut('D'),
  split: shortcut('/'),
  swap: shortcut('E'),
  balance: shortcut('B'),
  up: shortcut('Shift+↑'),
  down: shortcut('Shift+↓'),
  insert: 'Insert',
  remove: shortcut('Delete'),
} as const;

/** Back and forward, in the words of `useHotkeys`: those of the browsers of the system. On a Mac Alt with arrows goes by words in a field. */
export const historyKeys = mac
  ? { back: 'mod+BracketLeft', forward: 'mod+BracketRight' }
  : { back: 'alt+ArrowLeft', forward: 'alt+ArrowRight' };

/** Keys of the templates of a form. */
export const templateKeys = { open: 'F8', save: 'Shift+F8' } as const;

/** Keys of the program, as the help shows them. Texts are `common:help.keys.<id>`. */
export const keyboardMap: readonly {
  group: 'everywhere' | 'grids' | 'forms';
  /** Of a range `press` is its first and its last key. */
  keys: readonly { id: string; press: readonly string[]; isRange?: true }[];
}[] = [
  {
    group: 'everywhere',
    keys: [
      { id: 'palette', press: [shortcut('K')] },
      { id: 'screens', press: ['Alt+1', 'Alt+9'], isRange: true },
      { id: 'settings', press: [shortcut(',')] },
      { id: 'openApart', press: [shortcut('Enter')] },
      { id: 'back', press: mac ? ['⌘[', '⌘]'] : ['Alt+←', 'Alt+→'] },
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
      { id: 'unfold', press: ['→', '←', '*'] },
      { id: 'markOn', press: ['Shift+↑', 'Shift+↓'] },
      { id: 'copyRows', press: [shortcut('C')] },
      { id: 'cutCells', press: [shortcut('X')] },
      { id: 'fillRight', press: [shortcut('R')] },
      { id: 'head', press: ['Shift+Alt+←', 'Shift+Alt+→'] },
      { id: 'sort', press: ['Shift+Alt+↑', 'Shift+Alt+↓'] },
    ],
  },
  {
    group: 'forms',
    keys: [
      { id: 'send', press: [shortcut('Enter')] },
      { id: 'save', press: [shortcut('S')] },
      { id: 'lookup', press: ['F4'] },
      { id: 'addLine', press: ['Insert'] },
      { id: 'removeLine', press: [lineKeys.remove] },
      { id: 'copyLine', press: [lineKeys.copy] },
      { id: 'splitLine', press: [lineKeys.split] },
      { id: 'swapSides', press: [lineKeys.swap] },
      { id: 'moveLine', press: [lineKeys.up, lineKeys.down] },
      { id: 'balance', press: [lineKeys.balance] },
      { id: 'pasteLines', press: [shortcut('V')] },
      { id: 'templates', press: [templateKeys.open] },
      { id: 'saveTemplate', press: [templateKeys.save] },
      { id: 'undo', press: [shortcut('Z')] },
      { id: 'redo', press: [shortcut('Shift+Z'), shortcut('Y')] },
      { id: 'day', press: ['↑', '↓'] },
      { id: 'today', press: ['T'] },
      { id: 'period', press: ['PgUp', 'PgDn'] },
    ],
  },
];
