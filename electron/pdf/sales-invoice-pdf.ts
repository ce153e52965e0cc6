import { assert } from '../../shared/assert.ts';
import type { TaxCodeInfo } from '../../shared/contracts/accounts.ts';
import type { CompanyInfo } from '../../shared/contracts/company.ts';
import type { DocumentInfo } from '../../shared/contracts/documents.ts';
import { formatDate } from '../../shared/dates/format.ts';
import { isOneOf, printableKinds } from '../../shared/documents/kinds.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { TaxCode } from '../../shared/vat/tax-code.ts';
import { area, ink, lineHeight, Sheet, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { drawTable, type Row } from './table.ts';
import { texts } from './texts.ts';

export interface SalesInvoicePrint {
  readonly company: Pick<CompanyInfo, 'name' | 'taxId' | 'baseCurrency'> & { readonly address?: string };
  /** Numbers under which both sides are registered for VAT, where the country has such numbers. */
  readonly vatNumbers?: { readonly seller?: string; readonly buyer?: string };
  readonly document: DocumentInfo;
  /** Null on a retail sale without a named buyer. */
  readonly counterparty: { readonly name: string; readonly taxId: string; readonly country: string; readonly address?: string } | null;
  /** Names for the totals by tax code; a code that is not among them is printed alone. */
  readonly taxCodes?: readonly (Pick<TaxCodeInfo, 'code' | 'names'> & Pick<TaxCode, 'recapitulative'>)[];
}

const small: TextStyle = { size: 7, colour: ink.quiet };

/**
 * A sales invoice or a sales credit note on A4, PDF bytes, amounts in the document's currency as the model gives them. The file is dated as the
 * document. Equal model and language give equal bytes. Payments and later corrections are not printed: the paper says what was issued.
 * Throws BrokenInvariant for another kind of document, and when the lines don't add up to the document's totals.
 */
export function salesInvoicePdf(model: SalesInvoicePrint, language: Language): Uint8Array {
  const { company, document } = model;
  assert(isOneOf(printableKinds, document.kind), 'only sales invoices and the notes to them have this form');
  const words = texts[language];
  const title = { 'sales-invoice': words.invoice, 'sales-credit-note': words.creditNote, 'sales-debit-note': words.debitNote }[
    document.kind
  ];
  const sheet = new Sheet({
    language,
    title: `${title} ${document.number}`,
    subject: `${document.uid} ${document.id} ${document.position}`,
    date: document.date,
    head: [`${title} ${document.number}`, `${formatDate(document.date, language)} · ${company.name}`],
    foot: {
      firstLeft: `${company.name} · ${title} ${document.number}`,
      second: [`${document.uid}, ${words.logPosition} ${document.position}`, ''],
    },
  });
  drawHeading(sheet, document, title);
  drawParties(sheet, model);
  sheet.y += 8;
  drawDates(sheet, model);
  drawCorrection(sheet, document);
  sheet.y += 12;
  sheet.y += sheet.text(words.amountsIn(document.currency), { x: area.left, y: sheet.y, width: area.width, align: 'right' }, small) + 3;
  drawLines(sheet, model);
  drawTotal(sheet, document);
  // Words the law wants on it. @source ЗДДС 114, 151в (Bulgaria); Directive 2006/112/EC 226(11a)
  if (buyerOwes(model)) drawNote(sheet, words.reverseCharge);
  if (document.cashVat) drawNote(sheet, words.cashAccounting);
  if (document.memo !== '') drawNote(sheet, `${words.note}: ${document.memo}`);
  return sheet.finish();
}

function drawHeading(sheet: Sheet, document: DocumentInfo, title: string): void {
  const half = area.width / 2;
  const top = sheet.y;
  sheet.text(title, { x: area.left, y: top, width: half }, { size: 19, weight: 'semibold' }, { name: 'H1' });
  const right = { x: area.left + half, width: half, align: 'right' as const };
  const number: TextStyle = { size: 13, weight: 'semibold' };
  const used = sheet.text(`${texts[sheet.language].numberSign} ${document.number}`, { ...right, y: top + 1 }, number);
  const under = sheet.text(`UID ${document.uid}`, { ...right, y: top + 1 + used }, { size: 8, colour: ink.quiet });
  sheet.y += Math.max(26, used + under) + 11;
}

/** Seller on the left, buyer on the right, in boxes of one height. */
function drawParties(sheet: Sheet, { company, document, counterparty, vatNumbers }: SalesInvoicePrint): void {
  const words = texts[sheet.language];
  const vatNumber = (number: string | undefined) => (number === undefined ? [] : [`${words.vatNumber}: ${number}`]);
  const parties = [
    {
      label: words.seller,
      name: company.name,
      details: [`${words.taxId}: ${company.taxId || '—'}`, ...vatNumber(vatNumbers?.seller), ...(company.address ? [company.address] : [])],
    },
    {
      label: words.buyer,
      name: counterparty?.name || document.counterparty || '—',
      details: [
        `${words.taxId}: ${counterparty?.taxId || '—'}`,
        ...vatNumber(vatNumbers?.buyer),
        ...(counterparty?.address ? [counterparty.address] : []),
        ...(counterparty ? [`${words.country}: ${counterparty.country}`] : []),
      ],
    },
  ];
  const name: TextStyle = { size: 10.5, weight: 'semibold' };
  const detail: TextStyle = { size: 8.5 };
  const label: TextStyle = { size: 6.5, colour: ink.quiet };
  const gap = 12;
  const width = (area.width - gap) / 2;
  const inner = width - 16;
  const names = parties.map((party) => sheet.wrap(party.name, inner, name));
  const nameHeight = Math.max(...names.map((lines) => lines.length)) * lineHeight(name);
  // An address may take more than a line.
  const linesOf = (details: readonly string[]) => details.reduce((sum, line) => sum + sheet.wrap(line, inner, detail).length, 0);
  const detailHeight = Math.max(...parties.map((party) => linesOf(party.details))) * lineHeight(detail);
  const height = 5 + lineHeight(label) + 2 + nameHeight + 2 + detailHeight + 5;
  const top = sheet.y;
  for (const [index, party] of parties.entries()) {
    const left = area.left + index * (width + gap);
    sheet.decoration(() => sheet.box(left, top, width, height, { stroke: ink.line }));
    const element = sheet.element('Div');
    let y = top + 5;
    const place = { x: left + 8, width: inner };
    y += sheet.text(party.label, { ...place, y }, label, { parent: element }) + 2;
    sheet.lines(names[index]!, { ...place, y }, name, { parent: element });
    y += names[index]!.length * lineHeight(name) + 2;
    for (const line of party.details) y += sheet.text(line, { ...place, y }, detail, { parent: element });
  }
  sheet.y += height;
}

/** Services and triangular supplies to taxable persons of other member states: the tax is theirs to pay, and the invoice has to say so. */
const buyerOwes = ({ document, taxCodes = [] }: SalesInvoicePrint): boolean =>
  document.lines.some(({ taxCode }) =>
    taxCodes.some(({ code, recapitulative }) => code === taxCode && (recapitulative === 'services' || recapitulative === 'triangular')),
  );

function drawDates(sheet: Sheet, { company, document }: SalesInvoicePrint): void {
  const { language } = sheet;
  const words = texts[language];
  const isForeign = document.currency !== company.baseCurrency;
  drawFields(sheet, [
    { label: words.date, value: formatDate(document.date, language), share: 1 },
    { label: words.taxPoint, value: formatDate(document.taxPoint, language), share: 1 },
    ...(document.saleNumber ? [{ label: words.saleNumber, value: document.saleNumber, share: 1.7 }] : []),
    ...(document.dueDate ? [{ label: words.paymentDue, value: formatDate(document.dueDate, language), share: 1 }] : []),
    { label: words.currency, value: document.currency, share: 0.7 },
    ...(isForeign
      ? [
          {
            label: words.exchangeRate,
            value: `1 ${document.currency} = ${formatDecimal(document.rate, language)} ${company.baseCurrency}`,
            share: 1.7,
          },
        ]
      : []),
  ]);
}

function drawCorrection(sheet: Sheet, document: DocumentInfo): void {
  if (!document.corrects && document.reason === null) return;
  const words = texts[sheet.language];
  // Number and date. @source ЗДДС 115 (Bulgaria)
  const corrected = document.corrects
    ? `${words.numberSign} ${document.corrects.number} · ${formatDate(document.corrects.date, sheet.language)}`
    : '—';
  const reason = document.reason === null ? '—' : (words.reasons[document.reason] ?? document.reason);
  drawFields(sheet, [
    { label: words.corrects, value: corrected, share: 1.6 },
    { label: words.reason, value: reason, share: 2 },
  ]);
}

function drawLines(sheet: Sheet, { document, taxCodes = [] }: SalesInvoicePrint): void {
  const { language } = sheet;
  const words = texts[language];
  const amount = (text: string) => ({ text: formatDecimal(text, language) });
  const lines = document.lines.map(
    (line, index): Row => ({
      cells: [
        { text: String(index + 1) },
        { text: line.description },
        amount(line.quantity),
        amount(line.unitPrice),
        { text: line.taxCode },
        amount(line.net),
        amount(line.vat),
        amount(line.gross),
      ],
    }),
  );
  const subtotals = totalsByTaxCode(document).map((group): Row => {
    const name = taxCodes.find((taxCode) => taxCode.code === group.taxCode)?.names[language] ?? '';
    return {
      kind: 'subtotal',
      cells: [
        null,
        { text: name || `${words.total}, ${group.taxCode}` },
        null,
        null,
        { text: group.taxCode },
        amount(group.net),
        amount(group.vat),
        amount(group.gross),
      ],
    };
  });
  const total: Row = {
    kind: 'total',
    cells: [null, { text: words.total }, null, null, null, amount(document.net), amount(document.vat), amount(document.gross)],
  };
  drawTable(sheet, {
    columns: [
      { title: words.numberSign, align: 'right', width: 22 },
      { title: words.description, align: 'left', width: 0, grows: true },
      { title: words.quantity, align: 'decimal', width: 50 },
      { title: document.pricesIncludeVat ? words.unitPriceWithVat : words.unitPrice, align: 'decimal', width: 56 },
      { title: words.taxCode, align: 'left', width: 42 },
      { title: words.net, align: 'right', width: 64 },
      { title: words.vat, align: 'right', width: 56 },
      { title: words.gross, align: 'right', width: 64 },
    ],
    rows: [...lines, ...subtotals, total],
    below: totalHeight,
  });
}

interface TaxCodeTotal {
  readonly taxCode: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

/**
 * The lines' printed amounts added up by tax code, in the order the codes first appear. Nothing is rounded or taxed here. Throws BrokenInvariant
 * when the sums differ from the document's totals by as little as one minor unit: such a paper must not leave the house.
 */
function totalsByTaxCode(document: DocumentInfo): TaxCodeTotal[] {
  const scale = document.gross.split('.')[1]?.length ?? 0;
  const add = (lines: DocumentInfo['lines'], column: 'net' | 'vat' | 'gross'): bigint =>
    lines.reduce((sum, line) => sum + decimal(line[column], scale), 0n);
  for (const column of ['net', 'vat', 'gross'] as const) {
    assert(add(document.lines, column) === decimal(document[column], scale), `lines of the document differ from its total: ${column}`);
  }
  return [...Map.groupBy(document.lines, (line) => line.taxCode)].map(([taxCode, lines]) => ({
    taxCode,
    net: writeDecimal(add(lines, 'net'), scale),
    vat: writeDecimal(add(lines, 'vat'), scale),
    gross: writeDecimal(add(lines, 'gross'), scale),
  }));
}

const totalStyle: TextStyle = { size: 13, weight: 'semibold' };
const totalHeight = 10 + lineHeight(totalStyle) + 6;

/** The amount the reader looks for first, once more and large. The table has kept its place free. */
function drawTotal(sheet: Sheet, document: DocumentInfo): void {
  const label: TextStyle = { size: 9, colour: ink.quiet };
  const amount = `${formatDecimal(document.gross, sheet.language)} ${document.currency}`;
  sheet.y += 10;
  const amountWidth = sheet.measure(amount, totalStyle);
  const total = sheet.element('Div');
  const words = texts[sheet.language];
  sheet.text(words.totalWithVat, { x: area.left, y: sheet.y + 4, width: area.width - amountWidth - 12 - 5, align: 'right' }, label, {
    parent: total,
  });
  sheet.text(amount, { x: area.left, y: sheet.y, width: area.width - 5, align: 'right' }, totalStyle, { parent: total });
  sheet.y += lineHeight(totalStyle) + 6;
}

function drawNote(sheet: Sheet, note: string): void {
  const style: TextStyle = { size: 8.5 };
  const lines = sheet.wrap(note, area.width, style);
  sheet.makeRoom(lines.length * lineHeight(style) + 6);
  sheet.y += 6;
  sheet.y += sheet.lines(lines, { x: area.left, y: sheet.y, width: area.width }, style);
}
