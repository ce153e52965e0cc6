import type { Minor } from '../money/minor.ts';
import {
  any,
  code,
  count,
  currencyMoney,
  day,
  decimalOf,
  either,
  letters,
  list,
  moneyOf,
  nraAccount,
  one,
  optional,
  records,
  type Structure,
  some,
  structure,
  text,
  time,
  webAddress,
} from './element.ts';
import type * as T from './types.ts';

// The one table of elements: names, order, number, length and digits as the schema has them. What is written and what is refused both come from here, and
// a test compares every row with the official schema.

const codeText = text(9);
const shortText = text(18);
const middle1 = text(35);
const middle2 = text(70);
const longText = text(256);
const anyText = text();
const country = letters(2);
const currency = letters(3);
const money = moneyOf(18, 2);
const balance = moneyOf(undefined, 2);
const exchangeRate = decimalOf({ digits: 18, decimals: 4 });
const quantity = decimalOf({ digits: 22, decimals: 6 });
const decimal = decimalOf();
const yesNo = code(['Y', 'N'], 9);
const debitCredit = code(['D', 'C'], 9);

const address = structure<T.Address>({
  streetName: optional('StreetName', middle2),
  number: optional('Number', shortText),
  additionalAddressDetail: optional('AdditionalAddressDetail', middle2),
  building: optional('Building', middle1),
  city: one('City', middle1),
  postalCode: optional('PostalCode', shortText),
  region: optional('Region', middle1),
  country: one('Country', country),
  addressType: optional('AddressType', code(['StreetAddress', 'PostalAddress', 'BillingAddress', 'ShipToAddress', 'ShipFromAddress'])),
});

const amount = structure<T.Amount>({
  amount: one('Amount', money),
  currencyCode: one('CurrencyCode', currency),
  currencyAmount: one('CurrencyAmount', currencyMoney),
  exchangeRate: optional('ExchangeRate', exchangeRate),
});

const taxInformation = structure<T.TaxInformation>({
  taxType: one('TaxType', codeText),
  taxCode: one('TaxCode', codeText),
  taxPercentage: optional('TaxPercentage', decimal),
  taxBase: optional('TaxBase', moneyOf()),
  taxBaseDescription: optional('TaxBaseDescription', middle2),
  taxAmount: one('TaxAmount', amount),
  taxExemptionReason: optional('TaxExemptionReason', middle2),
  taxDeclarationPeriod: optional('TaxDeclarationPeriod', middle1),
});

const analysis = structure<T.Analysis>({
  analysisType: one('AnalysisType', middle1),
  analysisId: one('AnalysisID', longText),
  analysisAmount: optional('AnalysisAmount', amount),
});

const personName = structure<T.PersonName>({
  title: optional('Title', codeText),
  firstName: one('FirstName', middle1),
  initials: optional('Initials', shortText),
  lastNamePrefix: optional('LastNamePrefix', shortText),
  lastName: one('LastName', middle2),
  birthName: optional('BirthName', middle2),
  salutation: optional('Salutation', shortText),
  otherTitles: some('OtherTitles', middle1),
});

const contact = structure<T.Contact>({
  contactPerson: one('ContactPerson', personName),
  telephones: any('Telephone', shortText),
  fax: optional('Fax', shortText),
  emails: any('Email', middle2),
  websites: any('Website', webAddress),
});

const taxRegistration = structure<T.TaxRegistration>({
  taxRegistrationNumber: one('TaxRegistrationNumber', middle1),
  taxType: optional('TaxType', codeText),
  taxNumber: optional('TaxNumber', middle1),
  taxAuthority: optional('TaxAuthority', anyText),
  taxVerificationDate: optional('TaxVerificationDate', day),
});

// A bank account may name a company, and a company its bank accounts: the getter lets each be written before the other.
const bankAccount: Structure<T.BankAccount> = {
  get fields() {
    return bankAccountFields;
  },
};

const party = structure<T.Party>({
  registrationNumber: one('RegistrationNumber', middle1),
  name: either('name', 'local', one('Name', middle2)),
  nameLatin: either('name', 'latin', one('NameLatin', middle2)),
  addresses: some('Address', address),
  contacts: any('Contact', contact),
  taxRegistrations: any('TaxRegistration', taxRegistration),
  bankAccounts: any('BankAccount', bankAccount),
  relatedParty: one('RelatedParty', yesNo),
  relatedPartyStartDate: optional('RelatedPartyStartDate', day),
  relatedPartyEndDate: optional('RelatedPartyEndDate', day),
});

const bankAccountFields: Structure<T.BankAccount>['fields'] = {
  iban: either('number', 'iban', one('IBANNumber', middle1)),
  accountNumber: either('number', 'other', one('AccountNumber', middle1)),
  accountName: either('number', 'other', optional('AccountName', middle2)),
  sortCode: either('number', 'other', one('SortCode', party)),
};

const shippingPoint = structure<T.ShippingPoint>({
  deliveryId: optional('DeliveryID', middle1),
  deliveryDate: optional('DeliveryDate', day),
  warehouseId: optional('WarehouseID', middle1),
  locationId: optional('LocationID', middle1),
  ucr: optional('UCR', middle1),
  address: optional('Address', address),
});

const header = structure<T.Header>({
  auditFileVersion: one('AuditFileVersion', codeText),
  auditFileCountry: optional('AuditFileCountry', country),
  auditFileRegion: optional('AuditFileRegion', codeText),
  auditFileDateCreated: one('AuditFileDateCreated', day),
  softwareCompanyName: one('SoftwareCompanyName', middle2),
  softwareId: one('SoftwareID', longText),
  softwareVersion: one('SoftwareVersion', shortText),
  company: one(
    'Company',
    structure<T.Company>({
      registrationNumber: one('RegistrationNumber', middle1),
      name: one('Name', middle2),
      addresses: some('Address', address),
      contacts: some('Contact', contact),
      taxRegistrations: any('TaxRegistration', taxRegistration),
      bankAccounts: some('BankAccount', bankAccount),
    }),
  ),
  ownership: one(
    'Ownership',
    structure<T.Ownership>({
      isPartOfGroup: one('IsPartOfGroup', code(['1', '2', '3', '4', '5'], 35)),
      beneficialOwnerNamesCyrillicBg: any('BeneficialOwnerNameCyrillicBG', middle2),
      beneficialOwnerEgns: any('BeneficialOwnerEGN', middle1),
      beneficialOwnerNamesLatinForeign: any('BeneficialOwnerNameLatinForeign', middle2),
      beneficialCountriesForeign: any('BeneficialCountryForeign', country),
      beneficialCountryForeignCodes: any('BeneficialCountryForeignCode', country),
      ultimateOwnerNamesCyrillicBg: some('UltimateOwnerNameCyrillicBG', middle2),
      ultimateOwnerUicsBg: some('UltimateOwnerUICBG', middle1),
      ultimateOwnerNamesCyrillicForeign: some('UltimateOwnerNameCyrillicForeign', middle2),
      ultimateOwnerNamesLatinForeign: some('UltimateOwnerNameLatinForeign', middle2),
      countriesForeign: some('CountryForeign', country),
    }),
  ),
  defaultCurrencyCode: one('DefaultCurrencyCode', code(['EUR'])),
  selection: one(
    'SelectionCriteria',
    structure<T.Selection>({
      taxReportingJurisdiction: optional('TaxReportingJurisdiction', middle1),
      companyEntity: optional('CompanyEntity', middle2),
      selectionStartDate: either('period', 'days', one('SelectionStartDate', day)),
      selectionEndDate: either('period', 'days', one('SelectionEndDate', day)),
      periodStart: either('period', 'months', one('PeriodStart', count)),
      periodStartYear: either('period', 'months', one('PeriodStartYear', count)),
      periodEnd: either('period', 'months', one('PeriodEnd', count)),
      periodEndYear: either('period', 'months', one('PeriodEndYear', count)),
      documentType: optional('DocumentType', longText),
      otherCriteria: any('OtherCriteria', longText),
    }),
  ),
  headerComment: optional('HeaderComment', anyText),
  segmentIndex: optional('SegmentIndex', count),
  totalSegments: optional('TotalSegmentsInsequence', count), // spelt so
  taxAccountingBasis: one('TaxAccountingBasis', code(['A', 'P', 'BANK', 'INSURANCE'], 18)),
  taxEntity: optional('TaxEntity', middle2),
});

// --- Master files

const account = structure<T.Account>(
  {
    accountId: one('AccountID', nraAccount),
    accountDescription: one('AccountDescription', longText),
    taxpayerAccountId: one('TaxpayerAccountID', middle1),
    groupingCategory: optional('GroupingCategory', middle1),
    groupingCode: optional('GroupingCode', middle1),
    accountType: one('AccountType', code(['Active', 'Passive', 'Bifunctional'], 18)),
    accountCreationDate: optional('AccountCreationDate', day),
    openingDebitBalance: either('opening', 'debit', one('OpeningDebitBalance', money)),
    openingCreditBalance: either('opening', 'credit', one('OpeningCreditBalance', money)),
    closingDebitBalance: either('closing', 'debit', one('ClosingDebitBalance', money)),
    closingCreditBalance: either('closing', 'credit', one('ClosingCreditBalance', money)),
  },
  'taxpayerAccountId',
);

const partyBalances = {
  openingDebitBalance: either('opening', 'debit', one('OpeningDebitBalance', balance)),
  openingCreditBalance: either('opening', 'credit', one('OpeningCreditBalance', balance)),
  closingDebitBalance: either('closing', 'debit', one('ClosingDebitBalance', balance)),
  closingCreditBalance: either('closing', 'credit', one('ClosingCreditBalance', balance)),
};

const customer = structure<T.Customer>(
  {
    party: one('CompanyStructure', party),
    customerId: one('CustomerID', middle1),
    selfBillingIndicator: optional('SelfBillingIndicator', yesNo),
    accountId: one('AccountID', nraAccount),
    ...partyBalances,
  },
  'customerId',
);

const supplier = structure<T.Supplier>(
  {
    party: one('CompanyStructure', party),
    supplierId: one('SupplierID', middle1),
    selfBillingIndicator: optional('SelfBillingIndicator', yesNo),
    accountId: one('AccountID', nraAccount),
    ...partyBalances,
  },
  'supplierId',
);

const taxTableEntry = structure<T.TaxTableEntry>(
  {
    taxType: one('TaxType', codeText),
    description: one('Description', longText),
    codes: some(
      'TaxCodeDetails',
      structure<T.TaxCodeDetails>(
        {
          taxCode: one('TaxCode', codeText),
          effectiveDate: optional('EffectiveDate', day),
          expirationDate: optional('ExpirationDate', day),
          description: optional('Description', longText),
          taxPercentage: either('rate', 'percentage', optional('TaxPercentage', decimal)),
          flatTaxRate: either('rate', 'flat', optional('FlatTaxRate', amount)),
          baseRate: optional('BaseRate', decimalOf({ least: '0', most: '1', decimals: 2 })),
          country: one('Country', code(['BG'])),
          region: optional('Region', country),
        },
        'taxCode',
      ),
    ),
  },
  'taxType',
);

const unit = structure<T.Unit>(
  { unitOfMeasure: one('UnitOfMeasure', codeText), description: one('Description', longText) },
  'unitOfMeasure',
);

const product = structure<T.Product>(
  {
    productCode: one('ProductCode', middle2),
    goodsServicesId: optional('GoodsServicesID', codeText),
    productGroup: optional('ProductGroup', middle2),
    description: one('Description', longText),
    productCommodityCode: one('ProductCommodityCode', middle1),
    productNumberCode: optional('ProductNumberCode', middle2),
    valuationMethod: optional('ValuationMethod', middle1),
    uomBase: one('UOMBase', middle1),
    uomStandard: one('UOMStandard', codeText),
    uomToUomBaseConversionFactor: one('UOMToUOMBaseConversionFactor', decimal),
    taxes: any('Tax', structure<T.ProductTax>({ taxType: one('TaxType', codeText), taxCode: one('TaxCode', codeText) })),
  },
  'productCode',
);

const owner = structure<T.Owner>(
  { party: one('CompanyStructure', party), ownerId: one('OwnerID', middle1), accountId: one('AccountID', nraAccount) },
  'ownerId',
);

const asset = structure<T.Asset>(
  {
    assetId: one('AssetID', middle1),
    accountId: one('AccountID', nraAccount),
    description: one('Description', longText),
    suppliers: some(
      'AssetSupplier',
      structure<T.AssetSupplier>({
        supplierName: one('SupplierName', middle2),
        supplierId: one('SupplierID', middle1),
        postalAddress: one('PostalAddress', address),
      }),
    ),
    purchaseOrderDate: optional('PurchaseOrderDate', day),
    dateOfAcquisition: one('DateOfAcquisition', day),
    startUpDate: one('StartUpDate', day),
    valuations: one(
      'Valuations',
      structure<T.Valuations>({
        accounting: some(
          'ValuationSAP',
          structure<T.AccountingValuation>({
            valuationClass: one('ValuationClass', middle1),
            acquisitionAndProductionCostsBegin: one('AcquisitionAndProductionCostsBegin', money),
            acquisitionAndProductionCostsEnd: one('AcquisitionAndProductionCostsEnd', money),
            investmentSupport: one('InvestmentSupport', money),
            assetLifeYear: either('life', 'years', one('AssetLifeYear', decimal)),
            assetLifeMonth: either('life', 'months', one('AssetLifeMonth', decimal)),
            assetAddition: one('AssetAddition', money),
            transfers: one('Transfers', money),
            assetDisposal: one('AssetDisposal', money),
            bookValueBegin: one('BookValueBegin', money),
            depreciationMethod: one('DepreciationMethod', middle1),
            depreciationPercentage: one('DepreciationPercentage', decimal),
            depreciationForPeriod: one('DepreciationForPeriod', money),
            appreciationForPeriod: one('AppreciationForPeriod', money),
            extraordinaryDepreciations: list(
              'ExtraordinaryDepreciationsForPeriod',
              some(
                'ExtraordinaryDepreciationForPeriod',
                structure<T.ExtraordinaryDepreciation>({
                  method: one('ExtraordinaryDepreciationMethod', middle1),
                  amountForPeriod: one('ExtraordinaryDepreciationAmountForPeriod', money),
                }),
              ),
            ),
            accumulatedDepreciation: one('AccumulatedDepreciation', money),
            bookValueEnd: one('BookValueEnd', money),
          }),
        ),
        tax: some(
          'ValuationDAP',
          structure<T.TaxValuation>({
            valuationClass: one('ValuationClass', middle1),
            categoryTaxDepreciable: one('CategoryTaxDepreciable', middle1),
            taxDepreciableValue: one('TaxDepreciableValue', money),
            accruedTaxDepreciation: one('AccruedTaxDepreciation', money),
            taxValueAsset: one('TaxValueAsset', money),
            annualTaxDepreciationRate: one('AnnualTaxDepreciationRate', decimal),
            monthChangeAssetValue: one('MonthChangeAssetValue', middle1),
            monthSuspensionResumptionAccrual: one('MonthSuspensionResumptionAccrual', middle1),
            monthWriteOffAccounting: one('MonthWriteOffAccounting', middle1),
            monthWriteOffTax: one('MonthWriteOffTax', middle1),
            numberMonthsDepreciationDuring: one('NumberMonthsDepreciationDuring', middle1),
            depreciationForPeriod: one('DepreciationForPeriod', money),
            accumulatedDepreciation: one('AccumulatedDepreciation', money),
            taxValueEndPeriod: one('TaxValueEndPeriod', money),
          }),
        ),
      }),
    ),
  },
  'assetId',
);

const physicalStockEntry = structure<T.PhysicalStockEntry>(
  {
    warehouseId: one('WarehouseID', middle1),
    locationId: optional('LocationID', middle1),
    productCode: one('ProductCode', middle2),
    stockAccountNo: optional('StockAccountNo', middle2),
    productType: one('ProductType', shortText),
    productStatus: optional('ProductStatus', middle2),
    stockAccountCommodityCode: one('StockAccountCommodityCode', middle1),
    ownerId: one('OwnerID', middle1),
    uomPhysicalStock: one('UOMPhysicalStock', codeText),
    uomToUomBaseConversionFactor: one('UOMToUOMBaseConversionFactor', decimal),
    unitPriceBegin: one('UnitPriceBegin', money),
    unitPriceEnd: one('UnitPriceEnd', money),
    openingStockQuantity: one('OpeningStockQuantity', quantity),
    openingStockValue: one('OpeningStockValue', money),
    closingStockQuantity: one('ClosingStockQuantity', quantity),
    closingStockValue: one('ClosingStockValue', money),
    characteristics: list(
      'StockCharacteristics',
      some(
        '',
        structure<T.StockCharacteristic>({
          stockCharacteristic: optional('StockCharacteristic', middle1),
          stockCharacteristicValue: optional('StockCharacteristicValue', middle1),
        }),
      ),
      false,
    ),
  },
  'productCode',
);

const correspondingAccountReport = structure<T.CorrespondingAccountReport>(
  {
    lineNo: one('LineNo', count),
    period: one('Period', count),
    periodYear: one('PeriodYear', count),
    accountId: one('AccountID', nraAccount),
    debitOpeningBalance: one('DebitOpeningBalance', money),
    creditOpeningBalance: one('CreditOpeningBalance', money),
    correspondingAccounts: some(
      '\u0421orrespondingAccountStructure', // a Cyrillic letter: the schema has it so
      structure<T.CorrespondingAccount>({
        correspondingAccountId: one('CorrespondingAccountID', nraAccount),
        debitTurnover: one('DebitTurnover', money),
        creditTurnover: one('CreditTurnover', money),
      }),
    ),
    totalDebitClosingBalance: one('TotalDebitClosingBalance', money),
    totalCreditClosingBalance: one('TotalCreditClosingBalance', money),
  },
  'lineNo',
);

// --- Ledger and source documents

const transaction = structure<T.Transaction>(
  {
    transactionId: one('TransactionID', middle2),
    period: one('Period', count),
    periodYear: one('PeriodYear', count),
    transactionDate: one('TransactionDate', day),
    sourceId: optional('SourceID', middle1),
    transactionType: optional('TransactionType', shortText),
    description: one('Description', longText),
    batchId: optional('BatchID', middle1),
    systemEntryDate: one('SystemEntryDate', day),
    glPostingDate: one('GLPostingDate', day),
    customerId: one('CustomerID', middle1),
    supplierId: one('SupplierID', middle1),
    systemId: optional('SystemID', shortText),
    lines: records(
      'TransactionLine',
      structure<T.TransactionLine>({
        recordId: one('RecordID', shortText),
        accountId: one('AccountID', nraAccount),
        taxpayerAccountId: one('TaxpayerAccountID', middle1),
        analyses: any('Analysis', analysis),
        valueDate: optional('ValueDate', day),
        sourceDocumentId: optional('SourceDocumentID', middle1),
        customerId: one('CustomerID', middle1),
        supplierId: one('SupplierID', middle1),
        description: one('Description', longText),
        debitAmount: either('side', 'debit', one('DebitAmount', amount)),
        creditAmount: either('side', 'credit', one('CreditAmount', amount)),
        taxes: some('TaxInformation', taxInformation),
      }),
    ),
  },
  'transactionId',
);

const journal = structure<T.Journal>(
  {
    journalId: optional('JournalID', shortText),
    description: optional('Description', longText),
    type: optional('Type', middle1),
    transactions: records('Transaction', transaction),
  },
  'journalId',
);

const invoice = structure<T.Invoice>(
  {
    invoiceNo: one('InvoiceNo', middle2),
    customerInfo: either(
      'party',
      'customer',
      one(
        'CustomerInfo',
        structure<T.CustomerInfo>({
          customerId: one('CustomerID', middle1),
          name: one('Name', middle2),
          billingAddress: one('BillingAddress', address),
        }),
      ),
    ),
    supplierInfo: either(
      'party',
      'supplier',
      one(
        'SupplierInfo',
        structure<T.SupplierInfo>({
          supplierId: one('SupplierID', middle1),
          name: one('Name', middle2),
          billingAddress: one('BillingAddress', address),
        }),
      ),
    ),
    accountId: one('AccountID', nraAccount),
    branchStoreNumber: optional('BranchStoreNumber', middle1),
    period: optional('Period', count),
    periodYear: optional('PeriodYear', count),
    invoiceDate: one('InvoiceDate', day),
    invoiceType: one('InvoiceType', codeText),
    shipTo: optional('ShipTo', shippingPoint),
    shipFrom: optional('ShipFrom', shippingPoint),
    paymentTerms: optional('PaymentTerms', middle2),
    selfBillingIndicator: one('SelfBillingIndicator', yesNo),
    sourceId: optional('SourceID', middle1),
    glPostingDate: optional('GLPostingDate', day),
    batchId: optional('BatchID', middle1),
    systemId: optional('SystemID', middle1),
    transactionId: one('TransactionID', middle2),
    receiptNumbers: optional('ReceiptNumbers', longText),
    lines: records(
      'InvoiceLine',
      structure<T.InvoiceLine>({
        lineNumber: optional('LineNumber', shortText),
        accountId: one('AccountID', nraAccount),
        analyses: any('Analysis', analysis),
        orderReferences: any(
          'OrderReferences',
          structure<T.OrderReference>({ originatingOn: optional('OriginatingON', middle2), orderDate: optional('OrderDate', day) }),
        ),
        shipTo: optional('ShipTo', shippingPoint),
        shipFrom: optional('ShipFrom', shippingPoint),
        goodsServicesId: optional('GoodsServicesID', codeText),
        productCode: one('ProductCode', middle2),
        productDescription: optional('ProductDescription', longText),
        delivery: optional(
          'Delivery',
          structure<T.Delivery>({
            movementReferences: either('delivery', 'movements', some('MovementReference', middle1)),
            deliveryDate: either('delivery', 'day', one('DeliveryDate', day)),
            deliveryPeriod: either(
              'delivery',
              'period',
              one('DeliveryPeriod', structure<T.DeliveryPeriod>({ fromDate: one('FromDate', day), toDate: one('ToDate', day) })),
            ),
          }),
        ),
        quantity: one('Quantity', quantity),
        invoiceUom: optional('InvoiceUOM', codeText),
        uomToUomBaseConversionFactor: optional('UOMToUOMBaseConversionFactor', decimal),
        unitPrice: one('UnitPrice', money),
        taxPointDate: one('TaxPointDate', day),
        references: optional(
          'References',
          structure<T.References>({
            creditNote: optional(
              'CreditNote',
              structure<T.CreditNote>({ reference: optional('Reference', middle1), reason: optional('Reason', longText) }),
            ),
          }),
        ),
        description: one('Description', longText),
        invoiceLineAmount: one('InvoiceLineAmount', amount),
        debitCreditIndicator: one('DebitCreditIndicator', debitCredit),
        shippingCostsAmount: optional('ShippingCostsAmount', amount),
        taxes: some('TaxInformation', taxInformation),
      }),
    ),
    settlement: optional(
      'InvoiceSettlement',
      structure<T.InvoiceSettlement>({
        settlementDiscount: optional('SettlementDiscount', middle1),
        settlementAmount: one('SettlementAmount', amount),
        settlementDate: optional('SettlementDate', day),
        paymentMechanism: optional('PaymentMechanism', codeText),
      }),
    ),
    totals: optional(
      'InvoiceDocumentTotals',
      structure<T.InvoiceTotals>({
        taxInformationTotals: any('TaxInformationTotals', taxInformation),
        shippingCostsAmountTotal: optional('ShippingCostsAmountTotal', money),
        netTotal: one('NetTotal', money),
        grossTotal: one('GrossTotal', money),
      }),
    ),
  },
  'invoiceNo',
);

const payment = structure<T.Payment>(
  {
    paymentRefNo: one('PaymentRefNo', middle1),
    period: optional('Period', count),
    periodYear: optional('PeriodYear', count),
    transactionId: one('TransactionID', middle2),
    transactionDate: one('TransactionDate', day),
    paymentMethod: one('PaymentMethod', shortText),
    description: one('Description', longText),
    batchId: optional('BatchID', middle1),
    systemId: optional('SystemID', middle1),
    sourceId: optional('SourceID', middle1),
    lines: records(
      'PaymentLine',
      structure<T.PaymentLine>({
        lineNumber: optional('LineNumber', shortText),
        sourceDocumentId: optional('SourceDocumentID', middle1),
        accountId: one('AccountID', nraAccount),
        analyses: any('Analysis', analysis),
        customerId: one('CustomerID', middle1),
        supplierId: one('SupplierID', middle1),
        taxPointDate: optional('TaxPointDate', day),
        description: optional('Description', longText),
        debitCreditIndicator: one('DebitCreditIndicator', debitCredit),
        paymentLineAmount: one('PaymentLineAmount', amount),
        taxes: any('TaxInformation', taxInformation),
      }),
    ),
    settlement: optional(
      'PaymentSettlement',
      structure<T.PaymentSettlement>({
        settlementDiscount: optional('SettlementDiscount', middle1),
        settlementAmount: optional('SettlementAmount', amount),
        settlementDate: optional('SettlementDate', day),
        paymentMechanism: optional('PaymentMechanism', codeText),
      }),
    ),
    totals: optional(
      'PaymentDocumentTotals',
      structure<T.PaymentTotals>({
        taxInformationTotals: any('TaxInformationTotals', taxInformation),
        netTotal: optional('NetTotal', money),
        grossTotal: one('GrossTotal', money),
      }),
    ),
  },
  'paymentRefNo',
);

const stockMovement = structure<T.StockMovement>(
  {
    movementReference: one('MovementReference', middle1),
    movementDate: one('MovementDate', day),
    movementPostingDate: optional('MovementPostingDate', day),
    movementPostingTime: optional('MovementPostingTime', time),
    taxPointDate: optional('TaxPointDate', day),
    movementType: one('MovementType', codeText),
    sourceId: one('SourceID', middle1),
    systemId: one('SystemID', middle1),
    documentReference: one(
      'DocumentReference',
      structure<T.MovementDocument>({
        documentType: one('DocumentType', middle1),
        documentNumber: one('DocumentNumber', middle1),
        documentLine: optional('DocumentLine', shortText),
      }),
    ),
    lines: records(
      'StockMovementLine',
      structure<T.StockMovementLine>({
        lineNumber: one('LineNumber', shortText),
        accountId: one('AccountID', nraAccount),
        transactionId: one('TransactionID', middle2),
        customerId: one('CustomerID', middle1),
        supplierId: one('SupplierID', middle1),
        shipTo: optional('ShipTo', shippingPoint),
        shipFrom: optional('ShipFrom', shippingPoint),
        productCode: one('ProductCode', middle2),
        stockAccountNo: optional('StockAccountNo', middle2),
        quantity: one('Quantity', quantity),
        unitOfMeasure: one('UnitOfMeasure', codeText),
        uomToUomPhysicalStockConversionFactor: one('UOMToUOMPhysicalStockConversionFactor', decimal),
        bookValue: one('BookValue', money),
        movementSubType: one('MovementSubType', middle1),
        movementComments: optional('MovementComments', longText),
        taxes: any('TaxInformation', taxInformation),
      }),
    ),
  },
  'movementReference',
);

const assetTransaction = structure<T.AssetTransaction>(
  {
    assetTransactionId: one('AssetTransactionID', middle2),
    assetId: one('AssetID', middle1),
    assetTransactionType: one('AssetTransactionType', codeText),
    description: optional('Description', longText),
    assetTransactionDate: one('AssetTransactionDate', day),
    supplierCustomer: optional(
      'AssetSupplierCustomer',
      structure<T.AssetParty>({
        supplierCustomerName: one('SupplierCustomerName', middle2),
        supplierCustomerId: one('SupplierCustomerID', middle1),
        postalAddress: one('PostalAddress', address),
      }),
    ),
    transactionId: one('TransactionID', middle2),
    valuation: list(
      'AssetTransactionValuations',
      one(
        'AssetTransactionValuation',
        structure<T.AssetTransactionValuation>({
          assetValuationType: optional('AssetValuationType', middle1),
          acquisitionAndProductionCosts: optional('AcquisitionAndProductionCostsOnTransaction', money),
          bookValue: one('BookValueOnTransaction', money),
          amount: one('AssetTransactionAmount', money),
        }),
      ),
    ),
  },
  'assetTransactionId',
);

// --- Sections with their counts and totals, and the whole files

/** Number of lines and the sums of their sides, in euro cents. */
export interface Totals {
  readonly numberOfEntries: number;
  readonly totalDebit: Minor;
  readonly totalCredit: Minor;
}

export type Section<R> = Totals & { readonly records: T.Records<R> };

const totals = {
  numberOfEntries: one('NumberOfEntries', count),
  totalDebit: one('TotalDebit', money),
  totalCredit: one('TotalCredit', money),
};
const section = <R>(element: string, of: Structure<R>) =>
  structure<Section<R>>({ ...totals, records: records(element, of) } as Structure<Section<R>>['fields']);

/** Received is the sum of positive quantities, issued of negative ones; six decimals. */
export interface MovementSection {
  readonly numberOfLines: number;
  readonly quantityReceived: string;
  readonly quantityIssued: string;
  readonly records: T.Records<T.StockMovement>;
}

export interface AssetSection {
  readonly numberOfTransactions: number;
  readonly records: T.Records<T.AssetTransaction>;
}

export interface MonthlyDocument {
  readonly header: T.Header;
  readonly masterFiles: Pick<
    T.MonthlyFile,
    'accounts' | 'taxonomies' | 'customers' | 'suppliers' | 'taxTable' | 'units' | 'analysisTypes' | 'products' | 'owners'
  >;
  readonly correspondingAccounts?: T.Records<T.CorrespondingAccountReport> | undefined;
  readonly ledger: Section<T.Journal>;
  readonly sourceDocuments: {
    readonly salesInvoices: Section<T.Invoice>;
    readonly payments: Section<T.Payment>;
    readonly purchaseInvoices: Section<T.Invoice>;
  };
}

export interface AnnualDocument {
  readonly header: T.Header;
  readonly masterFiles: Pick<T.AnnualFile, 'owners' | 'assets'>;
  readonly sourceDocuments: { readonly assetTransactions: AssetSection };
}

export interface OnDemandDocument {
  readonly header: T.Header;
  readonly masterFiles: Pick<T.OnDemandFile, 'taxTable' | 'movementTypes' | 'units' | 'products' | 'physicalStock' | 'owners'>;
  readonly sourceDocuments: { readonly movements: MovementSection };
}

const taxTable = records('TaxTableEntry', taxTableEntry);
const units = records('UOMTableEntry', unit);
const products = records('Product', product);
const owners = list('Owners', records('Owner', owner), false);

export const monthly = structure<MonthlyDocument>({
  header: one('Header', header),
  masterFiles: one(
    'MasterFilesMonthly',
    structure<MonthlyDocument['masterFiles']>({
      accounts: list('GeneralLedgerAccounts', records('Account', account)),
      taxonomies: list(
        'Taxonomies',
        {
          ...records(
            'Taxonomy',
            structure<T.Taxonomy>(
              {
                taxonomyReference: one('TaxonomyReference', longText),
                taxonomyElements: any(
                  'TaxonomyElement',
                  structure<T.TaxonomyElement>({
                    taxonomyCode: one('TaxonomyCode', longText),
                    taxonomyClusterId: optional('TaxonomyClusterID', longText),
                    taxonomyClusterContextId: optional('TaxonomyClusterContextID', longText),
                    accountId: one('AccountID', nraAccount),
                  }),
                ),
              },
              'taxonomyReference',
            ),
          ),
          required: false,
        },
        false,
      ),
      customers: list('Customers', records('Customer', customer)),
      suppliers: list('Suppliers', records('Supplier', supplier)),
      taxTable: list('TaxTable', taxTable),
      units: list('UOMTable', units),
      analysisTypes: list(
        'AnalysisTypeTable',
        records(
          'AnalysisTypeTableEntry',
          structure<T.AnalysisType>(
            {
              analysisType: one('AnalysisType', middle1),
              analysisTypeDescription: one('AnalysisTypeDescription', longText),
              analysisId: one('AnalysisID', middle1),
              analysisIdDescription: one('AnalysisIDDescription', longText),
            },
            'analysisId',
          ),
        ),
        false,
      ),
      products: list('Products', products),
      owners,
    }),
  ),
  correspondingAccounts: list(
    'CorrespondingAccountsReport',
    { ...records('CorrespondingAccountReport', correspondingAccountReport), required: false },
    false,
  ),
  ledger: one('GeneralLedgerEntries', section('Journal', journal)),
  sourceDocuments: one(
    'SourceDocumentsMonthly',
    structure<MonthlyDocument['sourceDocuments']>({
      salesInvoices: one('SalesInvoices', section('Invoice', invoice)),
      payments: one('Payments', section('Payment', payment)),
      purchaseInvoices: one('PurchaseInvoices', section('Invoice', invoice)),
    }),
  ),
});

export const annual = structure<AnnualDocument>({
  header: one('Header', header),
  masterFiles: one(
    'MasterFilesAnnual',
    structure<AnnualDocument['masterFiles']>({ owners, assets: list('Assets', { ...records('Asset', asset), required: false }) }),
  ),
  sourceDocuments: one(
    'SourceDocumentsAnnual',
    structure<AnnualDocument['sourceDocuments']>({
      assetTransactions: one(
        'AssetTransactions',
        structure<AssetSection>({
          numberOfTransactions: one('NumberOfAssetTransactions', count),
          records: records('AssetTransaction', assetTransaction),
        }),
      ),
    }),
  ),
});

export const onDemand = structure<OnDemandDocument>({
  header: one('Header', header),
  masterFiles: one(
    'MasterFilesOnDemand',
    structure<OnDemandDocument['masterFiles']>({
      taxTable: list('TaxTable', taxTable, false),
      movementTypes: list(
        'MovementTypeTable',
        records(
          'MovementTypeTableEntry',
          structure<T.MovementType>(
            { movementType: one('MovementType', codeText), description: one('Description', longText) },
            'movementType',
          ),
        ),
      ),
      units: list('UOMTable', units),
      products: list('Products', products),
      physicalStock: list('PhysicalStock', records('PhysicalStockEntry', physicalStockEntry)),
      owners,
    }),
  ),
  sourceDocuments: one(
    'SourceDocumentsOnDemand',
    structure<OnDemandDocument['sourceDocuments']>({
      movements: one(
        'MovementOfGoods',
        structure<MovementSection>({
          numberOfLines: one('NumberOfMovementLines', count),
          quantityReceived: one('TotalQuantityReceived', quantity),
          quantityIssued: one('TotalQuantityIssued', quantity),
          records: records('StockMovement', stockMovement),
        }),
      ),
    }),
  ),
});

export const namespace = 'mf:nra:dgti:dxxxx:declaration:v1';
export const auditFileVersion = '1.0.1';
