import type { DraftKind } from '../../../../shared/contracts/drafts.ts';

export type FormKind = DraftKind;

/** What was typed and has not reached the engine yet. */
export interface LocalCopy {
  kind: FormKind;
  title: string;
  form: unknown;
  /** ISO instant of the last key. */
  at: string;
}

const prefix = (companyId: string) => `davtari.draft.${companyId}.`;
const keyOf = (companyId: string, id: string) => prefix(companyId) + id;

/**
 * Kept at every key, synchronously: half a second passes before the engine is asked to save, and a tab may be killed in between.
 * A full or switched-off storage loses only this safety net.
 */
export function writeLocalCopy(companyId: string, id: string, copy: LocalCopy): void {
  try {
    localStorage.setItem(keyOf(companyId, id), JSON.stringify(copy));
  } catch {
    // The engine's draft remains.
  }
}

export function removeLocalCopy(companyId: string, id: string): void {
  try {
    localStorage.removeItem(keyOf(companyId, id));
  } catch {
    // Nothing was kept then.
  }
}

export function readLocalCopy(companyId: string, id: string): LocalCopy | undefined {
  try {
    return parseCopy(localStorage.getItem(keyOf(companyId, id)));
  } catch {
    return undefined;
  }
}

export function listLocalCopies(companyId: string): { id: string; copy: LocalCopy }[] {
  const found: { id: string; copy: LocalCopy }[] = [];
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (!key?.startsWith(prefix(companyId))) continue;
      const copy = parseCopy(localStorage.getItem(key));
      if (copy) found.push({ id: key.slice(prefix(companyId).length), copy });
    }
  } catch {
    // No storage, no copies.
  }
  return found;
}

function parseCopy(text: string | null): LocalCopy | undefined {
  if (text === null) return undefined;
  try {
    const copy = JSON.parse(text) as LocalCopy;
    return typeof copy.at === 'string' && typeof copy.kind === 'string' ? copy : undefined;
  } catch {
    return undefined;
  }
}
