import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { Tx } from '../../electron/engine/tx.ts';
import { readDeviceKey } from '../../electron/log/keys.ts';
import { vatReturnPdf } from '../../electron/pdf/vat-return-pdf.ts';
import { ProjectionContext } from '../../electron/projections/context.ts';
import { readCompany, readUser } from '../../electron/queries/company-row.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { PrintedFile } from '../../shared/contracts/tax.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { layoutOf } from '../../shared/vat/form-layout.ts';
import { boxesOf } from '../golden/printed-boxes.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, codes, counterparty, d, fixedNow, good, makeCompany, month, reopen, run, vatReturn } from '../support/company.ts';

// The return as form, bilingual form, listing and table, the ledgers that are filed with it, and what each of them says once the return was filed.

const may = month('2026-05');
const january = month('2026-01');
const georgian = packFor('GE')!;
const bulgarian = packFor('BG')!;

const bytesOf = ({ base64 }: PrintedFile): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const textOf = (file: PrintedFile): string => Buffer.from(file.base64, 'base64').toString('utf8');
const words = async (file: PrintedFile): Promise<string[]> => (await readPdf(bytesOf(file))).map(({ text }) => text.replace(/\s/g, ' '));
/** Cells of the table by their names. */
const table = (file: PrintedFile): Record<string, string> =>
  Object.fromEntries(
    textOf(file)
      .split('\r\n')
      .slice(1, -1)
      .map((line) => [line.split(',')[1]!, line.split(',').at(-1)!]),
  );

function georgianBook(): Company {
  const company = makeCompany();
  const buyer = counterparty(company, 'შპს მყიდველი');
  run(company, 'salesInvoice.post', { date: d('2026-05-04'), counterpartyId: buyer, lines: [{ unitPrice: '10000.00', taxCode: 'S18' }] });
  return company;
}
const sellMore = (company: Company, price = '500.00') =>
  run(company, 'salesInvoice.post', {
    date: d('2026-05-20'),
    counterpartyId: counterparty(company, `Buyer of ${price}`),
    lines: [{ unitPrice: price, taxCode: 'S18' }],
  });

function bulgarianBook(): Company {
  const country = { country: 'BG', taxId: '123456786', name: 'ТЕСТ ДАВТАРИ ЕООД', vatPayer: true } as const;
  const company = makeCompany(country, { now: () => Date.UTC(2026, 1, 10, 9) });
  run(company, 'declarant.change', {
    name: 'ИВАН ИВАНОВ ИВАНОВ',
    personId: '7523169263',
    capacity: 'representative',
    town: 'СОФИЯ',
    postCode: '1000',
    street: 'УЛ. ПРИМЕРНА 1',
    companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1',
  });
  const client = counterparty(company, 'КЛИЕНТ АД', { taxId: '111111113', country: 'BG', vatPayer: true });
  const german = counterparty(company, '=MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
  const line = (unitPrice: string, taxCode: string) => [{ description: 'Стоки, разни', unitPrice, taxCode, account: '702' }];
  run(company, 'salesInvoice.post', { date: d('2026-01-12'), counterpartyId: client, lines: line('1000.00', 'S20') });
  run(company, 'salesInvoice.post', { date: d('2026-01-15'), counterpartyId: german, lines: line('2000.00', 'SZICS') });
  run(company, 'purchaseBill.post', {
    date: d('2026-01-08'),
    counterpartyId: client,
    supplierNumber: '0000004567',
    lines: [{ description: 'Стоки', unitPrice: '600.00', taxCode: 'P20', account: '304' }],
  });
  return company;
}

test('[V2] what filing keeps is the form in the language of the office, byte for byte, by its hash', async () => {
  const company = georgianBook();
  const before = run(company, 'vatReturn.pdf', { period: may, language: 'ka' });
  expect(before).toMatchObject({ base64: run(company, 'vatReturn.pdf', { period: may, language: 'en', layout: 'form' }).base64 });
  const filed = run(company, 'vatReturn.file', { period: may });
  const kept = run(company, 'vatReturn.pdf', { period: may, language: 'en' });
  expect([kept.sha256, hash('sha256', bytesOf(kept)), kept.base64]).toEqual([filed.pdfSha256, filed.pdfSha256, before.base64]);
  expect(boxesOf(await readPdf(bytesOf(kept)), layoutOf(georgian.vatReturn))).toMatchObject({ 'I.1 D': '10 000,00', PAY: '1 800,00' });
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

test('[V2] filed in another language, the form that is kept is in both', async () => {
  const company = georgianBook();
  const shown = await words(run(company, 'vatReturn.pdf', { period: may, language: 'bg' }));
  run(company, 'vatReturn.file', { period: may, language: 'bg' });
  const kept = await words(run(company, 'vatReturn.pdf', { period: may, language: 'en' }));
  expect(kept).toEqual(shown);
  expect(kept).toEqual(expect.arrayContaining(['დღგ-ის ყოველთვიური დეკლარაცია', 'Месечна декларация по ДДС']));
});

test('[V2] once filed, every layout and the table show the filed figures, whatever is posted later; a corrected return is crossed as such', async () => {
  const company = georgianBook();
  run(company, 'vatReturn.file', { period: may });
  const kept = run(company, 'vatReturn.pdf', { period: may, language: 'ka' });
  sellMore(company);
  expect(vatReturn(company, may).changedSinceFiling.length).toBeGreaterThan(0);
  expect(run(company, 'vatReturn.pdf', { period: may, language: 'ka' })).toEqual(kept);
  for (const layout of ['form', 'bilingual'] as const) {
    const print = run(company, 'vatReturn.pdf', { period: may, language: 'en', layout });
    expect(boxesOf(await readPdf(bytesOf(print)), layoutOf(georgian.vatReturn))).toMatchObject({ 'I.1 D': '10 000,00', PAY: '1 800,00' });
    expect(await words(print)).toEqual(expect.arrayContaining(['წარდგენილია']));
  }
  expect(await words(run(company, 'vatReturn.pdf', { period: may, language: 'en', layout: 'listing' }))).toEqual(
    expect.arrayContaining(['Filed', '10,000.00']),
  );
  expect(table(run(company, 'vatReturn.csv', { period: may, language: 'en' }))['I.1.base']).toBe('10000.00');
  // As the books stand now, it is asked for by a state of knowledge.
  const { position } = run(company, 'company.info', {});
  expect(table(run(company, 'vatReturn.csv', { period: may, language: 'en', knownOn: position }))['I.1.base']).toBe('10500.00');

  run(company, 'vatReturn.file', { period: may, corrected: true });
  const corrected = await words(run(company, 'vatReturn.pdf', { period: may, language: 'ka' }));
  expect(corrected[corrected.indexOf('X') + 1]).toBe('შესწორებული');
  // Its own paper does not bear the mark of the version before.
  expect(corrected).not.toContain('წარდგენილია');
  expect(table(run(company, 'vatReturn.csv', { period: may, language: 'en' }))['I.1.base']).toBe('10500.00');
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

test('[V2] a return filed as a listing, as before the form there was, keeps its bytes and its file verifies and rebuilds the same', () => {
  const company = georgianBook();
  const { file } = company;
  const described = vatReturn(company, may);
  const { name, taxId, baseCurrency } = run(company, 'company.info', {});
  const listing = vatReturnPdf({ company: { name, taxId, baseCurrency }, return: described }, 'ka');
  const sha256 = hash('sha256', listing);
  company.close();

  const db = connect(file);
  const { log, no } = db.get<{ log: string; no: bigint }>('SELECT log, no FROM device ORDER BY no DESC LIMIT 1')!;
  const actor = readUser(db, db.get<{ id: string }>('SELECT id FROM user_account ORDER BY no LIMIT 1')!.id)!;
  db.raw.exec('BEGIN IMMEDIATE');
  const tx = new Tx({
    ...{ db, context: new ProjectionContext(db), key: good(readDeviceKey(file, undefined)), log, deviceNo: Number(no) },
    ...{ nowMs: fixedNow(), actor, company: readCompany(db), pack: georgian },
  });
  tx.db.run('INSERT INTO blob VALUES (?, ?)', sha256, Buffer.from(listing));
  const cells = described.parts.flatMap(({ lines }) => lines.flatMap((line) => Object.values(line.cells)));
  tx.append('vat_return.filed', tx.newId(), {
    ...{ period: may, form: described.form.id, form_version: described.form.version, language: 'ka', pack_version: described.packVersion },
    ...{ pdf_sha256: sha256, known_position: described.position },
    cells: cells.map(({ cell, amount }) => ({ cell, amount })),
  });
  tx.finish();
  db.raw.exec('COMMIT');
  db.close();

  expect(verifyFile(file)).toMatchObject({ ok: true });
  expect(good(rebuild(file)).different).toEqual([]);
  const again = reopen(file);
  expect(run(again, 'vatReturn.pdf', { period: may, language: 'en' })).toMatchObject({
    sha256,
    base64: Buffer.from(listing).toString('base64'),
  });
});

test('[V2] the table has a row a cell with caption, formula and plain amount, and the mark spreadsheets know letters by', () => {
  const company = georgianBook();
  const text = textOf(run(company, 'vatReturn.csv', { period: may, language: 'en' }));
  expect(text.startsWith('\uFEFFperiod,cell,caption,formula,amount\r\n')).toBe(true);
  expect(text).toContain(
    '\r\n2026-05,I.1.vat,Supplies for consideration (less advances taxed in earlier periods): VAT,I.1.base x 18%,1800.00\r\n',
  );
  expect(text).toContain('\r\n2026-05,PAY.amount,VAT payable to the budget,"max(0, OUT.amount - IN.amount)",1800.00\r\n');
  const cells = vatReturn(company, may).parts.flatMap(({ lines }) => lines.flatMap((line) => Object.values(line.cells)));
  expect(table(run(company, 'vatReturn.csv', { period: may, language: 'ka' }))).toEqual(
    Object.fromEntries(cells.map(({ cell, amount }) => [cell, amount])),
  );
});

test('[V4] ledgers and statement as tables: fields with captions, amounts as they are, no text a spreadsheet would compute', () => {
  const company = bulgarianBook();
  const of = (ledger: 'purchases' | 'sales' | 'vies') =>
    textOf(run(company, 'filedLedger.print', { period: january, ledger, as: 'csv', language: 'en' }));
  const [heads, first, second] = of('sales').slice(1).split('\r\n');
  expect(heads).toMatch(
    /^02-02 Branch,02-03 No\.,02-04 Type,02-05 Document no\.,02-06 Date,.*02-09 Goods or service,02-27 Code,02-10 Total base,02-20 Total tax,/,
  );
  expect(heads!.match(/02-\d\d /g)).toHaveLength(26);
  expect(first).toBe(
    `0,1,01,0000000001,2026-01-12,BG111111113,КЛИЕНТ АД,"Стоки, разни",,1000.00,200.00,1000.00,200.00${',0.00'.repeat(13)}`,
  );
  expect(second).toContain(`,DE136695976,'=MUSTER GMBH,"Стоки, разни",,2000.00,0.00,`);
  expect(of('purchases')).toContain(
    '\r\n0,1,01,0000004567,2026-01-08,BG111111113,КЛИЕНТ АД,Стоки,,0.00,600.00,120.00,0.00,0.00,0.00,0.00\r\n',
  );
  expect(of('vies')).toContain('\r\n1,DE136695976,2000.00,0.00,0.00,\r\n');
});

test('[V4] printed ledgers are those of the files that were filed, whatever is posted later', async () => {
  const company = bulgarianBook();
  const print = (ledger: 'purchases' | 'sales' | 'vies', as: 'pdf' | 'csv' = 'pdf') =>
    run(company, 'filedLedger.print', { period: january, ledger, as, language: 'en' });
  const before = { sales: print('sales', 'csv'), purchases: print('purchases', 'csv'), vies: print('vies', 'csv') };
  run(company, 'vatReturn.file', { period: january });
  const kept = await words(run(company, 'vatReturn.pdf', { period: january, language: 'ru' }));
  expect(kept).toEqual(expect.arrayContaining(['Справка-декларация за ДДС', 'BG123456786', 'ИВАН ИВАНОВ ИВАНОВ', 'представляващ']));
  expect(kept).not.toContain('Декларация по НДС (Болгария)');
  const client = counterparty(company, 'ДРУГ ООД', { taxId: '222222226', country: 'BG', vatPayer: true });
  run(company, 'salesInvoice.post', {
    date: d('2026-01-28'),
    counterpartyId: client,
    lines: [{ description: 'Късна продажба', unitPrice: '77.00', taxCode: 'S20', account: '702' }],
  });
  for (const ledger of ['sales', 'purchases', 'vies'] as const) expect(print(ledger, 'csv')).toEqual(before[ledger]);
  const sales = await words(print('sales'));
  expect(sales).toEqual(expect.arrayContaining(['Подадена', 'КЛИЕНТ АД', '3 000,00', 'Дневник за продажбите', 'Sales ledger']));
  expect(sales).not.toContain('ДРУГ ООД');
  expect(await words(print('vies'))).toEqual(expect.arrayContaining(['Подадена', 'DE136695976', '2 000,00']));
  // Printed again, a filed return names nobody who may file today.
  const again = run(company, 'vatReturn.pdf', { period: january, language: 'en', layout: 'form' });
  expect(await words(again)).not.toContain('ИВАН ИВАНОВ ИВАНОВ');
  expect(await words(again)).toContain('Подадена');
  const shown = vatReturn(company, january);
  expect(
    boxesOf(
      await readPdf(bytesOf(run(company, 'vatReturn.pdf', { period: january, language: 'en', layout: 'form' }))),
      layoutOf(bulgarian.vatReturn),
    ),
  ).toMatchObject({ '11': '1 000,00', '15': '2 000,00', '50': '80,00' });
  expect(shown.changedSinceFiling.map(({ cell }) => cell)).toContain('11.amount');
});

test('[V4] where nothing of the kind is declared, the print is refused', () => {
  const company = georgianBook();
  expect(codes(attempt(company, 'filedLedger.print', { period: may, ledger: 'sales', as: 'pdf', language: 'ka' }))).toEqual([
    'NOTHING_TO_DECLARE',
  ]);
  const bg = bulgarianBook();
  expect(codes(attempt(bg, 'filedLedger.print', { period: month('2026-02'), ledger: 'vies', as: 'csv', language: 'bg' }))).toEqual([
    'NOTHING_TO_DECLARE',
  ]);
  expect(
    textOf(run(bg, 'filedLedger.print', { period: month('2026-02'), ledger: 'sales', as: 'csv', language: 'bg' })).split('\r\n'),
  ).toHaveLength(2);
});
