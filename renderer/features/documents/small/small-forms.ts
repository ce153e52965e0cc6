import { z } from 'zod';
import type { InputOf } from '../../../../shared/contracts/index.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { type Language, languages } from '../../../../shared/locales/languages.ts';
import { ok, type Rejection, type Result, reject } from '../../../../shared/result.ts';
import { dimensionsForm, hasNone, sentDimensions } from '../../dimensions/line-dimensions.ts';
import { copied, type LineAct, moved } from '../forms/line-acts.ts';
import { party } from '../forms/party.ts';
import { invalid, readTyped, retype } from '../forms/typed.ts';
import type { OwnDocument } from './own-documents.ts';

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

const protocol = z.object({
  commandId: z.string(),
  language,
  date: text,
  taxCode: text,
  /** Official type where the tax code does not tell it; else ''. */
  documentType: text,
  counterparty: party,
  taxable: text,
  vat: text,
  account: text,
  contraAccount: text,
  memo: text,
  branch: text,
});
export type SelfCharge = z.infer<typeof protocol>;

const reportLine = z.object({ description: text, gross: text, taxCode: text, cost: text, dimensions: dimensionsForm });
const report = z.object({
  commandId: z.string(),
  language,
  date: text,
  account: text,
  documentType: text,
  saleNumber: text,
  lines: z.array(reportLine).min(1),
  memo: text,
  branch: text,
});
type StoredReport = z.infer<typeof report>;
/** Lines carry a key of the screen, so that a removed line does not leave its text behind in the next one. */
export type ReportLine = StoredReport['lines'][number] & { key: string };
export type SalesReport = Omit<StoredReport, 'lines'> & { lines: ReportLine[] };

let keys = 0;
const newKey = () => `line-${++keys}`;
export const emptyReportLine = (taxCode: string): ReportLine => ({
  key: newKey(),
  description: '',
  gross: '',
  taxCode,
  cost: '',
  dimensions: {},
});

const isBlank = ({ description, gross, dimensions }: ReportLine) => description.trim() === '' && gross.trim() === '' && hasNone(dimensions);

export const restoreProtocol = (draft: unknown): SelfCharge | undefined => protocol.safeParse(draft).data;
export function restoreReport(draft: unknown): SalesReport | undefined {
  const found = report.safeParse(draft).data;
  return found && { ...found, lines: found.lines.map((line) => ({ ...line, key: newKey() })) };
}
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

/** Only what the document asks for is read; what was typed before another tax code was chosen stays in the form and is not sent. */
export function protocolInput(
  form: SelfCharge,
  { isCharged, hasParty }: Pick<OwnDocument, 'isCharged' | 'hasParty'>,
  scale: number,
): Result<InputOf<'protocol.post'>, Rejection> {
  const problems: Rejection[] = [];
  if (!readDate(form.date)) problems.push(invalid('date', 'date').problem);
  if (form.taxCode.trim() === '') problems.push(invalid('taxCode', 'required').problem);
  // Without tax the value is all there is.
  const taxable = readTyped(isCharged && form.taxable.trim() === '' ? '0' : form.taxable, {
    scale,
    language: form.language,
    field: 'taxable',
    zero: isCharged,
  });
  const vat = isCharged ? readTyped(form.vat, { scale, language: form.language, field: 'vat' }) : undefined;
  for (const read of [taxable, vat]) if (read && !read.ok) problems.push(read.problem);
  for (const name of isCharged ? (['account', 'memo'] as const) : (['account', 'contraAccount', 'memo'] as const))
    if (form[name].trim() === '') problems.push(invalid(name, 'required').problem);
  if (problems.length > 0 || !taxable.ok || (vat && !vat.ok)) return reject(...problems);
  const { commandId: id, date, taxCode, documentType, counterparty, account, contraAccount, memo, branch } = form;
  return ok({
    id,
    date,
    taxCode,
    taxable: taxable.text,
    account,
    memo,
    ...(vat ? { vat: vat.text } : { contraAccount }),
    ...(documentType === '' ? {} : { documentType }),
    ...(hasParty && counterparty !== null ? { counterpartyId: counterparty.id } : {}),
    ...(branch === '' ? {} : { branch }),
  });
}

const fieldOfRefusal: Readonly<Record<string, string>> = {
  UNKNOWN_TAX_CODE: 'taxCode',
  TAX_CODE_NOT_IN_FORCE: 'taxCode',
  TAX_CODE_NOT_FOR_USE: 'taxCode',
  NO_VAT_PAYER: 'taxCode',
  UNKNOWN_DOCUMENT_TYPE: 'documentType',
  DOCUMENT_TYPE_NOT_FOR_KIND: 'documentType',
  DOCUMENT_TOTAL_ZERO: 'account',
};

/** The engine counts a protocol as a document of one line; this form has no lines, so a refusal is given the field it is about. */
export const placedOnProtocol = (form: Pick<SelfCharge, 'contraAccount'>, rejections: readonly Rejection[]): Rejection[] =>
  rejections.map((rejection) => {
    const field =
      fieldOfRefusal[rejection.code] ??
      (typeof rejection.account === 'string' && rejection.line === 1
        ? rejection.account === form.contraAccount
          ? 'contraAccount'
          : 'account'
        : undefined);
    return rejection.field === undefined && field !== undefined ? { ...rejection, field } : rejection;
  });

/** Empty lines at the end were only offered. */
function sentReportLines(lines: readonly ReportLine[]): readonly ReportLine[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(0, Math.max(1, last + 1));
}

export function reportInput(form: SalesReport, scale: number): Result<InputOf<'salesReport.post'>, Rejection> {
  const problems: Rejection[] = [];
  if (!readDate(form.date)) problems.push(invalid('date', 'date').problem);
  const lines = sentReportLines(form.lines).flatMap((line, index) => {
    const gross = readTyped(line.gross, { scale, language: form.language, field: `lines.${index}.unitPrice` });
    if (!gross.ok) problems.push(gross.problem);
    if (line.taxCode === '') problems.push(invalid(`lines.${index}.taxCode`, 'required').problem);
    const cost =
      line.cost.trim() === ''
        ? undefined
        : readTyped(line.cost, { scale, language: form.language, field: `lines.${index}.cost`, zero: true });
    if (cost && !cost.ok) problems.push(cost.problem);
    if (!gross.ok || (cost && !cost.ok)) return [];
    const { description, taxCode, dimensions } = line;
    return [{ description, unitPrice: gross.text, taxCode, ...(cost ? { cost: cost.text } : {}), ...sentDimensions(dimensions) }];
  });
  if (problems.length > 0) return reject(...problems);
  const { commandId: id, date, account, documentType, saleNumber, memo, branch } = form;
  return ok({
    id,
    date,
    lines,
    memo,
    ...(account === '' ? {} : { account }),
    ...(documentType === '' ? {} : { documentType }),
    ...(saleNumber === '' ? {} : { saleNumber }),
    ...(branch === '' ? {} : { branch }),
  });
}

/** Amounts of all lines as typed in another language. */
export const retypedReport = (form: SalesReport, to: Language): SalesReport =>
  form.language === to
    ? form
    : {
        ...form,
        language: to,
        lines: form.lines.map((line) => ({
          ...line,
          gross: retype(line.gross, 4, form.language, to),
          cost: retype(line.cost, 4, form.language, to),
        })),
      };

/** What can be done with a line of a report, in the order of its menu. */
export const reportActs: readonly LineAct[] = ['copy', 'up', 'down', 'insert', 'remove'];

/** The report after something was done with a line, and the line to go on with. Undefined where there is nothing to do. */
export function actOnReportLine(now: SalesReport, act: LineAct, index: number): { form: SalesReport; index: number } | undefined {
  const { lines } = now;
  const line = lines[index];
  if (line === undefined) return undefined;
  const withLines = (next: ReportLine[], at: number) => ({ form: { ...now, lines: next }, index: at });
  switch (act) {
    case 'copy': {
      const done = copied(lines, index, { isBlank, again: (each) => ({ ...each, key: newKey() }) });
      return done && withLines(done.lines, done.index);
    }
    case 'up':
    case 'down': {
      const by = act === 'up' ? -1 : 1;
      const done = moved(lines, index, by);
      return done && withLines(done, index + by);
    }
    case 'insert':
      return withLines(lines.toSpliced(index + 1, 0, emptyReportLine(line.taxCode)), index + 1);
    case 'remove':
      return lines.length === 1 ? undefined : withLines(lines.toSpliced(index, 1), Math.max(0, index - 1));
    default:
      return undefined;
  }
}
