import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numbersCommand } from '../../electron/cli/numbers.ts';
import { CommandError, readArguments } from '../../electron/cli/options.ts';
import type { NumberRow, NumberSeriesInfo } from '../../shared/contracts/numbers.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { counterparty, d, makeCompany, reopen, run, tempFolder } from '../support/company.ts';
import { movedElsewhere } from '../support/moved.ts';

async function numbers(...args: string[]) {
  const told = { out: '', err: '' };
  const catching = (where: 'out' | 'err') =>
    ((text: string) => {
      told[where] += text;
      return true;
    }) as never;
  const [out, err] = [process.stdout.write, process.stderr.write];
  process.stdout.write = catching('out');
  process.stderr.write = catching('err');
  try {
    return { status: await numbersCommand.run(readArguments(numbersCommand, args)), ...told };
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
  }
}

function company() {
  const made = makeCompany();
  const party = counterparty(made, 'Shop "Sun", Batumi');
  const post = (more: object = {}) =>
    run(made, 'salesInvoice.post', { date: d('2026-05-04'), counterpartyId: party, lines: [{ unitPrice: '10', taxCode: 'S18' }], ...more });
  const first = post();
  run(made, 'number.reserve', { kind: 'sales-invoice', date: d('2026-05-04'), count: 3, purpose: 'Paper book' });
  run(made, 'number.void', { series: 'sales-invoice', first: 3, reason: 'Torn' });
  post({ number: '0000000002', date: d('2026-05-01') });
  for (let count = 0; count < 3; count += 1) post();
  made.close();
  return { file: made.file, first };
}

test('[NUM-1] the command line proves every number: counts, ranges, each number, and the PDF', async () => {
  const { file, first } = company();
  const summary = await numbers(file);
  expect([summary.status, summary.err]).toEqual([0, '']);
  // 7 numbers: 5 used, 1 torn, 1 still on paper; number 2 is dated before number 1.
  expect(summary.out).toMatch(/^sales-invoice +7 +5 +0 +1 +1 +0 +1$/m);
  const one = await numbers(file, '--series', 'sales-invoice');
  expect(one.out).toMatch(/^0000000001 +0000000002 +used +2 +2026-05-01 to 2026-05-04$/m);
  expect(one.out).toMatch(/^0000000003 +0000000003 +voided +1 +2026-07-20 +Torn, Nino$/m);
  expect(one.out).toMatch(/^0000000004 +0000000004 +reserved +1 +2026-07-20 +Paper book, Nino$/m);

  const csv = (await numbers(file, '--format', 'csv')).out.trim().split('\n');
  expect(csv.length).toBe(8);
  expect(csv[1]).toBe(`sales-invoice,1,0000000001,used,,2026-05-04,${first.uid},${first.id},"Shop ""Sun"", Batumi",,`);
  expect(csv[3]).toBe('sales-invoice,3,0000000003,voided,,2026-07-20,,,Torn,Nino,2026-07-20T09:00:00.000Z');
  const json = JSON.parse((await numbers(file, '--format', 'json')).out) as (NumberSeriesInfo & { numbers: NumberRow[] })[];
  expect(json).toMatchObject([{ series: 'sales-invoice', head: 7, used: 5, voided: 1, leased: 1, outOfOrder: 1 }]);
  expect(json[0]!.numbers.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7]);

  const pdf = join(tempFolder(), 'proof.pdf');
  const written = await numbers(file, '--pdf', pdf, '--language', 'en');
  expect([written.status, written.err]).toEqual([0, `${pdf} written\n`]);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  const before = readFileSync(pdf);
  await expect(numbers(file, '--pdf', pdf)).rejects.toThrow(CommandError);
  expect(readFileSync(pdf).equals(before)).toBe(true);
});

test('[L6] the command line answers as known on a position: what was used or torn later was reserved then', async () => {
  const { file, first } = company();
  // Position of the first invoice, of its reservation (3 numbers), of the one torn, of the one used.
  const open = reopen(file);
  const at = (type: string): number =>
    run(open, 'history.list', { limit: 100 })
      .rows.filter((row) => row.type === type)
      .map(({ position }) => position)
      .sort((a, b) => a - b)[0]!;
  const [reservedAt, tornAt] = [at('number.reserved'), at('number.voided')];
  open.close();
  const counts = async (position: number) => (await numbers(file, '--known-on', String(position))).out.split('\n').at(-2)!.split(/ +/);
  expect((await numbers(file, '--known-on', '1')).out).toBe('No number has been used yet.\n');
  //                                                        last used cancelled voided reserved unexplained out of order
  expect(await counts(reservedAt - 1)).toEqual(['sales-invoice', '1', '1', '0', '0', '0', '0', '0']);
  expect(await counts(reservedAt)).toEqual(['sales-invoice', '4', '1', '0', '0', '3', '0', '0']);
  expect(await counts(tornAt)).toEqual(['sales-invoice', '4', '1', '0', '1', '2', '0', '0']);

  const one = await numbers(file, '--series', 'sales-invoice', '--known-on', String(reservedAt));
  expect(one.out).toMatch(/^0000000002 +0000000004 +reserved +3 +2026-07-20 +Paper book, Nino$/m);
  const csv = (await numbers(file, '--format', 'csv', '--known-on', String(tornAt))).out.trim().split('\n');
  expect(csv.slice(1).map((line) => line.split(',').slice(1, 4).join(' '))).toEqual([
    '1 0000000001 used',
    '2 0000000002 leased',
    '3 0000000003 voided',
    '4 0000000004 leased',
  ]);
  expect(csv[1]).toContain(first.id);
  const pdf = join(tempFolder(), 'then.pdf');
  await numbers(file, '--known-on', String(reservedAt), '--pdf', pdf, '--language', 'en');
  const printed = (await readPdf(new Uint8Array(readFileSync(pdf)))).map(({ text }) => text);
  expect(printed.some((text) => text.startsWith(`As known on 20/07/2026, 09:00 UTC, log position ${reservedAt}`))).toBe(true);
  expect(printed).toContain('0000000004');
  expect(printed).not.toContain('0000000005');
  await expect(numbers(file, '--known-on', 'yesterday')).rejects.toThrow(CommandError);
});

test('[L9] the command line says where another device goes on after a move', async () => {
  const { file } = company();
  const moved = movedElsewhere(reopen(file));
  const before = run(moved, 'company.info', {}).position;
  run(moved, 'numbering.takeOver', { reason: 'new computer' });
  moved.close();
  const line = 'sales-invoice: from 8 on counted on another computer, after the file was moved on 2026-07-20 (new computer, Nino)';
  expect((await numbers(file)).out.split('\n')).toContain(line);
  expect((await numbers(file, '--known-on', String(before))).out).not.toContain('another computer');
});

test('[NUM-1] what the command line does not know is refused, and nothing is written', async () => {
  const { file } = company();
  const pdf = join(tempFolder(), 'proof.pdf');
  for (const args of [
    ['--series', 'none'],
    ['--format', 'xml'],
    ['--language', 'fr'],
  ]) {
    await expect(numbers(file, '--pdf', pdf, ...args), args.join(' ')).rejects.toThrow(CommandError);
  }
  expect(existsSync(pdf)).toBe(false);
  await expect(numbers(`${file}.none`)).rejects.toThrow(CommandError);
});

test('[NUM-1] a company without numbers has nothing to prove', async () => {
  const empty = makeCompany();
  empty.close();
  expect(await numbers(empty.file)).toEqual({ status: 0, out: 'No number has been used yet.\n', err: '' });
});
