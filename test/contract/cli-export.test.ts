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
