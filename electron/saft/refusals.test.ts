import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rejection, Result } from '../../shared/result.ts';
import type { Facets } from '../../shared/saft/element.ts';
import type { AuditFile } from '../../shared/saft/types.ts';
import { euro, smallMonth, smallStock, smallYear } from '../../test/support/audit-file.ts';
import { sentence } from '../cli/messages.ts';
import { fault } from './check.ts';
import { documentOf, nothingCounted } from './document.ts';
import { checkAuditFile } from './export.ts';
import { bgSaft } from './schema.texts.ts';
import { auditFileChunks } from './write.ts';
import { Xsd } from './xsd.ts';

const xsd = new Xsd(bgSaft);

/** What the official schema says of data that nobody checked. */
function judged(file: AuditFile) {
  const { structure, data } = documentOf(file, nothingCounted);
  return xsd.faults(Buffer.concat([...auditFileChunks(structure, data)]));
}

const rejectionsOf = (result: Result<unknown>): readonly Rejection[] => (result.ok ? [] : result.rejections);

/** A copy with one property changed; undefined takes it out. */
function changed(file: AuditFile, path: string, value: unknown): AuditFile {
  const copy = copyOf(file);
  const keys = path.split('.');
  const last = keys.pop()!;
  let at = copy as unknown as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  expect(last in at || value !== undefined).toBe(true); // a change that changes nothing proves nothing
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** Deep, and nothing shared: an address that stands in two places must not change in both. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)])) as T;
}

const transaction = 'journals.0.transactions.1';
const line = `${transaction}.lines.0`;
const sale = 'salesInvoices.0';
const long = (length: number) => 'ж'.repeat(length);
const month = (path: string, value: unknown) => () => changed(smallMonth, path, value);
const year = (path: string, value: unknown) => () => changed(smallYear, path, value);
const stock = (path: string, value: unknown) => () => changed(smallStock, path, value);

const atTransaction = 'Journal GL, Transaction T-2';
const atLine = 'Journal GL, Transaction T-2, TransactionLine 1';
const atSale = 'Invoice 0000000101';
const atSaleLine = 'Invoice 0000000101, InvoiceLine 1';

/** What is done to the data, the code and place of our refusal, and the element both name. */
const mutations: readonly (readonly [what: string, make: () => AuditFile, code: string, place: string, element: string])[] = [
  ['an account of seven digits', month('accounts.0.accountId', '3040001'), 'SAFT_ACCOUNT', 'Account 304', 'AccountID'],
  ['an account of two digits', month(`${line}.accountId`, '41'), 'SAFT_ACCOUNT', atLine, 'AccountID'],
  ['an account that begins with 0', month(`${sale}.accountId`, '0411'), 'SAFT_ACCOUNT', atSale, 'AccountID'],
  ['an account with a dash', month('customers.0.accountId', '411-1'), 'SAFT_ACCOUNT', 'Customer 10111111113', 'AccountID'],
  ['a transaction without customer id', month(`${transaction}.customerId`, undefined), 'SAFT_MISSING', atTransaction, 'CustomerID'],
  ['a line without supplier id', month(`${line}.supplierId`, undefined), 'SAFT_MISSING', atLine, 'SupplierID'],
  [
    'a payment line without customer id',
    month('payments.0.lines.1.customerId', undefined),
    'SAFT_MISSING',
    'Payment BANK-1, PaymentLine 2',
    'CustomerID',
  ],
  ['an invoice without its transaction', month(`${sale}.transactionId`, undefined), 'SAFT_MISSING', atSale, 'TransactionID'],
  [
    'an invoice without customer or supplier',
    month(`${sale}.customerInfo`, undefined),
    'SAFT_ONE_OF',
    atSale,
    'CustomerInfo | SupplierInfo',
  ],
  ['a line without side', month(`${line}.debitAmount`, undefined), 'SAFT_ONE_OF', atLine, 'DebitAmount | CreditAmount'],
  ['a line with both sides', month(`${line}.creditAmount`, euro(1)), 'SAFT_ONE_OF', atLine, 'DebitAmount | CreditAmount'],
  [
    'an account without opening balance',
    month('accounts.0.openingDebitBalance', undefined),
    'SAFT_ONE_OF',
    'Account 304',
    'OpeningDebitBalance | OpeningCreditBalance',
  ],
  [
    'a supplier with two closing balances',
    month('suppliers.0.closingDebitBalance', 1n),
    'SAFT_ONE_OF',
    'Supplier 10222222226',
    'ClosingDebitBalance | ClosingCreditBalance',
  ],
  [
    'half a selection of days',
    month('header.selection.selectionEndDate', undefined),
    'SAFT_MISSING',
    'Header, SelectionCriteria',
    'SelectionEndDate',
  ],
  ['a line without tax information', month(`${line}.taxes`, []), 'SAFT_EMPTY', atLine, 'TaxInformation'],
  ['an invoice line without tax information', month(`${sale}.lines.0.taxes`, undefined), 'SAFT_MISSING', atSaleLine, 'TaxInformation'],
  [
    'tax information without amount',
    month(`${sale}.lines.0.taxes.0.taxAmount`, undefined),
    'SAFT_MISSING',
    `${atSaleLine}, TaxInformation 1`,
    'TaxAmount',
  ],
  [
    'a tax code of ten characters',
    month(`${sale}.lines.0.taxes.0.taxCode`, '1002110000'),
    'SAFT_TEXT_LONG',
    `${atSaleLine}, TaxInformation 1`,
    'TaxCode',
  ],
  ['a description of 257 characters', month(`${transaction}.description`, long(257)), 'SAFT_TEXT_LONG', atTransaction, 'Description'],
  ['a name of 71 characters', month(`${sale}.customerInfo.name`, long(71)), 'SAFT_TEXT_LONG', atSale, 'Name'],
  [
    'a city of 36 characters',
    month('customers.0.party.addresses.0.city', long(36)),
    'SAFT_TEXT_LONG',
    'Customer 10111111113, Address 1',
    'City',
  ],
  ['a record id of 19 characters', month(`${line}.recordId`, long(19)), 'SAFT_TEXT_LONG', atLine, 'RecordID'],
  ['a version of ten characters', month('header.auditFileVersion', '1.0.1-beta'), 'SAFT_TEXT_LONG', 'Header', 'AuditFileVersion'],
  ['19 digits', month(`${sale}.totals.grossTotal`, 12345678901234567n * 100n + 1n), 'SAFT_DIGITS', atSale, 'GrossTotal'],
  ['19 digits below zero', month(`${line}.debitAmount.amount`, -(10n ** 18n + 1n)), 'SAFT_DIGITS', atLine, 'Amount'],
  ['a quantity of seven decimals', month(`${sale}.lines.0.quantity`, '1.0000001'), 'SAFT_DECIMALS', atSaleLine, 'Quantity'],
  ['a quantity in words', month(`${sale}.lines.0.quantity`, 'ten'), 'SAFT_NUMBER', atSaleLine, 'Quantity'],
  ['a decimal comma', month(`${sale}.lines.0.quantity`, '1,5'), 'SAFT_NUMBER', atSaleLine, 'Quantity'],
  ['a rate of exchange with five decimals', month(`${line}.debitAmount.exchangeRate`, '0.51129'), 'SAFT_DECIMALS', atLine, 'ExchangeRate'],
  ['a currency of four letters', month(`${line}.debitAmount.currencyCode`, 'EURO'), 'SAFT_TEXT_LENGTH', atLine, 'CurrencyCode'],
  [
    'a country of three letters',
    month('suppliers.0.party.addresses.0.country', 'BGR'),
    'SAFT_TEXT_LENGTH',
    'Supplier 10222222226, Address 1',
    'Country',
  ],
  ['a file in leva', month('header.defaultCurrencyCode', 'BGN'), 'SAFT_CODE', 'Header', 'DefaultCurrencyCode'],
  [
    'a tax table of another country',
    month('taxTable.0.codes.0.country', 'RO'),
    'SAFT_CODE',
    'TaxTableEntry 100, TaxCodeDetails 100211',
    'Country',
  ],
  ['a type of account', month('accounts.1.accountType', 'Пасивна'), 'SAFT_CODE', 'Account 401', 'AccountType'],
  [
    'a side that is no side',
    month('payments.0.lines.0.debitCreditIndicator', 'Dr'),
    'SAFT_CODE',
    'Payment BANK-1, PaymentLine 1',
    'DebitCreditIndicator',
  ],
  ['self-billing in words', month(`${sale}.selfBillingIndicator`, 'No'), 'SAFT_CODE', atSale, 'SelfBillingIndicator'],
  ['a related party in words', month('customers.0.party.relatedParty', 'не'), 'SAFT_CODE', 'Customer 10111111113', 'RelatedParty'],
  ['a basis of accounting', month('header.taxAccountingBasis', 'C'), 'SAFT_CODE', 'Header', 'TaxAccountingBasis'],
  ['a group that is not 1 to 5', month('header.ownership.isPartOfGroup', '6'), 'SAFT_CODE', 'Header, Ownership', 'IsPartOfGroup'],
  ['a month below zero', month(`${transaction}.period`, -1), 'SAFT_COUNT', atTransaction, 'Period'],
  ['a month and a half', month(`${transaction}.period`, 1.5), 'SAFT_COUNT', atTransaction, 'Period'],
  ['a year in words', month(`${transaction}.periodYear`, 'MMXXVI'), 'SAFT_COUNT', atTransaction, 'PeriodYear'],
  ['the 30th of February', month(`${transaction}.transactionDate`, '2026-02-30'), 'SAFT_DATE', atTransaction, 'TransactionDate'],
  ['a date with points', month(`${sale}.invoiceDate`, '12.01.2026'), 'SAFT_DATE', atSale, 'InvoiceDate'],
  ['a day without posting date', month(`${transaction}.glPostingDate`, undefined), 'SAFT_MISSING', atTransaction, 'GLPostingDate'],
  ['a control character', month(`${transaction}.description`, 'a\u0001b'), 'SAFT_CHARACTER', atTransaction, 'Description'],
  [
    'a balance without number',
    month('customers.0.closingDebitBalance', 'zero'),
    'SAFT_NUMBER',
    'Customer 10111111113',
    'ClosingDebitBalance',
  ],
  ['no accounts', month('accounts', []), 'SAFT_EMPTY', 'GeneralLedgerAccounts', 'Account'],
  ['no customers', month('customers', []), 'SAFT_EMPTY', 'Customers', 'Customer'],
  ['no suppliers', month('suppliers', []), 'SAFT_EMPTY', 'Suppliers', 'Supplier'],
  ['no products', month('products', []), 'SAFT_EMPTY', 'Products', 'Product'],
  ['no units', month('units', undefined), 'SAFT_MISSING', 'MasterFilesMonthly', 'UOMTable'],
  ['no journal', month('journals', []), 'SAFT_EMPTY', 'GeneralLedgerEntries', 'Journal'],
  ['a journal without transactions', month('journals.0.transactions', []), 'SAFT_EMPTY', 'Journal GL', 'Transaction'],
  ['a transaction without lines', month(`${transaction}.lines`, []), 'SAFT_EMPTY', atTransaction, 'TransactionLine'],
  ['no sales', month('salesInvoices', []), 'SAFT_EMPTY', 'SalesInvoices', 'Invoice'],
  ['no purchases', month('purchaseInvoices', []), 'SAFT_EMPTY', 'PurchaseInvoices', 'Invoice'],
  ['no payments', month('payments', []), 'SAFT_EMPTY', 'Payments', 'Payment'],
  ['an invoice without lines', month(`${sale}.lines`, []), 'SAFT_EMPTY', atSale, 'InvoiceLine'],
  ['a company without bank account', month('header.company.bankAccounts', []), 'SAFT_EMPTY', 'Header, Company', 'BankAccount'],
  [
    'a bank account with two numbers',
    month('header.company.bankAccounts.0.accountNumber', '1'),
    'SAFT_ONE_OF',
    'Header, Company, BankAccount 1',
    'IBANNumber | AccountNumber + AccountName + SortCode',
  ],
  [
    'a person without position',
    month('header.company.contacts.0.contactPerson.otherTitles', []),
    'SAFT_EMPTY',
    'Header, Company, Contact 1, ContactPerson',
    'OtherTitles',
  ],
  [
    'a coefficient above one',
    month('taxTable.0.codes.0.baseRate', '1.01'),
    'SAFT_RANGE',
    'TaxTableEntry 100, TaxCodeDetails 100211',
    'BaseRate',
  ],
  ['an asset without supplier', year('assets.0.suppliers', []), 'SAFT_EMPTY', 'Asset DMA-1', 'AssetSupplier'],
  [
    'an asset without life',
    year('assets.0.valuations.accounting.0.assetLifeMonth', undefined),
    'SAFT_ONE_OF',
    'Asset DMA-1, ValuationSAP 1',
    'AssetLifeYear | AssetLifeMonth',
  ],
  [
    'a transaction of an asset without amount',
    year('assetTransactions.1.valuation.amount', undefined),
    'SAFT_MISSING',
    'AssetTransaction A-2',
    'AssetTransactionAmount',
  ],
  ['no transactions of assets', year('assetTransactions', []), 'SAFT_EMPTY', 'AssetTransactions', 'AssetTransaction'],
  ['a movement at noon', stock('stockMovements.0.movementPostingTime', 'noon'), 'SAFT_TIME', 'StockMovement M-1', 'MovementPostingTime'],
  [
    'a movement without document',
    stock('stockMovements.1.documentReference', undefined),
    'SAFT_MISSING',
    'StockMovement M-2',
    'DocumentReference',
  ],
  [
    'a unit of ten characters',
    stock('stockMovements.1.lines.0.unitOfMeasure', 'килограмче'),
    'SAFT_TEXT_LONG',
    'StockMovement M-2, StockMovementLine 1',
    'UnitOfMeasure',
  ],
  ['no stock', stock('physicalStock', []), 'SAFT_EMPTY', 'PhysicalStock', 'PhysicalStockEntry'],
];

test('[V7] the three small files are refused by nobody', () => {
  for (const file of [smallMonth, smallYear, smallStock]) {
    expect(checkAuditFile(file).ok).toBe(true);
    expect(judged(file)).toEqual([]);
  }
});

describe('what the schema forbids is refused before any XML is written', () => {
  test.each(mutations)('[V7] %s', (_, make, code, place, element) => {
    const file = make();
    const checked = checkAuditFile(file);
    if (checked.ok) throw new Error('it was not refused');
    expect(checked.rejections[0]).toMatchObject({ code, place, element });
    for (const language of ['en', 'bg', 'ka', 'ru'] as const) {
      const said = sentence(checked.rejections[0]!, language);
      expect(said).toContain(place);
      expect(said).toContain(element);
      expect(said).not.toMatch(/\{\{|undefined/);
    }
    // Written all the same, the official schema refuses it: our reason is no invention.
    const faults = judged(file);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]!.line).toBeGreaterThan(0);
    expect(faults[0]!.reason).not.toMatch(/facet|\{mf:/);
  });

  test('[V7] there are many of them, of every code that the schema has a reason for', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(30);
    expect([...new Set(mutations.map(([, , code]) => code))].sort()).toEqual(
      'ACCOUNT CHARACTER CODE COUNT DATE DECIMALS DIGITS EMPTY MISSING NUMBER ONE_OF RANGE TEXT_LENGTH TEXT_LONG TIME'
        .split(' ')
        .map((each) => `SAFT_${each}`),
    );
  });

  test('[V7] all that is wrong is told at once, with the document of the books it comes from', () => {
    let file = changed(smallMonth, `${sale}.selfBillingIndicator`, 'No');
    file = changed(file, `${sale}.lines.0.productCode`, undefined);
    file = changed(file, 'payments.0.description', long(300));
    const checked = checkAuditFile(file);
    expect(checked).toMatchObject({
      rejections: [
        { code: 'SAFT_CODE', place: atSale, origin: 'sale-101' },
        { code: 'SAFT_MISSING', place: atSaleLine, element: 'ProductCode', origin: 'sale-101' },
        { code: 'SAFT_TEXT_LONG', place: 'Payment BANK-1', value: `${long(57)}...`, length: 300, limit: 256 },
      ],
    });
    expect(rejectionsOf(checked)).toHaveLength(3);
  });

  test('[V7] of very many refusals the first two hundred are told', () => {
    const lines = Array.from({ length: 500 }, () => ({ recordId: long(19) }));
    const rejections = rejectionsOf(checkAuditFile(changed(smallMonth, `${transaction}.lines`, lines)));
    expect(rejections).toHaveLength(201);
    expect(rejections.at(-1)).toEqual({ code: 'SAFT_MANY', limit: 200 });
  });
});

describe('what the schema takes and the revenue agency does not', () => {
  const codes: readonly (readonly [string, () => AuditFile, string, string])[] = [
    ['an account that is not in the nomenclature', month(`${line}.accountId`, '888'), atLine, 'AccountID'],
    ['a currency that does not exist', month(`${line}.debitAmount.currencyCode`, 'XYZ'), atLine, 'CurrencyCode'],
    ['a tax code that does not exist', month(`${sale}.lines.0.taxes.0.taxCode`, '110010'), `${atSaleLine}, TaxInformation 1`, 'TaxCode'],
    ['a customer without kind of number', month(`${transaction}.customerId`, '111111113'), atTransaction, 'CustomerID'],
    ['a type of invoice', month(`${sale}.invoiceType`, '77'), atSale, 'InvoiceType'],
    ['a way of payment', month('payments.0.paymentMethod', '09'), 'Payment BANK-1', 'PaymentMethod'],
    ['a unit', month('products.0.uomStandard', 'бр'), 'Product SKU-1', 'UOMStandard'],
    ['a kind of stock movement', stock('stockMovements.0.movementType', '15'), 'StockMovement M-1', 'MovementType'],
    ['a kind of asset movement', year('assetTransactions.0.assetTransactionType', '11'), 'AssetTransaction A-1', 'AssetTransactionType'],
  ];
  test.each(codes)('[V7] %s', (_, make, place, element) => {
    const checked = checkAuditFile(make());
    expect(checked).toMatchObject({ ok: false, rejections: [{ code: 'SAFT_UNKNOWN_CODE', element }] });
    expect(String(rejectionsOf(checked)[0]!.place).startsWith(place)).toBe(true);
    expect(judged(make())).toEqual([]);
  });

  test('[V7] a thirteenth month, an empty name and sides that differ', () => {
    expect(checkAuditFile(changed(smallMonth, `${transaction}.period`, 13))).toMatchObject({
      rejections: [{ code: 'SAFT_MONTH', value: 13 }],
    });
    expect(checkAuditFile(changed(smallMonth, `${sale}.customerInfo.name`, ''))).toMatchObject({
      rejections: [{ code: 'SAFT_MISSING', element: 'Name' }],
    });
    expect(checkAuditFile(changed(smallMonth, `${line}.debitAmount`, euro(119999)))).toMatchObject({
      rejections: [{ code: 'SAFT_UNBALANCED', place: atTransaction, difference: '-0.01' }],
    });
  });
});

describe('our verdict on a value is the schema’s', () => {
  const kinds: readonly (readonly [string, Facets, string, fc.Arbitrary<unknown>])[] = [
    ['text of 9', { kind: 'text', most: 9 }, 'header.auditFileVersion', texts(12)],
    ['text of 18', { kind: 'text', most: 18 }, 'header.softwareVersion', texts(22)],
    ['text of 35', { kind: 'text', most: 35 }, 'header.company.registrationNumber', texts(40)],
    ['country', { kind: 'text', exactly: 2 }, 'header.auditFileCountry', texts(4)],
    ['account', { kind: 'account' }, 'accounts.0.accountId', fc.string({ unit: fc.constantFrom(...'0123456789 -a'), maxLength: 7 })],
    [
      'money',
      { kind: 'money', digits: 18, decimals: 2 },
      'accounts.0.closingDebitBalance',
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    ],
    ['quantity', { kind: 'decimal', digits: 22, decimals: 6 }, `${sale}.lines.0.quantity`, decimals(20, 8)],
    ['rate', { kind: 'decimal', digits: 18, decimals: 4 }, `${line}.debitAmount.exchangeRate`, decimals(16, 6)],
    ['coefficient', { kind: 'decimal', decimals: 2, least: '0', most: '1' }, 'taxTable.0.codes.0.baseRate', decimals(1, 4)],
    [
      'count',
      { kind: 'count' },
      `${transaction}.periodYear`,
      fc.oneof(fc.integer(), fc.nat(), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
    ],
    [
      'date',
      { kind: 'date' },
      `${sale}.invoiceDate`,
      fc
        .tuple(fc.integer({ min: 1900, max: 2199 }), fc.nat(13), fc.nat(32))
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-')),
    ],
  ];
  test.each(kinds)('[V7] %s', (_, facets, path, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const ours = fault(facets, value);
        const theirs = judged(changed(smallMonth, path, value));
        expect({ value, refused: ours !== undefined }).toEqual({ value, refused: theirs.length > 0 });
      }),
      { numRuns: 150 },
    );
  });
});

// Without lone surrogates, which would be written as another character: those only we refuse.
function texts(most: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom('a', 'ж', '€', '😀', ' ', '&', '<', '\u0000', '\uffff', '\t'), maxLength: most });
}
function decimals(whole: number, fraction: number): fc.Arbitrary<string> {
  const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'00123456789'), minLength: 1, maxLength: most });
  return fc
    .tuple(fc.constantFrom('', '-'), digits(whole), fc.option(digits(fraction), { nil: undefined }))
    .map(([sign, before, after]) => `${sign}${before}${after === undefined ? '' : `.${after}`}`);
}
