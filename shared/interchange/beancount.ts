import { ok } from '../result.ts';
import { toBook } from './beancount-book.ts';
import { Booker } from './beancount-booking.ts';
import { checkAccounts, checkBalances, checkCurrencies, checkDuplicates, checkEntries } from './beancount-checks.ts';
import { type BeancountSettings, type BookingMethod, type Directive, defaultSettings, inOrderOfDays } from './beancount-directives.ts';
import { insertPads } from './beancount-pads.ts';
import { readPlugins } from './beancount-plugins.ts';
import { BeancountProblems } from './beancount-problems.ts';
import { parseSources } from './beancount-source.ts';
import type { Step } from './beancount-stream.ts';
import type { ReadOptions, ReadResult, Skipped } from './book.ts';

export type BeancountOptions = ReadOptions & {
  /**
   * Take the book as the tool shows it in spite of its complaints, which become warnings: balances that do not hold, accounts not
   * open. What the tool leaves out is left out and listed in `skipped`. An entry that does not add up stays in the book as it is, and
   * valuing the book refuses it.
   */
  acceptErrors?: boolean;
};

/**
 * Reads Beancount text, version 2 syntax, as the tool itself does: missing numbers filled in, lots matched, pads inserted and every
 * balance assertion checked. Rejects with every complaint of the whole book, see beancount-problems.ts for the codes.
 */
export function readBeancount(text: string, options: BeancountOptions): ReadResult {
  const problems = new BeancountProblems();
  const sources = parseSources(text, options, problems);
  const fileNames = sources.map(({ file }) => file);
  if (problems.areRefusing) return { ok: false, rejections: problems.list(fileNames) };

  const directives = sources.flatMap(({ parsed }) => parsed.directives);
  const settings = sources[0]?.parsed.settings ?? defaultSettings();
  for (const { parsed } of sources.slice(1)) {
    for (const currency of parsed.settings.operatingCurrencies) {
      if (!settings.operatingCurrencies.includes(currency)) settings.operatingCurrencies.push(currency);
    }
  }
  const skipped = sources.flatMap(({ parsed }) => parsed.skipped);
  if (directives.length === 0 && !problems.any && sources.every(({ parsed }) => parsed.plugins.length === 0)) {
    problems.complain('NOTHING_TO_IMPORT', { file: options.file, line: 1 }, 'no Beancount directive was found');
  }
  const plugins = readPlugins(sources.flatMap(({ parsed }) => parsed.plugins));

  const steps = insertPads(bookAll(directives, settings, problems, skipped), settings, problems);
  const openedAnyway = plugins.opensAccounts ? firstUses(directives) : new Map<string, string>();
  const openedSomewhere = new Set(openedAnyway.keys());
  for (const directive of directives) if (directive.kind === 'open' || directive.kind === 'close') openedSomewhere.add(directive.account);
  checkBalances(steps, settings, (account) => openedSomewhere.has(account), problems);
  checkAccounts(steps, openedAnyway, problems);
  checkCurrencies(steps, problems);
  checkDuplicates(steps, problems);
  const residuals = checkEntries(steps, settings, problems);
  const book = toBook(steps, settings, residuals, problems);

  if (problems.any && !isAccepted(options, problems)) return { ok: false, rejections: problems.list(fileNames) };
  book.skipped.unshift(...skipped, ...plugins.skipped);
  book.warnings.push(...problems.asWarnings(), ...plugins.warnings);
  const [first, ...others] = settings.operatingCurrencies;
  if (others.length > 0) {
    const detail = `${first} was taken of ${settings.operatingCurrencies.join(', ')}`;
    book.warnings.push({ code: 'SEVERAL_OPERATING_CURRENCIES', place: { file: options.file, line: 1 }, detail });
  }
  return ok(book);
}

/** With `skipUnknown` what was not understood is in `skipped`; figures that do not agree are refused all the same. */
function isAccepted({ acceptErrors, skipUnknown }: BeancountOptions, problems: BeancountProblems): boolean {
  return acceptErrors === true || (skipUnknown === true && problems.areOnlyUnknown);
}

/** Books the entries in the order of days. Those that cannot be booked at all leave no step. */
function bookAll(directives: readonly Directive[], settings: BeancountSettings, problems: BeancountProblems, skipped: Skipped[]): Step[] {
  const methods = new Map<string, BookingMethod>();
  for (const directive of directives) if (directive.kind === 'open' && directive.booking) methods.set(directive.account, directive.booking);
  const booker = new Booker(settings, (account) => methods.get(account) ?? settings.bookingMethod, problems);
  const steps: Step[] = [];
  for (const directive of inOrderOfDays(directives)) {
    if (directive.kind !== 'transaction') steps.push(directive);
    else {
      const lines = booker.book(directive);
      if (lines !== undefined) steps.push({ kind: 'entry', date: directive.date, lines, from: directive });
      else skipped.push({ what: 'entry-not-booked', place: directive.place, text: directive.source.split('\n')[0]!.slice(0, 200) });
    }
  }
  return steps;
}

/** Accounts that are used and have no `open` of their own, with the day of the first use. */
function firstUses(directives: readonly Directive[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const directive of inOrderOfDays(directives)) {
    const use = (account: string) => {
      if (!first.has(account)) first.set(account, directive.date);
    };
    if (directive.kind === 'transaction') for (const { account } of directive.postings) use(account);
    else if ('account' in directive) use(directive.account);
    if (directive.kind === 'pad') use(directive.from);
  }
  for (const directive of directives) if (directive.kind === 'open') first.delete(directive.account);
  return first;
}
