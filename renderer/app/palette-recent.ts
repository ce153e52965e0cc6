import { type PaletteGroup, paletteGroups } from './palette-items.ts';

/** What was chosen in the palette. A thing of the books carries its words; an action is said again in the language of the screen. */
export interface Recent {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label?: string;
  readonly href?: string;
}

const kept = 8;
const keyOf = (companyId: string) => `davtari.recent.${companyId}`;

/** Last chosen first. What can't be read counts as nothing. */
export function readRecent(text: string | null): Recent[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isRecent).slice(0, kept) : [];
  } catch {
    return [];
  }
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { id, group, label, href } = value as Record<string, unknown>;
  const isText = (each: unknown) => each === undefined || typeof each === 'string';
  // An address of the program begins with one slash; two name another place.
  const isOwn = typeof href !== 'string' || (href.startsWith('/') && !href.startsWith('//'));
  return typeof id === 'string' && paletteGroups.includes(group as PaletteGroup) && isText(label) && isText(href) && isOwn;
}

/** What is chosen from among them once more keeps its words. */
export function withRecent(list: readonly Recent[], chosen: Recent): Recent[] {
  const first = (chosen.group === 'recent' && list.find(({ id }) => id === chosen.id)) || chosen;
  return [first, ...list.filter(({ id }) => id !== chosen.id)].slice(0, kept);
}

export function recentOf(companyId: string): Recent[] {
  try {
    return readRecent(localStorage.getItem(keyOf(companyId)));
  } catch {
    // Storage may be switched off.
    return [];
  }
}

export function rememberRecent(companyId: string, chosen: Recent): void {
  try {
    localStorage.setItem(keyOf(companyId), JSON.stringify(withRecent(recentOf(companyId), chosen)));
  } catch {
    // Nothing to do: the palette then offers no recent ones.
  }
}
