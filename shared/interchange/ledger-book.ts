import type { Book, BookAccount, BookEntry, BookLine, MemoLine } from './book.ts';
import { typeOfName } from './ledger-accounts.ts';
import type { RawEntry, RawPosting } from './ledger-raw.ts';
import type { JournalState } from './ledger-state.ts';
import { compare } from './rational.ts';

/** The book, once every entry is complete and nothing was refused. */
export function finishBook(state: JournalState): Book {
  const { book } = state;
  const used = new Map<string, RawPosting>();
  for (const raw of state.entries) {
    const entry = toEntry(raw);
    for (const posting of raw.postings) {
      if (!used.has(posting.account)) used.set(posting.account, posting);
      if (posting.kind !== 'virtual') entry.lines.push(toLine(posting));
      else {
        const memo: MemoLine = { ...toLine(posting), date: posting.date ?? raw.date, description: raw.description };
        book.memoLines.push(memo);
        book.skipped.push({ what: 'virtual-posting', place: posting.place, text: posting.account });
      }
    }
    // Nothing in double entry: it lives on as its memo lines.
    if (entry.lines.length > 0) book.entries.push(entry);
    else if (raw.postings.length === 0)
      book.skipped.push({ what: 'entry-without-lines', place: raw.place, text: raw.source.split('\n', 1)[0]! });
  }
  book.accounts = accountsOf(state, used);
  if (state.units.size > 0) {
    const units = [...state.units].map(([unit, { base, factor }]) => ({ unit, base, factor }));
    book.units = units.filter(({ unit }) => state.commodities.has(unit)).sort((a, b) => compare(a.factor, b.factor));
    if (book.units.length === 0) delete book.units;
  }
  for (const [name, facts] of state.commodities) {
    if (name === '' && facts.seenDecimals === undefined) continue;
    book.commodities.push({ name, decimals: state.decimalsOf(name) ?? 0, declared: facts.declaredDecimals !== undefined });
  }
  return book;
}

function toEntry(raw: RawEntry): BookEntry {
  return {
    date: raw.date,
    ...(raw.date2 === undefined ? {} : { date2: raw.date2 }),
    ...(raw.code === undefined ? {} : { code: raw.code }),
    ...(raw.payee === undefined ? {} : { payee: raw.payee }),
    description: raw.description,
    ...(raw.memo === '' ? {} : { memo: raw.memo }),
    status: raw.status,
    tags: raw.tags,
    lines: [],
    place: raw.place,
    source: raw.source,
  };
}

function toLine(posting: RawPosting): BookLine {
  const line: BookLine = { account: posting.account, amount: posting.amount!, place: posting.place };
  if (posting.cost !== undefined) {
    line.cost = posting.cost;
    line.costSource = posting.costSource ?? 'cost';
  }
  if (posting.price !== undefined) line.price = posting.price;
  if (posting.lot !== '') line.lot = posting.lot;
  if (posting.memo !== '') line.memo = posting.memo;
  if (posting.status !== '') line.status = posting.status;
  if (posting.date !== undefined) line.date = posting.date;
  if (posting.tags !== undefined) line.tags = posting.tags;
  if (posting.inferred) line.inferred = true;
  return line;
}

/** Declared accounts in the order of their directives, then the others in the order of their first use. */
function accountsOf(state: JournalState, used: ReadonlyMap<string, RawPosting>): BookAccount[] {
  const accounts: BookAccount[] = [];
  for (const [name, { memo, place }] of state.declaredAccounts) {
    accounts.push({ name, ...typeOf(state, name), declared: true, ...(memo === '' ? {} : { memo }), place });
  }
  for (const [name, { place }] of used) {
    if (!state.declaredAccounts.has(name)) accounts.push({ name, ...typeOf(state, name), declared: false, place });
  }
  return accounts;
}

function typeOf(state: JournalState, name: string): Pick<BookAccount, 'type' | 'typeSource'> {
  const declared = state.declaredTypes.get(name);
  if (declared !== undefined) return { type: declared, typeSource: 'declared' };
  for (let colon = name.lastIndexOf(':'); colon >= 0; colon = name.lastIndexOf(':', colon - 1)) {
    const parent = state.declaredTypes.get(name.slice(0, colon));
    if (parent !== undefined) return { type: parent, typeSource: 'inherited' };
    if (colon === 0) break;
  }
  const type = typeOfName(name);
  return type === undefined ? {} : { type, typeSource: 'name' };
}
