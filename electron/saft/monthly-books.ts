import { date, fromDayNumber, type LocalDate, parts, toDayNumber } from '../../shared/dates/local-date.ts';
import { firstDay, lastDay, type Period } from '../../shared/dates/period.ts';
import { isSaleKind, tradeKinds } from '../../shared/documents/kinds.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { memberStatesWithVat } from '../../shared/member-states/with-vat.ts';
import { minor } from '../../shared/money/minor.ts';
import { toNewCurrency } from '../../shared/rates/currency-change.ts';
import { nraAccountOf } from '../../shared/saft/nra-accounts.ts';
import { noParty, partyCode } from '../../shared/saft/party-code.ts';
import { noTax } from '../../shared/saft/tax-codes.ts';
import type {
  Account,
  Address,
  Company,
  Customer,
  Ownership,
  Party,
  Product,
  Records,
  Supplier,
  TaxInformation,
  Transaction,
  TransactionLine,
  YesNo,
} from '../../shared/saft/types.ts';
import { inForce, type TaxCode } from '../../shared/vat/tax-code.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { sqlList } from '../db/sql-list.ts';
import type { BatchHeader } from '../log/batch.ts';
import { type CompanyRow, inCurrencyOf, readCompany } from '../queries/company-row.ts';
import { numberOf } from '../queries/counterparties.ts';
import { balancesOf, euroAmount, foreignAmount } from './amounts.ts';
import { shortened } from './shortened.ts';
import { type TaxSide, vatInformation } from './tax-mapping.ts';

/** What the file asks and the books do not hold. Nothing of it is made up: what is not given is refused where the file demands it. */
export interface Declared {
  readonly createdOn: LocalDate;
  readonly softwareVersion: string;
  /** Region of the company, BG-01 to BG-28. */
  readonly region?: string | undefined;
  readonly addresses: Company['addresses'];
  readonly contacts: Company['contacts'];
  readonly bankAccounts: Company['bankAccounts'];
  readonly ownership: Ownership;
  /** Of a counterparty the books have no address of, by its id. */
  readonly partyOf?: (counterpartyId: string) => { readonly address: Address; readonly relatedParty: YesNo } | undefined;
}

export interface CounterpartyRow {
  readonly no: bigint;
  readonly id: string;
  readonly name: string;
  readonly tax_id: string;
  readonly country: string;
  readonly vat_payer: bigint;
  readonly is_customer: bigint;
  readonly is_supplier: bigint;
  readonly vat_number: string;
  readonly street: string;
  readonly town: string;
  readonly postal_code: string;
  readonly region: string;
  readonly related: bigint;
}

export interface LineRow {
  readonly position: bigint;
  readonly entry: Buffer;
  readonly day: bigint;
  readonly kind: string;
  readonly number: string;
  readonly memo: string;
  readonly document: string | null;
  readonly document_number: string | null;
  readonly document_kind: string | null;
  readonly supplier_number: string | null;
  readonly tax_day: bigint | null;
  readonly line_no: bigint;
  readonly base_minor: bigint;
  readonly account: string;
  readonly account_name: string;
  readonly currency: string | null;
  readonly scale: bigint | null;
  readonly quantity: bigint | null;
  readonly counterparty_no: bigint | null;
  readonly line_memo: string | null;
}

const lineColumns = `e.position, e.id AS entry, e.day, e.kind, e.number, e.memo, d.id AS document, d.number AS document_number, d.kind AS document_kind,
  d.supplier_number, d.tax_day, l.line_no, l.base_minor, a.code AS account, a.name_bg AS account_name, c.name AS currency, c.scale, x.quantity,
  x.counterparty_no, x.memo AS line_memo`;
const lineTables = `journal_entry e JOIN journal_line l ON l.position = e.position JOIN account a ON a.no = l.account_no
  LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no LEFT JOIN commodity c ON c.no = x.commodity_no
  LEFT JOIN document d ON d.position = e.document`;

/** What one month's file needs of the books. */
export class MonthlyBooks {
  readonly db: Db;
  readonly pack: JurisdictionPack;
  readonly period: Period;
  readonly first: number;
  readonly last: number;
  readonly #declared: Declared;
  readonly #counterparties = new Map<bigint, CounterpartyRow>();
  readonly #company: CompanyRow;
  #batch: { from: bigint; until: bigint; on: LocalDate } | undefined;

  constructor(db: Db, { pack, period, declared }: { pack: JurisdictionPack; period: Period; declared: Declared }) {
    this.db = db;
    this.pack = pack;
    this.period = period;
    this.first = toDayNumber(firstDay(period));
    this.last = toDayNumber(lastDay(period));
    this.#declared = declared;
    this.#company = readCompany(db);
    for (const row of db.all<CounterpartyRow>(
      `SELECT no, id, name, tax_id, country, vat_payer, is_customer, is_supplier, vat_number, street, town, postal_code, region, related
       FROM counterparty ORDER BY no`,
    ))
      this.#counterparties.set(row.no, row);
  }

  counterparty(no: bigint): CounterpartyRow {
    return this.#counterparties.get(no)!;
  }

  /** What the nomenclature calls an own account; the account itself where it calls it nothing, so that the check names it. */
  nraAccount(code: string): string {
    return nraAccountOf(code) ?? code;
  }

  /** An amount of one day, YYYYMMDD, in base currency of another. Minor units. */
  inCurrencyOf(value: bigint, of: bigint, on: bigint): bigint {
    return inCurrencyOf(this.#company, value, fromDayNumber(Number(of)), fromDayNumber(Number(on)));
  }

  /** Tax code in force on a day. */
  taxCode(code: string, on: LocalDate): TaxCode | undefined {
    return this.pack.taxCodes.find((each) => each.code === code && inForce(each, on));
  }

  /** One entry is one transaction; its position in the log names it for good, also where numbers of imported entries repeat. */
  transactionId(position: bigint): string {
    return String(position);
  }

  /** The party code of a counterparty. Who has no number gets one of ours: C and its number in the books. */
  partyCode(row: CounterpartyRow): string {
    const { no, tax_id: taxId, country, vat_payer: vatPayer } = row;
    const number = taxId.trim();
    if (country === 'BG' || country === '') {
      if (/^(\d{9}|\d{13})$/.test(number)) return partyCode({ kind: 'eik', number });
      if (/^\d{10}$/.test(number)) return partyCode({ kind: 'person', number });
      return partyCode({ kind: 'own', number: number === '' ? `C${no}` : number });
    }
    const prefix = country === 'GR' ? 'EL' : country;
    const bare = (text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
    const inVies = numberOf(row).trim();
    if (vatPayer === 1n && inVies !== '' && memberStatesWithVat.has(country))
      return partyCode({ kind: 'eu-vat', country: prefix, number: bare(inVies) });
    return number === ''
      ? partyCode({ kind: 'foreign-own', country, number: `C${no}` })
      : partyCode({ kind: 'foreign-tax', country, number: bare(number) });
  }

  /** Whether a line with a counterparty concerns a customer or a supplier: its account tells, and where it does not, what the counterparty is. */
  isCustomer(account: string, row: CounterpartyRow): boolean {
    if (account.startsWith('41')) return true;
    if (account.startsWith('40')) return false;
    return row.is_customer === 1n || row.is_supplier === 0n;
  }

  /** Postable accounts with their balances at the end of the day before the month and of its last day. */
  accounts(): Account[] {
    const rows = this.db.all<{ code: string; name_bg: string; normal_side: 'debit' | 'credit'; opening: bigint; closing: bigint }>(
      // What was carried over to the euro opens its first month.
      `SELECT a.code, a.name_bg, a.normal_side, coalesce(sum(l.base_minor) FILTER (WHERE l.day < ?1 OR l.position IN (
           SELECT position FROM journal_entry WHERE day = ?1 AND kind = 'conversion')), 0) AS opening,
         coalesce(sum(l.base_minor) FILTER (WHERE l.day <= ?2), 0) AS closing
       FROM account a LEFT JOIN journal_line l ON l.account_no = a.no WHERE a.postable = 1 GROUP BY a.no ORDER BY a.code`,
      this.first,
      this.last,
    );
    return rows.map((row) => ({
      accountId: this.nraAccount(row.code),
      accountDescription: shortened(row.name_bg, 256),
      taxpayerAccountId: row.code,
      accountType: row.normal_side === 'debit' ? 'Active' : 'Passive',
      ...balancesOf(row.opening, row.closing, row.normal_side),
    }));
  }

  customers(): Customer[] {
    return this.#partners(true).map(({ row, account, opening, closing }) => ({
      origin: row.id,
      party: this.#party(row),
      customerId: this.partyCode(row),
      accountId: this.nraAccount(account),
      ...balancesOf(opening, closing, 'debit'),
    }));
  }

  suppliers(): Supplier[] {
    return this.#partners(false).map(({ row, account, opening, closing }) => ({
      origin: row.id,
      party: this.#party(row),
      supplierId: this.partyCode(row),
      accountId: this.nraAccount(account),
      ...balancesOf(opening, closing, 'credit'),
    }));
  }

  /** Parties by settlement account, with what moved in the month or a balance at either end. */
  #partners(areCustomers: boolean) {
    const change = this.#company.baseChange;
    const rows = this.db.all<{ no: bigint; account: string; former: bigint; opening: bigint; closing: bigint; moved: bigint }>(
      `SELECT x.counterparty_no AS no, a.code AS account, coalesce(sum(l.base_minor) FILTER (WHERE l.day < ?3), 0) AS former,
         coalesce(sum(l.base_minor) FILTER (WHERE l.day < ?1 AND l.day >= ?3), 0) AS opening,
         coalesce(sum(l.base_minor) FILTER (WHERE l.day >= ?3), 0) AS closing, count(*) FILTER (WHERE l.day >= ?1) AS moved
       FROM line_detail x JOIN journal_line l ON l.position = x.position AND l.line_no = x.line_no JOIN account a ON a.no = l.account_no
       WHERE x.counterparty_no IS NOT NULL AND l.day <= ?2 GROUP BY 1, 2 ORDER BY 1, 2`,
      this.first,
      this.last,
      change ? toDayNumber(change.on) : 0,
    );
    const partners = rows
      // A balance in leva is converted in one sum; the documents it is made of, each by itself, may come to a cent more or less.
      .map(({ no, account, former, opening, closing, moved }) => {
        const carried = change ? toNewCurrency(change, former) : former;
        return { row: this.counterparty(no), account, moved, opening: opening + carried, closing: closing + carried };
      })
      .filter(({ row, account }) => this.isCustomer(account, row) === areCustomers)
      .filter(({ opening, closing, moved }) => opening !== 0n || closing !== 0n || moved > 0n)
      // Money paid at once has a party but no settlement: it stands with the usual account, where nothing is open.
      .map((each) => (each.account.startsWith('4') ? each : { ...each, account: this.#control(areCustomers), opening: 0n, closing: 0n }));
    const settled = new Set(partners.filter(({ opening, closing }) => opening !== 0n || closing !== 0n).map(keyOf));
    const seen = new Set<string>();
    return partners.filter((each) => {
      const key = keyOf(each);
      const isEmpty = each.opening === 0n && each.closing === 0n;
      if (seen.has(key) || (isEmpty && settled.has(key))) return false;
      seen.add(key);
      return true;
    });
  }

  #control(ofCustomers: boolean): string {
    return ofCustomers ? this.pack.roles.receivables : this.pack.roles.payables;
  }

  #party(row: CounterpartyRow): Party {
    return {
      registrationNumber: row.tax_id === '' ? this.partyCode(row).slice(2) : row.tax_id,
      name: shortened(row.name, 70),
      addresses: [this.addressOf(row)],
      relatedParty: row.related === 1n ? 'Y' : (this.#declared.partyOf?.(row.id)?.relatedParty ?? 'N'),
    };
  }

  /**
   * As the books have it now: what was added later is as good. Where no address is known the city is left empty, which the check refuses: nobody's
   * address is made up.
   */
  addressOf(row: CounterpartyRow): Address {
    const country = row.country === '' ? 'BG' : row.country;
    if (row.town === '') return this.#declared.partyOf?.(row.id)?.address ?? { city: '', country };
    return {
      ...(row.street !== '' && { streetName: row.street }),
      city: row.town,
      ...(row.postal_code !== '' && { postalCode: row.postal_code }),
      ...(row.region !== '' && { region: row.region }),
      country,
    };
  }

  /** There are no articles in the books: what a line is booked on stands for what was traded. */
  products(): Product[] {
    const rows = this.db.all<{ code: string; name_bg: string }>(
      `SELECT DISTINCT a.code, a.name_bg FROM document d JOIN document_line l ON l.position = d.position JOIN account a ON a.no = l.account_no
       WHERE d.kind IN (${sqlList(tradeKinds)}) AND d.day BETWEEN ? AND ? ORDER BY a.code`,
      this.first,
      this.last,
    );
    return rows.map(({ code, name_bg: name }) => ({
      productCode: code,
      description: shortened(name, 256),
      productCommodityCode: '0',
      uomBase: 'H87',
      uomStandard: 'H87',
      uomToUomBaseConversionFactor: '1',
    }));
  }

  /** Lines of one entry, in their order. */
  linesOf(position: bigint): LineRow[] {
    return this.db.all<LineRow>(`SELECT ${lineColumns} FROM ${lineTables} WHERE e.position = ? ORDER BY l.line_no`, position);
  }

  transactions(): Records<Transaction> {
    return {
      [Symbol.iterator]: () =>
        this.#entries(
          `SELECT ${lineColumns} FROM ${lineTables} WHERE e.day BETWEEN ? AND ? AND e.kind <> 'conversion' ORDER BY e.day, e.position, l.line_no`,
        ),
    };
  }

  *#entries(sql: string): Generator<Transaction> {
    let lines: LineRow[] = [];
    for (const row of this.db.iterate<LineRow>(sql, this.first, this.last)) {
      if (lines.length > 0 && lines[0]!.position !== row.position) {
        yield this.#transaction(lines);
        lines = [];
      }
      lines.push(row);
    }
    if (lines.length > 0) yield this.#transaction(lines);
  }

  #transaction(rows: readonly LineRow[]): Transaction {
    const entry = rows[0]!;
    const on = fromDayNumber(Number(entry.day));
    const [year, month] = parts(on);
    const parties = this.partiesOf(rows);
    return {
      origin: entry.document ?? blobToId(entry.entry),
      transactionId: this.transactionId(entry.position),
      period: month,
      periodYear: year,
      transactionDate: on,
      description: shortened(descriptionOf(entry), 256),
      systemEntryDate: this.#recordedOn(entry.position),
      glPostingDate: on,
      ...parties,
      // The number as printed, where it fits: the position is what names the transaction.
      ...(entry.number !== '' && entry.number.length <= 18 && { systemId: entry.number }),
      lines: this.lines(rows, parties),
    };
  }

  lines(rows: readonly LineRow[], parties: { customerId: string; supplierId: string }): TransactionLine[] {
    const taxes = this.#taxesOf(rows);
    return rows.map((row, index) => {
      const isDebit = row.base_minor >= 0n;
      const amount = this.amountOf(row);
      const source =
        row.document_kind && !isSaleKind(row.document_kind) && row.supplier_number !== '' ? row.supplier_number : row.document_number;
      return {
        recordId: `${row.position}-${row.line_no}`,
        accountId: this.nraAccount(row.account),
        taxpayerAccountId: row.account,
        ...(source !== null && source.length <= 35 && { sourceDocumentId: source }),
        ...(row.counterparty_no === null ? parties : this.partiesOf([row])),
        description: shortened(row.line_memo || descriptionOf(row), 256),
        ...(isDebit ? { debitAmount: amount } : { creditAmount: amount }),
        taxes: taxes.get(index) ?? [noTax],
      };
    });
  }

  /** A line's amount without its side. */
  amountOf({ base_minor: base, currency, scale, quantity }: LineRow) {
    const amount = minor(base < 0n ? -base : base);
    if (currency === null || currency === 'EUR' || quantity === null) return euroAmount(amount);
    return foreignAmount(amount, currency, minor(quantity < 0n ? -quantity : quantity), Number(scale));
  }

  partiesOf(rows: readonly LineRow[]): { customerId: string; supplierId: string } {
    const found = { customerId: noParty, supplierId: noParty };
    for (const { account, counterparty_no: no } of rows) {
      if (no === null) continue;
      const row = this.counterparty(no);
      const side = this.isCustomer(account, row) ? 'customerId' : 'supplierId';
      if (found[side] === noParty) found[side] = this.partyCode(row);
    }
    return found;
  }

  /** VAT by the line of its account. Base and tax have the sign of the line: positive on either side. */
  #taxesOf(rows: readonly LineRow[]): ReadonlyMap<number, TaxInformation[]> {
    const entry = rows[0]!;
    const months = [...new Set([entry.day, entry.tax_day ?? entry.day].map((day) => day / 100n))];
    const found = new Map<number, TaxInformation[]>();
    const ledger = months.flatMap((month) =>
      this.db.all<{ day: bigint; tax_code: string; direction: string; taxable_minor: bigint; vat_minor: bigint }>(
        'SELECT day, tax_code, direction, taxable_minor, vat_minor FROM vat_ledger WHERE month = ? AND position = ? ORDER BY line_no',
        month,
        entry.position,
      ),
    );
    for (const row of ledger) {
      const taxCode = this.taxCode(row.tax_code, fromDayNumber(Number(row.day)));
      if (!taxCode) continue;
      const sides: readonly TaxSide[] = row.direction === 'both' ? ['output', 'input'] : [row.direction as TaxSide];
      for (const side of sides) {
        const account = side === 'output' ? taxCode.outputAccount : taxCode.inputAccount;
        const index = rows.findIndex((line) => line.account === account);
        if (index < 0) continue;
        const isTurned = rows[index]!.base_minor > 0n === (side === 'output');
        const inEntry = (value: bigint) => this.inCurrencyOf(value, row.day, entry.day);
        const signed = (value: bigint) => minor(isTurned ? -inEntry(value) : inEntry(value));
        const information = vatInformation(taxCode, side, signed(row.taxable_minor), signed(row.vat_minor));
        if (information) found.set(index, [...(found.get(index) ?? []), information]);
      }
    }
    return found;
  }

  /** Of kinds that have no agreed place in the file's documents, and sales to nobody in particular: an invoice of the file names its customer. */
  onlyInLedger(): readonly { readonly kind: string; readonly number: string; readonly id: string }[] {
    return this.db.all(
      `SELECT kind, number, id FROM document WHERE day BETWEEN ? AND ? AND kind NOT IN ('payment-in', 'payment-out')
         AND (counterparty_no IS NULL OR kind NOT IN (${sqlList(tradeKinds)})) ORDER BY day, position`,
      this.first,
      this.last,
    );
  }

  /** Day of recording, in universal time. Entries of one batch have one moment. */
  #recordedOn(position: bigint): LocalDate {
    const known = this.#batch;
    if (known && position >= known.from && position < known.until) return known.on;
    const row = this.db.get<{ first_position: bigint; header: Buffer; next: bigint | null }>(
      `SELECT b.first_position, b.header, (SELECT min(n.first_position) FROM batch n WHERE n.first_position > b.first_position) AS next
       FROM batch b WHERE b.first_position <= ? ORDER BY b.first_position DESC LIMIT 1`,
      position,
    )!;
    const { wall } = JSON.parse(row.header.toString('utf8')) as BatchHeader;
    const on = date(new Date(wall).toISOString().slice(0, 10));
    this.#batch = { from: row.first_position, until: row.next ?? position + 1n, on };
    return on;
  }
}

const keyOf = ({ row, account }: { row: CounterpartyRow; account: string }): string => `${row.no} ${account}`;

const descriptionOf = ({ memo, document_number: document, number, account_name: account }: LineRow): string =>
  memo || document || number || account;
