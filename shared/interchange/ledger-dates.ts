import { type LocalDate, readDate } from '../dates/local-date.ts';

export interface ReadJournalDate {
  /** Undefined: the text is shaped like a date and names no day. */
  date: LocalDate | undefined;
  /** The text has no year of its own. */
  yearMissing: boolean;
  /** Where the date ends in the text. */
  end: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSeparator = (code: number): boolean => code === 45 || code === 46 || code === 47;

/**
 * A date at `at`: '2024-01-31', '2024/1/31', '2024.1.31', or without a year '1/31', which takes `year`. Undefined when the text there is
 * not shaped like a date at all.
 */
export function readJournalDate(text: string, at: number, year: number): ReadJournalDate | undefined {
  const numbers = [0, 0, 0];
  let count = 0;
  let separator = 0;
  let firstLength = 0;
  let end = at;
  for (;;) {
    const start = end;
    let value = 0;
    while (isDigit(text.charCodeAt(end)) && end - start < 5) {
      value = value * 10 + text.charCodeAt(end) - 48;
      end += 1;
    }
    if (end === start) return undefined;
    if (count === 0) firstLength = end - start;
    else if (end - start > 2) return undefined;
    numbers[count] = value;
    count += 1;
    const code = text.charCodeAt(end);
    if (count === 3 || !isSeparator(code)) break;
    if (separator === 0) separator = code;
    else if (separator !== code) return { date: undefined, yearMissing: false, end };
    end += 1;
  }
  if (count === 1) return undefined;
  const yearMissing = count === 2;
  if (yearMissing ? firstLength > 2 : firstLength !== 4) return { date: undefined, yearMissing, end };
  const [y, m, d] = yearMissing ? [year, numbers[0]!, numbers[1]!] : [numbers[0]!, numbers[1]!, numbers[2]!];
  return { date: readDate(`${String(y).padStart(4, '0')}-${m < 10 ? '0' : ''}${m}-${d < 10 ? '0' : ''}${d}`), yearMissing, end };
}
