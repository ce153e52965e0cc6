import { z } from 'zod';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { type Language, languages } from '../../../shared/locales/languages.ts';
import { rateScale } from '../../../shared/money/convert.ts';
import { dimensionsForm, hasNone } from '../dimensions/line-dimensions.ts';
import { party } from '../documents/forms/party.ts';
import { retype } from '../documents/forms/typed.ts';

const text = z.string().catch('');
const line = z.object({
  account: text,
  debit: text,
  credit: text,
  counterparty: party,
  memo: text,
  /** Empty: base currency. */
  currency: text,
  foreignAmount: text,
  rate: text,
  dimensions: dimensionsForm,
});
const form = z.object({
  commandId: z.string(),
  language: z.enum(languages as [Language, ...Language[]]),
  date: text,
  memo: text,
  branch: text,
  lines: z.array(line).min(1),
  /** Currency columns are shown. */
  withCurrency: z.boolean().catch(false),
  /** The posted entry this one takes the place of, and why. */
  correcting: z.object({ entryId: z.string(), number: text, reason: text }).nullable().catch(null),
});
type Stored = z.infer<typeof form>;
export type JournalLineForm = Stored['lines'][number] & { key: string };
export type JournalForm = Omit<Stored, 'lines'> & { lines: JournalLineForm[] };
export type Side = 'debit' | 'credit';

let keys = 0;
export const emptyLine = (): JournalLineForm => ({
  key: `line-${++keys}`,
  account: '',
  debit: '',
  credit: '',
  counterparty: null,
  memo: '',
  currency: '',
  foreignAmount: '',
  rate: '',
  dimensions: {},
});

export const emptyEntry = (commandId: string, language: Language, on: LocalDate): JournalForm => ({
  commandId,
  language,
  date: on,
  memo: '',
  branch: '',
  lines: [emptyLine(), emptyLine()],
  withCurrency: false,
  correcting: null,
});

export function restoreEntry(draft: unknown, language: Language): JournalForm | undefined {
  const read = form.safeParse(draft);
  if (!read.success) return undefined;
  return entryInLanguage({ ...read.data, lines: read.data.lines.map((each) => ({ ...each, key: emptyLine().key })) }, language);
}

/** The same amounts as one would have typed them in the other language. */
export function entryInLanguage(now: JournalForm, language: Language): JournalForm {
  const from = now.language;
  if (from === language) return now;
  const typed = (value: string, scale: number) => retype(value, scale, from, language);
  return {
    ...now,
    language,
    lines: now.lines.map((each) => ({
      ...each,
      debit: typed(each.debit, 4),
      credit: typed(each.credit, 4),
      foreignAmount: typed(each.foreignAmount, 4),
      rate: typed(each.rate, rateScale),
    })),
  };
}

/** Nobody has typed into the line yet. */
export const isBlank = (each: JournalLineForm): boolean =>
  [each.account, each.debit, each.credit, each.memo, each.currency, each.foreignAmount].every((value) => value.trim() === '') &&
  each.counterparty === null &&
  hasNone(each.dimensions);

/** Lines that are sent: empty ones at the end were only offered. */
export function sentLines(lines: readonly JournalLineForm[]): readonly JournalLineForm[] {
  let count = lines.length;
  while (count > 1 && isBlank(lines[count - 1]!)) count -= 1;
  return lines.slice(0, count);
}
