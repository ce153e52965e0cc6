import type { ActivityRow } from '../../../shared/contracts/company.ts';
import type { Translate } from '../../i18n/use-text.ts';

/** `journal.posted` in words. An event this screen does not know yet is shown by its type, never hidden. */
export function eventText(t: Translate, { type, after, entryId }: Pick<ActivityRow, 'type' | 'after' | 'entryId'>, of?: string): string {
  // A mirror and a correction are entries like any other in the log: to the entry they are for, something else happened than to themselves (`of`).
  const isOther = entryId !== of;
  if (isOther && type === 'journal.posted' && after.reverses !== undefined) return t('history:event.journal-reversed');
  if (isOther && type === 'journal.posted' && after.corrects !== undefined) return t('history:event.journal-corrected');
  // Invoices are issued by the company itself; what came from others and what was paid is recorded.
  if (type === 'document.issued' && !/^(sales-|protocol)/.test(after.kind ?? '')) return t('history:event.document-recorded');
  return t(`history:event.${type.replace('.', '-')}`, { defaultValue: type });
}

/** What the subject of an event is, so that it is written as such: a month, the kind of a draft that has no title. */
export const subjectField = (type: string): string => (type.startsWith('period.') ? 'period' : type.startsWith('draft.') ? 'kind' : '');

// Entries like any other in the log: only to the entry they are for did something else happen.
const notTypes: readonly string[] = ['journal-reversed', 'journal-corrected'];

/** All types of events there is a word for; `texts` are those of the namespace of history. */
export const eventTypes = (texts: { readonly event: Readonly<Record<string, string>> }): { value: string; label: string }[] =>
  Object.entries(texts.event)
    .filter(([key]) => !notTypes.includes(key))
    .map(([key, label]) => ({ value: key.replace('-', '.'), label }));
