import type { LocalDate } from '../dates/local-date.ts';
import { readJournalDate } from './ledger-dates.ts';

/** What one comment says besides its text. */
export interface CommentFacts {
  tags: [name: string, value: string][];
  /** Another date for the line: `[2024-01-31]`, and in hledger the tag `date:`. */
  date?: LocalDate;
  date2?: LocalDate;
  /** A `date:` tag or a bracketed date that names no day. */
  badDate?: string;
}

const nothing: CommentFacts = { tags: [] };

/** hledger: `name: value, other: value`, a value ends at a comma; a name has no blanks. */
function hledgerTags(text: string): [string, string][] {
  const tags: [string, string][] = [];
  let from = 0;
  for (;;) {
    const colon = text.indexOf(':', from);
    if (colon < 0) return tags;
    let start = colon;
    while (start > from && !/[\s,]/.test(text[start - 1]!)) start -= 1;
    if (start === colon) {
      from = colon + 1;
      continue;
    }
    const comma = text.indexOf(',', colon);
    const end = comma < 0 ? text.length : comma;
    tags.push([text.slice(start, colon), text.slice(colon + 1, end).trim()]);
    from = end + 1;
  }
}

/** Ledger: `:one:two:` anywhere, or `Key: value` when the comment begins with the key; `Key:: expression` keeps the expression as text. */
function ledgerTags(text: string): [string, string][] {
  const tags: [string, string][] = [];
  const trimmed = text.trim();
  const key = /^([^\s:][^\s]*?)::?(?:\s+(.*))?$/.exec(trimmed);
  if (key && !key[1]!.includes(':')) return [[key[1]!, (key[2] ?? '').trim()]];
  for (const word of trimmed.split(/\s+/)) {
    if (word.length < 3 || !word.startsWith(':') || !word.endsWith(':')) continue;
    for (const name of word.slice(1, -1).split(':')) if (name !== '') tags.push([name, '']);
  }
  return tags;
}

/** `:one:two:` is written in both programs' files. */
const wordTags = (text: string): boolean => /^\s*:[^\s:]+(?::[^\s:]+)*:\s*$/.test(text);

/** Reads a comment of an entry or a line; `year` is that of the entry. Most comments hold neither tag nor date and cost two searches. */
export function readComment(text: string, dialect: 'hledger' | 'ledger', year: number): CommentFacts {
  const hasColon = text.includes(':');
  const bracket = text.indexOf('[');
  if (!hasColon && bracket < 0) return nothing;
  const facts: CommentFacts = { tags: hasColon ? (dialect === 'ledger' || wordTags(text) ? ledgerTags(text) : hledgerTags(text)) : [] };
  if (bracket >= 0) {
    const dates = /\[(\d[\d/.-]*)?(?:=(\d[\d/.-]*))?\]/.exec(text);
    if (dates && (dates[1] !== undefined || dates[2] !== undefined)) {
      setDate(facts, 'date', dates[1], year);
      setDate(facts, 'date2', dates[2], year);
    }
  }
  if (dialect === 'hledger') {
    for (const [name, value] of facts.tags) if ((name === 'date' || name === 'date2') && value !== '') setDate(facts, name, value, year);
  }
  return facts;
}

function setDate(facts: CommentFacts, which: 'date' | 'date2', text: string | undefined, year: number): void {
  if (text === undefined) return;
  const read = readJournalDate(text, 0, year);
  if (read?.date === undefined || read.end !== text.length) facts.badDate = text;
  else facts[which] = read.date;
}
