import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readArguments } from '../../electron/cli/options.ts';
import { vatCommand } from '../../electron/cli/vat.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { davtariProcess, davtari as inThread } from '../support/cli.ts';
import { idOf, tempFolder } from '../support/company.ts';

const folder = tempFolder();
const file = join(folder, 'firm.davtari');
function davtari(...args: readonly string[]) {
  const { status: code, ...said } = inThread(args, { folder });
  return { code, ...said };
}
const vat = (...args: readonly string[]) => davtari('vat', file, '--period', '2026-01', ...args);
const words = async (name: string) =>
  (await readPdf(new Uint8Array(readFileSync(join(folder, name))))).map(({ text }) => text.replace(/\s/g, ' '));

beforeAll(() => {
  expect(davtari('new', file, '--country', 'BG', '--name', 'ТЕСТ ДАВТАРИ ЕООД', '--tax-id', '123456786', '--vat-payer').code).toBe(0);
  const german = idOf(0x71_0001);
  const commands = [
    { do: 'counterparty.create', input: { id: german, name: 'MUSTER GMBH', taxId: 'DE136695976', country: 'DE', vatPayer: true } },
    {
      do: 'salesInvoice.post',
      input: {
        ...{ id: idOf(0x71_0002), date: '2026-01-15', counterpartyId: german },
        lines: [{ description: 'Стоки - ВОД', unitPrice: '2000.00', taxCode: 'SZICS' }],
      },
    },
  ];
  writeFileSync(join(folder, 'commands.jsonl'), commands.map((line) => JSON.stringify(line)).join('\n'));
  expect(davtariProcess(['exec', file, '--from', 'commands.jsonl'], { folder }).status).toBe(0);
});

test('[V4] davtari vat prints the return as a table of cells, in the language of the office unless another is chosen', () => {
  const { code, out } = vat('--format', 'csv', '--language', 'en');
  expect([code, out.split('\r\n')[0]]).toEqual([0, 'period,cell,caption,formula,amount']);
  expect(out).toContain('\r\n2026-01,15.amount,Intra-Community supplies of goods at 0 %,02-15,2000.00\r\n');
  expect(out).toContain('\r\n2026-01,40.amount,Total tax credit,41.amount + 42K.amount + 43.amount,0.00\r\n');
  expect(vat('--format', 'csv').out).toContain('2026-01,15.amount,Данъчна основа на ВОД на стоки със ставка 0 %,02-15,2000.00');
  const known = vat('--format', 'csv', '--known-on', '2');
  expect(known.out).toContain(',02-15,0.00\r\n');
});

test('[V4] davtari vat writes the form, the form in two languages and the listing', async () => {
  expect(vat('--pdf', 'form.pdf', '--layout', 'form', '--language', 'en')).toMatchObject({ code: 0, err: 'form.pdf written\n' });
  expect(vat('--pdf', 'both.pdf', '--layout', 'bilingual', '--language', 'en').code).toBe(0);
  expect(vat('--pdf', 'lines.pdf', '--layout', 'listing', '--language', 'en').code).toBe(0);
  expect(vat('--pdf', 'usual.pdf').code).toBe(0);
  const form = await words('form.pdf');
  expect(form[form.indexOf('15') + 1]).toBe('2 000,00');
  expect(form).not.toContain('VAT return (Bulgaria)');
  expect(await words('both.pdf')).toEqual(expect.arrayContaining(['Справка-декларация за ДДС', 'VAT return (Bulgaria)', '2 000,00']));
  expect(await words('lines.pdf')).toEqual(expect.arrayContaining(['VAT return (Bulgaria)', '2,000.00']));
  expect(readFileSync(join(folder, 'usual.pdf')).equals(readFileSync(join(folder, 'form.pdf')))).toBe(true);
});

test('[V4] davtari vat prints ledgers and the statement as tables and on paper', async () => {
  const sales = vat('--ledger', 'sales', '--language', 'en', '--pdf', 'sales.pdf');
  expect(sales.out.split('\r\n')[1]).toMatch(/^0,1,01,0000000001,2026-01-15,DE136695976,MUSTER GMBH,Стоки - ВОД,,2000\.00,0\.00,/);
  expect(await words('sales.pdf')).toEqual(expect.arrayContaining(['Дневник за продажбите', 'MUSTER GMBH', '2 000,00', 'Общо / Total']));
  expect(vat('--ledger', 'vies').out).toContain('\r\n1,DE136695976,2000.00,0.00,0.00,\r\n');
  expect(vat('--ledger', 'purchases').out.split('\r\n')).toHaveLength(2);
});

test('[V4] davtari vat names what does not go together', async () => {
  for (const [args, message] of [
    [['--format', 'xml'], '--format is table, json or csv, not "xml"'],
    [['--layout', 'form'], '--layout goes with --pdf OUT.pdf'],
    [['--pdf', 'x.pdf', '--layout', 'poster'], '--layout is form, bilingual or listing, not "poster"'],
    [['--ledger', 'cash'], '--ledger is purchases, sales or vies, not "cash"'],
    [['--ledger', 'sales', '--format', 'json'], 'a ledger is printed as csv or, with --pdf, as PDF'],
    [['--ledger', 'sales', '--pdf', 'x.pdf', '--layout', 'form'], '--layout is of the return: leave it out with --ledger'],
    [['--ledger', 'sales', '--known-on', '3'], '--pdf and --ledger print what is to be filed, or was filed: leave --known-on out'],
    [['--language', 'de'], '--language is ka, bg, ru or en, not "de"'],
  ] as const) {
    const input = readArguments(vatCommand, [file, '--period', '2026-01', ...args]);
    await expect(vatCommand.run(input)).rejects.toMatchObject({ exitCode: 2, message });
  }
  const none = davtari('vat', file, '--period', '2026-02', '--ledger', 'vies');
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is nothing to declare of this kind in 2026-02')]);
});
