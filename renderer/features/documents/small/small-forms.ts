import { z } from 'zod';
import type { InputOf } from '../../../../shared/contracts/index.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { type Language, languages } from '../../../../shared/locales/languages.ts';
import { ok, type Rejection, type Result, reject } from '../../../../shared/result.ts';
import { party } from '../forms/party.ts';
import { invalid, readTyped, retype } from '../forms/typed.ts';

const text = z.string().catch('');
const language = z.enum(languages as [Language, ...Language[]]);

const advance = z.object({
  commandId: z.string(),
  language,
  counterparty: party,
  date: text,
  gross: text,
  taxCode: text,
  account: text,
  memo: text,
  branch: text,
});
export type AdvanceReceipt = z.infer<typeof advance>;

const declaration = z.object({
  commandId: z.string(),
  language,
  counterparty: party,
  date: text,
  customsValue: text,
  duty: text,
  taxCode: text,
  goodsAccount: text,
  settlementAccount: text,
  supplierNumber: text,
  memo: text,
  branch: text,
});
export type ImportDeclaration = z.infer<typeof declaration>;

export const restoreAdvance = (draft: unknown): AdvanceReceipt | undefined => advance.safeParse(draft).data;
export const restoreDeclaration = (draft: unknown): ImportDeclaration | undefined => declaration.safeParse(draft).data;

/** The same amounts as typed in another language. */
export function retyped<F extends { language: Language }>(form: F, amounts: readonly (keyof F)[], to: Language): F {
  if (form.language === to) return form;
  const changed = amounts.map((name) => [name, retype(String(form[name]), 4, form.language, to)]);
  return { ...form, ...Object.fromEntries(changed), language: to };
}

export function advanceInput(form: AdvanceReceipt, scale: number): Result<InputOf<'advance.receive'>, Rejection> {
  const problems: Rejection[] = [];
  if (form.counterparty === null) problems.push({ code: 'COUNTERPARTY_REQUIRED' });
  if (!readDate(form.date)) problems.push(invalid('date', 'date').problem);
  const gross = readTyped(form.gross, { scale, language: form.language, field: 'gross' });
  if (!gross.ok) problems.push(gross.problem);
  if (form.taxCode === '') problems.push(invalid('taxCode', 'required').problem);
  if (problems.length > 0 || !gross.ok || form.counterparty === null) return reject(...problems);
  const { commandId: id, date, taxCode, account, memo, branch } = form;
  return ok({
    id,
    date,
    counterpartyId: form.counterparty.id,
    gross: gross.text,
    taxCode,
    memo,
    ...(account === '' ? {} : { account }),
    ...(branch === '' ? {} : { branch }),
  });
}

export function declarationInput(form: ImportDeclaration, scale: number): Result<InputOf<'importDeclaration.post'>, Rejection> {
  const problems: Rejection[] = [];
  if (!readDate(form.date)) problems.push(invalid('date', 'date').problem);
  const customsValue = readTyped(form.customsValue, { scale, language: form.language, field: 'customsValue' });
  // No duty is the usual case, so an empty field means none.
  const duty = readTyped(form.duty.trim() === '' ? '0' : form.duty, { scale, language: form.language, field: 'duty', zero: true });
  if (!customsValue.ok) problems.push(customsValue.problem);
  if (!duty.ok) problems.push(duty.problem);
  if (form.taxCode === '') problems.push(invalid('taxCode', 'required').problem);
  if (problems.length > 0 || !customsValue.ok || !duty.ok) return reject(...problems);
  const { commandId: id, date, taxCode, goodsAccount, settlementAccount, supplierNumber, memo, branch } = form;
  return ok({
    id,
    date,
    customsValue: customsValue.text,
    duty: duty.text,
    taxCode,
    supplierNumber,
    memo,
    ...(goodsAccount === '' ? {} : { goodsAccount }),
    ...(settlementAccount === '' ? {} : { settlementAccount }),
    ...(branch === '' ? {} : { branch }),
    ...(form.counterparty === null ? {} : { counterpartyId: form.counterparty.id }),
  });
}
