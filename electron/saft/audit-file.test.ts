import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrokenInvariant } from '../../shared/assert.ts';
import { minor } from '../../shared/money/minor.ts';
import type { Invoice, MonthlyFile, Transaction } from '../../shared/saft/types.ts';
import { euro, smallMonth, smallStock, smallYear } from '../../test/support/audit-file.ts';
import { checkAuditFile, exportAuditFile } from './export.ts';
import { bgSaft } from './schema.texts.ts';
import { validateXmlFile, xmlCheck } from './validate-xml.ts';
import { type XmlFault, Xsd } from './xsd.ts';

const folder = mkdtempSync(join(tmpdir(), 'davtari-saft-'));
const official = resolve(import.meta.dirname, '../../../shared/domain/saft/bg');
const samples = [
  'VS_SAMPLE_AuditFile_Monthly_V_1.0.1.xml',
  'VS_SAMPLE_AuditFile_Annual_V_1.0.xml',
  'VS_SAMPLE_AuditFile_OnDemand_V_1.0.xml',
  'examples/minimal_monthly_2026-01.xml',
];
const isMissing = !existsSync(official);
if (isMissing) process.stderr.write('skipped: the official samples of SAF-T BG are not beside the repository\n');
const sample = (name: string): Buffer => readFileSync(join(official, name));

const faultsOf = (text: string | Buffer, segmentBytes?: number, chunk = 64 * 1024): readonly XmlFault[] => {
  const check = xmlCheck('bg-saft', segmentBytes === undefined ? {} : { segmentBytes });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) check.push(bytes.subarray(at, at + chunk));
  return check.end();
};
const xmlOf = (file: Parameters<typeof exportAuditFile>[0]): string => {
  const out = join(folder, `${file.kind}.xml`);
  const written = exportAuditFile(file, out, { replace: true });
  expect(written).toMatchObject({ ok: true });
  return readFileSync(out, 'utf8');
};

describe('official schema', () => {
  test.skipIf(isMissing)('[V7] the schema we pack is the official one, byte for byte', () => {
    expect(bgSaft).toBe(sample('BG_SAFT_Schema_V_1.0.1.xsd').toString('utf8'));
  });

  test.skipIf(isMissing).each(samples)('[V7] %s is valid, whole and cut after every record', (name) => {
    expect(faultsOf(sample(name))).toEqual([]);
    expect(faultsOf(sample(name), 1)).toEqual([]);
    expect(faultsOf(sample(name), 700, 113)).toEqual([]);
  });

  test.skipIf(isMissing)('[V7] AccountID 3040001 is refused, with its lines', () => {
    const wrong = sample(samples[3]!).toString('utf8').replaceAll('AccountID>304<', 'AccountID>3040001<');
    const refused = (line: number, element = 'AccountID') => ({ line, element, reason: '"3040001" is no account of three to five digits' });
    expect(faultsOf(wrong)).toEqual([refused(56), refused(206), refused(548)]);
    expect(faultsOf(wrong, 1)).toEqual([refused(56), refused(206), refused(548)]);
  });

  test('[V7] no more than a hundred faults are told, and reading ends there', () => {
    const many = xmlOf(smallMonth).replace(/(<nsSAFT:Transaction>.*<\/nsSAFT:Transaction>\n)/s, (all) =>
      all.repeat(60).replaceAll('AccountID>411<', 'AccountID>4<'),
    );
    expect(faultsOf(many, 5000)).toHaveLength(100);
  });
});

describe('cutting a file for the validator', () => {
  const month = xmlOf(smallMonth);
  const whole = (text: string) => new Xsd(bgSaft).faults(Buffer.from(text));

  // Each of these breaks one thing; whatever the cuts, the same faults are found on the same lines as in the file as a whole.
  const breaks: readonly (readonly [string, (text: string) => string])[] = [
    ['a fault in the header', (text) => text.replace('>София<', `>${'ж'.repeat(36)}<`)],
    ['a fault in the first account', (text) => text.replace('>Active<', '>Aktive<')],
    ['a fault in the last invoice line', (text) => replaceLast(text, '>D<', '>X<')],
    [
      'an element too many between transactions',
      (text) => text.replace('</nsSAFT:Transaction>\n', '</nsSAFT:Transaction>\n<nsSAFT:Extra/>\n'),
    ],
    ['an element too many after the last transaction', (text) => text.replace('</nsSAFT:Journal>', '<nsSAFT:Extra/>\n</nsSAFT:Journal>')],
    ['text between transactions', (text) => text.replace('</nsSAFT:Transaction>\n', '</nsSAFT:Transaction>text\n')],
    ['no payments', (text) => text.replace(/<nsSAFT:Payments>.*<\/nsSAFT:Payments>\n/s, '')],
    ['no purchases, which come last', (text) => text.replace(/<nsSAFT:PurchaseInvoices>.*<\/nsSAFT:PurchaseInvoices>\n/s, '')],
    ['no source documents at all', (text) => text.replace(/<nsSAFT:SourceDocumentsMonthly>.*<\/nsSAFT:SourceDocumentsMonthly>\n/s, '')],
    [
      'sections in another order',
      (text) => text.replace(/(<nsSAFT:Customers>.*<\/nsSAFT:Customers>\n)(<nsSAFT:Suppliers>.*<\/nsSAFT:Suppliers>\n)/s, '$2$1'),
    ],
    ['suppliers twice', (text) => text.replace(/(<nsSAFT:Suppliers>.*<\/nsSAFT:Suppliers>\n)/s, '$1$1')],
    [
      'a transaction without lines',
      (text) => text.replace(/(<nsSAFT:Transaction>(?:(?!TransactionLine).)*)<nsSAFT:TransactionLine>.*?(<\/nsSAFT:Transaction>)/s, '$1$2'),
    ],
    ['an attribute that is not known', (text) => text.replace('<nsSAFT:Payment>', '<nsSAFT:Payment a="1">')],
    ['another namespace', (text) => text.replace('mf:nra:dgti:dxxxx:declaration:v1', 'urn:other')],
    ['a prefix that is not declared', (text) => text.replaceAll('nsSAFT:Payment>', 'other:Payment>')],
  ];

  test.each(breaks)('[V7] %s is found, and on the same line, wherever the file is cut', (_, breakIt) => {
    const broken = breakIt(month);
    expect(broken).not.toBe(month);
    const expected = whole(broken);
    expect(expected.length).toBeGreaterThan(0);
    for (const [segmentBytes, chunk] of [
      [1, 64 * 1024],
      [1, 1],
      [400, 17],
      [3000, 999],
      [9000, 64],
    ] as const) {
      const found = faultsOf(broken, segmentBytes, chunk);
      expect(found.length).toBeGreaterThan(0);
      expect(found[0]).toEqual(expected[0]);
    }
  });

  test('[V7] any cut of any damaged file finds it not valid, as the whole file is', () => {
    const lines = month.split('\n');
    fc.assert(
      fc.property(
        fc.nat(lines.length - 3),
        fc.nat(3),
        fc.integer({ min: 1, max: 12_000 }),
        fc.integer({ min: 1, max: 5000 }),
        (at, how, segmentBytes, chunk) => {
          const damaged = [...lines];
          if (how === 0) damaged.splice(at, 1);
          else if (how === 1) damaged.splice(at, 0, damaged[at]!);
          else if (how === 2) [damaged[at], damaged[at + 1]] = [damaged[at + 1]!, damaged[at]!];
          else damaged[at] = damaged[at]!.replace(/>[^<]*</, '><');
          const text = damaged.join('\n');
          expect(faultsOf(text, segmentBytes, chunk).length > 0).toBe(whole(text).length > 0);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('[V7] comments, CDATA, quoted marks and another prefix do not mislead the cut', () => {
    const other = month
      .replaceAll('nsSAFT:', '')
      .replace('xmlns:nsSAFT', 'xmlns')
      .replace('<Transaction>', '<!-- </Journal> <Transaction> -- --><Transaction>'.replace(' -- -->', ' -->'))
      .replace('>Покупка на стоки<', '><![CDATA[</Transaction><Journal>]]><')
      .replace('<Journal>', '<?note </Journal>?><Journal>');
    expect(faultsOf(other, 1, 7)).toEqual([]);
    expect(faultsOf(other.replace('<Journal>', '<Journal a=">">'), 1, 7)).toMatchObject([{ element: 'Journal' }]);
  });

  test('[V7] a document type declaration, an unfinished file, an empty one and plain text are refused', () => {
    expect(faultsOf(month.replace('?>\n', '?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n'))).toMatchObject([{ line: 2, element: '' }]);
    expect(faultsOf(month.slice(0, -40), 1).length).toBeGreaterThan(0);
    expect(faultsOf('')).toHaveLength(1);
    expect(faultsOf('no XML')).toHaveLength(1);
    expect(faultsOf(Buffer.from(month, 'latin1'), 1).length).toBeGreaterThan(0);
  });

  test('[V7] a file far larger than a segment is judged in memory that does not grow with it', () => {
    const [journal] = [...smallMonth.journals];
    const [transaction] = [...journal!.transactions] as [Transaction];
    const many: MonthlyFile = { ...smallMonth, journals: [{ ...journal!, transactions: repeated(transaction, 3000) }] };
    const out = join(folder, 'many.xml');
    expect(exportAuditFile(many, out)).toMatchObject({
      ok: true,
      value: {
        counted: { sections: { GeneralLedgerEntries: { numberOfEntries: 3000, totalDebit: 3000n * 72000n, totalCredit: 3000n * 72000n } } },
      },
    });
    expect(validateXmlFile(out, 'bg-saft', { segmentBytes: 50_000 })).toEqual([]);
    const text = readFileSync(out, 'utf8');
    const line = text.split('\n').findLastIndex((each) => each.includes('>T-1-2<')) + 1;
    const at = text.lastIndexOf('>T-1-2<');
    expect(faultsOf(`${text.slice(0, at)}>${'9'.repeat(19)}<${text.slice(at + 7)}`, 50_000)).toEqual([
      { line, element: 'RecordID', reason: 'the value has 19 characters, at most 18 are allowed' },
    ]);
  });
});

describe('writing', () => {
  test.skipIf(isMissing)('[V7] the small month is the hand-made official example, byte for byte', () => {
    expect(xmlOf(smallMonth)).toBe(sample(samples[3]!).toString('utf8'));
  });

  test.each([smallYear, smallStock])('[V7] a file of kind $kind is valid', (file) => {
    expect(faultsOf(xmlOf(file))).toEqual([]);
    expect(faultsOf(xmlOf(file), 1, 31)).toEqual([]);
  });

  test('[V7] counts and totals: transactions in the ledger, lines elsewhere, sides apart; quantities in and out', () => {
    const [invoice] = [...smallMonth.salesInvoices] as [Invoice];
    const [line] = [...invoice.lines];
    const counted = checkAuditFile({
      ...smallMonth,
      salesInvoices: [
        { ...invoice, lines: [line!, { ...line!, debitCreditIndicator: 'D', invoiceLineAmount: euro(333) }] },
        { ...invoice, invoiceNo: '2', lines: [{ ...line!, invoiceLineAmount: euro(-1) }] },
      ],
    });
    expect(counted).toMatchObject({
      ok: true,
      value: {
        sections: {
          GeneralLedgerEntries: { numberOfEntries: 3, totalDebit: 312000n, totalCredit: 312000n },
          SalesInvoices: { numberOfEntries: 3, totalDebit: 333n, totalCredit: 99999n },
          Payments: { numberOfEntries: 2, totalDebit: 120000n, totalCredit: 120000n },
          PurchaseInvoices: { numberOfEntries: 1, totalDebit: 60000n, totalCredit: 0n },
        },
      },
    });
    const stock = xmlOf(smallStock);
    expect(stock).toContain('<nsSAFT:NumberOfMovementLines>2</nsSAFT:NumberOfMovementLines>');
    expect(stock).toContain('<nsSAFT:TotalQuantityReceived>10</nsSAFT:TotalQuantityReceived>');
    expect(stock).toContain('<nsSAFT:TotalQuantityIssued>-7.5</nsSAFT:TotalQuantityIssued>');
  });

  test('[V7] any text that XML can hold comes back as it was', () => {
    const [account, ...others] = [...smallMonth.accounts];
    const check = new Xsd(bgSaft);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
        const file: MonthlyFile = { ...smallMonth, accounts: [{ ...account!, accountDescription: text }, ...others] };
        const checked = checkAuditFile(file);
        if (!checked.ok) {
          expect(checked.rejections.map(({ code }) => code)).toEqual(['SAFT_CHARACTER']);
          return;
        }
        const xml = xmlOf(file);
        expect(check.faults(Buffer.from(xml))).toEqual([]);
        const written = /<nsSAFT:AccountDescription>(.*?)<\/nsSAFT:AccountDescription>/s.exec(xml)![1]!;
        expect(written).not.toMatch(/[<>\r]/);
        expect(written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#13;', '\r').replaceAll('&amp;', '&')).toBe(text);
      }),
      { numRuns: 150 },
    );
    const xml = xmlOf({ ...smallMonth, accounts: [{ ...account!, accountDescription: 'a & b < c > d ]]> "e" \'f\' \r\n\t' }, ...others] });
    expect(xml).toContain('>a &amp; b &lt; c &gt; d ]]&gt; "e" \'f\' &#13;\n\t<');
  });

  test('[V7] amounts of currencies with other decimals are written by them', () => {
    const [journal] = [...smallMonth.journals];
    const [transaction] = [...journal!.transactions] as [Transaction];
    const [debit, , credit] = [...transaction.lines];
    const lines = (currencyCode: string, currencyAmount: bigint) => [
      { ...debit!, debitAmount: { amount: minor(72000n), currencyCode, currencyAmount: minor(currencyAmount) } },
      credit!,
    ];
    const file = (currencyCode: string, currencyAmount: bigint): MonthlyFile => ({
      ...smallMonth,
      journals: [{ ...journal!, transactions: [{ ...transaction, lines: lines(currencyCode, currencyAmount) as never }] }],
    });
    expect(xmlOf(file('JPY', 131345n))).toContain('<nsSAFT:CurrencyAmount>131345</nsSAFT:CurrencyAmount>');
    expect(xmlOf(file('KWD', 254120n))).toContain('<nsSAFT:CurrencyAmount>254.12</nsSAFT:CurrencyAmount>');
    expect(checkAuditFile(file('KWD', 254123n))).toMatchObject({
      rejections: [
        {
          code: 'SAFT_DECIMALS',
          value: '254.123',
          limit: 2,
          element: 'CurrencyAmount',
          place: 'Journal GL, Transaction T-1, TransactionLine 1',
        },
      ],
    });
  });

  test('[V7] what is refused leaves nothing behind, and what is there is not written over', () => {
    const out = join(folder, 'kept.xml');
    const before = readdirSync(folder);
    const [account] = [...smallMonth.accounts];
    const wrong: MonthlyFile = { ...smallMonth, accounts: [{ ...account!, accountId: '3040001' }] };
    expect(exportAuditFile(wrong, out)).toMatchObject({
      ok: false,
      rejections: [{ code: 'SAFT_ACCOUNT', place: 'Account 304' }, { code: 'SAFT_UNKNOWN_CODE' }],
    });
    expect(readdirSync(folder)).toEqual(before);
    writeFileSync(out, 'mine');
    expect(exportAuditFile(smallMonth, out)).toEqual({ ok: false, rejections: [{ code: 'FILE_EXISTS', file: out }] });
    expect(exportAuditFile(wrong, out, { replace: true }).ok).toBe(false);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(exportAuditFile(smallMonth, join(folder, 'no', 'such', 'folder.xml'))).toMatchObject({ ok: false });
  });

  test('[V7] work that is called off leaves nothing behind', () => {
    const before = readdirSync(folder);
    const stop = () => {
      throw new Error('called off');
    };
    expect(() => exportAuditFile(smallMonth, join(folder, 'off.xml'), { onProgress: stop })).toThrow('called off');
    expect(readdirSync(folder)).toEqual(before);
  });

  test('[V7] records that are not the same when they are read again are never written', () => {
    const once = (function* () {
      yield* smallMonth.payments;
    })();
    const file: MonthlyFile = { ...smallMonth, payments: once };
    const out = join(folder, 'once.xml');
    expect(() => exportAuditFile(file, out)).toThrow(BrokenInvariant);
    expect(existsSync(out)).toBe(false);
  });
});

function replaceLast(text: string, what: string, by: string): string {
  const at = text.lastIndexOf(what);
  return text.slice(0, at) + by + text.slice(at + what.length);
}

function repeated<T>(value: T, times: number): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < times; index += 1) yield value;
    },
  };
}
