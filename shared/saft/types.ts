import type { LocalDate } from '../dates/local-date.ts';
import type { DecimalText } from '../money/decimal.ts';
import type { Minor } from '../money/minor.ts';

// The data of a Bulgarian audit file (SAF-T BG 1.0.1), property by property in the order of the schema. `elements.ts` says which element each property
// becomes and what the schema allows in it. Units, unless a property says otherwise: `Minor` is euro cents, debit and credit sides as they stand in the
// ledger, negative only for a reversal on the same side (red storno); `DecimalText` is plain decimal text ("2.5"); a date is a day of the business.
// @source NRA, SAF-T BG 1.0.1 of 25.08.2025: schema and structure definition

/** Exactly one of the two. */
export type OneOf<A, B> = (A & { readonly [K in keyof B]?: never }) | (B & { readonly [K in keyof A]?: never });

/**
 * Records that may be too many to hold. They are asked for twice, once to check and add up and once to write: an array, or an object whose iterator reads
 * again from the start, both times the same (one read transaction). Never a generator that was begun.
 */
export type Records<T> = Iterable<T>;

/** Where in the books a record comes from. Not written: it travels with each refusal, so that a screen can lead there. */
export interface FromBooks {
  /** Id of the document or journal entry, or whatever the books call it. */
  readonly origin?: string | undefined;
}

export type YesNo = 'Y' | 'N';
export type DebitCredit = 'D' | 'C';

// --- Structures used in several places

export interface Address {
  readonly streetName?: string | undefined;
  readonly number?: string | undefined;
  readonly additionalAddressDetail?: string | undefined;
  readonly building?: string | undefined;
  readonly city: string;
  readonly postalCode?: string | undefined;
  /** Bulgarian region, BG-01 to BG-28 (`regions`). */
  readonly region?: string | undefined;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly addressType?: 'StreetAddress' | 'PostalAddress' | 'BillingAddress' | 'ShipToAddress' | 'ShipFromAddress' | undefined;
}

/** An amount in euro and, beside it, in the currency it was agreed in. For euro both are the same. */
export interface Amount {
  /** Euro cents. */
  readonly amount: Minor;
  /** ISO 4217. */
  readonly currencyCode: string;
  /** Minor units of `currencyCode`, by its ISO number of decimals (1n is 1 JPY, or 0.001 KWD; the file takes two decimals). */
  readonly currencyAmount: Minor;
  /** Euro for one unit of the currency, at most four decimals: currencyAmount x exchangeRate is about amount. */
  readonly exchangeRate?: DecimalText | undefined;
}

export interface TaxInformation {
  /** Kind of tax of the NRA's nomenclature: "100" is VAT, "000" is no tax. */
  readonly taxType: string;
  /** Code of that kind (`taxCodes`); "000000" where no tax applies. */
  readonly taxCode: string;
  /** "20.00" for 20 %. */
  readonly taxPercentage?: DecimalText | undefined;
  readonly taxBase?: Minor | undefined;
  readonly taxBaseDescription?: string | undefined;
  readonly taxAmount: Amount;
  readonly taxExemptionReason?: string | undefined;
  readonly taxDeclarationPeriod?: string | undefined;
}

/** A dimension of a line, such as a cost centre. */
export interface Analysis {
  readonly analysisType: string;
  readonly analysisId: string;
  readonly analysisAmount?: Amount | undefined;
}

export interface PersonName {
  readonly title?: string | undefined;
  readonly firstName: string;
  readonly initials?: string | undefined;
  readonly lastNamePrefix?: string | undefined;
  readonly lastName: string;
  readonly birthName?: string | undefined;
  readonly salutation?: string | undefined;
  /** Position in the company, at least one. */
  readonly otherTitles: readonly string[];
}

export interface Contact {
  readonly contactPerson: PersonName;
  readonly telephones?: readonly string[] | undefined;
  readonly fax?: string | undefined;
  readonly emails?: readonly string[] | undefined;
  readonly websites?: readonly string[] | undefined;
}

export interface TaxRegistration {
  readonly taxRegistrationNumber: string;
  /** 100010 registered for VAT, 100020 another taxable person, 100030 not taxable (`vatTaxTypes`). */
  readonly taxType?: string | undefined;
  readonly taxNumber?: string | undefined;
  readonly taxAuthority?: string | undefined;
  readonly taxVerificationDate?: LocalDate | undefined;
}

export type BankAccount = OneOf<
  { readonly iban: string },
  { readonly accountNumber: string; readonly accountName?: string | undefined; readonly sortCode: Party }
>;

/** A company or person: customer, supplier or owner. */
export type Party = {
  /** EIK or another registration number. */
  readonly registrationNumber: string;
} & OneOf<{ readonly name: string }, { readonly nameLatin: string }> & {
    readonly addresses: readonly Address[];
    readonly contacts?: readonly Contact[] | undefined;
    readonly taxRegistrations?: readonly TaxRegistration[] | undefined;
    readonly bankAccounts?: readonly BankAccount[] | undefined;
    readonly relatedParty: YesNo;
    readonly relatedPartyStartDate?: LocalDate | undefined;
    readonly relatedPartyEndDate?: LocalDate | undefined;
  };

/** Opening and closing balance, each on the side it stands on; a balance of zero stands on the usual side of the account. */
export type Balances = OneOf<{ readonly openingDebitBalance: Minor }, { readonly openingCreditBalance: Minor }> &
  OneOf<{ readonly closingDebitBalance: Minor }, { readonly closingCreditBalance: Minor }>;

export interface ShippingPoint {
  readonly deliveryId?: string | undefined;
  readonly deliveryDate?: LocalDate | undefined;
  readonly warehouseId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly ucr?: string | undefined;
  readonly address?: Address | undefined;
}

// --- Header

/** The reporting company: at least one address, contact (with telephone and e-mail) and bank account. */
export interface Company {
  readonly registrationNumber: string;
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly contacts: readonly Contact[];
  readonly taxRegistrations?: readonly TaxRegistration[] | undefined;
  readonly bankAccounts: readonly BankAccount[];
}

/** The last five have at least one value even where the company belongs to no group: "0", and "BG" for the country. */
export interface Ownership {
  /** 1 head of a local group, 2 head of a multinational group, 3 part of a local group, 4 part of a multinational group, 5 none. */
  readonly isPartOfGroup: '1' | '2' | '3' | '4' | '5';
  readonly beneficialOwnerNamesCyrillicBg?: readonly string[] | undefined;
  readonly beneficialOwnerEgns?: readonly string[] | undefined;
  readonly beneficialOwnerNamesLatinForeign?: readonly string[] | undefined;
  readonly beneficialCountriesForeign?: readonly string[] | undefined;
  readonly beneficialCountryForeignCodes?: readonly string[] | undefined;
  readonly ultimateOwnerNamesCyrillicBg: readonly string[];
  readonly ultimateOwnerUicsBg: readonly string[];
  readonly ultimateOwnerNamesCyrillicForeign: readonly string[];
  readonly ultimateOwnerNamesLatinForeign: readonly string[];
  readonly countriesForeign: readonly string[];
}

/** What the file covers: two days, both included, or two months. */
export type Selection = {
  readonly taxReportingJurisdiction?: string | undefined;
  readonly companyEntity?: string | undefined;
} & OneOf<
  { readonly selectionStartDate: LocalDate; readonly selectionEndDate: LocalDate },
  { readonly periodStart: number; readonly periodStartYear: number; readonly periodEnd: number; readonly periodEndYear: number }
> & {
    readonly documentType?: string | undefined;
    readonly otherCriteria?: readonly string[] | undefined;
  };

export interface Header {
  /** Version of the specification: "1.0.1" (`auditFileVersion`). */
  readonly auditFileVersion: string;
  readonly auditFileCountry?: string | undefined;
  readonly auditFileRegion?: string | undefined;
  readonly auditFileDateCreated: LocalDate;
  readonly softwareCompanyName: string;
  readonly softwareId: string;
  readonly softwareVersion: string;
  readonly company: Company;
  readonly ownership: Ownership;
  readonly defaultCurrencyCode: 'EUR';
  readonly selection: Selection;
  /** M monthly, A annual, D on demand. */
  readonly headerComment?: string | undefined;
  readonly segmentIndex?: number | undefined;
  readonly totalSegments?: number | undefined;
  /** A commercial, P public bodies, BANK, INSURANCE. */
  readonly taxAccountingBasis: 'A' | 'P' | 'BANK' | 'INSURANCE';
  readonly taxEntity?: string | undefined;
}

// --- Master files

/** Every account of the chart, each under the account of the NRA's nomenclature it is mapped to. */
export type Account = FromBooks & {
  /** NRA account, three to five digits (`nraAccounts`). */
  readonly accountId: string;
  readonly accountDescription: string;
  /** Our own code. */
  readonly taxpayerAccountId: string;
  readonly groupingCategory?: string | undefined;
  readonly groupingCode?: string | undefined;
  readonly accountType: 'Active' | 'Passive' | 'Bifunctional';
  readonly accountCreationDate?: LocalDate | undefined;
} & Balances;

export interface TaxonomyElement {
  readonly taxonomyCode: string;
  readonly taxonomyClusterId?: string | undefined;
  readonly taxonomyClusterContextId?: string | undefined;
  readonly accountId: string;
}

export interface Taxonomy {
  readonly taxonomyReference: string;
  readonly taxonomyElements?: readonly TaxonomyElement[] | undefined;
}

/** A customer with two control accounts stands here twice, once for each. */
export type Customer = FromBooks & {
  readonly party: Party;
  /** Party code (`partyCode`). */
  readonly customerId: string;
  readonly selfBillingIndicator?: YesNo | undefined;
  /** NRA account of the control account. */
  readonly accountId: string;
} & Balances;

/** As a customer. */
export type Supplier = FromBooks & {
  readonly party: Party;
  readonly supplierId: string;
  readonly selfBillingIndicator?: YesNo | undefined;
  readonly accountId: string;
} & Balances;

export type TaxCodeDetails = {
  readonly taxCode: string;
  readonly effectiveDate?: LocalDate | undefined;
  readonly expirationDate?: LocalDate | undefined;
  readonly description?: string | undefined;
} & OneOf<{ readonly taxPercentage?: DecimalText | undefined }, { readonly flatTaxRate?: Amount | undefined }> & {
    /** Coefficient 0.00 to 1.00: what part of the tax may be deducted. */
    readonly baseRate?: DecimalText | undefined;
    readonly country: 'BG';
    readonly region?: string | undefined;
  };

export interface TaxTableEntry {
  readonly taxType: string;
  readonly description: string;
  readonly codes: readonly TaxCodeDetails[];
}

export interface Unit {
  /** UN/ECE code: H87 is a piece (`isUnit`). */
  readonly unitOfMeasure: string;
  readonly description: string;
}

export interface AnalysisType {
  readonly analysisType: string;
  readonly analysisTypeDescription: string;
  readonly analysisId: string;
  readonly analysisIdDescription: string;
}

export interface ProductTax {
  readonly taxType: string;
  readonly taxCode: string;
}

export interface Product extends FromBooks {
  readonly productCode: string;
  /** 01 goods, 02 services. */
  readonly goodsServicesId?: string | undefined;
  readonly productGroup?: string | undefined;
  readonly description: string;
  /** Code of the combined nomenclature, eight digits; 00000000 for services, 0 where none applies. */
  readonly productCommodityCode: string;
  /** Barcode. */
  readonly productNumberCode?: string | undefined;
  /** FIFO, LIFO, Average cost, Standard cost. */
  readonly valuationMethod?: string | undefined;
  readonly uomBase: string;
  readonly uomStandard: string;
  /** "1" exactly when the two units are the same. */
  readonly uomToUomBaseConversionFactor: DecimalText;
  readonly taxes?: readonly ProductTax[] | undefined;
}

export interface Owner extends FromBooks {
  readonly party: Party;
  readonly ownerId: string;
  readonly accountId: string;
}

export interface MovementType {
  readonly movementType: string;
  readonly description: string;
}

export interface StockCharacteristic {
  readonly stockCharacteristic?: string | undefined;
  readonly stockCharacteristicValue?: string | undefined;
}

export interface PhysicalStockEntry extends FromBooks {
  readonly warehouseId: string;
  readonly locationId?: string | undefined;
  readonly productCode: string;
  readonly stockAccountNo?: string | undefined;
  /** 10 materials, 20 own products, 30 goods, 40 work in progress, 50 investment. */
  readonly productType: string;
  readonly productStatus?: string | undefined;
  readonly stockAccountCommodityCode: string;
  readonly ownerId: string;
  readonly uomPhysicalStock: string;
  readonly uomToUomBaseConversionFactor: DecimalText;
  readonly unitPriceBegin: Minor;
  readonly unitPriceEnd: Minor;
  /** At most six decimals. */
  readonly openingStockQuantity: DecimalText;
  readonly openingStockValue: Minor;
  readonly closingStockQuantity: DecimalText;
  readonly closingStockValue: Minor;
  readonly characteristics?: readonly StockCharacteristic[] | undefined;
}

export interface AssetSupplier {
  readonly supplierName: string;
  readonly supplierId: string;
  readonly postalAddress: Address;
}

export interface ExtraordinaryDepreciation {
  readonly method: string;
  readonly amountForPeriod: Minor;
}

/** Valuation by the accounting plan. */
export type AccountingValuation = {
  readonly valuationClass: string;
  readonly acquisitionAndProductionCostsBegin: Minor;
  readonly acquisitionAndProductionCostsEnd: Minor;
  readonly investmentSupport: Minor;
} & OneOf<{ readonly assetLifeYear: DecimalText }, { readonly assetLifeMonth: DecimalText }> & {
    readonly assetAddition: Minor;
    readonly transfers: Minor;
    readonly assetDisposal: Minor;
    readonly bookValueBegin: Minor;
    readonly depreciationMethod: string;
    readonly depreciationPercentage: DecimalText;
    readonly depreciationForPeriod: Minor;
    readonly appreciationForPeriod: Minor;
    readonly extraordinaryDepreciations: readonly ExtraordinaryDepreciation[];
    readonly accumulatedDepreciation: Minor;
    readonly bookValueEnd: Minor;
  };

/** Valuation by the tax plan. Months are text ("03"), "0" where nothing happened. */
export interface TaxValuation {
  readonly valuationClass: string;
  readonly categoryTaxDepreciable: string;
  readonly taxDepreciableValue: Minor;
  readonly accruedTaxDepreciation: Minor;
  readonly taxValueAsset: Minor;
  readonly annualTaxDepreciationRate: DecimalText;
  readonly monthChangeAssetValue: string;
  readonly monthSuspensionResumptionAccrual: string;
  readonly monthWriteOffAccounting: string;
  readonly monthWriteOffTax: string;
  readonly numberMonthsDepreciationDuring: string;
  readonly depreciationForPeriod: Minor;
  readonly accumulatedDepreciation: Minor;
  readonly taxValueEndPeriod: Minor;
}

export interface Valuations {
  readonly accounting: readonly AccountingValuation[];
  readonly tax: readonly TaxValuation[];
}

export interface Asset extends FromBooks {
  readonly assetId: string;
  readonly accountId: string;
  readonly description: string;
  readonly suppliers: readonly AssetSupplier[];
  readonly purchaseOrderDate?: LocalDate | undefined;
  readonly dateOfAcquisition: LocalDate;
  readonly startUpDate: LocalDate;
  readonly valuations: Valuations;
}

// --- Ledger

export type TransactionLine = {
  readonly recordId: string;
  readonly accountId: string;
  readonly taxpayerAccountId: string;
  readonly analyses?: readonly Analysis[] | undefined;
  /** Only where it is another day than the transaction's. */
  readonly valueDate?: LocalDate | undefined;
  readonly sourceDocumentId?: string | undefined;
  /** Party code, "0" where no customer is concerned (`noParty`). */
  readonly customerId: string;
  readonly supplierId: string;
  readonly description: string;
} & OneOf<{ readonly debitAmount: Amount }, { readonly creditAmount: Amount }> & {
    /** At least one; `noTax` where no tax applies. */
    readonly taxes: readonly TaxInformation[];
  };

/** One balanced journal entry. */
export interface Transaction extends FromBooks {
  readonly transactionId: string;
  /** Month 1 to 12. */
  readonly period: number;
  readonly periodYear: number;
  readonly transactionDate: LocalDate;
  readonly sourceId?: string | undefined;
  readonly transactionType?: string | undefined;
  readonly description: string;
  readonly batchId?: string | undefined;
  readonly systemEntryDate: LocalDate;
  readonly glPostingDate: LocalDate;
  readonly customerId: string;
  readonly supplierId: string;
  readonly systemId?: string | undefined;
  readonly lines: Records<TransactionLine>;
}

export interface Journal {
  readonly journalId?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | undefined;
  readonly transactions: Records<Transaction>;
}

/** Turnover of an account with each of its corresponding accounts. Optional in a monthly file. */
export interface CorrespondingAccount {
  readonly correspondingAccountId: string;
  readonly debitTurnover: Minor;
  readonly creditTurnover: Minor;
}

export interface CorrespondingAccountReport {
  readonly lineNo: number;
  readonly period: number;
  readonly periodYear: number;
  readonly accountId: string;
  readonly debitOpeningBalance: Minor;
  readonly creditOpeningBalance: Minor;
  readonly correspondingAccounts: readonly CorrespondingAccount[];
  readonly totalDebitClosingBalance: Minor;
  readonly totalCreditClosingBalance: Minor;
}

// --- Source documents

export interface OrderReference {
  readonly originatingOn?: string | undefined;
  readonly orderDate?: LocalDate | undefined;
}

export interface DeliveryPeriod {
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
}

/** Exactly one of the three. */
export interface Delivery {
  readonly movementReferences?: readonly string[] | undefined;
  readonly deliveryDate?: LocalDate | undefined;
  readonly deliveryPeriod?: DeliveryPeriod | undefined;
}

export interface CreditNote {
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
}

export interface References {
  readonly creditNote?: CreditNote | undefined;
}

export interface InvoiceLine {
  readonly lineNumber?: string | undefined;
  readonly accountId: string;
  readonly analyses?: readonly Analysis[] | undefined;
  readonly orderReferences?: readonly OrderReference[] | undefined;
  readonly shipTo?: ShippingPoint | undefined;
  readonly shipFrom?: ShippingPoint | undefined;
  readonly goodsServicesId?: string | undefined;
  readonly productCode: string;
  readonly productDescription?: string | undefined;
  readonly delivery?: Delivery | undefined;
  /** At most six decimals. */
  readonly quantity: DecimalText;
  readonly invoiceUom?: string | undefined;
  readonly uomToUomBaseConversionFactor?: DecimalText | undefined;
  /** The file takes a price with two decimals. */
  readonly unitPrice: Minor;
  readonly taxPointDate: LocalDate;
  /** The invoice a note corrects. */
  readonly references?: References | undefined;
  readonly description: string;
  /** Without tax. */
  readonly invoiceLineAmount: Amount;
  readonly debitCreditIndicator: DebitCredit;
  readonly shippingCostsAmount?: Amount | undefined;
  /** At least one; `noTax` where no tax applies. */
  readonly taxes: readonly TaxInformation[];
}

export interface InvoiceSettlement {
  readonly settlementDiscount?: string | undefined;
  readonly settlementAmount: Amount;
  readonly settlementDate?: LocalDate | undefined;
  readonly paymentMechanism?: string | undefined;
}

export interface InvoiceTotals {
  readonly taxInformationTotals?: readonly TaxInformation[] | undefined;
  readonly shippingCostsAmountTotal?: Minor | undefined;
  readonly netTotal: Minor;
  readonly grossTotal: Minor;
}

export interface CustomerInfo {
  readonly customerId: string;
  readonly name: string;
  readonly billingAddress: Address;
}

export interface SupplierInfo {
  readonly supplierId: string;
  readonly name: string;
  readonly billingAddress: Address;
}

/** Invoice, debit note or credit note: the customer on a sale, the supplier on a purchase. */
export type Invoice = FromBooks & {
  readonly invoiceNo: string;
} & OneOf<{ readonly customerInfo: CustomerInfo }, { readonly supplierInfo: SupplierInfo }> & {
    /** NRA account of the control account. */
    readonly accountId: string;
    readonly branchStoreNumber?: string | undefined;
    readonly period?: number | undefined;
    readonly periodYear?: number | undefined;
    readonly invoiceDate: LocalDate;
    /** 01 invoice, 02 debit note, 03 credit note ... (`invoiceTypes`). */
    readonly invoiceType: string;
    readonly shipTo?: ShippingPoint | undefined;
    readonly shipFrom?: ShippingPoint | undefined;
    readonly paymentTerms?: string | undefined;
    readonly selfBillingIndicator: YesNo;
    readonly sourceId?: string | undefined;
    readonly glPostingDate?: LocalDate | undefined;
    readonly batchId?: string | undefined;
    readonly systemId?: string | undefined;
    /** The `transactionId` it was booked by. */
    readonly transactionId: string;
    readonly receiptNumbers?: string | undefined;
    readonly lines: Records<InvoiceLine>;
    readonly settlement?: InvoiceSettlement | undefined;
    readonly totals?: InvoiceTotals | undefined;
  };

export interface PaymentLine {
  readonly lineNumber?: string | undefined;
  readonly sourceDocumentId?: string | undefined;
  readonly accountId: string;
  readonly analyses?: readonly Analysis[] | undefined;
  readonly customerId: string;
  readonly supplierId: string;
  readonly taxPointDate?: LocalDate | undefined;
  readonly description?: string | undefined;
  readonly debitCreditIndicator: DebitCredit;
  readonly paymentLineAmount: Amount;
  readonly taxes?: readonly TaxInformation[] | undefined;
}

export interface PaymentSettlement {
  readonly settlementDiscount?: string | undefined;
  readonly settlementAmount?: Amount | undefined;
  readonly settlementDate?: LocalDate | undefined;
  readonly paymentMechanism?: string | undefined;
}

export interface PaymentTotals {
  readonly taxInformationTotals?: readonly TaxInformation[] | undefined;
  readonly netTotal?: Minor | undefined;
  readonly grossTotal: Minor;
}

export interface Payment extends FromBooks {
  readonly paymentRefNo: string;
  readonly period?: number | undefined;
  readonly periodYear?: number | undefined;
  readonly transactionId: string;
  readonly transactionDate: LocalDate;
  /** 01 cash, 02 set-off, 03 cashless (`paymentMethods`). */
  readonly paymentMethod: string;
  readonly description: string;
  readonly batchId?: string | undefined;
  readonly systemId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly lines: Records<PaymentLine>;
  readonly settlement?: PaymentSettlement | undefined;
  readonly totals?: PaymentTotals | undefined;
}

export interface MovementDocument {
  readonly documentType: string;
  readonly documentNumber: string;
  readonly documentLine?: string | undefined;
}

export interface StockMovementLine {
  readonly lineNumber: string;
  readonly accountId: string;
  readonly transactionId: string;
  readonly customerId: string;
  readonly supplierId: string;
  readonly shipTo?: ShippingPoint | undefined;
  readonly shipFrom?: ShippingPoint | undefined;
  readonly productCode: string;
  readonly stockAccountNo?: string | undefined;
  /** Received positive, issued negative; at most six decimals. */
  readonly quantity: DecimalText;
  readonly unitOfMeasure: string;
  readonly uomToUomPhysicalStockConversionFactor: DecimalText;
  readonly bookValue: Minor;
  readonly movementSubType: string;
  readonly movementComments?: string | undefined;
  readonly taxes?: readonly TaxInformation[] | undefined;
}

export interface StockMovement extends FromBooks {
  readonly movementReference: string;
  readonly movementDate: LocalDate;
  readonly movementPostingDate?: LocalDate | undefined;
  /** hh:mm:ss */
  readonly movementPostingTime?: string | undefined;
  readonly taxPointDate?: LocalDate | undefined;
  /** 10 purchase, 30 sale ... (`stockMovements`). */
  readonly movementType: string;
  readonly sourceId: string;
  readonly systemId: string;
  readonly documentReference: MovementDocument;
  readonly lines: Records<StockMovementLine>;
}

export interface AssetParty {
  readonly supplierCustomerName: string;
  readonly supplierCustomerId: string;
  readonly postalAddress: Address;
}

export interface AssetTransactionValuation {
  readonly assetValuationType?: string | undefined;
  readonly acquisitionAndProductionCosts?: Minor | undefined;
  readonly bookValue: Minor;
  readonly amount: Minor;
}

export interface AssetTransaction extends FromBooks {
  readonly assetTransactionId: string;
  readonly assetId: string;
  /** 10 acquisition, 20 sale, 30 depreciation ... (`assetMovements`). */
  readonly assetTransactionType: string;
  readonly description?: string | undefined;
  readonly assetTransactionDate: LocalDate;
  readonly supplierCustomer?: AssetParty | undefined;
  readonly transactionId: string;
  readonly valuation: AssetTransactionValuation;
}

// --- The three files, as they are handed over. Counts and totals are not part of them: the export adds them up.

/** A month: due on the last day of the next month. */
export interface MonthlyFile {
  readonly kind: 'monthly';
  readonly header: Header;
  readonly accounts: Records<Account>;
  readonly taxonomies?: Records<Taxonomy> | undefined;
  readonly customers: Records<Customer>;
  readonly suppliers: Records<Supplier>;
  readonly taxTable: Records<TaxTableEntry>;
  readonly units: Records<Unit>;
  readonly analysisTypes?: Records<AnalysisType> | undefined;
  readonly products: Records<Product>;
  readonly owners?: Records<Owner> | undefined;
  readonly correspondingAccounts?: Records<CorrespondingAccountReport> | undefined;
  readonly journals: Records<Journal>;
  readonly salesInvoices: Records<Invoice>;
  readonly payments: Records<Payment>;
  readonly purchaseInvoices: Records<Invoice>;
}

/** Fixed assets of a year: with the annual return. */
export interface AnnualFile {
  readonly kind: 'annual';
  readonly header: Header;
  readonly owners?: Records<Owner> | undefined;
  readonly assets: Records<Asset>;
  readonly assetTransactions: Records<AssetTransaction>;
}

/** Stocks and their movements, when the revenue agency asks for them. */
export interface OnDemandFile {
  readonly kind: 'on-demand';
  readonly header: Header;
  readonly taxTable?: Records<TaxTableEntry> | undefined;
  readonly movementTypes: Records<MovementType>;
  readonly units: Records<Unit>;
  readonly products: Records<Product>;
  readonly physicalStock: Records<PhysicalStockEntry>;
  readonly owners?: Records<Owner> | undefined;
  readonly stockMovements: Records<StockMovement>;
}

export type AuditFile = MonthlyFile | AnnualFile | OnDemandFile;
