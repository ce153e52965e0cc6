import { type ReadOptions, type ReadResult, readLimits } from './book.ts';
import { LedgerBalances, settleHledger } from './ledger-assertions.ts';
import { applyAutomated, readAutomatedLine } from './ledger-automated.ts';
import { balanceEntry, checkAdded } from './ledger-balancing.ts';
import { finishBook } from './ledger-book.ts';
import { firstWord, runDirective, type SubLine, splitComment } from './ledger-directives.ts';
import { addEntryComment, addPostingComment, readHeader, readPosting, setTag } from './ledger-entry.ts';
import { readPredicate } from './ledger-predicate.ts';
import type { RawEntry } from './ledger-raw.ts';
import { type Dialect, JournalState } from './ledger-state.ts';
import { acceptText, Lines } from './ledger-text.ts';

/** Reads a journal and everything it includes. One pass over the lines, then one over the entries. */
export function readJournal(dialect: Dialect, text: string, options: ReadOptions): ReadResult {
  const state = new JournalState(dialect, options);
  new JournalReader(state).file(options.file, text);
  if (dialect === 'hledger') {
    // Which mark is decimal, and how many decimals a commodity has, is known only at the end; so is the order by date.
    state.decideAmbiguous();
    settleHledger(state);
  }
  if (state.problems.any) return { ok: false, rejections: state.problems.list() };
  return { ok: true, value: finishBook(state) };
}

const commentStarts = new Set([';', '#', '*', '%', '|']);

class JournalReader {
  readonly #state: JournalState;
  readonly #limits;
  readonly #used = { characters: 0, lines: 0 };
  /** The files being read, the outermost first. */
  readonly #open: string[] = [];
  /** Ledger settles each entry where it stands: a rule or an assertion sees only what is above it. */
  readonly #balances = new LedgerBalances();
  #stopped = false;

  constructor(state: JournalState) {
    this.#state = state;
    this.#limits = { ...readLimits, ...state.options.limits };
  }

  file(file: string, text: string): void {
    const state = this.#state;
    const plain = acceptText(text, file, this.#used, this.#limits, state.problems);
    if (plain === undefined) {
      this.#stopped = true;
      return;
    }
    this.#open.push(file);
    const appliedBefore = state.applied.length;
    const restore = state.save();
    const lines = new Lines(plain, file);
    while (!this.#stopped && !state.problems.full && lines.next()) if (this.#accept(lines)) this.#item(lines);
    while (state.applied.length > appliedBefore) state.applied.pop()!.restore();
    restore();
    this.#open.pop();
  }

  /** Limits that only the lines themselves show. */
  #accept(lines: Lines): boolean {
    this.#used.lines += 1;
    if (this.#used.lines > this.#limits.lines) {
      this.#state.problem('TOO_MANY_LINES', lines.place, `more than ${this.#limits.lines} lines`);
      this.#stopped = true;
      return false;
    }
    if (lines.end - lines.start <= this.#limits.lineCharacters) return true;
    this.#state.problem('LINE_TOO_LONG', lines.place, `a line of more than ${this.#limits.lineCharacters} characters`);
    return false;
  }

  /** The next line below the current item, if it is indented. */
  #nextBelow(lines: Lines): boolean {
    while (!this.#stopped && lines.nextIsIndented()) {
      lines.next();
      if (this.#accept(lines)) return true;
    }
    return false;
  }

  #item(lines: Lines): void {
    const { line } = lines;
    const first = line[0];
    if (first === undefined || commentStarts.has(first)) return;
    if (first >= '0' && first <= '9') this.#entry(lines);
    else if (first === ' ' || first === '\t') this.#strayLine(lines);
    else if (first === '~') this.#skippedBlock(lines, 'periodic-transaction');
    else if (first === '=' && this.#state.dialect === 'ledger') this.#automated(lines);
    else if (first === '=') this.#skippedBlock(lines, 'automated-transaction');
    else this.#directive(lines);
  }

  #strayLine(lines: Lines): void {
    const text = lines.line.trimStart();
    // '*' may begin a line of an entry whose first line is missing, and is no comment there.
    if (commentStarts.has(text[0]!) && text[0] !== '*') return;
    this.#state.unknown('UNKNOWN_LINE', lines.place, 'an indented line that belongs to nothing', text);
  }

  #skippedBlock(lines: Lines, what: string): void {
    this.#state.skip(what, lines.place, lines.line);
    while (this.#nextBelow(lines));
  }

  #entry(lines: Lines): void {
    const state = this.#state;
    const { place, start } = lines;
    const problemsBefore = state.problems.count;
    const firstLine = lines.line;
    const entry = readHeader(state, firstLine, place);
    let broken = entry === undefined;
    while (this.#nextBelow(lines)) {
      // Once the first line is not understood, its lines are read past: their problems would say nothing new.
      if (entry === undefined) continue;
      const text = lines.line.trimStart();
      if (text.startsWith(';')) {
        const last = entry.postings.at(-1);
        if (last) addPostingComment(state, entry, last, text.slice(1), lines.place);
        else addEntryComment(state, entry, text.slice(1), lines.place);
      } else if (state.dialect === 'ledger' && /^(?:assert|check|expr)\s/.test(text)) {
        state.skip(`directive-${firstWord(text).word}`, lines.place, text);
      } else {
        const posting = readPosting(state, entry, lines.line, lines.place);
        if (posting) entry.postings.push(posting);
        else broken = true;
      }
    }
    if (state.problems.count > problemsBefore) broken = true;
    if (broken && state.options.skipUnknown) {
      state.problems.forget(problemsBefore);
      state.skip('unknown', place, firstLine);
    }
    if (entry === undefined || broken) return;
    for (const [name, value] of state.appliedTags) setTag(entry.tags, name, value);
    entry.source = lines.textFrom(start);
    if (state.dialect === 'hledger' || this.#settleLedger(entry)) state.entries.push(entry);
  }

  #settleLedger(entry: RawEntry): boolean {
    const state = this.#state;
    if (!this.#balances.settle(state, entry) || !balanceEntry(state, entry)) return false;
    if (state.automated.length > 0 && !checkAdded(state, entry, applyAutomated(state, entry))) return false;
    for (const posting of entry.postings) this.#balances.add(state, posting);
    return true;
  }

  #automated(lines: Lines): void {
    const state = this.#state;
    const { line, place } = lines;
    const problemsBefore = state.problems.count;
    const read = readPredicate(line.slice(1));
    if (!read.ok) state.problem('EXPRESSION_INVALID', place, read.reason);
    const rule = { matches: read.ok ? read.predicate : () => false, lines: [] as NonNullable<ReturnType<typeof readAutomatedLine>>[] };
    while (this.#nextBelow(lines)) {
      const text = lines.line.trimStart();
      if (text.startsWith(';')) continue;
      if (/^(?:assert|check|expr|eval)\s/.test(text)) {
        state.skip(`directive-${firstWord(text).word}`, lines.place, text);
        continue;
      }
      const posting = readAutomatedLine(state, text, lines.place);
      if (posting) rule.lines.push(posting);
    }
    if (state.problems.count === problemsBefore) state.automated.push(rule);
    else if (state.options.skipUnknown) {
      state.problems.forget(problemsBefore);
      state.skip('automated-transaction', place, line);
    }
  }

  #directive(lines: Lines): void {
    const state = this.#state;
    const { line, place } = lines;
    if (line.startsWith('--') && state.dialect === 'ledger') {
      if (/^--decimal-comma\b/.test(line)) state.decimalComma = true;
      state.skip('option', place, line);
      return;
    }
    const bare = line[0] === '!' || line[0] === '@' ? line.slice(1) : line;
    let { word, rest } = firstWord(bare);
    // `Y2024` is written without a blank.
    if (/^Y\d+$/.test(word)) [word, rest] = ['Y', word.slice(1)];
    if (word === 'include') this.#include(rest, lines);
    else if (word === 'comment' || word === 'test') this.#block(lines, word);
    else if (word === 'python' && state.dialect === 'ledger') this.#python(lines);
    else this.#simpleDirective(lines, word, rest);
  }

  #simpleDirective(lines: Lines, word: string, rest: string): void {
    const state = this.#state;
    const { place } = lines;
    const subLines: SubLine[] = [];
    const directiveLine = lines.line;
    while (this.#nextBelow(lines)) subLines.push({ text: lines.line.trimStart(), place: lines.place });
    if (runDirective(state, word, rest, place, subLines)) return;
    state.unknown(
      'UNKNOWN_DIRECTIVE',
      place,
      `'${word}' is no directive of ${state.dialect === 'hledger' ? 'hledger' : 'Ledger'} known here`,
      directiveLine,
    );
  }

  /** `comment ... end comment`; the end of the file closes it too. */
  #block(lines: Lines, word: string): void {
    while (lines.next() && this.#accept(lines)) if (lines.line === `end ${word}` || lines.line.startsWith(`end ${word} `)) return;
  }

  #python(lines: Lines): void {
    this.#state.skip('directive-python', lines.place, lines.line);
    while (lines.nextIsIndented() || lines.nextIsBlank()) {
      lines.next();
      if (!this.#accept(lines)) return;
    }
  }

  #include(argument: string, lines: Lines): void {
    const { place } = lines;
    const pattern = splitComment(argument).body.replace(/^"(.*)"$/, '$1');
    const answer = this.#included(pattern);
    if (!answer.ok) {
      this.#state.problem(answer.code, place, answer.reason);
      return;
    }
    const from = this.#open.at(-1)!;
    for (const { file, text } of answer.files) {
      // A pattern that also fits the including file means the others.
      if (file === from && /[*?[]/.test(pattern)) continue;
      if (this.#open.includes(file)) this.#state.problem('INCLUDE_LOOP', place, `'${file}' includes itself`);
      else this.file(file, text);
    }
  }

  #included(pattern: string): { ok: true; files: readonly { file: string; text: string }[] } | { ok: false; code: string; reason: string } {
    const { dialect, options } = this.#state;
    const refuse = (reason: string, code = 'INCLUDE_REFUSED') => ({ ok: false, code, reason }) as const;
    if (pattern === '') return refuse('include without a file');
    if (this.#open.length > this.#limits.includeDepth) {
      return refuse(`files include each other more than ${this.#limits.includeDepth} deep`, 'INCLUDE_TOO_DEEP');
    }
    if (options.readInclude === undefined) return refuse(`'${pattern}' is not read: only one file was given`);
    const format = dialect === 'hledger' ? /^([a-z]+):/.exec(pattern)?.[1] : undefined;
    if (format !== undefined && format !== 'journal') return refuse(`included files of the format '${format}' are not read`);
    const answer = options.readInclude(format === undefined ? pattern : pattern.slice(format.length + 1), this.#open.at(-1)!);
    if (!answer.ok) return refuse(`'${pattern}': ${answer.reason}`);
    return answer.files.length === 0 ? refuse(`no file fits '${pattern}'`) : answer;
  }
}
