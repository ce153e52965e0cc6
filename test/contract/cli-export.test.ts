import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { davtariProcess, davtari as inThread } from '../support/cli.ts';
import { idOf, tempFolder } from '../support/company.ts';

function davtari(args: readonly string[], start = inThread) {
  const { status: code, ...said } = start(args);
  return { code, ...said };
}

const declarant = {
  ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' },
  ...{ town: 'СОФИЯ', postCode: '1000', street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1' },
};

test('[V4] davtari export writes the files of a month, and nothing while the checks find errors', () => {
  const folder = tempFolder();
  const file = join(folder, 'firm.davtari');
  expect(davtari(['new', file, '--country', 'BG', '--name', 'ТЕСТ ДАВТАРИ ЕООД', '--tax-id', '123456786', '--vat-payer']).code).toBe(0);
  const commands = join(folder, 'commands.jsonl');
  const [german, bill] = [idOf(0x70_0001), idOf(0x70_0002)];
  const exec = (...lines: object[]) => {
    writeFileSync(commands, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { out, code } = davtari(['exec', file, '--from', commands]);
    expect(code, out).toBe(0);
  };
  exec(
    { do: 'declarant.change', input: { id: idOf(0x70_0003), ...declarant } },
    { do: 'counterparty.create', input: { id: german, name: 'MUSTER GMBH', taxId: 'DE136695976', country: 'DE', vatPayer: true } },
    {
      do: 'salesInvoice.post',
      input: {
        ...{ id: idOf(0x70_0004), date: '2026-01-15', counterpartyId: german },
        lines: [{ description: 'Стоки - ВОД', unitPrice: '2000.00', taxCode: 'SZICS' }],
      },
    },
  );
  const out = join(folder, 'january');
  const written = davtari(['export', file, '--kind', 'bg-vat', '--period', '2026-01', '--dir', out], davtariProcess);
  expect(written.code, written.err).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['DEKLAR.TXT', 'POKUPKI.TXT', 'PRODAGBI.TXT', 'VIES.TXT']);
  for (const line of written.out.trim().split('\n')) {
    const [sha256, name] = line.split('  ') as [string, string];
    expect(hash('sha256', readFileSync(join(out, name)))).toBe(sha256);
  }
  // Bytes of the return: the base of intra-Community supplies stands in cell 15; an empty ledger is an empty file.
  const deklar = readFileSync(join(out, 'DEKLAR.TXT'));
  expect(deklar.subarray(301, 316).toString('latin1')).toBe('        2000.00');
  expect(readFileSync(join(out, 'POKUPKI.TXT')).length).toBe(0);

  const vies = join(folder, 'vies');
  expect(davtari(['export', file, '--kind', 'vies', '--period', '2026-01', '--dir', vies]).code).toBe(0);
  expect(readdirSync(vies)).toEqual(['VIES.TXT']);
  // Never over another file.
  const again = davtari(['export', file, '--kind', 'vies', '--period', '2026-01', '--dir', vies]);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
  // A month without anything to declare in it.
  expect(davtari(['export', file, '--kind', 'vies', '--period', '2026-02', '--dir', vies])).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing to declare'),
  });

  exec({
    do: 'purchaseBill.post',
    input: {
      ...{ id: bill, date: '2026-01-20', counterpartyId: german, supplierNumber: '12/A' },
      lines: [{ description: 'Стоки', unitPrice: '50.00', taxCode: 'P20' }],
    },
  });
  const refused = davtari(['export', file, '--kind', 'bg-vat', '--period', '2026-01', '--dir', join(folder, 'other')], davtariProcess);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('error BG-VAT-7 NUMBER_NOT_TEN_DIGITS document 12/A')]);
  expect(refused.err).toContain('nothing was written');
  expect(readdirSync(folder)).not.toContain('other');
  expect(davtari(['export', file, '--kind', 'saf', '--period', '2026-01']).code).toBe(2);
  expect(davtari(['export', file, '--kind', 'bg-vat', '--period', '2026-13']).code).toBe(2);
});

test('[V6] davtari export --kind saft writes a month that the official schema accepts, and refuses what it would not', () => {
  const folder = tempFolder();
  const file = join(folder, 'firm.davtari');
  expect(davtari(['new', file, '--country', 'BG', '--name', 'ТЕСТ ДАВТАРИ ЕООД', '--tax-id', '123456786', '--vat-payer']).code).toBe(0);
  const [client, supplier, sale] = [idOf(0x71_0001), idOf(0x71_0002), idOf(0x71_0003)];
  const party = (id: string, name: string, taxId: string) => ({
    do: 'counterparty.create',
    input: { id, name, taxId, country: 'BG', vatPayer: true },
  });
  const commands = [
    party(client, 'КЛИЕНТ АД', '111111113'),
    party(supplier, 'ДОСТАВЧИК ООД', '222222226'),
    {
      do: 'salesInvoice.post',
      input: {
        id: sale,
        date: '2026-01-12',
        counterpartyId: client,
        lines: [{ description: 'Стоки', unitPrice: '1000.00', taxCode: 'S20' }],
      },
    },
    {
      do: 'purchaseBill.post',
      input: {
        ...{ id: idOf(0x71_0004), date: '2026-01-08', counterpartyId: supplier, supplierNumber: '0000004567' },
        lines: [{ description: 'Стоки', unitPrice: '600.00', taxCode: 'P20' }],
      },
    },
    {
      do: 'payment.post',
      input: {
        ...{ id: idOf(0x71_0005), direction: 'in', date: '2026-01-20', counterpartyId: client, amount: '1200.00' },
        allocations: [{ documentId: sale, amount: '1200.00' }],
      },
    },
  ];
  const list = join(folder, 'commands.jsonl');
  writeFileSync(list, commands.map((each) => JSON.stringify(each)).join('\n'));
  expect(davtari(['exec', file, '--from', list]).code).toBe(0);
  const address = { city: 'София', country: 'BG' };
  const data = {
    addresses: [address],
    bankAccounts: [{ iban: 'BG80BNBG96611020345678' }],
    contacts: [{ contactPerson: { firstName: 'Иван', lastName: 'Иванов', otherTitles: ['управител'] } }],
    ownership: { isPartOfGroup: '5' },
    parties: { '111111113': { address }, '222222226': { address } },
  };
  const declared = join(folder, 'declared.json');
  writeFileSync(declared, JSON.stringify(data));
  const out = join(folder, 'january.xml');
  const args = ['export', file, '--kind', 'saft', '--period', '2026-01', '--declared', declared, '--out', out];
  const written = davtari(args, davtariProcess);
  expect([written.code, written.err]).toEqual([0, '']);
  expect(davtari(['validate-xml', out])).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8')).toContain('0000004567');
  expect(davtari(args)).toMatchObject({ code: 1, err: expect.stringContaining('[FILE_EXISTS]') });

  // An address the schema demands is missing: named, and nothing is written.
  writeFileSync(declared, JSON.stringify({ ...data, parties: {} }));
  const second = join(folder, 'second.xml');
  const refused = davtari([...args.slice(0, -1), second]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('[SAFT_');
  writeFileSync(declared, JSON.stringify({ ...data, bankAccounts: 'none' }));
  expect(davtari([...args.slice(0, -1), second])).toMatchObject({ code: 1, err: expect.stringContaining('bankAccounts') });
  expect(readdirSync(folder)).not.toContain('second.xml');
  // A month the schema has no place for.
  writeFileSync(declared, JSON.stringify(data));
  expect(davtari(['export', file, '--kind', 'saft', '--period', '2026-02', '--declared', declared, '--out', second]).err).toContain(
    '[SAFT_EMPTY]',
  );

  // What the company said of itself, and where its counterparties are, is in the books: no file is needed.
  const kept = ['export', file, '--kind', 'saft', '--period', '2026-01', '--out', second];
  expect(davtari(kept)).toMatchObject({ code: 1, err: expect.stringContaining('[AUDIT_FILE_NOT_DECLARED]') });
  const said = {
    address: { town: 'София' },
    contact: { firstName: 'Иван', lastName: 'Иванов', capacity: 'управител', telephone: '02', email: 'office@example.bg' },
    bankAccounts: ['BG80BNBG96611020345678'],
    ownership: { isPartOfGroup: '5' },
  };
  const towned = (id: string, counterpartyId: string, name: string, taxId: string) => ({
    do: 'counterparty.change',
    input: {
      ...{ id, counterpartyId, version: 1, name, taxId, vatNumber: '', country: 'BG', vatPayer: true, related: false },
      ...{ isCustomer: true, isSupplier: true, street: '', town: 'София', postalCode: '', region: '' },
    },
  });
  const more = [
    { do: 'auditFile.declare', input: { id: idOf(0x71_0006), ...said } },
    towned(idOf(0x71_0007), client, 'КЛИЕНТ АД', '111111113'),
    towned(idOf(0x71_0008), supplier, 'ДОСТАВЧИК ООД', '222222226'),
  ];
  writeFileSync(list, more.map((each) => JSON.stringify(each)).join('\n'));
  expect(davtari(['exec', file, '--from', list]).code).toBe(0);
  expect(davtari(kept)).toMatchObject({ code: 0, err: '' });
  expect(davtari(['validate-xml', second])).toMatchObject({ code: 0 });

  // Assets come along in a file; what does not fit is named with its place.
  const assets = join(folder, 'assets.json');
  writeFileSync(assets, JSON.stringify({ assets: [{ colour: 'red' }] }));
  const annual = ['export', file, '--kind', 'saft-annual', '--period', '2026', '--out', join(folder, 'annual.xml')];
  expect(davtari(annual)).toMatchObject({ code: 2, err: expect.stringContaining('--data') });
  expect(davtari([...annual, '--data', assets])).toMatchObject({ code: 1, err: expect.stringContaining('assets.0.colour') });
  expect(davtari(['export', file, '--kind', 'saft-on-demand', '--from', 'x', '--to', 'y', '--data', assets, '--out', 'z.xml']).code).toBe(
    2,
  );
});

test('[V6] davtari export --kind intrastat writes the message of a flow and month, and names the documents nobody described', () => {
  const folder = tempFolder();
  const file = join(folder, 'firm.davtari');
  expect(davtari(['new', file, '--country', 'BG', '--name', 'ТЕСТ ДАВТАРИ ЕООД', '--tax-id', '123456786', '--vat-payer']).code).toBe(0);
  const [german, sale] = [idOf(0x73_0001), idOf(0x73_0002)];
  const list = join(folder, 'commands.jsonl');
  const exec = (...lines: object[]) => {
    writeFileSync(list, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { out, code } = davtari(['exec', file, '--from', list]);
    expect(code, out).toBe(0);
  };
  exec(
    { do: 'declarant.change', input: { id: idOf(0x73_0003), ...declarant, phone: '+359 2 000' } },
    { do: 'counterparty.create', input: { id: german, name: 'MUSTER GMBH', taxId: 'DE136695976', country: 'DE', vatPayer: true } },
    {
      do: 'salesInvoice.post',
      input: {
        ...{ id: sale, date: '2026-01-15', counterpartyId: german },
        lines: [{ description: 'Стоки - ВОД', unitPrice: '2000.50', taxCode: 'SZICS' }],
      },
    },
  );
  const out = join(folder, 'dispatches.xml');
  const write = (...more: string[]) => davtari(['export', file, '--kind', 'intrastat', '--period', '2026-01', '--out', out, ...more]);
  const incomplete = write('--flow', 'dispatches');
  expect([incomplete.code, incomplete.err]).toEqual([
    1,
    expect.stringMatching(/error BG-INTRASTAT-17 GOODS_MISSING document 0000000001[\s\S]*Documents whose goods nobody described yet: 1/),
  ]);
  expect(readdirSync(folder)).not.toContain('dispatches.xml');
  const goods = {
    ...{ line: 1, cn8: '73181300', netMass: '320.5', originCountry: 'BG', nature: '1.1', transportMode: '3', region: 'SOF' },
    ...{ deliveryTerms: 'EXW' },
  };
  exec({ do: 'document.describeGoods', input: { id: idOf(0x73_0004), documentId: sale, items: [goods] } });
  const written = write('--flow', 'dispatches');
  expect([written.code, written.err]).toEqual([0, '']);
  const bytes = readFileSync(out);
  expect(written.out).toBe(`${hash('sha256', bytes)}  ${out}\n`);
  // 2000.50 is 2001.
  expect(bytes.toString('utf8')).toContain('<totalInvoicedAmount>2001</totalInvoicedAmount>');
  expect(bytes.toString('utf8')).toContain('<netMass>320.500</netMass>');
  expect(write('--flow', 'dispatches')).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
  expect(write().code).toBe(2);
  expect(write('--flow', 'both').code).toBe(2);
});

test('[V5] davtari export writes the figures of an OSS return, and nothing without a registration or an exchange rate', () => {
  const folder = tempFolder();
  const file = join(folder, 'shop.davtari');
  expect(davtari(['new', file, '--country', 'BG', '--name', 'МАГАЗИН ЕООД', '--tax-id', '123456786', '--vat-payer']).code).toBe(0);
  const out = join(folder, 'oss.csv');
  const none = davtari(['export', file, '--kind', 'oss', '--period', '2026-Q1', '--out', out]);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('not registered for OSS in 2026-Q1')]);
  const commands = join(folder, 'commands.jsonl');
  const sale = (id: number, more: object) => ({
    do: 'salesInvoice.post',
    input: { id: idOf(id), date: '2026-01-15', lines: [{ unitPrice: '100.00', taxCode: 'OSS-DE-19G' }], ...more },
  });
  writeFileSync(
    commands,
    [{ do: 'oss.register', input: { id: idOf(0x71_0001), from: '2026-01-01' } }, sale(0x71_0002, {})]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
  const done = davtari(['exec', file, '--from', commands]);
  expect(done.code, done.out).toBe(0);
  const written = davtari(['export', file, '--kind', 'oss', '--period', '2026-Q1', '--out', out]);
  expect([written.code, written.err]).toEqual([0, '']);
  const bytes = readFileSync(out);
  expect(written.out).toBe(`${hash('sha256', bytes)}  ${out}\npayable 19.00 EUR\n`);
  expect(bytes.toString('utf8').split('\r\n')[1]).toBe('supply,DE,,,goods,standard,19,2026-Q1,100.00,19.00');
  expect(davtari(['export', file, '--kind', 'oss', '--period', '2026-Q1', '--out', out]).err).toContain('is there already');
  expect(davtari(['export', file, '--kind', 'oss', '--period', '2026-01']).code).toBe(2);
  writeFileSync(
    commands,
    JSON.stringify(sale(0x71_0003, { currency: 'SEK', rate: '0.09', lines: [{ unitPrice: '9', taxCode: 'OSS-SE-25G' }] })),
  );
  expect(davtari(['exec', file, '--from', commands]).code).toBe(0);
  const missing = davtari(['export', file, '--kind', 'oss', '--period', '2026-Q1', '--out', join(folder, 'other.csv')]);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('error BG-OSS-6 EXCHANGE_RATE_MISSING')]);
  expect(readdirSync(folder)).not.toContain('other.csv');
});
