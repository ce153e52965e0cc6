import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Company, createCompany, openCompany } from '../../electron/engine/index.ts';
import { validateXmlFile } from '../../electron/saft/validate-xml.ts';
import type { Backend } from '../../electron/services/backend.ts';
import { openWorkspace } from '../../electron/services/workspace.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { runJob } from '../../electron/workers/run-job.ts';
import type { AuditFileWritten } from '../../shared/contracts/app.ts';
import type { AuditFileWanted } from '../../shared/contracts/audit-file.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, rejections, run } from '../support/company.ts';

// May and June 2026 of a firm in Sofia. Figures by hand, euro.

const declared = {
  region: 'BG-22',
  address: { street: 'бул. Витоша', number: '1', town: 'София', postalCode: '1000', region: 'BG-22' },
  contact: { firstName: 'Иван', lastName: 'Иванов', capacity: 'управител', telephone: '+359 2 000000', email: 'office@example.bg' },
  bankAccounts: ['BG80 BNBG 9661 1020 3456 78'],
  ownership: { isPartOfGroup: '5' as const, beneficialNamesBg: ['ИВАН ИВАНОВ ИВАНОВ', 'МАРИЯ ПЕТРОВА'] },
};
const june: AuditFileWanted = { kind: 'monthly', period: month('2026-06') };
const line = (description: string, unitPrice: string, taxCode: string, account: string, quantity = '1') => ({
  ...{ description, unitPrice, taxCode, account, quantity },
});

/** A company with what a month of a real firm has: sales, a credit note, bills of three countries, payments, a protocol, a retail sale. */
function realMonth(towns: { client: string; italian: string }): { company: Company; client: string; italian: string; sale: string } {
  const company = makeCompany({ country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', userName: 'ИВАН ИВАНОВ' });
  const client = counterparty(company, 'КЛИЕНТ АД', { taxId: '111111113', country: 'BG', vatPayer: true, town: towns.client });
  const supplier = counterparty(company, 'ДОСТАВЧИК ООД', {
    ...{
      taxId: '222222226',
      country: 'BG',
      vatPayer: true,
      street: 'ул. Примерна 5',
      town: 'Пловдив',
      postalCode: '4000',
      region: 'BG-16',
    },
  });
  const italian = counterparty(company, 'ESEMPIO SPA', { taxId: 'IT00743110157', country: 'IT', vatPayer: true, town: towns.italian });
  const sale = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-06-03'), counterpartyId: client },
    lines: [line('Стоки & Co', '12.50', 'S20', '702', '80'), line('Нощувки', '500.00', 'S9', '703')],
  });
  run(company, 'salesCreditNote.post', {
    ...{ date: d('2026-06-07'), counterpartyId: client, correctsDocumentId: sale.id, reason: 'returned' },
    lines: [line('Връщане на стоки', '100.00', 'S20', '702')],
  });
  const bill = run(company, 'purchaseBill.post', {
    ...{ date: d('2026-06-04'), counterpartyId: supplier, supplierNumber: '0000004567' },
    lines: [line('Стоки', '600.00', 'P20', '304')],
  });
  run(company, 'purchaseBill.post', {
    ...{ date: d('2026-06-05'), counterpartyId: italian, supplierNumber: 'FT 12/2026' },
    lines: [line('ВОП на стоки', '1500.00', 'RICA20', '304')],
  });
  for (const [direction, party, id, amount] of [
    ['in', client, sale.id, '1000.00'],
    ['out', supplier, bill.id, '720.00'],
  ] as const)
    run(company, 'payment.post', {
      ...{ direction, date: d('2026-06-09'), counterpartyId: party, amount },
      allocations: [{ documentId: id, amount }],
    });
  run(company, 'salesReport.post', { date: d('2026-06-09'), lines: [line('Продажби на дребно', '120.00', 'S20', '702')] });
  // Sold to nobody in particular: an invoice of the file names its customer, so it stands in the ledger only.
  run(company, 'salesInvoice.post', { date: d('2026-06-10'), lines: [line('На дребно', '10.00', 'S20', '702')] });
  return { company, client, italian, sale: sale.id };
}

const check = (company: Company, wanted: AuditFileWanted) => run(company, 'auditFile.check', { wanted });

describe('the monthly file', () => {
  test('[V7] what is missing is listed once with the way to it, and a month with addresses is valid by the official schema', async () => {
    const { company, client, italian } = realMonth({ client: '', italian: '' });
    const before = check(company, june);
    expect(before).toMatchObject({ from: '2026-06-01', to: '2026-06-30', declared: false });
    // The client stands among customers, on a sale and on a note, and is listed once.
    expect(before.findings).toEqual([
      { rejection: { code: 'AUDIT_FILE_NOT_DECLARED' }, counterpartyId: null, documentId: null, entryId: null },
      { rejection: { code: 'AUDIT_FILE_NO_TOWN', name: 'КЛИЕНТ АД' }, counterpartyId: client, documentId: null, entryId: null },
      { rejection: { code: 'AUDIT_FILE_NO_TOWN', name: 'ESEMPIO SPA' }, counterpartyId: italian, documentId: null, entryId: null },
    ]);
    const job = () => runJob('auditFile', { file: company.file, wanted: june, nowMs: Date.UTC(2026, 6, 20) });
    expect(codes(await job())).toEqual(['AUDIT_FILE_NOT_DECLARED']);

    run(company, 'auditFile.declare', declared);
    for (const [id, town] of [
      [client, 'Русе'],
      [italian, 'Milano'],
    ] as const) {
      const { id: counterpartyId, ...rest } = run(company, 'counterparty.get', { id })!;
      run(company, 'counterparty.change', { ...rest, counterpartyId, town });
    }
    const after = check(company, june);
    expect(after).toMatchObject({ declared: true, findings: [] });
    expect(after.onlyInLedger.map(({ kind }) => kind).sort()).toEqual(['sales-invoice', 'sales-report']);

    const written = good(await job());
    expect(written.file).toBe(join(dirname(company.file), 'Audit files', 'SAFT-123456786-M-2026-06.xml'));
    expect(validateXmlFile(written.file, 'bg-saft')).toEqual([]);
    const xml = readFileSync(written.file, 'utf8');
    expect(Buffer.byteLength(xml)).toBe(written.bytes);
    for (const part of [
      '<nsSAFT:City>Русе<',
      '<nsSAFT:City>Milano<',
      '<nsSAFT:PostalCode>4000<',
      'BG80BNBG96611020345678',
      'МАРИЯ ПЕТРОВА',
    ])
      expect(xml).toContain(part);
    // Sales: 80 x 12.50 + 500.00, less the note of 100.00 on the other side; without the invoice to nobody.
    const sales = xml.slice(xml.indexOf('<nsSAFT:SalesInvoices>'));
    expect(sales).toMatch(/<nsSAFT:NumberOfEntries>3<[\s\S]*?<nsSAFT:TotalDebit>100\.00<[\s\S]*?<nsSAFT:TotalCredit>1500\.00</);
    // Again: never over the first.
    expect(good(await job()).file).toMatch(/SAFT-123456786-M-2026-06-2\.xml$/);
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
  });

  test('[V7] what no counterparty can mend is found too, with its document; a month without purchases says so', () => {
    const { company, sale } = realMonth({ client: 'Русе', italian: 'Milano' });
    run(company, 'auditFile.declare', declared);
    const names = { ka: 'x', bg: 'Без място в номенклатурата', ru: 'x', en: 'x' };
    run(company, 'account.open', { code: 'Б-1', names, type: 'expense' });
    const entry = run(company, 'journal.post', {
      date: d('2026-06-11'),
      lines: [
        { account: 'Б-1', debit: '5.00' },
        { account: '501', credit: '5.00' },
      ],
    });
    const { findings } = check(company, june);
    expect(
      findings.some(({ entryId }) => entryId === entry.entryId),
      JSON.stringify(findings),
    ).toBe(true);
    expect(findings.some(({ documentId }) => documentId === sale)).toBe(false);
    const empty = check(company, { kind: 'monthly', period: month('2026-01') }).findings.map(({ rejection }) => rejection);
    expect(empty).toContainEqual(expect.objectContaining({ code: 'SAFT_EMPTY', element: 'Invoice' }));
  });
});

describe('what the company says of itself', () => {
  let company: Company;
  beforeAll(() => {
    company = makeCompany({ country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786' });
  });

  test('[V7] it is kept, changed with its history, and the same after a replay', () => {
    expect(run(company, 'auditFile.declared', {})).toBeNull();
    run(company, 'auditFile.declare', declared);
    run(company, 'auditFile.declare', { ...declared, contact: { ...declared.contact, telephone: '+359 2 111111' } });
    expect(run(company, 'auditFile.declared', {})).toMatchObject({
      region: 'BG-22',
      address: { street: 'бул. Витоша', number: '1', town: 'София', country: 'BG' },
      contact: { telephone: '+359 2 111111' },
      bankAccounts: ['BG80BNBG96611020345678'],
      ownership: { isPartOfGroup: '5', beneficialNamesBg: ['ИВАН ИВАНОВ ИВАНОВ', 'МАРИЯ ПЕТРОВА'], ultimateNamesBg: [] },
    });
    const [row] = run(company, 'history.list', { limit: 1 }).rows;
    expect(row).toMatchObject({
      type: 'audit_file.declared',
      before: { telephone: '+359 2 000000' },
      after: { telephone: '+359 2 111111' },
    });
    expect(Object.keys(row!.after)).toEqual(['telephone']);
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
  });

  test('[V7] wrong accounts are refused with their place', () => {
    const bad = { ...declared, bankAccounts: ['BG80BNBG96611020345678', 'BG81BNBG96611020345678'] };
    expect(rejections(attempt(company, 'auditFile.declare', bad))).toEqual([
      { code: 'IBAN_INVALID', field: 'bankAccounts.1', iban: 'BG81BNBG96611020345678' },
    ]);
    expect(codes(attempt(company, 'auditFile.declare', { ...declared, bankAccounts: [] }))).toEqual(['INPUT_INVALID']);
    expect(codes(attempt(company, 'auditFile.declare', { ...declared, region: 'BG-29' }))).toEqual(['INPUT_INVALID']);
    const names = { ...declared.ownership, ultimateNamesBg: ['А; Б'] };
    expect(codes(attempt(company, 'auditFile.declare', { ...declared, ownership: names }))).toEqual(['INPUT_INVALID']);
  });
});

describe('annual and on-demand files', () => {
  const asset = {
    ...{ assetId: 'ДМА-1', accountId: '204', description: 'Компютър', dateOfAcquisition: '2026-03-01', startUpDate: '2026-03-02' },
    suppliers: [{ supplierName: 'ДОСТАВЧИК ООД', supplierId: '10222222226', postalAddress: { city: 'Пловдив', country: 'BG' } }],
    valuations: {
      accounting: [
        {
          ...{ valuationClass: 'A', acquisitionAndProductionCostsBegin: '0.00', acquisitionAndProductionCostsEnd: '1200.00' },
          ...{ investmentSupport: '0', assetLifeMonth: '24', assetAddition: '1200.00', transfers: '0', assetDisposal: '0' },
          ...{ bookValueBegin: '0', depreciationMethod: 'линеен', depreciationPercentage: '50', depreciationForPeriod: '450.00' },
          ...{ appreciationForPeriod: '0', accumulatedDepreciation: '450.00', bookValueEnd: '750.00' },
          extraordinaryDepreciations: [{ method: '0', amountForPeriod: '0' }],
        },
      ],
      tax: [
        {
          ...{ valuationClass: 'D', categoryTaxDepreciable: 'IV', taxDepreciableValue: '1200.00', accruedTaxDepreciation: '450.00' },
          ...{
            taxValueAsset: '750.00',
            annualTaxDepreciationRate: '50',
            monthChangeAssetValue: '0',
            monthSuspensionResumptionAccrual: '0',
          },
          ...{ monthWriteOffAccounting: '0', monthWriteOffTax: '0', numberMonthsDepreciationDuring: '9', depreciationForPeriod: '450.00' },
          ...{ accumulatedDepreciation: '450.00', taxValueEndPeriod: '750.00' },
        },
      ],
    },
  };
  const bought = (transactionId: string) => ({
    ...{ assetTransactionId: 'T-1', assetId: 'ДМА-1', assetTransactionType: '10', assetTransactionDate: '2026-06-04', transactionId },
    valuation: { bookValue: '1200.00', amount: '1200.00' },
  });
  const annual = (data: unknown): AuditFileWanted => ({ kind: 'annual', year: 2026, data: JSON.stringify(data) });
  let company: Company;
  beforeAll(() => {
    company = realMonth({ client: 'Русе', italian: 'Milano' }).company;
    run(company, 'auditFile.declare', declared);
  });

  test('[V7] assets of a year that come along as JSON become a valid file; its transactions name entries as the monthly file does', async () => {
    const wanted = annual({ assets: [asset], assetTransactions: [bought('0000004567')] });
    expect(check(company, wanted).findings).toEqual([]);
    const written = good(await runJob('auditFile', { file: company.file, wanted, nowMs: Date.UTC(2026, 6, 20) }));
    expect(written.file).toMatch(/SAFT-123456786-A-2026\.xml$/);
    expect(validateXmlFile(written.file, 'bg-saft')).toEqual([]);
    const bill = run(company, 'document.list', { kinds: ['purchase-bill'] }).rows.find(
      ({ supplierNumber }) => supplierNumber === '0000004567',
    )!;
    expect(readFileSync(written.file, 'utf8')).toContain(
      `<nsSAFT:TransactionID>${run(company, 'journal.entry', { entryId: bill.entryId })!.position}<`,
    );
  });

  test('[V7] data that does not fit is refused with its place, all at once', () => {
    const refused = (wanted: AuditFileWanted) =>
      rejections(attempt(company, 'auditFile.check', { wanted })).map(({ code, place }) => `${code} ${place}`);
    expect(refused({ kind: 'annual', year: 2026, data: '{' })).toEqual(['AUDIT_DATA_INVALID JSON']);
    expect(refused(annual({ assets: [{ ...asset, colour: 'red' }], assetTransactions: 'none' }))).toEqual([
      'AUDIT_DATA_INVALID assets.0.colour',
      'AUDIT_DATA_INVALID assetTransactions',
    ]);
    const dear = { ...bought('0000004567'), valuation: { bookValue: 1200, amount: '1200.005' } };
    expect(refused(annual({ assets: [asset], assetTransactions: [dear] }))).toEqual([
      'AUDIT_DATA_INVALID assetTransactions.0.valuation.bookValue',
      'AUDIT_DATA_INVALID assetTransactions.0.valuation.amount',
    ]);
    const strange = { ...bought('no such number'), assetId: 'ДМА-2', assetTransactionDate: '2025-12-31' };
    expect(refused(annual({ assets: [asset], assetTransactions: [strange] }))).toEqual([
      'AUDIT_DATA_ASSET assetTransactions.0.assetId',
      'AUDIT_DATA_DATE assetTransactions.0.assetTransactionDate',
      'AUDIT_DATA_ENTRY assetTransactions.0.transactionId',
    ]);
    // What the schema asks and the data lacks is found as in any file.
    const { valuations: _, ...bare } = asset;
    expect(
      check(company, annual({ assets: [bare], assetTransactions: [bought('0000004567')] })).findings.map((each) => each.rejection),
    ).toEqual([expect.objectContaining({ code: 'SAFT_MISSING', element: 'Valuations' })]);
  });

  test('[V7] stocks between two days become a valid file, with the kinds of movements they have', async () => {
    const product = {
      ...{ productCode: 'P-1', description: 'Хартия', productCommodityCode: '48025620', uomBase: 'H87', uomStandard: 'H87' },
      uomToUomBaseConversionFactor: '1',
    };
    const stock = {
      ...{ warehouseId: 'Склад 1', productCode: 'P-1', productType: '30', stockAccountCommodityCode: '48025620', ownerId: '10123456786' },
      ...{ uomPhysicalStock: 'H87', uomToUomBaseConversionFactor: '1', unitPriceBegin: '6.00', unitPriceEnd: '6.00' },
      ...{ openingStockQuantity: '0', openingStockValue: '0', closingStockQuantity: '100.5', closingStockValue: '603.00' },
    };
    const movement = {
      ...{ movementReference: 'СР-1', movementDate: '2026-06-04', movementType: '10', sourceId: 'иванов', systemId: '1' },
      documentReference: { documentType: '01', documentNumber: '0000004567' },
      lines: [
        {
          ...{
            lineNumber: '1',
            accountId: '304',
            transactionId: '0000004567',
            customerId: '0',
            supplierId: '10222222226',
            productCode: 'P-1',
          },
          ...{
            quantity: '100.5',
            unitOfMeasure: 'H87',
            uomToUomPhysicalStockConversionFactor: '1',
            bookValue: '603.00',
            movementSubType: '10',
          },
        },
      ],
    };
    const data = {
      products: [product],
      units: [{ unitOfMeasure: 'H87', description: 'Брой' }],
      physicalStock: [stock],
      stockMovements: [movement],
    };
    const wanted: AuditFileWanted = { kind: 'on-demand', from: d('2026-06-01'), to: d('2026-06-30'), data: JSON.stringify(data) };
    expect(check(company, wanted).findings).toEqual([]);
    const written = good(await runJob('auditFile', { file: company.file, wanted, nowMs: Date.UTC(2026, 6, 20) }));
    expect(validateXmlFile(written.file, 'bg-saft')).toEqual([]);
    const xml = readFileSync(written.file, 'utf8');
    expect(xml).toMatch(/<nsSAFT:TotalQuantityReceived>100\.5</);
    expect(xml).toContain('<nsSAFT:MovementType>10<');
    expect(codes(attempt(company, 'auditFile.check', { wanted: { ...wanted, from: '2026-07-01' } }))).toEqual(['AUDIT_FILE_DAYS']);
  });
});

test('[V7] the host writes one file at a time, says how far it is, and leaves nothing behind when it is called off', async () => {
  const { company } = realMonth({ client: 'Русе', italian: 'Milano' });
  run(company, 'auditFile.declare', declared);
  company.close();
  const folder = dirname(company.file);
  const changes: string[] = [];
  const backend: Backend = openWorkspace({
    ...{ folder, version: '0', engine: { createCompany, openCompany } },
    exportAuditFile: (file, wanted, options) => runJob('auditFile', { file, wanted, nowMs: Date.UTC(2026, 6, 20) }, options),
  });
  try {
    backend.onChange(({ projections }) => changes.push(...projections));
    good(await backend.call('app.open', { file: company.file }));
    const first = backend.call('app.exportAuditFile', { wanted: june });
    await new Promise((done) => setTimeout(done, 0));
    expect(good(await backend.call('app.auditFileWork', {}))).toMatchObject({ folder: join(folder, 'Audit files'), running: { done: 0 } });
    expect(codes(await backend.call('app.exportAuditFile', { wanted: june }))).toEqual(['AUDIT_FILE_UNDER_WAY']);
    good(await backend.call('app.stopAuditFile', {}));
    expect(codes(await first)).toEqual(['STOPPED']);
    const left = join(folder, 'Audit files');
    expect(existsSync(left) ? readdirSync(left) : []).toEqual([]);
    const written = good(await backend.call('app.exportAuditFile', { wanted: june })) as AuditFileWritten;
    expect(written).toMatchObject({ name: 'SAFT-123456786-M-2026-06.xml', folder: left });
    expect(readdirSync(left)).toEqual([written.name]);
    expect(good(await backend.call('app.auditFileWork', {}))).toMatchObject({ running: null });
    expect(changes).toContain('audit-file');
    // What is in the way is told like anything the disk refuses.
    writeFileSync(join(left, 'note.txt'), 'x');
    expect(codes(await backend.call('app.exportAuditFile', { wanted: { kind: 'monthly', period: '2026-13' } }))).toEqual(['INPUT_INVALID']);
  } finally {
    backend.close();
  }
});
