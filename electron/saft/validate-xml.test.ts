import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { smallMonth } from '../../test/support/audit-file.ts';
import { main } from '../cli/main.ts';
import { exportAuditFile } from './export.ts';

const folder = mkdtempSync(join(tmpdir(), 'davtari-validate-'));
const good = join(folder, 'good.xml');
exportAuditFile(smallMonth, good);

afterEach(() => {
  vi.restoreAllMocks();
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said: { out: string[]; err: string[] } = { out: [], err: [] };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.err.push(String(text)) > 0);
  const code = await main(['validate-xml', ...args]);
  vi.restoreAllMocks();
  return { code, out: said.out.join(''), err: said.err.join('') };
}

test('[V7] davtari validate-xml: exit 0 for a valid file', async () => {
  expect(await run(good)).toEqual({ code: 0, out: `${good}: valid (bg-saft)\n`, err: '' });
  expect((await run(good, '--kind', 'bg-saft')).code).toBe(0);
});

test('[V7] davtari validate-xml: exit 1 with line, element and a reason that can be read', async () => {
  const bad = join(folder, 'bad.xml');
  const text = readFileSync(good, 'utf8')
    .replace('AccountID>304<', 'AccountID>3040001<')
    .replace('>N</nsSAFT:SelfBilling', '>No</nsSAFT:SelfBilling');
  writeFileSync(bad, text.replace(/<nsSAFT:PaymentMethod>.*\n/, ''));
  const { code, out, err } = await run(bad);
  expect([code, out]).toEqual([1, '']);
  expect(err.split('\n')).toEqual([
    `${bad}:56: AccountID "3040001" is no account of three to five digits`,
    `${bad}:445: SelfBillingIndicator "No" is not one of Y, N`,
    `${bad}:490: Description stands where PaymentMethod has to stand`,
    `${bad}: not valid (bg-saft), 3 faults`,
    '',
  ]);
});

test('[V7] davtari validate-xml: no XML, no such file, a folder, a kind that is none', async () => {
  const plain = join(folder, 'plain.xml');
  writeFileSync(plain, 'no XML');
  expect(await run(plain)).toMatchObject({ code: 1, out: '' });
  expect(await run(join(folder, 'none.xml'))).toMatchObject({ code: 1, err: expect.stringContaining('there is no such file') });
  expect(await run(folder)).toMatchObject({ code: 1, err: expect.stringContaining('there is no such file') });
  expect(await run(good, '--kind', 'ge-saft')).toMatchObject({ code: 2, err: expect.stringContaining('--kind is one of bg-saft') });
  expect((await run()).code).toBe(2);
});
