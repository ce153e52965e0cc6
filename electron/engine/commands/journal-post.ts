import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import { uidOf } from '../../../shared/ids/uid.ts';
import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { toBase } from '../../../shared/money/convert.ts';
import { currencyScale } from '../../../shared/money/currency.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { sum } from '../../../shared/money/minor.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { baseOn } from '../../queries/company-row.ts';
import { checkAccount, checkCounterparty, checkPeriodOpen, checkSize, findAccount, readCurrency, readMinor } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { checkDimensions } from '../dimensions.ts';
import { nextNumber, readNumberSource } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';
import { checkWorkflow, discard } from './drafts.ts';

type Input = ReadInputOf<'journal.post'>;

/**
 * Posts a journal entry. Amounts in base currency; a foreign amount must agree with its rate to the minor unit.
 * Rejects (all at once): PERIOD_CLOSED, UNKNOWN_ACCOUNT, ACCOUNT_NOT_POSTABLE, ACCOUNT_INACTIVE, LINE_SIDE_MISSING, LINE_BOTH_SIDES,
 * LINE_AMOUNT_ZERO, TOO_MANY_DECIMALS, CURRENCY_UNKNOWN, RATE_REQUIRED, FOREIGN_WITHOUT_CURRENCY, FOREIGN_AMOUNT_MISMATCH, UNKNOWN_COUNTERPARTY, UNKNOWN_ENTRY,
 * UNBALANCED_ENTRY, those of `checkDimensions`, AMOUNT_TOO_LARGE, and those of the workflow and of `readNumberSource`.
 */
export const journalPost: CommandHandler<'journal.post'> = (tx, input) => {
  const rejections: Rejection[] = [...checkPeriodOpen(tx, input.date)];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const workflow = checkWorkflow(tx, 'journal-entry', input);
  if ('rejection' in workflow) rejections.push(workflow.rejection);
  if (input.corrects !== undefined && !isEntry(tx, input.corrects)) rejections.push({ code: 'UNKNOWN_ENTRY' });
  const numbering = readNumberSource(tx, 'journal-entry', input.date, input);
  rejections.push(...numbering.rejections);
  const { lines, rejections: faults } = readEntryLines(tx, input, input.corrects !== undefined);
  rejections.push(...faults);
  if (rejections.length > 0 || 'rejection' in workflow) return reject(...rejections);

  const number = nextNumber(tx, 'journal-entry', input.date, numbering.source);
  const position = postEntry(
    tx,
    {
      id: input.id,
      date: input.date,
      kind: 'manual',
      memo: input.memo,
      ...number,
      ...workflow.workflow,
      ...(input.corrects === undefined ? {} : { corrects: input.corrects }),
    },
    { lines, taxDetails: [] },
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok({ id: input.id, entryId: input.id, number: number.number, uid: uidOf('journal-entry', input.id), position });
};

/** The lines of an entry as typed: read, checked one by one, and together that they balance. */
export function readEntryLines(
  tx: Tx,
  input: Pick<Input, 'date' | 'lines'>,
  isCorrection: boolean,
): { readonly lines: EntryLineDraft[]; readonly rejections: Rejection[] } {
  const rejections: Rejection[] = [];
  const lines: EntryLineDraft[] = [];
  input.lines.forEach((line, index) => {
    const read = readLine(tx, input, line, index + 1);
    rejections.push(
      ...checkAccount(findAccount(tx, line.account), line.account, index + 1),
      ...checkCounterparty(tx, line.counterpartyId),
      ...checkDimensions(tx, line.dimensions, index + 1, isCorrection),
    );
    if ('rejections' in read) rejections.push(...read.rejections);
    else lines.push(read.line);
  });
  rejections.push(...checkSize(lines, ...lines.map((line) => line.foreign?.quantity ?? 0n)));
  if (lines.length === input.lines.length) {
    const difference = sum(lines.map((line) => line.base));
    if (difference !== 0n) {
      rejections.push({
        code: 'UNBALANCED_ENTRY',
        difference: writeDecimal(difference, tx.company.baseScale),
        currency: baseOn(tx.company, input.date),
      });
    }
  }
  return { lines, rejections };
}

export function isEntry(tx: Tx, id: string): boolean {
  return (
    tx.db.get(
      'SELECT 1 FROM event_index i JOIN journal_entry e ON e.position = i.position WHERE i.id = ? AND i.rev = 1',
      Buffer.from(id.replaceAll('-', ''), 'hex'),
    ) !== undefined
  );
}

function readLine(
  tx: Tx,
  input: Pick<Input, 'date' | 'lines'>,
  line: Input['lines'][number],
  lineNo: number,
): { line: EntryLineDraft } | { rejections: Rejection[] } {
  const { baseScale } = tx.company;
  const baseCurrency = baseOn(tx.company, input.date);
  if (line.debit === undefined && line.credit === undefined) return { rejections: [{ code: 'LINE_SIDE_MISSING', line: lineNo }] };
  if (line.debit !== undefined && line.credit !== undefined) return { rejections: [{ code: 'LINE_BOTH_SIDES', line: lineNo }] };
  const isDebit = line.debit !== undefined;
  const read = readMinor(
    (isDebit ? line.debit : line.credit)!,
    baseScale,
    baseCurrency,
    `lines.${lineNo - 1}.${isDebit ? 'debit' : 'credit'}`,
  );
  if ('rejection' in read) return { rejections: [read.rejection] };
  if (read.minor === 0n) return { rejections: [{ code: 'LINE_AMOUNT_ZERO', line: lineNo }] };
  const sign = isDebit ? 1n : -1n;
  const common = {
    account: line.account,
    base: sign * read.minor,
    ...(line.counterpartyId === undefined ? {} : { counterpartyId: line.counterpartyId }),
    ...(line.memo === undefined ? {} : { memo: line.memo }),
    ...(line.dimensions === undefined ? {} : { dimensions: line.dimensions }),
  };
  if (line.currency === undefined || line.currency === baseCurrency) {
    const foreign = (['foreignAmount', 'rate', 'rateDate'] as const).filter((field) => line[field] !== undefined);
    if (foreign.length === 0) return { line: common };
    return {
      rejections: foreign.map((field) => ({ code: 'FOREIGN_WITHOUT_CURRENCY', line: lineNo, field: `lines.${lineNo - 1}.${field}` })),
    };
  }
  const money = readCurrency(tx, input.date, line.currency, line.rate);
  if (!money.ok) return { rejections: [...money.rejections] };
  const { rate } = money.value;
  if (rate === undefined || line.foreignAmount === undefined) return { rejections: [{ code: 'RATE_REQUIRED', currency: line.currency }] };
  const scale = currencyScale(line.currency);
  const foreign = readMinor(line.foreignAmount, scale, line.currency, `lines.${lineNo - 1}.foreignAmount`);
  if ('rejection' in foreign) return { rejections: [foreign.rejection] };
  const expected = toBase(foreign.minor, scale, rate, baseScale);
  if (expected !== read.minor) {
    return { rejections: [{ code: 'FOREIGN_AMOUNT_MISMATCH', line: lineNo, expected: writeDecimal(expected, baseScale) }] };
  }
  return {
    line: {
      ...common,
      foreign: {
        commodity: line.currency,
        quantity: sign * foreign.minor,
        rate,
        rateDate: line.rateDate ?? input.date,
      },
    },
  };
}
