import { type Cursor, skipBlanks } from './amount-text.ts';
import type { BookStatus, Place, Quantity } from './book.ts';
import { accountEnd, readAccount, readQuantity } from './ledger-entry.ts';
import { readExpression } from './ledger-expression.ts';
import type { Predicate } from './ledger-predicate.ts';
import type { PostingKind, RawEntry, RawPosting } from './ledger-raw.ts';
import type { JournalState } from './ledger-state.ts';
import { multiply, rational } from './rational.ts';

/** Ledger's `= QUERY` block: adds its lines to every entry behind it in the file, once for each line the query matches. */
export interface AutomatedRule {
  matches: Predicate;
  lines: AutomatedLine[];
}

interface AutomatedLine {
  /** May hold `$account`: the account of the line that matched. */
  account: string;
  kind: PostingKind;
  status: BookStatus;
  /** Without a commodity it is a factor of the amount of the line that matched. */
  amount: Quantity | { expression: string };
  place: Place;
}

/** A line of an automated transaction. A problem is reported and gives undefined. */
export function readAutomatedLine(state: JournalState, line: string, place: Place): AutomatedLine | undefined {
  const cursor: Cursor = { text: line, at: 0 };
  skipBlanks(cursor);
  let status: BookStatus = '';
  if (line[cursor.at] === '*' || line[cursor.at] === '!') {
    status = line[cursor.at] as BookStatus;
    cursor.at += 1;
    skipBlanks(cursor);
  }
  const end = accountEnd(line, cursor.at);
  const named = readAccount(state, line.slice(cursor.at, end), place);
  if (named === undefined) return undefined;
  cursor.at = end;
  skipBlanks(cursor);
  const rest = line.slice(cursor.at);
  if (rest === '' || rest.startsWith(';')) {
    state.problem('AMOUNT_INVALID', place, 'a line of an automated transaction has no amount');
    return undefined;
  }
  const start = cursor.at;
  let amount: AutomatedLine['amount'];
  if (rest.startsWith('(')) {
    // Tried on a number, so that an expression that is not understood is reported here and not at every entry.
    if (readExpression(cursor, state.expressionRules, { commodity: '', value: rational(1n), decimals: 0 }) === undefined) {
      state.problem('EXPRESSION_INVALID', place, cursor.reason ?? 'the expression is not understood');
      return undefined;
    }
    amount = { expression: line.slice(start, cursor.at) };
  } else {
    const quantity = readQuantity(state, cursor, place, true);
    if (quantity === undefined) return undefined;
    amount = quantity;
  }
  skipBlanks(cursor);
  if (cursor.at < line.length && line[cursor.at] !== ';') {
    state.problem('AMOUNT_INVALID', place, `'${line.slice(cursor.at)}' is not supported in an automated transaction`);
    return undefined;
  }
  return { ...named, status, amount, place };
}

/** Adds to a balanced entry what the rules read so far say. Returns the lines added. */
export function applyAutomated(state: JournalState, entry: RawEntry): RawPosting[] {
  const added: RawPosting[] = [];
  for (const rule of state.automated) {
    // Lines that a rule added are seen by no other rule.
    for (const posting of entry.postings) {
      if (posting.generated || posting.amount === undefined || !rule.matches(posting, entry)) continue;
      for (const line of rule.lines) {
        const amount = amountFor(state, line, posting.amount, entry.place);
        if (amount === undefined) continue;
        added.push({
          account: line.account.replaceAll('$account', () => posting.account),
          kind: line.kind,
          status: line.status,
          amount,
          lot: '',
          memo: '',
          tags: undefined,
          inferred: true,
          generated: true,
          place: posting.place,
        });
      }
    }
  }
  entry.postings.push(...added);
  return added;
}

function amountFor(state: JournalState, line: AutomatedLine, matched: Quantity, place: Place): Quantity | undefined {
  let amount: Quantity;
  if ('expression' in line.amount) {
    const cursor: Cursor = { text: line.amount.expression, at: 0 };
    const value = readExpression(cursor, state.expressionRules, matched);
    if (value === undefined) {
      state.problem('EXPRESSION_INVALID', place, `automated transaction of line ${line.place.line}: ${cursor.reason}`);
      return undefined;
    }
    amount = value;
  } else amount = line.amount;
  return amount.commodity === '' ? { ...matched, value: multiply(matched.value, amount.value) } : amount;
}
