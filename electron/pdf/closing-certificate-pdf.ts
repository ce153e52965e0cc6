import type { CompanyInfo } from '../../shared/contracts/company.ts';
import type { TrialBalanceRow } from '../../shared/contracts/journal.ts';
import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { date } from '../../shared/dates/local-date.ts';
import { period as month } from '../../shared/dates/period.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { PeriodCertified } from '../log/events.ts';
import { booksSheet } from './books-sheet.ts';
import { type ClosingTexts, closingTexts } from './closing-texts.ts';
import { area, ink, lineHeight, type Sheet, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { drawTable } from './table.ts';
import { texts } from './texts.ts';

export interface CertificatePrint {
  readonly company: Pick<CompanyInfo, 'name' | 'taxId' | 'baseCurrency'>;
  /** 1 for the first close of the month for good. */
  readonly revision: number;
  /** When the month was closed, ISO instant. */
  readonly at: string;
  readonly content: Omit<PeriodCertified, 'pdf_sha256'>;
  /** Trial balance in base currency, as certified. */
  readonly rows: readonly TrialBalanceRow[];
}

const small: TextStyle = { size: 7, colour: ink.quiet };
const mono: TextStyle = { size: 8 };

/**
 * The closing certificate of a month on A4, PDF bytes: what was closed, by whom and on which state of the log, the checks before it, every earlier
 * reopening, and the trial balance at the last day with its SHA-256. Prints the figures as they are given and adds nothing up; the file is dated the
 * last day of the month. Equal model and language give equal bytes.
 */
export function closingCertificatePdf(model: CertificatePrint, language: Language): Uint8Array {
  const { company, content } = model;
  const words = texts[language];
  const own = closingTexts[language];
  const period = formatPeriod(month(content.period), language);
  const sheet = booksSheet({
    language,
    title: own.certificate,
    period,
    subject: `closing-certificate ${company.taxId} ${content.period} ${model.revision} ${model.at} ${content.known_position} ${content.head_hash} ${content.trial_balance_sha256}`,
    date: date(content.as_of),
    company,
    taxNumber: company.taxId,
    position: content.known_position,
    headHash: content.head_hash,
    packVersion: content.pack_version,
  });
  const whole = { x: area.left, width: area.width };
  sheet.y += sheet.text(own.certificate, { ...whole, y: sheet.y }, { size: 17, weight: 'semibold' }, { name: 'H1' });
  sheet.y += sheet.text(own.statement(period, formatDate(date(content.as_of), language)), { ...whole, y: sheet.y }, { size: 9 });
  sheet.y += 8;
  drawFields(sheet, [
    { label: own.company, value: company.name, share: 3 },
    { label: words.taxId, value: company.taxId, share: 1.4 },
  ]);
  drawFields(sheet, [
    { label: own.month, value: period, share: 1.2 },
    { label: own.asOf, value: formatDate(date(content.as_of), language), share: 1 },
    { label: own.revision, value: String(model.revision), share: 0.8 },
    { label: words.currency, value: company.baseCurrency, share: 0.7 },
  ]);
  drawFields(sheet, [
    { label: own.closedBy, value: content.by, share: 1.6 },
    { label: own.closedAt, value: instant(model.at, language), share: 1.2 },
    { label: own.device, value: content.device, share: 0.7 },
  ]);
  drawSeal(sheet, own, model);
  sheet.y += 12;
  drawChecks(sheet, own, model);
  sheet.y += 12;
  drawReopenings(sheet, own, model);
  sheet.y += 12;
  // The note stays with the totals.
  const below = 8 + sheet.wrap(own.verification, area.width, small).length * lineHeight(small);
  drawTrialBalance(sheet, own, model, below);
  sheet.y += 8;
  sheet.y += sheet.text(own.verification, { ...whole, y: sheet.y }, small);
  return sheet.finish();
}

/** Instants are printed in UTC and say so: near midnight the local day would be another one. */
const instant = (at: string, language: Language): string => `${formatDate(date(at.slice(0, 10)), language)}, ${at.slice(11, 16)} UTC`;

/** State of the log and hash of the trial balance, whole: they are compared character by character. */
function drawSeal(sheet: Sheet, own: ClosingTexts, { content }: CertificatePrint): void {
  drawFields(sheet, [{ label: own.headBefore(content.known_position), value: content.head_hash, share: 1 }], mono);
  drawFields(sheet, [{ label: own.trialBalanceHash, value: content.trial_balance_sha256, share: 1 }], mono);
}

function drawChecks(sheet: Sheet, own: ClosingTexts, { content }: CertificatePrint): void {
  drawTable(sheet, {
    title: own.checks,
    columns: [
      { title: own.check, align: 'left', width: 0, grows: true },
      { title: own.found, align: 'right', width: 60 },
      { title: own.outcome, align: 'left', width: 130 },
    ],
    rows: content.checks.map((check) => ({
      cells: [
        { text: own.checkNames[check.id] ?? check.id },
        { text: check.count === 0 ? '–' : String(check.count), isQuiet: check.count === 0 },
        { text: check.state === 'ok' ? own.inOrder : check.accepted ? own.accepted : check.state, isQuiet: check.state === 'ok' },
      ],
    })),
  });
}

function drawReopenings(sheet: Sheet, own: ClosingTexts, { content }: CertificatePrint): void {
  if (content.reopenings.length === 0) {
    sheet.makeRoom(lineHeight({ size: 9 }));
    sheet.y += sheet.text(own.neverReopened, { x: area.left, y: sheet.y, width: area.width }, { size: 9 });
    return;
  }
  drawTable(sheet, {
    title: own.reopenings,
    columns: [
      { title: own.when, align: 'left', width: 90 },
      { title: own.who, align: 'left', width: 90 },
      { title: own.why, align: 'left', width: 0, grows: true },
      { title: own.position, align: 'right', width: 50 },
    ],
    rows: content.reopenings.map(({ at, by, reason, position }) => ({
      cells: [{ text: instant(new Date(at).toISOString(), sheet.language) }, { text: by }, { text: reason }, { text: String(position) }],
    })),
  });
}

function drawTrialBalance(sheet: Sheet, own: ClosingTexts, { company, content, rows }: CertificatePrint, below: number): void {
  const { language } = sheet;
  const figure = (amount: string) => ({ text: formatDecimal(amount, language), isQuiet: !/[1-9]/.test(amount) });
  const none = '0';
  drawTable(sheet, {
    title: own.trialBalance(formatDate(date(content.as_of), language)),
    below,
    columns: [
      { title: own.account, align: 'left', width: 44 },
      { title: own.name, align: 'left', width: 0, grows: true },
      { title: own.debitTurnover, align: 'right', width: 76 },
      { title: own.creditTurnover, align: 'right', width: 76 },
      { title: own.debitBalance, align: 'right', width: 76 },
      { title: own.creditBalance, align: 'right', width: 76 },
    ],
    rows: [
      ...rows.map((row) => {
        const isCredit = row.balance.startsWith('-');
        const zero =
          row.balance
            .replace('-', '')
            .replace(/\d/g, '0')
            .replace(/^0+(?=0)/, '') || none;
        return {
          cells: [
            { text: row.accountCode },
            { text: row.names[language] ?? '' },
            figure(row.debitTurnover),
            figure(row.creditTurnover),
            figure(isCredit ? zero : row.balance),
            figure(isCredit ? row.balance.slice(1) : zero),
          ],
        };
      }),
      {
        kind: 'total' as const,
        cells: [
          { text: '' },
          { text: own.total(company.baseCurrency) },
          figure(content.debit),
          figure(content.credit),
          figure(content.debit_balance),
          figure(content.credit_balance),
        ],
      },
    ],
  });
}
