import type { MantineColorSchemeManager } from '@mantine/core';
import { useSyncExternalStore } from 'react';

// What each setting may be, the first one being the usual one. `public/first-paint.js` sets the same attributes before anything is drawn.
export const displayChoices = {
  scheme: ['auto', 'light', 'dark'],
  /** `auto` follows the system. */
  contrast: ['auto', 'normal', 'high'],
  density: ['compact', 'comfortable'],
  /** How figures below zero are written on screen. A colour never stands alone: whoever can't see it has the sign. */
  negative: ['minus-red', 'minus', 'parentheses', 'parentheses-red'],
  /** `auto` follows the system. */
  motion: ['auto', 'reduced'],
  textSize: ['normal', 'large', 'larger'],
} as const;
type Choices = typeof displayChoices;
export type DisplaySetting = keyof Choices;
export type Display = { readonly [S in DisplaySetting]: Choices[S][number] };
export type NegativeStyle = Display['negative'];

export const displayKey = 'davtari.display';
const settings = Object.keys(displayChoices) as DisplaySetting[];
const usual = Object.fromEntries(settings.map((setting) => [setting, displayChoices[setting][0]])) as unknown as Display;

/** What was kept; whatever can't be read or is no choice any more counts as the usual one. */
export function readDisplay(text: string | null): Display {
  const kept = parse(text);
  const of = (setting: DisplaySetting) => displayChoices[setting].find((choice) => choice === kept[setting]) ?? usual[setting];
  return Object.fromEntries(settings.map((setting) => [setting, of(setting)])) as unknown as Display;
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

interface SystemWishes {
  readonly dark: boolean;
  readonly moreContrast: boolean;
  readonly lessMotion: boolean;
}

/** Attributes of the root element that the style sheets ask for. */
export const attributesOf = (display: Display, system: SystemWishes): Readonly<Record<string, string>> => ({
  'data-mantine-color-scheme': display.scheme === 'auto' ? (system.dark ? 'dark' : 'light') : display.scheme,
  'data-contrast': display.contrast === 'auto' ? (system.moreContrast ? 'high' : 'normal') : display.contrast,
  'data-density': display.density,
  'data-negative': display.negative,
  'data-motion': display.motion === 'auto' ? (system.lessMotion ? 'reduced' : 'full') : display.motion,
  'data-text-size': display.textSize,
});

const inBrowser = typeof window !== 'undefined';
const wishes = {
  dark: '(prefers-color-scheme: dark)',
  moreContrast: '(prefers-contrast: more)',
  lessMotion: '(prefers-reduced-motion: reduce)',
};
const asks = (wish: keyof typeof wishes) => inBrowser && matchMedia(wishes[wish]).matches;

function stored(): string | null {
  try {
    return inBrowser ? localStorage.getItem(displayKey) : null;
  } catch {
    // Storage may be switched off: then the usual ones hold until something is chosen.
    return null;
  }
}

const rowRem = { compact: 1.75, comfortable: 2.25 } as const;
/** Height of a row of a grid in whole CSS px, as the virtual rows are placed by it; `rootPx` is the size of 1 rem. */
export const rowHeightOf = (density: Display['density'], rootPx: number): number => Math.round(rowRem[density] * rootPx);

let current = readDisplay(stored());
let rowHeight = rowHeightOf(current.density, 16);
const listeners = new Set<() => void>();

function apply(): void {
  const root = document.documentElement;
  const system = { dark: asks('dark'), moreContrast: asks('moreContrast'), lessMotion: asks('lessMotion') };
  for (const [name, value] of Object.entries(attributesOf(current, system))) root.setAttribute(name, value);
  rowHeight = rowHeightOf(current.density, Number.parseFloat(getComputedStyle(root).fontSize) || 16);
  root.style.setProperty('--davtari-row', `${rowHeight}px`);
}

function take(next: Display): void {
  current = next;
  apply();
  for (const listener of listeners) listener();
}

if (inBrowser) {
  apply();
  for (const wish of Object.values(wishes)) matchMedia(wish).addEventListener('change', () => take({ ...current }));
  // Another window of the same machine changed it.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === displayKey) take(readDisplay(newValue));
  });
}

/** Kept on this machine, for every company and every window. */
export function setDisplay(change: Partial<Display>): void {
  const next = { ...current, ...change };
  try {
    localStorage.setItem(displayKey, JSON.stringify(next));
  } catch {
    // Nothing to do: the choice holds until the window closes.
  }
  take(next);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const getDisplay = (): Display => current;

/** `const { density, negative } = useDisplay()` */
export const useDisplay = (): Display => useSyncExternalStore(subscribe, getDisplay, getDisplay);

/** Height of a row of a grid in whole CSS px, by density and text size; style sheets have it as `--davtari-row`. */
export const useRowHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => rowHeight,
    () => rowHeight,
  );

let unsubscribe: () => void = () => undefined;
/** Mantine keeps its colour scheme where all display settings are. */
export const schemeManager: MantineColorSchemeManager = {
  get: () => current.scheme,
  // Mantine hands back what it was told: said twice, it would go round for ever.
  set: (scheme) => {
    if (scheme !== current.scheme) setDisplay({ scheme });
  },
  subscribe: (onUpdate) => {
    let told = current.scheme;
    unsubscribe = subscribe(() => {
      if (current.scheme === told) return;
      told = current.scheme;
      onUpdate(told);
    });
  },
  unsubscribe: () => unsubscribe(),
  clear: () => setDisplay({ scheme: usual.scheme }),
};
