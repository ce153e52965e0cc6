import { addMonths, readPeriod } from '../../dates/period.ts';
import { checkTaxId, isEgn, isLnch } from '../../jurisdictions/bg/tax-id.ts';
import { abs, divRound } from '../../money/minor.ts';
import { isBulgarianVatNumber, isEuVatNumber, isForeignEuVatNumber } from '../eu-vat-number.ts';
import { textOf } from '../fixed-width/layout.ts';
import { amountText, type CheckContext, type CheckedRow, returnPlace } from './check-context.ts';
import { documentType } from './document-types.ts';
import { filePlace, type Remark, remark } from './findings.ts';
import { componentFields } from './return-cells.ts';
import { specialCode } from './special-codes.ts';

/** Number of who has none: foreign, and not registered in a member state. */
export const noNumberAbroad = '9'.repeat(15);

/** BG-VAT-6: the type is on the official list, in force, and allowed in the ledger. */
export function checkDocumentTypes({ rows }: CheckContext): Remark[] {
  return rows.flatMap((row) => {
    const type = documentType(row.documentType);
    const params = { documentType: row.documentType };
    if (!type) return [remark('DOCUMENT_TYPE_UNKNOWN', row.place, params)];
    if (type.lapsed) return [remark('DOCUMENT_TYPE_LAPSED', row.place, params)];
    if (type[row.side] === 'no') return [remark('DOCUMENT_TYPE_NOT_ALLOWED', row.place, params)];
    return type[row.side] === 'unconfirmed' ? [remark('DOCUMENT_TYPE_UNCONFIRMED', row.place, params, 'warning')] : [];
  });
}

/** BG-VAT-7: invoices and notes have ten digits. */
export function checkTenDigits({ rows }: CheckContext): Remark[] {
  return rows
    .filter((row) => documentType(row.documentType)?.tenDigits && !/^\d{10}$/.test(row.number))
    .map((row) => remark('NUMBER_NOT_TEN_DIGITS', row.place, { number: row.number }));
}

/** Sums receipts: nobody in particular receives it. */
const isReportOfSales = (code: string): boolean => code === '81' || code === '82';

/**
 * BG-VAT-8: numbers of persons are possible ones. The number of a recipient may be blank (cash sales, and people without one), but not that of a
 * person registered for VAT. @source bulgaria.md 2.2
 */
export function checkNumbers({ records, rows, ownNumber }: CheckContext): Remark[] {
  const remarks: Remark[] = [];
  if (!isBulgarianVatNumber(ownNumber)) remarks.push(remark('OWN_NUMBER_INVALID', returnPlace, { identifier: ownNumber }));
  if (records.vies) {
    const id = textOf(records.vies.signer, 'id');
    if (!isEgn(id) && !isLnch(id)) remarks.push(remark('SUBMITTER_NUMBER_INVALID', filePlace('VIES.TXT', 2), {}));
  }
  for (const { side, place, documentType: type, identifier, name, isVatPayer } of rows) {
    if (identifier === '') {
      // Sales to nobody in particular have none; a purchase always has a supplier.
      if (side === 'purchases') remarks.push(remark('PARTNER_NUMBER_MISSING', place, {}, 'warning'));
      else if (isVatPayer && !isReportOfSales(type)) remarks.push(remark('VAT_PAYER_NUMBER_MISSING', place, { name }));
      continue;
    }
    if (!isPartnerNumber(identifier)) remarks.push(remark('PARTNER_NUMBER_INVALID', place, { identifier: masked(identifier) }));
    if (name === '') remarks.push(remark('PARTNER_NAME_MISSING', place, { identifier: masked(identifier) }));
  }
  return remarks;
}

const isPartnerNumber = (text: string): boolean =>
  text === noNumberAbroad || (/^\d+$/.test(text) ? checkTaxId(text).ok : isEuVatNumber(text));

/** Ten digits may be a person's: a list shows their end only. */
const masked = (identifier: string): string => (/^\d{10}$/.test(identifier) ? `******${identifier.slice(-4)}` : identifier);

const creditFields = ['03-31', '03-41', '03-32', '03-42'] as const;

/**
 * BG-VAT-9: no document is dated after the period, and tax is deducted in the period of the document or one of the twelve after it. What takes a
 * credit back is not late.
 * @source ЗДДС Art. 72
 */
export function checkDates({ rows, period }: CheckContext): Remark[] {
  return rows.flatMap(({ side, place, date, amount }) => {
    const month = readPeriod(date.slice(0, 7));
    if (month === undefined) return [remark('VALUE_UNREADABLE', place, { field: side === 'sales' ? '02-06' : '03-07', found: date })];
    if (month > period) return [remark('DATED_AFTER_PERIOD', place, { date, period })];
    const lastPeriod = addMonths(month, 12);
    const late = side === 'purchases' && period > lastPeriod && creditFields.some((field) => amount(field) > 0n);
    return late ? [remark('CREDIT_TOO_LATE', place, { date, lastPeriod })] : [];
  });
}

/** BG-VAT-11: the amounts of a record are all positive or all negative; a credit note takes away. */
export function checkSigns({ rows }: CheckContext): Remark[] {
  return rows.flatMap(({ side, place, documentType: code, amount }) => {
    const amounts = componentFields[side].map(amount);
    const [positive, negative] = [amounts.some((each) => each > 0n), amounts.some((each) => each < 0n)];
    if (positive && negative) return [remark('MIXED_SIGNS', place, {})];
    return positive && documentType(code)?.creditNote ? [remark('CREDIT_NOTE_POSITIVE', place, { documentType: code }, 'warning')] : [];
  });
}

/** BG-VAT-12: a document of a supplier stands in the purchase ledgers once. */
export function checkTwice({ rows, earlierPurchases, period }: CheckContext): Remark[] {
  const seen = new Map<string, string>();
  const key = (each: { identifier: string; documentType: string; number: string; date: string }) =>
    [each.identifier, each.documentType, each.number, each.date].join('\n');
  for (const each of earlierPurchases) seen.set(key(each), each.period);
  const remarks: Remark[] = [];
  for (const row of rows.filter(({ side }) => side === 'purchases')) {
    const first = seen.get(key(row));
    if (first !== undefined) remarks.push(remark('DOCUMENT_TWICE', row.place, { number: row.number, period: first }));
    else seen.set(key(row), period);
  }
  return remarks;
}

/** Tax, the bases it may be charged on, and the rates in percent that apply to them. */
const taxedFields: Readonly<
  Record<CheckedRow['side'], readonly { tax: string; bases: readonly (readonly string[])[]; rates: readonly bigint[] }[]>
> = {
  sales: [
    { tax: '02-21', bases: [['02-11']], rates: [20n] },
    { tax: '02-22', bases: [['02-12', '02-26']], rates: [20n, 9n] },
    { tax: '02-24', bases: [['02-13']], rates: [9n] },
  ],
  purchases: [
    { tax: '03-41', bases: [['03-31'], ['03-31', '03-44']], rates: [20n, 9n] },
    { tax: '03-42', bases: [['03-32']], rates: [20n, 9n] },
  ],
};

/** A report of sales sums many receipts, each with a tax rounded by itself. */
const allowedDeviation = (code: string): bigint => (isReportOfSales(code) ? 100n : 1n);

/** BG-VAT-13: the tax is what a rate makes of its base, but for a cent. A document with both rates on purchases is named too: it may be right. */
export function checkTax({ rows }: CheckContext): Remark[] {
  return rows.flatMap(({ side, place, documentType: code, amount }) =>
    taxedFields[side].flatMap(({ tax, bases, rates }) => {
      const found = amount(tax);
      const sums = [...new Set(bases.map((fields) => fields.reduce((total, field) => total + amount(field), 0n)))];
      const possible = sums.flatMap((base) => rates.map((rate) => divRound(base * rate, 100n)));
      if (possible.some((expected) => abs(found - expected) <= allowedDeviation(code))) return [];
      const base = sums.at(-1) ?? 0n;
      const expected = rates.map((rate) => amountText(divRound(base * rate, 100n))).join(' / ');
      return [remark('TAX_DEVIATES', place, { field: tax, base: amountText(base), found: amountText(found), expected })];
    }),
  );
}

/** BG-VAT-14: supplies that go to the recapitulative statement have a buyer registered in another member state. */
export function checkEuNumbers({ records, rows }: CheckContext): Remark[] {
  const remarks: Remark[] = [];
  const named = new Set<string>();
  for (const { side, place, identifier, amount } of rows) {
    if (side !== 'sales' || isForeignEuVatNumber(identifier)) continue;
    for (const field of ['02-15', '02-17', '02-25'].filter((each) => amount(each) !== 0n)) {
      named.add(identifier);
      remarks.push(remark('EU_NUMBER_REQUIRED', place, { field, identifier: masked(identifier) }));
    }
  }
  for (const [index, line] of (records.vies?.lines ?? []).entries()) {
    const identifier = textOf(line, 'vatNumber');
    if (!isForeignEuVatNumber(identifier) && !named.has(identifier))
      remarks.push(remark('EU_NUMBER_REQUIRED', filePlace('VIES.TXT', index + 5), { field: 'VIES', identifier: masked(identifier) }));
  }
  return remarks;
}

/** BG-VAT-15: a special code belongs to the ledger and to a measure in force on the date of the document. */
export function checkSpecialCodes({ rows }: CheckContext): Remark[] {
  return rows.flatMap(({ side, place, specialCode: code, date }) => {
    if (code === '') return [];
    const known = specialCode(code);
    if (!known?.ledgers.includes(side)) return [remark('SPECIAL_CODE_NOT_ALLOWED', place, { specialCode: code })];
    return known.until !== null && date > known.until
      ? [remark('SPECIAL_CODE_ENDED', place, { specialCode: code, until: known.until })]
      : [];
  });
}

/** BG-VAT-16: call-off stock sent abroad belongs in a section of VIES.TXT whose layout is not known. Refused: a file without it would be wrong. */
export function checkCallOff({ rows }: CheckContext): Remark[] {
  return rows
    .filter(({ side, documentType: type, specialCode: code }) => {
      const known = specialCode(code);
      return side === 'sales' && (type === '04' || (known?.callOff && known.ledgers.includes('sales')));
    })
    .map(({ place }) => remark('CALL_OFF_NOT_WRITTEN', place, {}));
}

/** BG-VAT-17: the columns of the final buyer of a triangular operation are unconfirmed. */
export function checkTriangular({ rows }: CheckContext): Remark[] {
  return rows
    .filter(({ side, amount }) => side === 'purchases' && amount('03-44') !== 0n)
    .map(({ place }) => remark('TRIANGULAR_UNCONFIRMED', place, {}));
}
