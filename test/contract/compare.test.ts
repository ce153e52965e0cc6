import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCommand } from '../../electron/cli/compare.ts';
import { readArguments } from '../../electron/cli/options.ts';
import type { Company } from '../../electron/engine/index.ts';
import { type BatchName, type CopyOfBooks, compareCopies, type NumberClaim } from '../../electron/log/compare-copies.ts';
import { compareFiles } from '../../electron/services/compare-copies.ts';
import { deviceCode, formatNumber, headOf, seriesName, seriesOf } from '../../shared/numbering/document-number.ts';
import { codes, counterparty, d, good, idOf, makeCompany, reopen, run, tempFolder } from '../support/company.ts';
import { asIfMoved } from '../support/moved.ts';

const sale = [{ unitPrice: '10', taxCode: 'S18' }];
const entry = [
  { account: '1210', debit: '10' },
  { account: '5150', credit: '10' },
];
const invoice = (company: Company, party: string, more: object = {}) =>
  run(company, 'salesInvoice.post', { date: d('2026-05-04'), counterpartyId: party, lines: sale, ...more });

/** A company with a past, and copies of its file without the key: each is opened elsewhere and becomes a device of its own. */
function withCopies(count: number): { first: Company; party: string; copies: Company[] } {
  const first = makeCompany();
  const party = counterparty(first, 'Customer');
  run(first, 'branch.open', { code: 'TB', name: 'Tbilisi' });
  for (let index = 0; index < 3; index += 1) invoice(first, party);
  first.close();
  const folder = tempFolder();
  const copies = Array.from({ length: count }, (_, index) => {
    const file = join(folder, `copy-${index}.davtari`);
    copyFileSync(first.file, file);
    return reopen(file);
  });
  return { first: reopen(first.file), party, copies };
}

async function compareAsCommand(files: readonly string[], ...more: string[]) {
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
    return { status: await compareCommand.run(readArguments(compareCommand, [...files, ...more])), ...told };
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
  }
}

describe('[L9] three devices that worked offline', () => {
  test('share their past, have no number in common, and leave no gap', async () => {
    const { first, party, copies } = withCopies(2);
    const all = [first, ...copies];
    const numbers = new Set<string>();
    // Each issues invoices, also at a branch, and entries; none knows of the others.
    for (const [index, company] of all.entries()) {
      for (let count = 0; count < 4 + index; count += 1) {
        for (const branch of [{}, { branch: 'TB' }]) numbers.add(invoice(company, party, branch).number);
        run(company, 'journal.post', { date: d('2026-05-04'), lines: entry });
      }
    }
    expect(numbers.size).toBe(2 * (4 + 5 + 6));
    for (const company of all) company.close();

    const files = all.map(({ file }) => file);
    const compared = good(compareFiles(files));
    expect(compared.conflicts).toEqual([]);
    const [founder, ...others] = [...compared.logs].sort((a, b) => b.sharedTo - a.sharedTo);
    expect(others.map(({ device }) => device).every((code) => /^[0-9A-HJKMNP-TV-Z]{6}$/.test(code))).toBe(true);
    // Creation, customer, branch and three invoices are common; then 12 batches of the first alone.
    expect(founder).toMatchObject({ device: '', sharedTo: 6, copies: [{ head: 18 }, { head: 6 }, { head: 6 }] });
    // Each further log begins with the enrolment of its device, in its own copy only.
    expect(others.map(({ sharedTo, copies: of }) => [sharedTo, of.map(({ head }) => head).sort((a, b) => a - b)]).sort()).toEqual([
      [0, [0, 0, 16]],
      [0, [0, 0, 19]],
    ]);
    expect([compared.shared, compared.batches]).toEqual([6, 18 + 16 + 19]);
    const used = (pattern: RegExp) => compared.series.filter(({ series }) => pattern.test(series)).map((one) => [one.head, one.used]);
    expect(used(/^sales-invoice$/)).toEqual([[7, 7]]);
    expect(used(/^sales-invoice:TB$/)).toEqual([[4, 4]]);
    expect(used(/^sales-invoice@/).sort()).toEqual([
      [5, 5],
      [6, 6],
    ]);
    expect(used(/^sales-invoice:TB@/).sort()).toEqual([
      [5, 5],
      [6, 6],
    ]);

    const told = await compareAsCommand(files);
    expect([told.status, told.err]).toEqual([0, '']);
    expect(told.out).toContain('3 copies, 53 batches in all, 6 of them in every copy');
    expect(told.out).toMatch(/^sales-invoice +7 +7 +0 +0$/m);
    expect(told.out).toContain('No number twice');
    expect(JSON.parse((await compareAsCommand(files, '--format', 'json')).out)).toEqual(compared);
  });

  test('a range leased to one of them is used once; used twice, it is named', async () => {
    const { first, party } = withCopies(0);
    run(first, 'number.reserve', { kind: 'sales-invoice', date: d('2026-05-04'), count: 3, purpose: 'Batumi' });
    first.close();
    const folder = tempFolder();
    const [b, c] = ['b', 'c'].map((name) => {
      const file = join(folder, `${name}.davtari`);
      copyFileSync(first.file, file);
      return reopen(file);
    }) as [Company, Company];
    const files = [first.file, b.file, c.file];
    const used = invoice(b, party, { number: '0000000004' });
    run(b, 'number.void', { series: 'sales-invoice', first: 5, reason: 'Torn' });
    const agreed = good(compareFiles(files));
    expect(agreed.conflicts).toEqual([]);
    expect(agreed.series).toContainEqual({ series: 'sales-invoice', head: 6, used: 4, voided: 1, leased: 1 });

    const twice = invoice(c, party, { number: '0000000004' });
    invoice(c, party, { number: '0000000005' });
    expect(good(compareFiles(files)).conflicts).toMatchObject([
      {
        kind: 'number-twice',
        series: 'sales-invoice',
        value: 4,
        number: '0000000004',
        claims: [
          { state: 'leased', copies: files },
          { state: 'used', subject: used.id, copies: [b.file] },
          { state: 'used', subject: twice.id, copies: [c.file] },
        ],
      },
      { kind: 'number-twice', value: 5, number: '0000000005' },
    ]);
    const told = await compareAsCommand(files);
    expect(told.status).toBe(1);
    expect(told.err).toContain(`conflict: number 0000000004 (sales-invoice)`);
  });

  test('a copied key that signs in two copies is a fork, named with its log and batch', async () => {
    const { first, party } = withCopies(0);
    first.close();
    const copy = join(tempFolder(), 'copy.davtari');
    asIfMoved(first.file, copy);
    const [a, b] = [reopen(first.file), reopen(copy)];
    const [here, there] = [invoice(a, party), invoice(b, party)];
    expect(here.number).toBe(there.number);
    const { conflicts, logs } = good(compareFiles([first.file, copy]));
    expect(logs).toMatchObject([{ sharedTo: 6, copies: [{ head: 7 }, { head: 7 }] }]);
    expect(conflicts).toMatchObject([
      { kind: 'fork', log: logs[0]!.log, device: '', seq: 7, sides: [[first.file], [copy]] },
      { kind: 'number-twice', series: 'sales-invoice', value: 4, claims: [{ subject: here.id }, { subject: there.id }] },
    ]);
    const told = await compareAsCommand([first.file, copy]);
    expect(told.status).toBe(1);
    expect(told.err).toContain('parts at batch 7');
  });

  test('numbers taken over from a device that went on are named with its log', async () => {
    const { first, party, copies } = withCopies(1);
    const [moved] = copies as [Company];
    run(moved, 'numbering.takeOver', { reason: 'moved' });
    expect(invoice(first, party).number).toBe(invoice(moved, party).number);
    const told = await compareAsCommand([first.file, moved.file]);
    expect(told.status).toBe(1);
    expect(told.err).toMatch(/^conflict: log [0-9a-f-]{36} was declared finished by [0-9a-f-]{36}, but goes on in .*company\.davtari$/m);
    expect(told.err).toContain('conflict: number 0000000004 (sales-invoice): used by');
  });

  test('what is no copy of one company is refused', () => {
    const [one, other] = [makeCompany(), makeCompany({ id: idOf(0xffff_0001) })];
    expect(codes(compareFiles([one.file, other.file]))).toEqual(['COPIES_DIFFER']);
    const text = join(tempFolder(), 'x.davtari');
    writeFileSync(text, 'x');
    expect(codes(compareFiles([one.file, text]))).toEqual(['NOT_A_COMPANY_FILE']);
    expect(codes(compareFiles([one.file, `${one.file}.none`]))).toEqual(['FILE_NOT_FOUND']);
    expect(() => readArguments(compareCommand, [one.file])).toThrow(/at least 2 arguments/);
  });
});

// The comparison itself, on logs that are made up: what no honest device writes has to be found as well.
const claim = (series: string, value: number, subject: string, more: Partial<NumberClaim> = {}): NumberClaim => ({
  series,
  value,
  number: `${series.replace(/^[a-z-]*@?/, '')}${value}`,
  state: 'used',
  subject,
  ...more,
});

/** A copy per list: batches named by what they say. */
function compare(...copies: readonly (readonly { log: string; claims: readonly NumberClaim[] }[])[]) {
  const said = new Map<string, readonly NumberClaim[]>();
  const books = copies.map((batches, index): CopyOfBooks => {
    const seqs = new Map<string, number>();
    return {
      name: `copy ${index + 1}`,
      company: 'company',
      batches: batches.map(({ log, claims }): BatchName => {
        const seq = (seqs.get(log) ?? 0) + 1;
        seqs.set(log, seq);
        const hash = `${log} ${seq} ${JSON.stringify(claims)}`;
        said.set(hash, claims);
        return { log, seq, hash };
      }),
    };
  });
  return compareCopies(books, ({ hash }) => said.get(hash)!);
}

describe('[NUM-1] a comparison finds', () => {
  const first = { log: idOf(1), claims: [] };
  test('a number that no copy explains', () => {
    const { conflicts } = compare([first, { log: idOf(1), claims: [claim('s', 2, 'a'), claim('s', 5, 'b')] }], [first]);
    expect(conflicts).toEqual([
      { kind: 'gap', series: 's', first: 1, last: 1 },
      { kind: 'gap', series: 's', first: 3, last: 4 },
    ]);
  });

  test('numbers of two series of a kind that read the same, and not those of two kinds', () => {
    const of = (series: string, subject: string) => ({ log: idOf(1), claims: [claim(series, 1, subject, { number: 'TB-1' })] });
    expect(compare([of('s:TB', 'a'), of('s', 'b'), of('t', 'c')], []).conflicts).toEqual([
      { kind: 'looks-alike', number: 'TB-1', series: ['s', 's:TB'] },
    ]);
  });

  test('two devices whose codes are the same', () => {
    // The same last 30 bits, other bits before them.
    const [one, other] = ['0196f000-0000-7000-8000-00e180000001', '0196f000-0000-7000-8000-00e2c0000001'];
    expect(compare([first, { log: one, claims: [] }], [first, { log: other, claims: [] }]).conflicts).toEqual([
      { kind: 'device-code', device: '000001', logs: [one, other] },
    ]);
  });

  test('a number given up in one copy and used in another, and one set apart twice', () => {
    const leased = { log: idOf(1), claims: [claim('s', 1, 'lease', { state: 'leased' })] };
    const voided = { log: idOf(2), claims: [claim('s', 1, 'void', { state: 'voided', number: '' })] };
    const used = { log: idOf(3), claims: [claim('s', 1, 'document')] };
    expect(compare([leased, voided], [leased]).conflicts).toEqual([]);
    expect(compare([leased, voided], [leased, used]).conflicts).toMatchObject([
      { kind: 'number-twice', series: 's', value: 1, number: '1' },
    ]);
    const again = { log: idOf(4), claims: [claim('s', 1, 'other lease', { state: 'leased' })] };
    expect(compare([leased], [again]).conflicts).toMatchObject([{ kind: 'number-twice' }]);
  });
});

test('[NUM-1] any number of devices that issue anything in any order agree, and one number written twice is always found', () => {
  const device = fc.record({
    log: fc.integer({ min: 0, max: 2 ** 30 - 2 }),
    issues: fc.array(fc.record({ branch: fc.constantFrom('', 'TB', '2'), yearly: fc.boolean() }), { maxLength: 12 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(device, { minLength: 2, maxLength: 8, selector: ({ log }) => log }), fc.nat(), (devices, which) => {
      const logs = devices.map(({ log }) => `0196f000-0000-7000-8000-00e1${(2 ** 31 + log).toString(16).padStart(8, '0')}`);
      const claims = devices.map(({ issues }, index) => {
        const heads = new Map<string, number>();
        return issues.map(({ branch, yearly }, no): NumberClaim => {
          const series = seriesOf(
            'sales-invoice',
            yearly ? 'yearly' : 'never',
            d('2026-05-04'),
            branch,
            index === 0 ? '' : deviceCode(logs[index]!),
          );
          const value = (heads.get(seriesName(series)) ?? 0) + 1;
          heads.set(seriesName(series), value);
          return {
            series: seriesName(series),
            value,
            number: formatNumber(value, headOf(series, ''), 10),
            state: 'used',
            subject: `${index} ${no}`,
          };
        });
      });
      const past = { log: logs[0]!, claims: claims[0]! };
      const copies = devices.slice(1).map((_, index) => [past, { log: logs[index + 1]!, claims: claims[index + 1]! }]);
      expect(compare([past], ...copies).conflicts).toEqual([]);
      const all = claims.flat();
      if (all.length === 0) return;
      const taken = { ...all[which % all.length]!, subject: 'someone else' };
      const intruder = { log: '0196f000-0000-7000-8000-00e13fffffff', claims: [taken] };
      expect(compare([past], ...copies, [past, intruder]).conflicts).toContainEqual(
        expect.objectContaining({ kind: 'number-twice', series: taken.series, value: taken.value }),
      );
    }),
  );
});
