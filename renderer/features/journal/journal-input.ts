import type { InputOf } from '../../../shared/contracts/index.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { rateScale } from '../../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../../shared/money/currency.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { sentDimensions } from '../dimensions/line-dimensions.ts';
import { invalid, readTyped } from '../documents/forms/typed.ts';
import { type JournalForm, type JournalLineForm, type Side, sentLines } from './journal-form.ts';
import { sumsOf } from './journal-sums.ts';

interface Base {
  readonly baseCurrency: string;
  readonly baseScale: number;
}

/** The command the form amounts to, or everything that keeps it from being one: the same refusals the engine would give. */
export function entryInput(now: JournalForm, { baseCurrency, baseScale }: Base): Result<InputOf<'journal.post'>, Rejection> {
  const problems: Rejection[] = [];
  const { language } = now;
  if (!readDate(now.date)) problems.push(invalid('date', 'date').problem);
  const sent = sentLines(now.lines);
  const lines = sent.map((each, index) => {
    const path = `lines.${index}`;
    if (each.account === '') problems.push(invalid(`${path}.account`, 'required').problem);
    const amounts = readSides(each, index, baseScale, language, problems);
    const foreign = readForeign(each, index, baseCurrency, language, problems);
    return {
      account: each.account,
      ...amounts,
      ...foreign,
      ...(each.counterparty ? { counterpartyId: each.counterparty.id } : {}),
      ...(each.memo.trim() === '' ? {} : { memo: each.memo }),
      ...sentDimensions(each.dimensions),
    };
  });
  if (sent.length < 2) problems.push(invalid('lines.1.account', 'two-lines').problem);
  const { difference } = sumsOf({ lines: [...sent], language }, baseScale);
  if (problems.length === 0 && difference !== 0n) {
    const last = sent.length - 1;
    problems.push({
      code: 'UNBALANCED_ENTRY',
      difference: writeDecimal(difference, baseScale),
      currency: baseCurrency,
      field: `lines.${last}.${sent[last]?.debit.trim() ? 'debit' : 'credit'}`,
    });
  }
  if (problems.length > 0) return reject(...problems);
  return ok({ id: now.commandId, date: now.date, memo: now.memo, lines, ...(now.branch === '' ? {} : { branch: now.branch }) });
}

/** The command of a form that corrects an entry. */
export function correctionInput(
  now: JournalForm,
  correcting: NonNullable<JournalForm['correcting']>,
  base: Base,
): Result<InputOf<'journal.correct'>, Rejection> {
  const read = entryInput(now, base);
  const reason = correcting.reason.trim();
  const problems = reason === '' ? [invalid('reason', 'required').problem] : [];
  if (!read.ok) return reject(...problems, ...read.rejections);
  if (problems.length > 0) return reject(...problems);
  return ok({ ...read.value, entryId: correcting.entryId, reason });
}

function readSides(each: JournalLineForm, index: number, scale: number, language: Language, problems: Rejection[]) {
  const has = { debit: each.debit.trim() !== '', credit: each.credit.trim() !== '' };
  if (has.debit && has.credit) problems.push({ code: 'LINE_BOTH_SIDES', line: index + 1 });
  if (!has.debit && !has.credit) problems.push({ code: 'LINE_SIDE_MISSING', line: index + 1 });
  if (has.debit === has.credit) return {};
  const side: Side = has.debit ? 'debit' : 'credit';
  const field = `lines.${index}.${side}`;
  const read = readTyped(each[side], { scale, language, field, zero: true });
  if (!read.ok) problems.push(read.problem);
  else if (!/[1-9]/.test(read.text)) problems.push({ code: 'LINE_AMOUNT_ZERO', line: index + 1, field });
  else return { [side]: read.text };
  return {};
}

function readForeign(each: JournalLineForm, index: number, baseCurrency: string, language: Language, problems: Rejection[]) {
  if (each.currency === '' || each.currency === baseCurrency) return {};
  const path = `lines.${index}`;
  if (!isIsoCurrency(each.currency)) {
    problems.push({ code: 'CURRENCY_UNKNOWN', currency: each.currency, field: `${path}.currency` });
    return {};
  }
  const amount = readTyped(each.foreignAmount, { scale: currencyScale(each.currency), language, field: `${path}.foreignAmount` });
  const rate = readTyped(each.rate, { scale: rateScale, language, field: `${path}.rate`, kind: 'rate' });
  for (const read of [amount, rate]) if (!read.ok) problems.push(read.problem);
  return amount.ok && rate.ok ? { currency: each.currency, foreignAmount: amount.text, rate: rate.text } : {};
}
