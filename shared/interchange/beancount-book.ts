import { type LocalDate, readDate } from '../dates/local-date.ts';
import { lotText } from './beancount-booking.ts';
import type { Residuals } from './beancount-checks.ts';
import type { BeancountSettings, Directive, Open, Transaction } from './beancount-directives.ts';
import { type BookedLine, weightOf } from './beancount-interpolation.ts';
import { missing } from './beancount-numbers.ts';
import type { BeancountProblems } from './beancount-problems.ts';
import type { BookedEntry, Step } from './beancount-stream.ts';
import {
  type Book,
  type BookAccount,
  type BookAccountType,
  type BookEntry,
  type BookLine,
  type BookStatus,
  emptyBook,
  type Skipped,
} from './book.ts';

/** Puts what was booked and checked into the common form. Dates a book cannot hold are complained of. */
export function toBook(steps: readonly Step[], settings: BeancountSettings, residuals: Residuals, problems: BeancountProblems): Book {
  const book = emptyBook('beancount');
  if (settings.title !== undefined) book.title = settings.title;
  const [operatingCurrency] = settings.operatingCurrencies;
  if (operatingCurrency !== undefined) book.defaultCurrency = operatingCurrency;
  const inFileOrder = [...steps].sort((a, b) => orderOf(a) - orderOf(b));
  const decimals = commodityDecimals(inFileOrder);
  book.commodities = [...decimals].map(([name, shown]) => ({ name, ...shown }));
  book.accounts = accounts(inFileOrder, settings);
  const decimalsOf = (currency: string): number => decimals.get(currency)?.decimals ?? 0;
  for (const step of inFileOrder) {
    if (step.kind === 'entry') addEntry(book, step, residuals, decimalsOf, problems);
    else addDirective(book, step, problems);
  }
  return book;
}

const orderOf = (step: Step): number => (step.kind === 'entry' ? step.from.order : step.order);

const skippedKinds: ReadonlySet<Directive['kind']> = new Set(['note', 'document', 'event', 'query', 'custom']);

function addDirective(book: Book, step: Exclude<Step, BookedEntry>, problems: BeancountProblems): void {
  const { kind, place, meta } = step;
  const [firstLine = ''] = step.source.split('\n');
  const skip = (what: string): Skipped => ({ what, place, text: firstLine.slice(0, 200) });
  if (skippedKinds.has(kind)) book.skipped.push(skip(`directive-${kind}`));
  if (kind === 'note') {
    const date = readDate(step.date);
    book.notes.push({ ...(date ? { date } : {}), account: step.account, text: step.text, place });
  } else if (kind === 'price') {
    const date = readDate(step.date);
    const price = { commodity: step.in, value: step.number.value, decimals: step.number.decimals };
    if (date === undefined) book.skipped.push(skip('directive-price'));
    else book.prices.push({ date, commodity: step.currency, price, place });
  } else if (kind === 'commodity' && meta.length > 0) {
    book.notes.push({ text: `${step.currency}: ${metaText(meta)}`, place });
  } else if (kind === 'pad' && readDate(step.date) === undefined) {
    problems.complain('DATE_INVALID', place, dateReason(step.date));
  }
  if (meta.length > 0 && (kind === 'balance' || kind === 'price' || kind === 'pad' || kind === 'close'))
    book.skipped.push(skip('metadata'));
}

const metaText = (meta: readonly [string, string][]): string => meta.map(([key, value]) => `${key}: ${value}`).join('\n');
const dateReason = (date: string): string => `${date}: entries of a book lie between 1900 and 2199`;

const statusOf = (flag: string): BookStatus => (flag === '*' || flag === '!' ? flag : '');

function addEntry(
  book: Book,
  step: BookedEntry,
  residuals: Residuals,
  decimalsOf: (currency: string) => number,
  problems: BeancountProblems,
): void {
  const { from } = step;
  const date = readDate(step.date);
  if (date === undefined) {
    // Of a pad this is said once, with the pad.
    if (from.kind === 'transaction') problems.complain('DATE_INVALID', from.place, dateReason(step.date));
    return;
  }
  if (step.lines.length === 0) {
    const [text = ''] = from.source.split('\n');
    book.skipped.push({ what: 'entry-without-lines', place: from.place, text: text.slice(0, 200) });
    return;
  }
  const lines = step.lines.map((line) => toLine(line, decimalsOf));
  const residual = residuals.get(step)?.map(({ currency, value }) => ({ commodity: currency, value, decimals: decimalsOf(currency) }));
  const entry = from.kind === 'transaction' ? transactionEntry(from, date, lines) : padEntry(step, date, lines);
  book.entries.push(residual === undefined ? entry : { ...entry, residual });
  if (from.kind === 'transaction') skipVanished(book, from, step.lines);
}

/** Postings without a line: the amount was left out of an entry that balances without it, or the tool could not book it. */
function skipVanished(book: Book, { postings, source, place }: Transaction, lines: readonly BookedLine[]): void {
  for (const posting of postings) {
    if (lines.some((line) => line.posting === posting)) continue;
    const text = source.split('\n')[posting.place.line - place.line] ?? '';
    const what = posting.units === missing || posting.units.number === missing ? 'zero-line' : 'posting-not-booked';
    book.skipped.push({ what, place: posting.place, text: text.trim().slice(0, 200) });
  }
}

function transactionEntry(from: Transaction, date: LocalDate, lines: BookLine[]): BookEntry {
  const { payee, narration, flag, tags, links, comments, meta, place, source } = from;
  const status = statusOf(flag);
  const entry: BookEntry = {
    date,
    description: payee && narration ? `${payee} | ${narration}` : payee || narration,
    status,
    tags: tagsOf([
      ...tags.map((tag): [string, string] => [tag, '']),
      ...(status === '' ? [['flag', flag] as [string, string]] : []),
      ...meta,
    ]),
    lines,
    place,
    source,
  };
  if (payee) entry.payee = payee;
  if (links.length > 0) entry.links = links;
  if (comments.length > 0) entry.memo = comments.join('\n');
  return entry;
}

const padEntry = ({ narration, from }: BookedEntry, date: LocalDate, lines: BookLine[]): BookEntry => ({
  date,
  description: narration ?? '',
  status: '',
  tags: { flag: 'P' },
  lines,
  place: from.place,
  // Two entries of one pad differ in what they pad: their sources must, too.
  source: `${from.source}\n${narration}`,
});

/** Never assigned one by one: a tag may be called `__proto__`. */
const tagsOf = (pairs: readonly [string, string][]): Record<string, string> => Object.fromEntries(pairs);

function toLine(line: BookedLine, decimalsOf: (currency: string) => number): BookLine {
  const { posting, units, cost, price } = line;
  const { number, currency } = units;
  // A number the reader worked out shows the decimals of its commodity, unless it was rounded to fewer.
  const isWritten = !line.isAmountInferred && posting.units !== missing && posting.units.number === number;
  const decimals = isWritten || number.decimals <= decimalsOf(currency) ? number.decimals : decimalsOf(currency);
  const result: BookLine = {
    account: posting.account,
    amount: { commodity: currency, value: number.value, decimals },
    place: posting.place,
  };
  if (cost !== null || price !== null) {
    const weight = weightOf(line);
    const written = cost === null ? posting.totalPrice : undefined;
    result.cost = { commodity: weight.currency, value: weight.value, decimals: written?.decimals ?? decimalsOf(weight.currency) };
    result.costSource = 'cost';
  }
  if (cost !== null) result.lot = lotText(cost);
  if (cost !== null && price !== null) {
    result.price = { commodity: price.currency, value: price.number.value, decimals: price.number.decimals };
  }
  const status = statusOf(posting.flag);
  if (status !== '') result.status = status;
  const tags = [...(posting.flag !== '' && status === '' ? [['flag', posting.flag] as [string, string]] : []), ...posting.meta];
  if (tags.length > 0) result.tags = tagsOf(tags);
  if (posting.comment) result.memo = posting.comment;
  if (line.isAmountInferred) result.inferred = true;
  return result;
}

/** Every commodity with the decimals people write it with: what its directive says, else the most frequent, else the larger of equals. */
function commodityDecimals(steps: readonly Step[]): Map<string, { decimals: number; declared: boolean }> {
  const counts = new Map<string, Map<number, number>>();
  const declared = new Map<string, number>();
  const see = (currency: string, decimals?: number) => {
    let count = counts.get(currency);
    if (count === undefined) {
      count = new Map();
      counts.set(currency, count);
    }
    if (decimals !== undefined) count.set(decimals, (count.get(decimals) ?? 0) + 1);
  };
  for (const step of steps) {
    if (step.kind === 'entry') {
      for (const { posting, units, cost, price } of step.lines) {
        const isWritten = posting.units !== missing && posting.units.number !== missing;
        see(units.currency, isWritten ? (posting.units as { number: { decimals: number } }).number.decimals : undefined);
        if (cost !== null) see(cost.currency);
        if (price !== null) see(price.currency);
      }
    } else if (step.kind === 'balance') see(step.currency, step.number.decimals);
    else if (step.kind === 'price') {
      see(step.currency);
      see(step.in);
    } else if (step.kind === 'commodity') {
      see(step.currency);
      const precision = step.meta.find(([key]) => key === 'precision')?.[1];
      if (precision !== undefined && /^(?:\d|1[0-2])$/.test(precision)) declared.set(step.currency, Number(precision));
    }
  }
  const result = new Map<string, { decimals: number; declared: boolean }>();
  for (const [currency, count] of counts) {
    const [most] = [...count].sort(([a, x], [b, y]) => y - x || b - a);
    const known = declared.get(currency);
    result.set(currency, { decimals: known ?? most?.[0] ?? 0, declared: known !== undefined });
  }
  return result;
}

function accounts(steps: readonly Step[], settings: BeancountSettings): BookAccount[] {
  const types = new Map(Object.entries(settings.roots).map(([type, root]) => [root, type as BookAccountType]));
  const found = new Map<string, BookAccount>();
  const see = (name: string, place: BookAccount['place']): BookAccount => {
    let account = found.get(name);
    if (account === undefined) {
      account = { name, declared: false };
      const type = types.get(name.slice(0, name.indexOf(':')));
      if (type !== undefined) Object.assign(account, { type, typeSource: 'name' });
      if (place !== undefined) account.place = place;
      found.set(name, account);
    }
    return account;
  };
  for (const step of steps) {
    if (step.kind === 'entry') for (const { posting } of step.lines) see(posting.account, posting.place);
    else if (step.kind === 'open') declare(see(step.account, step.place), step);
    else if (step.kind === 'close') {
      const account = see(step.account, step.place);
      const closedOn = readDate(step.date);
      if (closedOn !== undefined) account.closedOn = closedOn;
    } else if (step.kind === 'balance' || step.kind === 'pad') see(step.account, step.place);
  }
  return [...found.values()];
}

function declare(account: BookAccount, { date, place, currencies, meta, booking }: Open): void {
  if (account.declared) return;
  account.declared = true;
  account.place = place;
  const openedOn = readDate(date);
  if (openedOn !== undefined) account.openedOn = openedOn;
  if (currencies.length > 0) account.currencies = currencies;
  const memo = metaText([...(booking === undefined ? [] : [['booking', booking] as [string, string]]), ...meta]);
  if (memo !== '') account.memo = memo;
}
