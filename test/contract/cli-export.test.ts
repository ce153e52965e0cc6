import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { idOf, tempFolder } from '../support/company.ts';

const program = resolve(import.meta.dirname, '../../electron/cli/davtari.mjs');
function davtari(args: readonly string[]) {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C', DAVTARI_LANG: 'en' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env });
  return { code: status, out: stdout, err: stderr };
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
  const written = davtari(['export', file, '--kind', 'bg-vat', '--period', '2026-01', '--dir', out]);
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
  const refused = davtari(['export', file, '--kind', 'bg-vat', '--period', '2026-01', '--dir', join(folder, 'other')]);
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
  const written = davtari(args);
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
});
