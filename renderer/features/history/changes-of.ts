import type { ActivityRow } from '../../../shared/contracts/company.ts';

import { isForPeople } from './field-text.ts';

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

const named = (names: Readonly<Record<string, string>>, value: string | undefined): string =>
  value === undefined ? '' : (names[value] ?? value);

/** Fields of an event side by side, in the order the engine names them. */
export function changesOf({ before, after, names }: Pick<ActivityRow, 'before' | 'after' | 'names'>): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: named(names, before[field]), after: named(names, after[field]) }))
    .filter((change) => isForPeople(change.before) && isForPeople(change.after));
}
