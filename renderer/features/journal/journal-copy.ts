import type { EntryInfo, EntryLinks } from '../../../shared/contracts/journal.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { dimensionsOf } from '../dimensions/line-dimensions.ts';
import { typedOf } from '../documents/forms/typed.ts';
import { emptyLine, type JournalForm } from './journal-form.ts';

/** The form that corrects a posted entry: its lines as one would have typed them, to be put right. */
export const correctionOf = (...of: Parameters<typeof copyOf>): JournalForm => ({
  ...copyOf(...of),
  correcting: { entryId: of[0].entryId, number: of[0].number, reason: '' },
});

/** Another entry like a posted one: its lines as one would have typed them. */
export function copyOf(
  entry: EntryInfo,
  parties: EntryLinks['parties'],
  commandId: string,
  language: Language,
  on: LocalDate,
): JournalForm {
  const partyOf = new Map(parties.map(({ lineNo, id, name, taxId }) => [lineNo, { id, name, taxId }]));
  const typed = (amount: string) => (/[1-9]/.test(amount) ? typedOf(amount, language) : '');
  const lines = entry.lines.map((each) => ({
    ...emptyLine(),
    account: each.accountCode,
    debit: typed(each.debit),
    credit: typed(each.credit),
    memo: each.memo,
    ...(each.commodity !== null && each.quantity !== null && each.rate !== null
      ? { currency: each.commodity, foreignAmount: typed(each.quantity.replace('-', '')), rate: typed(each.rate) }
      : {}),
    counterparty: partyOf.get(each.lineNo) ?? null,
    dimensions: dimensionsOf(each.dimensions),
  }));
  return {
    commandId,
    language,
    date: on,
    memo: entry.memo,
    branch: entry.branch ?? '',
    lines,
    withCurrency: lines.some(({ currency }) => currency !== ''),
    correcting: null,
  };
}
