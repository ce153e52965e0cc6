import { hash } from 'node:crypto';
import type { WorksheetInfo } from '../../shared/contracts/worksheets.ts';
import { addDays, type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { decimal, readDecimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { computeWorksheet, formulaOf } from '../../shared/worksheets/compute-worksheet.ts';
import type { BooksFigure, WorksheetForm, WorksheetInput, WorksheetRow } from '../../shared/worksheets/worksheet-form.ts';
import { dayAfter, daysOf, lastMonth, spanOf } from '../../shared/worksheets/worksheet-period.ts';
import { worksheetPdf } from '../pdf/worksheet-pdf.ts';
import { statementChart } from '../reports/statements/accounts.ts';
import { closingEntries, positionList } from '../reports/statements/closing-entries.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { baseOn, inCurrencyOf } from './company-row.ts';
import { logHead } from './log-head.ts';
import type { QueryHandler, QueryScope } from './query.ts';

type Origin = WorksheetInfo['rows'][number]['origin'];

/** Percents are kept in hundredths. */
const percentScale = 2;

type Books = NonNullable<WorksheetInfo['rows'][number]['books']>;

/** The days a figure is taken from, both inclusive; balances begin with the books. */
function daysOfFigure(
  measure: BooksFigure['measure'],
  { from, to }: { from: LocalDate; to: LocalDate },
): readonly [LocalDate | null, LocalDate] {
  const january = (year: number): LocalDate => `${year}-01-01` as LocalDate;
  const year = Number(from.slice(0, 4));
  switch (measure) {
    case 'opening':
      return [null, addDays(from, -1)];
    case 'closing':
      return [null, to];
    case 'turnover':
      return [from, to];
    case 'turnover-before':
      return [january(year), addDays(from, -1)];
    case 'year-to-date':
      return [january(year), to];
    case 'last-year':
      return [january(year - 1), addDays(january(year), -1)];
  }
}

/**
 * What the accounts say, the figure's side positive, account by account and together, in base currency of the last of the days. What is booked in a time
 * leaves out what only closes a year or carries balances over to another currency, but for what the roundings of that came to.
 */
function booksSay(
  scope: QueryScope,
  { accounts, side, measure }: BooksFigure,
  days: { from: LocalDate; to: LocalDate },
): { value: bigint; books: Books } {
  const { db, company } = scope;
  const [from, to] = daysOfFigure(measure, days);
  const [first, last, codes] = [from === null ? 0 : toDayNumber(from), toDayNumber(to), JSON.stringify(accounts)];
  const closings = from === null ? null : positionList(closingEntries(scope, statementChart(scope), { from, to }, undefined));
  const rows = db.all<NamedSum>(
    `SELECT a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, sum(l.base_minor) AS sum
     FROM account a JOIN journal_line l ON l.account_no = a.no JOIN journal_entry e ON e.position = l.position
     WHERE l.day BETWEEN ?1 AND ?2 AND EXISTS (SELECT 1 FROM json_each(?3) p WHERE a.code LIKE p.value || '%')
       AND (?4 IS NULL OR (e.kind <> 'conversion' AND l.position NOT IN (SELECT value FROM json_each(?4))))
     GROUP BY a.no HAVING sum(l.base_minor) <> 0 ORDER BY a.code`,
    first,
    last,
    codes,
    closings,
  );
  // A balance has them in the conversion already.
  const roundings =
    from === null
      ? []
      : db.all<NamedSum>(
          `SELECT a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, sum(r.amount_minor) AS sum FROM base_rounding r JOIN account a ON a.no = r.account_no
           WHERE r.day BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM json_each(?) p WHERE a.code LIKE p.value || '%')
           GROUP BY a.no HAVING sum(r.amount_minor) <> 0 ORDER BY a.code`,
          first,
          last,
          codes,
        );
  const sideOf = ({ sum: balance }: NamedSum): bigint => inCurrencyOf(company, side === 'debit' ? balance : -balance, to, days.to);
  const found = [...rows, ...roundings].map((row) => ({ code: row.code, names: namesOf(row), amount: sideOf(row) }));
  return {
    value: sum(found.map(({ amount }) => amount)),
    books: { from, to, accounts: found.map((each) => ({ ...each, amount: writeDecimal(each.amount, company.baseScale) })) },
  };
}

interface NamedSum extends NameColumns {
  readonly code: string;
  readonly sum: bigint;
}

interface InputValue {
  readonly value: bigint;
  readonly origin: Origin;
  /** Of what the books said. */
  readonly books?: Books;
}

/** How a period is written, by its length. */
const periodLike = { month: '2026-05', quarter: '2026-Q2', year: '2026' } as const;

/** UNKNOWN_WORKSHEET, WORKSHEET_PERIOD where its period is of another length, WORKSHEET_NOT_IN_FORCE before its rules hold. */
function findForm(pack: JurisdictionPack, kind: string, period: string): { form: WorksheetForm } | { rejection: Rejection } {
  const forms = (pack.worksheets ?? []).filter((form) => form.kind === kind);
  if (forms.length === 0) return { rejection: { code: 'UNKNOWN_WORKSHEET', kind } };
  const { from } = daysOf(period);
  const form = forms.findLast((candidate) => candidate.validFrom <= from);
  if (!form) return { rejection: { code: 'WORKSHEET_NOT_IN_FORCE', kind, period } };
  if (form.period !== spanOf(period)) return { rejection: { code: 'WORKSHEET_PERIOD', kind, period, expected: periodLike[form.period] } };
  return { form };
}

/** Values of every input, or UNKNOWN_INPUT, TOO_MANY_DECIMALS, INPUT_TOO_HIGH. */
function readInputs(
  scope: QueryScope,
  form: WorksheetForm,
  period: string,
  given: Readonly<Record<string, string>>,
): Result<ReadonlyMap<string, InputValue>> {
  const { company } = scope;
  const rejections: Rejection[] = Object.keys(given)
    .filter((id) => !form.inputs.some((input) => input.id === id))
    .map((input) => ({ code: 'UNKNOWN_INPUT', input }));
  const values = new Map<string, InputValue>();
  for (const input of form.inputs) {
    const scale = input.kind === 'percent' ? percentScale : company.baseScale;
    const text = Object.hasOwn(given, input.id) ? given[input.id] : undefined;
    const entered = text === undefined ? undefined : readDecimal(text, scale);
    if (text !== undefined && entered === undefined) {
      rejections.push({
        code: 'TOO_MANY_DECIMALS',
        field: input.id,
        currency: input.kind === 'percent' ? '%' : baseOn(company, daysOf(period).to),
        scale,
      });
      continue;
    }
    const value = entered === undefined ? notEntered(scope, input, scale, period) : ({ value: entered, origin: 'entered' } as const);
    const most = input.most ?? (input.kind === 'percent' ? '99.99' : undefined);
    if (most !== undefined && value.value > decimal(most, scale)) rejections.push({ code: 'INPUT_TOO_HIGH', input: input.id, most });
    values.set(input.id, value);
  }
  return rejections.length > 0 ? reject(...rejections) : ok(values);
}

function notEntered(scope: QueryScope, { usual, books }: WorksheetInput, scale: number, period: string): InputValue {
  if (usual !== undefined) return { value: decimal(usual, scale), origin: 'usual' };
  if (books) return { ...booksSay(scope, books, daysOf(period)), origin: 'books' };
  return { value: 0n, origin: 'none' };
}

const originOf = ({ rule }: WorksheetRow, values: ReadonlyMap<string, InputValue>): Origin => {
  if (rule.from === 'input') return values.get(rule.input)!.origin;
  return rule.from === 'constant' ? 'law' : 'computed';
};

/** The worksheet as the contract shows it. Rejections of `findForm` and `readInputs`. */
function describeWorksheet(
  scope: QueryScope,
  pack: JurisdictionPack,
  { kind, period, inputs }: { kind: string; period: string; inputs: Readonly<Record<string, string>> },
): Result<WorksheetInfo> {
  const { company } = scope;
  const found = findForm(pack, kind, period);
  if ('rejection' in found) return reject(found.rejection);
  const { form } = found;
  const read = readInputs(scope, form, period, inputs);
  if (!read.ok) return read;
  const values = Object.fromEntries([...read.value].map(([id, { value }]) => [id, value]));
  const amounts = computeWorksheet(form, values, company.baseScale);
  const text = (code: string) => writeDecimal(amounts.get(code)!, company.baseScale);
  const head = logHead(scope.db);
  return ok({
    kind,
    version: form.version,
    names: form.names,
    period,
    ...daysOf(period),
    rows: form.rows.map((row) => ({
      code: row.code,
      names: row.names,
      formula: formulaOf(row.rule, values),
      amount: text(row.code),
      input: row.rule.from === 'input' ? row.rule.input : null,
      origin: originOf(row, read.value),
      books: (row.rule.from === 'input' && read.value.get(row.rule.input)!.books) || null,
      isTotal: row.isTotal ?? false,
      source: lawNames(row.source, 'short'),
      unconfirmed: row.unconfirmed ?? false,
    })),
    percents: form.inputs
      .filter((input) => input.kind === 'percent')
      .map((input) => {
        const { value, origin } = read.value.get(input.id)!;
        return {
          id: input.id,
          names: input.names!,
          percent: writeDecimal(value, percentScale),
          origin: origin === 'entered' ? 'entered' : 'usual',
        };
      }),
    result: text(form.result),
    payments: form.payments.map(({ row, monthsAfter, day }) => {
      const originalDue = dayAfter(lastMonth(period), monthsAfter, day);
      return { row, amount: text(row), due: pack.nextWorkingDay(originalDue), originalDue };
    }),
    postings: form.postings
      .filter(({ row }) => amounts.get(row) !== 0n)
      .map(({ row, debit, credit }) => ({ row, debit, credit, amount: text(row) })),
    notes: [...form.notes],
    source: lawNames(form.source, 'full'),
    unconfirmed: form.unconfirmed ?? form.rows.some((row) => row.unconfirmed),
    position: head.position,
    headHash: head.hash,
    packVersion: pack.version,
  });
}

/** Worksheets of the country. Rejects: NO_JURISDICTION. */
export const worksheetForms: QueryHandler<'worksheet.forms'> = ({ pack }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  return ok(
    (pack.worksheets ?? []).map((form) => ({
      kind: form.kind,
      version: form.version,
      names: form.names,
      period: form.period,
      inputs: form.inputs.map((input) => ({
        id: input.id,
        kind: input.kind,
        names: input.names ?? form.rows.find(({ rule }) => rule.from === 'input' && rule.input === input.id)!.names,
        usual: input.usual ?? null,
        most: input.most ?? null,
        fromBooks: input.books !== undefined,
      })),
      source: lawNames(form.source, 'full'),
      unconfirmed: form.unconfirmed ?? form.rows.some((row) => row.unconfirmed),
    })),
  );
};

/** A worksheet, row by row. Rejects: NO_JURISDICTION and those of form and inputs. */
export const worksheetGet: QueryHandler<'worksheet.get'> = (scope, input) =>
  scope.pack ? describeWorksheet(scope, scope.pack, input) : reject({ code: 'NO_JURISDICTION' });

/** The same as PDF: equal books, inputs and language give equal bytes. */
export const worksheetPdfGet: QueryHandler<'worksheet.pdf'> = (scope, { language, ...input }) => {
  const { pack, company } = scope;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const described = describeWorksheet(scope, pack, input);
  if (!described.ok) return described;
  const { name, taxId } = company;
  const baseCurrency = baseOn(company, daysOf(input.period).to);
  const bytes = worksheetPdf({ company: { name, taxId, baseCurrency }, worksheet: described.value }, language);
  return ok({
    fileName: `${input.kind}-${taxId}-${input.period}.pdf`,
    base64: Buffer.from(bytes).toString('base64'),
    sha256: hash('sha256', bytes),
  });
};
