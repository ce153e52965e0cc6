import { date } from '../../shared/dates/local-date.ts';
import { minor } from '../../shared/money/minor.ts';
import { noParty } from '../../shared/saft/party-code.ts';
import { noTax } from '../../shared/saft/tax-codes.ts';
import type {
  Address,
  Amount,
  AnnualFile,
  Header,
  MonthlyFile,
  OnDemandFile,
  Party,
  TaxInformation,
  TransactionLine,
} from '../../shared/saft/types.ts';

const cents = (value: number) => minor(BigInt(value));
export const euro = (value: number): Amount => ({
  amount: cents(value),
  currencyCode: 'EUR',
  currencyAmount: cents(value),
  exchangeRate: '1.0000',
});

const sofia: Address = { city: 'София', postalCode: '1000', region: 'BG-22', country: 'BG' };
const partyOf = (registrationNumber: string, name: string): Party => ({ registrationNumber, name, addresses: [sofia], relatedParty: 'N' });
const vat = (taxCode: string, base: number, tax: number): TaxInformation => ({
  taxType: '100',
  taxCode,
  taxPercentage: '20.00',
  taxBase: cents(base),
  taxAmount: euro(tax),
});

const customerId = '10111111113';
const supplierId = '10222222226';
const on = { buying: date('2026-01-08'), selling: date('2026-01-12'), payment: date('2026-01-20') };

export const smallHeader: Header = {
  auditFileVersion: '1.0.1',
  auditFileCountry: 'BG',
  auditFileRegion: 'BG-22',
  auditFileDateCreated: date('2026-02-10'),
  softwareCompanyName: 'Davtari',
  softwareId: 'Davtari',
  softwareVersion: '1.0.0',
  company: {
    registrationNumber: '123456786',
    name: 'ТЕСТ ДАВТАРИ ЕООД',
    addresses: [sofia],
    contacts: [
      {
        contactPerson: { firstName: 'Иван', lastName: 'Иванов', otherTitles: ['Управител'] },
        telephones: ['0888000000'],
        emails: ['office@example.bg'],
      },
    ],
    taxRegistrations: [{ taxRegistrationNumber: 'BG123456786', taxType: '100010' }],
    bankAccounts: [{ iban: 'BG80BNBG96611020345678' }],
  },
  ownership: {
    isPartOfGroup: '5',
    ultimateOwnerNamesCyrillicBg: ['0'],
    ultimateOwnerUicsBg: ['0'],
    ultimateOwnerNamesCyrillicForeign: ['0'],
    ultimateOwnerNamesLatinForeign: ['0'],
    countriesForeign: ['BG'],
  },
  defaultCurrencyCode: 'EUR',
  selection: { selectionStartDate: date('2026-01-01'), selectionEndDate: date('2026-01-31') },
  taxAccountingBasis: 'A',
};

function line(
  recordId: string,
  accountId: string,
  parties: { customerId: string; supplierId: string },
  description: string,
  side: { debitAmount: Amount } | { creditAmount: Amount },
  tax: TaxInformation = noTax,
): TransactionLine {
  return { recordId, accountId, taxpayerAccountId: accountId, ...parties, description, ...side, taxes: [tax] };
}

const bought = { customerId: noParty, supplierId };
const sold = { customerId, supplierId: noParty };

/**
 * January 2026 of a firm that bought goods for 600.00 + 120.00, sold them for 1000.00 + 200.00 and was paid: the same month as the hand-made official
 * example `minimal_monthly_2026-01.xml`.
 */
export const smallMonth: MonthlyFile = {
  kind: 'monthly',
  header: smallHeader,
  accounts: [
    {
      accountId: '304',
      accountDescription: 'Стоки',
      taxpayerAccountId: '304',
      accountType: 'Active',
      openingDebitBalance: cents(0),
      closingDebitBalance: cents(60000),
    },
    {
      accountId: '401',
      accountDescription: 'Доставчици',
      taxpayerAccountId: '401',
      accountType: 'Passive',
      openingCreditBalance: cents(0),
      closingCreditBalance: cents(72000),
    },
    {
      accountId: '411',
      accountDescription: 'Клиенти',
      taxpayerAccountId: '411',
      accountType: 'Active',
      openingDebitBalance: cents(0),
      closingDebitBalance: cents(0),
    },
    {
      accountId: '4531',
      accountDescription: 'ДДС покупки',
      taxpayerAccountId: '4531',
      accountType: 'Active',
      openingDebitBalance: cents(0),
      closingDebitBalance: cents(12000),
    },
    {
      accountId: '4532',
      accountDescription: 'ДДС продажби',
      taxpayerAccountId: '4532',
      accountType: 'Passive',
      openingCreditBalance: cents(0),
      closingCreditBalance: cents(20000),
    },
    {
      accountId: '503',
      accountDescription: 'Разплащателна сметка',
      taxpayerAccountId: '503',
      accountType: 'Active',
      openingDebitBalance: cents(0),
      closingDebitBalance: cents(120000),
    },
    {
      accountId: '702',
      accountDescription: 'Приходи от продажби на стоки',
      taxpayerAccountId: '702',
      accountType: 'Passive',
      openingCreditBalance: cents(0),
      closingCreditBalance: cents(100000),
    },
  ],
  customers: [
    {
      party: partyOf('111111113', 'КЛИЕНТ АД'),
      customerId,
      accountId: '411',
      openingDebitBalance: cents(0),
      closingDebitBalance: cents(0),
    },
  ],
  suppliers: [
    {
      party: partyOf('222222226', 'ДОСТАВЧИК ООД'),
      supplierId,
      accountId: '401',
      openingCreditBalance: cents(0),
      closingCreditBalance: cents(72000),
    },
  ],
  taxTable: [
    {
      taxType: '100',
      description: 'Данък върху добавената стойност',
      codes: [
        { taxCode: '100211', description: 'Облагаеми доставки 20 %', taxPercentage: '20.00', country: 'BG' },
        { taxCode: '100331', description: 'Покупки с право на пълен данъчен кредит', taxPercentage: '20.00', country: 'BG' },
      ],
    },
  ],
  units: [{ unitOfMeasure: 'H87', description: 'брой' }],
  products: [
    {
      productCode: 'SKU-1',
      goodsServicesId: '01',
      description: 'Стока 1',
      productCommodityCode: '84713000',
      uomBase: 'H87',
      uomStandard: 'H87',
      uomToUomBaseConversionFactor: '1',
    },
  ],
  journals: [
    {
      journalId: 'GL',
      description: 'Главна книга',
      type: 'GL',
      transactions: [
        {
          transactionId: 'T-1',
          period: 1,
          periodYear: 2026,
          transactionDate: on.buying,
          description: 'Покупка на стоки',
          systemEntryDate: on.buying,
          glPostingDate: on.buying,
          ...bought,
          lines: [
            line('T-1-1', '304', bought, 'Покупка на стоки', { debitAmount: euro(60000) }),
            line('T-1-2', '4531', bought, 'Покупка на стоки', { debitAmount: euro(12000) }, vat('100331', 60000, 12000)),
            line('T-1-3', '401', bought, 'Покупка на стоки', { creditAmount: euro(72000) }),
          ],
        },
        {
          transactionId: 'T-2',
          period: 1,
          periodYear: 2026,
          transactionDate: on.selling,
          description: 'Продажба на стоки',
          systemEntryDate: on.selling,
          glPostingDate: on.selling,
          ...sold,
          lines: [
            line('T-2-1', '411', sold, 'Продажба на стоки', { debitAmount: euro(120000) }),
            line('T-2-2', '702', sold, 'Продажба на стоки', { creditAmount: euro(100000) }),
            line('T-2-3', '4532', sold, 'Продажба на стоки', { creditAmount: euro(20000) }, vat('100211', 100000, 20000)),
          ],
        },
        {
          transactionId: 'T-3',
          period: 1,
          periodYear: 2026,
          transactionDate: on.payment,
          description: 'Плащане от клиент',
          systemEntryDate: on.payment,
          glPostingDate: on.payment,
          ...sold,
          lines: [
            line('T-3-1', '503', sold, 'Плащане от клиент', { debitAmount: euro(120000) }),
            line('T-3-2', '411', sold, 'Плащане от клиент', { creditAmount: euro(120000) }),
          ],
        },
      ],
    },
  ],
  salesInvoices: [
    {
      origin: 'sale-101',
      invoiceNo: '0000000101',
      customerInfo: { customerId, name: 'КЛИЕНТ АД', billingAddress: sofia },
      accountId: '411',
      invoiceDate: on.selling,
      invoiceType: '01',
      selfBillingIndicator: 'N',
      transactionId: 'T-2',
      lines: [
        {
          lineNumber: '1',
          accountId: '702',
          productCode: 'SKU-1',
          quantity: '10',
          invoiceUom: 'H87',
          unitPrice: cents(10000),
          taxPointDate: on.selling,
          description: 'Стока 1',
          invoiceLineAmount: euro(100000),
          debitCreditIndicator: 'C',
          taxes: [vat('100211', 100000, 20000)],
        },
      ],
      totals: { netTotal: cents(100000), grossTotal: cents(120000) },
    },
  ],
  payments: [
    {
      paymentRefNo: 'BANK-1',
      transactionId: 'T-3',
      transactionDate: on.payment,
      paymentMethod: '03',
      description: 'Плащане от клиент',
      lines: [
        {
          lineNumber: '1',
          sourceDocumentId: '0000000101',
          accountId: '503',
          ...sold,
          debitCreditIndicator: 'D',
          paymentLineAmount: euro(120000),
        },
        {
          lineNumber: '2',
          sourceDocumentId: '0000000101',
          accountId: '411',
          ...sold,
          debitCreditIndicator: 'C',
          paymentLineAmount: euro(120000),
        },
      ],
      totals: { grossTotal: cents(120000) },
    },
  ],
  purchaseInvoices: [
    {
      invoiceNo: '0000004567',
      supplierInfo: { supplierId, name: 'ДОСТАВЧИК ООД', billingAddress: sofia },
      accountId: '401',
      invoiceDate: on.buying,
      invoiceType: '01',
      selfBillingIndicator: 'N',
      transactionId: 'T-1',
      lines: [
        {
          lineNumber: '1',
          accountId: '304',
          productCode: 'SKU-1',
          quantity: '10',
          invoiceUom: 'H87',
          unitPrice: cents(6000),
          taxPointDate: on.buying,
          description: 'Стока 1',
          invoiceLineAmount: euro(60000),
          debitCreditIndicator: 'D',
          taxes: [vat('100331', 60000, 12000)],
        },
      ],
      totals: { netTotal: cents(60000), grossTotal: cents(72000) },
    },
  ],
};

/** One van, bought for 24,000.00 in 2026 and written off by 500.00 a month since July. */
export const smallYear: AnnualFile = {
  kind: 'annual',
  header: { ...smallHeader, selection: { periodStart: 1, periodStartYear: 2026, periodEnd: 12, periodEndYear: 2026 } },
  assets: [
    {
      assetId: 'DMA-1',
      accountId: '206',
      description: 'Товарен автомобил',
      suppliers: [{ supplierName: 'ДОСТАВЧИК ООД', supplierId, postalAddress: sofia }],
      dateOfAcquisition: date('2026-06-10'),
      startUpDate: date('2026-06-15'),
      valuations: {
        accounting: [
          {
            valuationClass: '206',
            acquisitionAndProductionCostsBegin: cents(0),
            acquisitionAndProductionCostsEnd: cents(2400000),
            investmentSupport: cents(0),
            assetLifeMonth: '48',
            assetAddition: cents(2400000),
            transfers: cents(0),
            assetDisposal: cents(0),
            bookValueBegin: cents(0),
            depreciationMethod: 'Линеен',
            depreciationPercentage: '25.00',
            depreciationForPeriod: cents(300000),
            appreciationForPeriod: cents(0),
            extraordinaryDepreciations: [{ method: '0', amountForPeriod: cents(0) }],
            accumulatedDepreciation: cents(300000),
            bookValueEnd: cents(2100000),
          },
        ],
        tax: [
          {
            valuationClass: '206',
            categoryTaxDepreciable: '5',
            taxDepreciableValue: cents(2400000),
            accruedTaxDepreciation: cents(300000),
            taxValueAsset: cents(2100000),
            annualTaxDepreciationRate: '25',
            monthChangeAssetValue: '0',
            monthSuspensionResumptionAccrual: '0',
            monthWriteOffAccounting: '0',
            monthWriteOffTax: '0',
            numberMonthsDepreciationDuring: '6',
            depreciationForPeriod: cents(300000),
            accumulatedDepreciation: cents(300000),
            taxValueEndPeriod: cents(2100000),
          },
        ],
      },
    },
  ],
  assetTransactions: [
    {
      assetTransactionId: 'A-1',
      assetId: 'DMA-1',
      assetTransactionType: '10',
      assetTransactionDate: date('2026-06-10'),
      supplierCustomer: { supplierCustomerName: 'ДОСТАВЧИК ООД', supplierCustomerId: supplierId, postalAddress: sofia },
      transactionId: 'T-9',
      valuation: { bookValue: cents(2400000), amount: cents(2400000) },
    },
    {
      assetTransactionId: 'A-2',
      assetId: 'DMA-1',
      assetTransactionType: '30',
      assetTransactionDate: date('2026-12-31'),
      transactionId: 'T-10',
      valuation: { assetValuationType: 'SAP', bookValue: cents(2100000), amount: cents(300000) },
    },
  ],
};

/** Ten pieces came in, 7.5 went out. */
export const smallStock: OnDemandFile = {
  kind: 'on-demand',
  header: smallHeader,
  movementTypes: [
    { movementType: '10', description: 'Покупка' },
    { movementType: '30', description: 'Продажба' },
  ],
  units: smallMonth.units,
  products: smallMonth.products,
  physicalStock: [
    {
      warehouseId: 'W1',
      productCode: 'SKU-1',
      productType: '30',
      stockAccountCommodityCode: '84713000',
      ownerId: '10123456786',
      uomPhysicalStock: 'H87',
      uomToUomBaseConversionFactor: '1',
      unitPriceBegin: cents(0),
      unitPriceEnd: cents(6000),
      openingStockQuantity: '0',
      openingStockValue: cents(0),
      closingStockQuantity: '2.5',
      closingStockValue: cents(15000),
      characteristics: [{ stockCharacteristic: 'Цвят', stockCharacteristicValue: 'Син' }, { stockCharacteristic: 'Партида' }],
    },
  ],
  stockMovements: [
    {
      movementReference: 'M-1',
      movementDate: on.buying,
      movementPostingTime: '10:15:00',
      movementType: '10',
      sourceId: 'Davtari',
      systemId: 'M-1',
      documentReference: { documentType: '01', documentNumber: '0000004567' },
      lines: [
        {
          lineNumber: '1',
          accountId: '304',
          transactionId: 'T-1',
          customerId: noParty,
          supplierId,
          productCode: 'SKU-1',
          quantity: '10',
          unitOfMeasure: 'H87',
          uomToUomPhysicalStockConversionFactor: '1',
          bookValue: cents(60000),
          movementSubType: '10',
        },
      ],
    },
    {
      movementReference: 'M-2',
      movementDate: on.selling,
      movementType: '30',
      sourceId: 'Davtari',
      systemId: 'M-2',
      documentReference: { documentType: '01', documentNumber: '0000000101' },
      lines: [
        {
          lineNumber: '1',
          accountId: '304',
          transactionId: 'T-2',
          customerId,
          supplierId: noParty,
          productCode: 'SKU-1',
          quantity: '-7.5',
          unitOfMeasure: 'H87',
          uomToUomPhysicalStockConversionFactor: '1',
          bookValue: cents(45000),
          movementSubType: '30',
        },
      ],
    },
  ],
};
