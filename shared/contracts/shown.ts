import type { AllMethods } from './index.ts';

/**
 * A host holds one open company, and several windows show it. Beside the input of every call, and no part of it, goes the company file the screen
 * shows: `openId` of `app.info`, or null where it shows none. A call meant for another one than is open is refused (COMPANY_CHANGED), so that nothing
 * typed for one company reaches the books of another, however late a window learns of the switch.
 */
export type Shown = string | null;

/** Carries it over HTTP. */
export const shownHeader = 'x-davtari-company';

/** These mean the same whatever is open: they are about the host and its folder, or say themselves which company they mean. */
const aboutTheHost = [
  'app.info',
  'app.companies',
  'app.create',
  'app.open',
  'app.openSample',
  'app.discardSample',
  'app.damagedFile',
  'app.restoreDamaged',
  'app.stopRestore',
  'app.previewImport',
  'app.import',
  'app.dryRunImport',
  'app.importWork',
  'app.stopImport',
] as const satisfies readonly (keyof AllMethods)[];

const ofHost: ReadonlySet<string> = new Set(aboutTheHost);

/** Whether a method is about the company that is open. */
export const needsShown = (method: string): boolean => !ofHost.has(method);
