import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { Sheet, type SheetSetup } from './document.ts';
import { texts } from './texts.ts';

interface BooksPrint {
  readonly language: Language;
  readonly title: string;
  /** The days it is of, as people write them. */
  readonly period: string;
  readonly subject: string;
  readonly date: LocalDate;
  readonly company: { readonly name: string };
  /** Under which the company files it. */
  readonly taxNumber: string;
  /** Position of the log it is made from, and the hash of that state. */
  readonly position: number;
  readonly headHash: string;
  readonly packVersion?: string | undefined;
  readonly page?: SheetSetup['page'];
}

/** A sheet made from the books: what it is and whose in the head of each page, and in its foot from which state of the log and by which rules. */
export function booksSheet({
  language,
  title,
  period,
  subject,
  date,
  company,
  taxNumber,
  position,
  headHash,
  packVersion,
  page,
}: BooksPrint): Sheet {
  const words = texts[language];
  return new Sheet({
    language,
    title: `${title}, ${period}`,
    subject,
    date,
    head: [`${title}, ${period}`, `${taxNumber} · ${company.name}`],
    foot: {
      firstLeft: `${company.name} · ${period}`,
      second: [
        `${words.logPosition} ${position}, ${words.hash} ${headHash.slice(0, 12)}`,
        packVersion === undefined ? '' : `${words.packVersion} ${packVersion}`,
      ],
    },
    ...(page ? { page } : {}),
  });
}
