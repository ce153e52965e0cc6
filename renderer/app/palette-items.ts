import type { LucideIcon } from 'lucide-react';

/** In the order the groups stand in while nothing decides otherwise. */
export const paletteGroups = [
  'recent',
  'screens',
  'new',
  'reports',
  'months',
  'documents',
  'accounts',
  'counterparties',
  'items',
  'budgets',
  'drafts',
  'work',
  'settings',
  'display',
  'other',
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly description?: string;
  /** Keys that do the same, where there are any. */
  readonly keys?: string;
  /** Address within the program: it can be opened in a window of its own, and is remembered. */
  readonly href?: string;
  /** What else it does. */
  readonly run?: () => void;
  /** Found only by typing: one of many of its kind. */
  readonly byTyping?: true;
}
