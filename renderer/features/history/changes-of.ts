import type { ActivityRow } from '../../../shared/contracts/company.ts';

import { isForPeople } from './field-text.ts';

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** Fields of an event side by side, in the order the engine names them. */
export function changesOf({ before, after }: Pick<ActivityRow, 'before' | 'after'>): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((change) => isForPeople(change.before) && isForPeople(change.after));
}
