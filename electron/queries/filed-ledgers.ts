import { lastDay, monthNumber, type Period } from '../../shared/dates/period.ts';
import type { LedgerRow } from '../../shared/declarations/ledger-row.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import type { LedgerPlace, TaxCode } from '../../shared/vat/tax-code.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { type CompanyRow, readCompany } from './company-row.ts';
import { fieldAt, numberOf } from './counterparties.ts';

interface Row {
  readonly position: bigint;
  readonly entry: Buffer;
  readonly entry_number: string;
  readonly entry_day: bigint;
  readonly document: string | null;
  readonly document_position: bigint | null;
  readonly kind: string | null;
  readonly number: string | null;
  readonly supplier_number: string | null;
  readonly day: bigint | null;
  readonly memo: string;
  readonly type: string | null;
  readonly protocol_number: string | null;
  readonly protocol_day: bigint | null;
  readonly branch_no: bigint | null;
  readonly party: string | null;
  readonly tax_id: string | null;
  readonly vat_number: string | null;
  readonly country: string | null;
  readonly vat_payer: bigint | null;
  readonly subject: string | null;
  readonly tax_code: string;
  readonly direction: 'output' | 'input' | 'both';
  readonly taxable_minor: bigint;
  readonly vat_minor: bigint;
}

const select = `SELECT v.position, e.id AS entry, e.number AS entry_number, e.day AS entry_day, d.id AS document, d.position AS document_position, d.kind, d.number,
    d.supplier_number, d.day, coalesce(nullif(d.memo, ''), e.memo) AS memo, t.type, t.protocol_number, t.protocol_day, b.branch_no,
    ${fieldAt('name', '?2')} AS party, ${fieldAt('tax_id', '?2')} AS tax_id, ${fieldAt('country', '?2')} AS country,
    ${fieldAt('vat_number', '?2')} AS vat_number, ${fieldAt('vat_payer', '?2')} AS vat_payer,
    (SELECT nullif(l.description, '') FROM document_line l WHERE l.position = d.position ORDER BY l.line_no LIMIT 1) AS subject,
    v.tax_code, v.direction, v.taxable_minor, v.vat_minor
  FROM vat_ledger v JOIN journal_entry e ON e.position = v.position LEFT JOIN journal_entry o ON o.position = e.reverses
  LEFT JOIN document d ON d.position = coalesce(e.document, o.document) LEFT JOIN document_tax t ON t.position = d.position
  LEFT JOIN posted_branch b ON b.position = d.position LEFT JOIN counterparty c ON c.no = d.counterparty_no
  WHERE v.month = ?1 AND v.position <= ?2 ORDER BY coalesce(d.position, v.position), v.position, v.line_no`;

type Side = LedgerRow['side'];

interface Open {
  readonly row: Row;
  readonly side: Side;
  readonly isProtocol: boolean;
  readonly fields: Map<string, bigint>;
  specialCode: string | undefined;
  exemptIntraCommunity: bigint;
}

/**
 * The purchase and sales ledgers of a month as they are filed: a row a document, its amounts in the fields its tax codes name. Minor units of the
 * currency of the books. Who charges himself stands in both ledgers with his protocol. A document that was cancelled in its month keeps a row without
 * amounts. In order of date, type and number.
 * @source ППЗДДС Annexes 10 to 12 (Bulgaria)
 */
export function filedLedgers(db: Db, pack: JurisdictionPack, period: Period, position = Number.MAX_SAFE_INTEGER): LedgerRow[] {
  const company = readCompany(db);
  const codes = new Map<string, TaxCode>(pack.taxCodes.map((code) => [code.code, code]));
  const open = new Map<string, Open>();
  const openRow = (side: Side, isProtocol: boolean, row: Row): Open => {
    const key = `${row.document_position ?? row.position} ${side} ${isProtocol}`;
    let found = open.get(key);
    if (!found) {
      found = { row, side, isProtocol, fields: new Map(), specialCode: undefined, exemptIntraCommunity: 0n };
      open.set(key, found);
    }
    return found;
  };
  const enter = (side: Side, isProtocol: boolean, row: Row, place: LedgerPlace): void => {
    const { fields } = openRow(side, isProtocol, row);
    const add = (field: string | undefined, minor: bigint) => field !== undefined && fields.set(field, (fields.get(field) ?? 0n) + minor);
    add(place.base, row.taxable_minor);
    add(place.tax, row.vat_minor);
    add(place.gross, row.taxable_minor + row.vat_minor);
    if (place.specialCode !== undefined) openRow(side, isProtocol, row).specialCode = place.specialCode;
  };
  for (const row of db.all<Row>(select, monthNumber(period), position)) {
    const code = codes.get(row.tax_code);
    const isProtocol = code?.protocol === true;
    const { sales, purchases } = code?.ledger ?? {};
    if (sales) enter('sales', isProtocol, row, sales);
    if (code?.recapitulative === 'goods' && sales?.base === '02-19')
      openRow('sales', isProtocol, row).exemptIntraCommunity += row.taxable_minor;
    if (purchases) enter('purchases', isProtocol, row, purchases);
    // Goods the law lists come with an invoice of the supplier that names no tax: it stands beside the protocol, without amounts. @source ЗДДС 163а
    if (isProtocol && purchases?.specialCode !== undefined) enter('purchases', false, row, { specialCode: purchases.specialCode });
  }
  const rows = [...open.values()].map((one) => describe(pack, company, one));
  return [...rows, ...correctionRows(db, pack, company, period, position)].sort(byDateTypeNumber);
}

/**
 * A yearly correction of credit is entered in its cell, and the cell is the sum of its field: it has a row of its own in the purchase ledger. That its
 * document is one of the company's own, named after the article, is a product rule. @source ЗДДС Art. 73(8); ППЗДДС Annex 12, field 03-43
 */
function correctionRows(
  db: Db,
  pack: JurisdictionPack,
  company: Pick<CompanyRow, 'name' | 'taxId' | 'vatPayer'>,
  period: Period,
  position: number,
): LedgerRow[] {
  return (pack.vatReturn.creditCorrections ?? []).flatMap((cell): LedgerRow[] => {
    const entered = db.get<{ amount_minor: bigint }>(
      'SELECT amount_minor FROM vat_entered WHERE month = ? AND cell = ? AND position <= ? ORDER BY position DESC LIMIT 1',
      monthNumber(period),
      cell,
      position,
    );
    if (!entered || entered.amount_minor === 0n) return [];
    const party = { taxId: company.taxId, country: pack.code, vatPayer: company.vatPayer };
    return [
      {
        side: 'purchases',
        branch: 0,
        documentType: pack.documentTypeOf?.protocol ?? '',
        number: `чл. 73 - ${period}`,
        date: lastDay(period),
        partner: { identifier: pack.filedIdentifier?.(party) ?? company.taxId, name: company.name },
        subject: 'Корекция по чл. 73, ал. 8',
        fields: { [`03-${cell.slice(0, cell.lastIndexOf('.'))}`]: entered.amount_minor },
        documentId: null,
        entryId: null,
      },
    ];
  });
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDateTypeNumber = (a: LedgerRow, b: LedgerRow): number =>
  inOrder(a.side, b.side) || inOrder(a.date, b.date) || inOrder(a.documentType, b.documentType) || inOrder(a.number, b.number);

function describe(
  pack: JurisdictionPack,
  company: Pick<CompanyRow, 'name' | 'taxId' | 'vatPayer'>,
  { row, side, isProtocol, fields, specialCode, exemptIntraCommunity }: Open,
): LedgerRow {
  // What a company charges itself names the company.
  const party =
    row.party !== null
      ? {
          name: row.party,
          taxId: numberOf({ tax_id: row.tax_id ?? '', vat_number: row.vat_number ?? '', vat_payer: row.vat_payer ?? 0n }),
          country: row.country ?? '',
          vatPayer: row.vat_payer === 1n,
        }
      : isProtocol
        ? { ...company, country: pack.code }
        : undefined;
  // A customs declaration has the number customs gave it, in both ledgers.
  const isPurchase = (side === 'purchases' && !isProtocol) || row.kind === 'import-declaration';
  return {
    side,
    branch: Number(row.branch_no ?? 0n),
    documentType: isProtocol ? (pack.documentTypeOf?.protocol ?? '') : (row.type ?? ''),
    number: isProtocol
      ? (row.protocol_number ?? row.number ?? row.entry_number)
      : isPurchase
        ? row.supplier_number || (row.number ?? row.entry_number)
        : (row.number ?? row.entry_number),
    date: dateOfDay((isProtocol ? row.protocol_day : null) ?? row.day ?? row.entry_day),
    partner: {
      identifier: party ? (pack.filedIdentifier?.(party) ?? party.taxId) : '',
      name: party?.name ?? '',
      ...(party?.vatPayer ? { isVatPayer: true } : {}),
    },
    subject: row.subject ?? row.memo,
    fields: Object.fromEntries([...fields].sort(([a], [b]) => inOrder(a, b))),
    ...(specialCode === undefined ? {} : { specialCode }),
    ...(exemptIntraCommunity === 0n ? {} : { exemptIntraCommunity }),
    documentId: row.document,
    entryId: blobToId(row.entry),
  };
}

/** How many rows each ledger of the month has. */
export function countLedgerRows(db: Db, pack: JurisdictionPack, period: Period, position?: number): { sales: number; purchases: number } {
  const rows = filedLedgers(db, pack, period, position);
  const sales = rows.filter(({ side }) => side === 'sales').length;
  return { sales, purchases: rows.length - sales };
}
