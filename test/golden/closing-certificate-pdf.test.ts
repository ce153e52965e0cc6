import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CertificatePrint, closingCertificatePdf } from '../../electron/pdf/closing-certificate-pdf.ts';
import { periodCheckIds } from '../../shared/contracts/periods.ts';
import { chart } from '../../shared/jurisdictions/ge/chart.ts';
import { languages } from '../../shared/locales/languages.ts';
import { company } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { readFacts, readPdf } from './read-pdf.ts';

/** Balances of a small company, by hand: both sides come to 61,540.55, turnovers to 88,620.75. */
const balances: readonly [code: string, debit: string, credit: string, balance: string][] = [
  ['1210', '31240.20', '18040.20', '13200.00'],
  ['1410', '11800.00', '9040.00', '2760.00'],
  ['1610', '28000.00', '0.00', '28000.00'],
  ['3110', '0.00', '41300.55', '-41300.55'],
  ['3330', '0.00', '1800.00', '-1800.00'],
  ['5150', '0.00', '8440.00', '-8440.00'],
  ['6110', '0.00', '10000.00', '-10000.00'],
  ['7410', '12580.55', '0.00', '12580.55'],
  ['7420', '5000.00', '0.00', '5000.00'],
];

const model: CertificatePrint = {
  company,
  revision: 3,
  at: '2026-07-03T20:31:07.120Z',
  content: {
    period: '2026-05',
    as_of: '2026-05-31',
    known_position: 4210,
    head_hash: 'abcd1234abcd5678ef900112233445566778899aabbccddeeff0011223344556',
    by: 'ნინო ბერიძე',
    device: '1',
    language: 'ka',
    pack_version: '2026.1',
    rows: 9,
    debit: '88620.75',
    credit: '88620.75',
    debit_balance: '61540.55',
    credit_balance: '61540.55',
    trial_balance_sha256: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    checks: periodCheckIds.map((id) =>
      id === 'drafts'
        ? { id, state: 'warning', count: 2, accepted: true }
        : id === 'vat-return'
          ? { id, state: 'warning', count: 1, accepted: true }
          : { id, state: 'ok', count: 0, accepted: false },
    ),
    reopenings: [
      { position: 3811, at: Date.UTC(2026, 5, 12, 8, 4), by: 'Ана Капанадзе', reason: 'დაგვიანებული ანგარიში მომწოდებლისგან' },
      { position: 4102, at: Date.UTC(2026, 5, 29, 23, 59), by: 'Gia', reason: 'Rent of May stood on 7490 instead of 7420' },
    ],
  },
  rows: balances.map(([accountCode, debitTurnover, creditTurnover, balance]) => ({
    accountCode,
    names: { ...chart.find(({ code }) => code === accountCode)!.names },
    commodity: 'GEL',
    debitTurnover,
    creditTurnover,
    balance,
    memo: '0.00',
  })),
};
const never: CertificatePrint = { ...model, revision: 1, content: { ...model.content, reopenings: [] } };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const textsOf = async (print: CertificatePrint, language: (typeof languages)[number]) =>
  (await readPdf(closingCertificatePdf(print, language))).map(({ text }) => text);

describe('closing certificate', () => {
  test.each(['ka', 'en'] as const)('[L7] it is printed as in the golden file, %s', async (language) => {
    const actual = asGolden(await readPdf(closingCertificatePdf(model, language)));
    expect(actual).toBe(golden(`closing-certificate.${language}.golden.txt`, actual));
  });

  test('[L7] it is the same file byte for byte in all languages', () => {
    const actual = languages.map((language) => `${language}\t${sha256(closingCertificatePdf(model, language))}\n`).join('');
    expect(actual).toBe(golden('closing-certificate.sha256.golden.txt', actual));
  });

  test('[L7] it names the reopenings before it with who, when and why, or says there were none', async () => {
    const printed = await textsOf(model, 'en');
    for (const text of ['12/06/2026, 08:04 UTC', 'Gia', 'Rent of May stood on 7490 instead of 7420', '4102'])
      expect(printed).toContain(text);
    expect(await textsOf(never, 'en')).toContain('This month has never been reopened after a close.');
    expect(printed.join(' ')).not.toContain('never been reopened');
  });

  test('[L7] hashes are printed whole, warnings as accepted, and every row and sum of the trial balance', async () => {
    const printed = await textsOf(model, 'en');
    expect(printed).toContain(model.content.head_hash);
    expect(printed).toContain(model.content.trial_balance_sha256);
    expect(printed.filter((text) => text === 'warning accepted')).toHaveLength(2);
    for (const [code] of balances) expect(printed).toContain(code);
    for (const figure of ['13,200.00', '41,300.55', '88,620.75', '61,540.55']) expect(printed).toContain(figure);
  });

  test('[L7] every check has its words in every language', async () => {
    for (const language of languages) {
      const printed = await textsOf(model, language);
      for (const id of periodCheckIds) expect(printed, `${language} ${id}`).not.toContain(id);
    }
  });

  test('[L7] the file is tagged, in its language and dated the last day of the month', async () => {
    const facts = await readFacts(closingCertificatePdf(model, 'bg'));
    expect(facts).toMatchObject({ isTagged: true, language: 'bg', info: { CreationDate: 'D:20260531000000Z' } });
  });

  test('[L7] a long trial balance goes over pages, and the largest amounts stay on the paper', async () => {
    const huge = {
      debitTurnover: '92233720368547758.07',
      creditTurnover: '0.00',
      balance: '-92233720368547758.07',
      commodity: 'GEL',
      memo: '0.00',
    };
    const rows = chart.filter(({ postable }) => postable).map(({ code, names }) => ({ accountCode: code, names: { ...names }, ...huge }));
    const printed = await readPdf(closingCertificatePdf({ ...model, rows }, 'ka'));
    expect(new Set(printed.map(({ page }) => page)).size).toBeGreaterThan(4);
    for (const { accountCode } of rows) expect(printed.filter(({ text }) => text === accountCode)).toHaveLength(1);
    expect(printed.every((item) => item.x >= 42 && item.x < 553)).toBe(true);
  });
});
