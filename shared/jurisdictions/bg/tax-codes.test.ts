import { describe, expect, test } from 'vitest';
import { date } from '../../dates/local-date.ts';
import { lawNote } from '../../laws/source.ts';
import { languages } from '../../locales/languages.ts';
import { computeVatReturn } from '../../reports/vat-return.ts';
import { computeTotals } from '../../vat/compute-totals.ts';
import { inForce, type LedgerPlace } from '../../vat/tax-code.ts';
import { grounds } from './grounds.ts';
import { bg } from './index.ts';
import { taxCodes } from './tax-codes.ts';
import { vatReturn } from './vat-return.ts';

/**
 * Written by hand from bulgaria.md 1.5, 1.6, 2.4 to 2.6 and 3, not from the data: code, where it is offered, effect, rate in percent, output and input
 * account, place in the sales and the purchase ledger (base/tax, =gross, #special code), and the cells that a base of 100.00 with its tax fills when the
 * coefficient is 0.75. Cells nothing stands in are zero.
 */
const expected = `
S20     sale,advance-received charged         20 4532 -    02-11/02-21     -            01=100 11=100 20=20 21=20 50=20
S9      sale,advance-received charged          9 4532 -    02-13/02-24     -            01=100 13=100 20=9 24=9 50=9
SZ28    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ29    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ30    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ31    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ32    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ33    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ34    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ35    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZ36    sale     none             0 -    -    02-14/-         -            01=100 14=100
SZICS   sale     none             0 -    -    02-15/-         -            01=100 15=100
SZ140   sale     none             0 -    -    02-16/-         -            01=100 16=100
SZ146   sale     none             0 -    -    02-16/-         -            01=100 16=100
SZ173   sale     none             0 -    -    02-16/-         -            01=100 16=100
SP21    sale     none             0 -    -    02-17/-         -            17=100
SP69    sale     none             0 -    -    02-18/-         -            18=100
STRI    sale     none             0 -    -    02-25/-         -            18=100
SRC1    sale     none             0 -    -    #01             -
SRC2    sale     none             0 -    -    #02             -
SE39    sale     none             0 -    -    02-19/-         -            19=100
SE40    sale     none             0 -    -    02-19/-         -            19=100
SE41    sale     none             0 -    -    02-19/-         -            19=100
SE42    sale     none             0 -    -    02-19/-         -            19=100
SE43    sale     none             0 -    -    02-19/-         -            19=100
SE44    sale     none             0 -    -    02-19/-         -            19=100
SE45    sale     none             0 -    -    02-19/-         -            19=100
SE46    sale     none             0 -    -    02-19/-         -            19=100
SE47    sale     none             0 -    -    02-19/-         -            19=100
SE48    sale     none             0 -    -    02-19/-         -            19=100
SE49    sale     none             0 -    -    02-19/-         -            19=100
SE50    sale     none             0 -    -    02-19/-         -            19=100
SEICS   sale     none             0 -    -    02-19/-         -            19=100
SNREG   sale     none             0 -    -    -               -
SMARG   sale     charged         20 4532 -    02-11/02-21     -            01=100 11=100 20=20 21=20 50=20
SMARGI  sale     none             0 -    -    -               -
SFOOD   sale     none             0 -    -    empty           -
SCO41   sale     none             0 -    -    #41             -
SCO43   sale     none             0 -    -    #43             -
SCO46   sale     none             0 -    -    #46             -
SCO48   sale     none             0 -    -    #48             -
SPU20   sale     charged         20 4532 -    -/02-23         -            20=20 23=20 50=20
SPU9    sale     charged          9 4532 -    -/02-23         -            20=9 23=9 50=9
P20     purchase deducted        20 -    4531 -               03-31/03-41  31=100 41=20 40=20 60=20
P20P    purchase partly-deducted 20 -    4531 -               03-32/03-42  32=100 42=20 42K=15 40=15 60=15
P20N    purchase not-deductible  20 -    -    -               =03-30       30=120
P9      purchase deducted         9 -    4531 -               03-31/03-41  31=100 41=9 40=9 60=9
P9P     purchase partly-deducted  9 -    4531 -               03-32/03-42  32=100 42=9 42K=6.75 40=6.75 60=6.75
P9N     purchase not-deductible   9 -    -    -               =03-30       30=109
PIM20   import   deducted        20 -    4531 -               03-31/03-41  31=100 41=20 40=20 60=20
PIM20P  import   partly-deducted 20 -    4531 -               03-32/03-42  32=100 42=20 42K=15 40=15 60=15
PIM20N  import   not-deductible  20 -    -    -               =03-30       30=120
PIM9    import   deducted         9 -    4531 -               03-31/03-41  31=100 41=9 40=9 60=9
PIM9P   import   partly-deducted  9 -    4531 -               03-32/03-42  32=100 42=9 42K=6.75 40=6.75 60=6.75
PIM9N   import   not-deductible   9 -    -    -               =03-30       30=109
RICA20  purchase reverse-charge  20 4532 4531 02-12/02-22     03-31/03-41  01=100 12=100 20=20 22=20 31=100 41=20 40=20
RICA20P purchase reverse-charge  20 4532 4531 02-12/02-22     03-32/03-42  01=100 12=100 20=20 22=20 32=100 42=20 42K=15 40=15 50=5
RICA20N purchase reverse-charge  20 4532 -    02-12/02-22     =03-30       01=100 12=100 20=20 22=20 30=120 50=20
RICA9   purchase reverse-charge   9 4532 4531 02-12/02-22     03-31/03-41  01=100 12=100 20=9 22=9 31=100 41=9 40=9
RICA9P  purchase reverse-charge   9 4532 4531 02-12/02-22     03-32/03-42  01=100 12=100 20=9 22=9 32=100 42=9 42K=6.75 40=6.75 50=2.25
RICA9N  purchase reverse-charge   9 4532 -    02-12/02-22     =03-30       01=100 12=100 20=9 22=9 30=109 50=9
R82     purchase reverse-charge  20 4532 4531 02-26/02-22     03-31/03-41  01=100 12=100 20=20 22=20 31=100 41=20 40=20
R82P    purchase reverse-charge  20 4532 4531 02-26/02-22     03-32/03-42  01=100 12=100 20=20 22=20 32=100 42=20 42K=15 40=15 50=5
R82N    purchase reverse-charge  20 4532 -    02-26/02-22     =03-30       01=100 12=100 20=20 22=20 30=120 50=20
R829    purchase reverse-charge   9 4532 4531 02-26/02-22     03-31/03-41  01=100 12=100 20=9 22=9 31=100 41=9 40=9
R829P   purchase reverse-charge   9 4532 4531 02-26/02-22     03-32/03-42  01=100 12=100 20=9 22=9 32=100 42=9 42K=6.75 40=6.75 50=2.25
R829N   purchase reverse-charge   9 4532 -    02-26/02-22     =03-30       01=100 12=100 20=9 22=9 30=109 50=9
RC1     purchase reverse-charge  20 4532 4531 02-26/02-22#01  03-31/03-41#01 01=100 12=100 20=20 22=20 31=100 41=20 40=20
RC1P    purchase reverse-charge  20 4532 4531 02-26/02-22#01  03-32/03-42#01 01=100 12=100 20=20 22=20 32=100 42=20 42K=15 40=15 50=5
RC1N    purchase reverse-charge  20 4532 -    02-26/02-22#01  =03-30#01    01=100 12=100 20=20 22=20 30=120 50=20
RC2     purchase reverse-charge  20 4532 4531 02-26/02-22#02  03-31/03-41#02 01=100 12=100 20=20 22=20 31=100 41=20 40=20
RC2P    purchase reverse-charge  20 4532 4531 02-26/02-22#02  03-32/03-42#02 01=100 12=100 20=20 22=20 32=100 42=20 42K=15 40=15 50=5
RC2N    purchase reverse-charge  20 4532 -    02-26/02-22#02  =03-30#02    01=100 12=100 20=20 22=20 30=120 50=20
RTRI    purchase reverse-charge  20 4532 4531 02-26/02-22     03-44/03-41  01=100 12=100 20=20 22=20 30=100 41=20 40=20
RTRIP   purchase reverse-charge  20 4532 4531 02-26/02-22     03-44/03-42  01=100 12=100 20=20 22=20 30=100 42=20 42K=15 40=15 50=5
RTRIN   purchase reverse-charge  20 4532 -    02-26/02-22     03-44/03-30  01=100 12=100 20=20 22=20 30=120 50=20
P0      purchase none             0 -    -    -               03-30/-      30=100
RICAX   purchase none             0 -    -    02-19/-         03-30/-      19=100 30=100
PNREG   purchase none             0 -    -    -               -
PIM167  import   reverse-charge  20 4532 4531 02-11/02-21#03  03-31/03-41#03 01=100 11=100 20=20 21=20 31=100 41=20 40=20
PIM167P import   reverse-charge  20 4532 4531 02-11/02-21#03  03-32/03-42#03 01=100 11=100 20=20 21=20 32=100 42=20 42K=15 40=15 50=5
PIM167N import   reverse-charge  20 4532 -    02-11/02-21#03  =03-30#03    01=100 11=100 20=20 21=20 30=120 50=20
PCO51   purchase none             0 -    -    -               #51
PCO53   purchase none             0 -    -    -               #53
PCO54   purchase none             0 -    -    -               #54
PCO58   purchase none             0 -    -    -               #58
`
  .trim()
  .split('\n')
  .map((line) => {
    const [code, use, effect, rate, output, input, sales, purchases, ...cells] = line.split(/ +/);
    return { code: code!, line: [use, effect, rate, output, input, sales, purchases].join(' '), cells: cells.join(' ') };
  });

const written = (place: LedgerPlace | undefined): string => {
  if (!place) return '-';
  const { base, tax, gross, specialCode } = place;
  if (Object.keys(place).length === 0) return 'empty';
  const fields = gross !== undefined ? `=${gross}` : base === undefined && tax === undefined ? '' : `${base ?? '-'}/${tax ?? '-'}`;
  return fields + (specialCode === undefined ? '' : `#${specialCode}`);
};

const decimals = (minor: bigint): string => `${minor / 100n}${minor % 100n === 0n ? '' : `.${String(minor % 100n).padStart(2, '0')}`}`;

const today = date('2026-01-31');
const byCode = new Map(taxCodes.filter((taxCode) => inForce(taxCode, today)).map((taxCode) => [taxCode.code, taxCode]));

describe('tax codes of Bulgaria', () => {
  test('[V4] the codes in force in 2026 are those of the table, once each', () => {
    expect(taxCodes.map(({ code }) => code).sort()).toEqual(expected.map(({ code }) => code).sort());
  });

  test.each(expected)('[V4] $code: $line', ({ code, line }) => {
    const { use, effect, rateBp, outputAccount, inputAccount, ledger } = byCode.get(code)!;
    expect(
      [
        use.join(','),
        effect,
        rateBp / 100n,
        outputAccount ?? '-',
        inputAccount ?? '-',
        written(ledger?.sales),
        written(ledger?.purchases),
      ].join(' '),
    ).toBe(line);
    expect(rateBp % 100n).toBe(0n);
  });

  test.each(expected)('[V4] $code fills the cells $cells', ({ code, cells }) => {
    const rate = byCode.get(code)!.rateBp;
    const sums = [{ taxCode: code, taxable: 10_000n, vat: rate, correctedTaxable: 0n, correctedVat: 0n, rows: 1 }];
    const filled = [...computeVatReturn(vatReturn, sums, { taxCodes, coefficient: 75n })]
      .filter(([cell, { amount }]) => amount !== 0n && cell !== '33.amount')
      .map(([cell, { amount }]) => `${cell.replace('.amount', '')}=${decimals(amount)}`);
    expect(filled.sort()).toEqual(cells.split(' ').filter(Boolean).sort());
  });

  test.each([
    ['120.00 with 20 %', 120_00n, 'S20', 100_00n, 20_00n],
    ['109.00 with 9 %', 109_00n, 'S9', 100_00n, 9_00n],
    ['9.99 with 20 %: 8.325 rounds up, the tax is the rest', 9_99n, 'S20', 8_33n, 1_66n],
    ['the same returned', -9_99n, 'S20', -8_33n, -1_66n],
  ])('[V4] %s', (_, gross, code, net, vat) => {
    const totals = computeTotals(bg.vatRounding, true, [{ amount: gross, taxCode: byCode.get(code)! }]);
    expect([totals.net, totals.vat, totals.gross]).toEqual([net, vat, gross]);
  });

  test('[V4] the tax of a document is that of its rate, not the sum of its lines', () => {
    const line = { amount: 12n, taxCode: byCode.get('S20')! };
    // 0.36 x 20 % = 0.072; line by line it would be three times 0.02.
    const totals = computeTotals(bg.vatRounding, false, [line, line, line]);
    expect([totals.net, totals.vat]).toEqual([36n, 7n]);
  });

  test('[V4] grounds: those of the law, each with a code of its own; and what prints a ground besides', () => {
    const ids =
      'Z28 Z29 Z30 Z31 Z32 Z33 Z34 Z35 Z36 ZICS Z140 Z146 Z173 P21 P69 TRI RC1 RC2 E39 E40 E41 E42 E43 E44 E45 E46 E47 E48 E49 E50 EICS NREG MARG';
    expect(grounds.map(({ id }) => id)).toEqual(ids.split(' '));
    const printed = taxCodes.flatMap(({ code, ground }) => (ground === undefined ? [] : [`${code} ${ground}`]));
    expect(printed.sort()).toEqual(['PNREG NREG', 'SMARGI MARG', ...ids.split(' ').map((id) => `S${id} ${id}`)].sort());
    // Everything a sale may be without tax says why.
    for (const { code, use, effect, ground, documentType } of taxCodes)
      if (use.includes('sale') && effect === 'none' && documentType === undefined) expect(ground, code).toBeDefined();
  });

  test.each([
    ['zero', 'Z28 Z29 Z30 Z31 Z32 Z33 Z34 Z35 Z36 ZICS Z140 Z146 Z173'],
    ['outside', 'P21 P69 TRI'],
    ['reverse', 'RC1 RC2'],
    ['exempt', 'E39 E40 E41 E42 E43 E44 E45 E46 E47 E48 E49 E50 EICS'],
    ['none', 'NREG'],
    ['scheme', 'MARG'],
  ])('[V4] grounds of the kind %s', (kind, ids) => {
    expect(grounds.filter((ground) => ground.kind === kind).map(({ id }) => id)).toEqual(ids.split(' '));
  });

  test('[V4] a ground names its article, and reverse charge says what the law wants printed', () => {
    const bg = new Map(grounds.map(({ id, names }) => [id, names.bg]));
    expect([bg.get('Z28'), bg.get('ZICS'), bg.get('P21'), bg.get('E41'), bg.get('EICS'), bg.get('NREG')]).toEqual([
      'чл. 28 ЗДДС: износ на стоки извън ЕС',
      'чл. 53 във връзка с чл. 7 ЗДДС: вътреобщностна доставка на стоки',
      'чл. 21, ал. 2 ЗДДС: услуга за данъчно задължено лице от друга държава членка',
      'чл. 41 ЗДДС: образование, спорт и физическо възпитание',
      'чл. 38, ал. 2 ЗДДС: освободена вътреобщностна доставка',
      'чл. 113, ал. 9 ЗДДС: доставчикът не е регистриран или прилага режим за малки предприятия',
    ]);
    for (const id of ['RC1', 'RC2']) expect(bg.get(id)).toMatch(/^обратно начисляване по чл\. 163а, ал\. 2 ЗДДС /);
  });

  test('[V4] columns of the recapitulative statement', () => {
    const columns = taxCodes.flatMap(({ code, recapitulative }) => (recapitulative ? [`${code} ${recapitulative}`] : []));
    expect(columns.sort()).toEqual(['SEICS goods', 'SP21 services', 'STRI triangular', 'SZICS goods']);
  });

  test('[V4] who charges himself does so by a protocol, and only he', () => {
    const protocols = taxCodes.filter(({ protocol }) => protocol).map(({ code }) => code);
    const variants = ['RICA20', 'RICA9', 'R82', 'R829', 'RC1', 'RC2', 'RTRI'].flatMap((code) => [code, `${code}P`, `${code}N`]);
    expect(protocols.sort()).toEqual([...variants, 'RICAX', 'SPU20', 'SPU9'].sort());
  });

  test('[V4] only a company that is not registered sells under Art. 113(9)', () => {
    expect(taxCodes.filter(({ onlyUnregistered }) => onlyUnregistered).map(({ code }) => code)).toEqual(['SNREG']);
  });

  test('[V4] what could not be confirmed says so', () => {
    const exempt = ['39', '40', '41', '42', '43', '44', '45', '46', '47', '48', '49', '50'].map((article) => `SE${article}`);
    const marked = taxCodes.filter(({ unconfirmed }) => unconfirmed).map(({ code }) => code);
    const others = 'RICAX RTRI RTRIN RTRIP SMARG SMARGI SFOOD SCO43 SCO46 SCO48 PCO51 PCO53 PCO54 PCO58 PIM167 PIM167P PIM167N'.split(' ');
    expect(marked.sort()).toEqual([...exempt, ...others].sort());
  });

  test('[V4] codes begin with the pack, and the usual one of a use comes first', () => {
    for (const taxCode of taxCodes) {
      expect(inForce(taxCode, date('2024-12-31')), taxCode.code).toBe(false);
      expect(inForce(taxCode, date('2025-01-01')), taxCode.code).toBe(true);
      expect(inForce(taxCode, date('2199-12-31')), taxCode.code).toBe(true);
    }
    const first = (use: 'sale' | 'purchase' | 'import' | 'advance-received') => taxCodes.find((taxCode) => taxCode.use.includes(use))!.code;
    const outside = taxCodes.filter(
      ({ effect, ledger }) => effect === 'none' && ledger?.sales?.base === undefined && ledger?.purchases?.base === undefined,
    );
    expect(outside.map(({ code }) => code)).toEqual(
      'SNREG SRC1 SRC2 SMARGI SFOOD SCO41 SCO43 SCO46 SCO48 PNREG PCO51 PCO53 PCO54 PCO58'.split(' '),
    );
    expect([first('sale'), first('advance-received'), first('purchase'), first('import')]).toEqual(['S20', 'S20', 'P20', 'PIM20']);
  });

  test('[V4] every code and ground has a source and a name of its own in every language; rates stand in the name', () => {
    for (const { names, source } of [...taxCodes, ...grounds]) {
      expect(lawNote(source)).toMatch(/^(ЗДДС Art\. \d|ППЗДДС)/);
      for (const language of languages) expect(names[language].trim(), names.en).toBe(names[language]);
      expect(names.bg).not.toMatch(/[A-Za-zыэёЫЭЁა-ჰ]/);
      expect(names.ru).not.toMatch(/[A-Za-zა-ჰ]/);
      expect(names.en).not.toMatch(/[А-Яа-яა-ჰ]/);
      expect(names.ka).toMatch(/^[^A-Za-zА-Яа-я]+$/);
    }
    for (const language of languages) {
      const all = taxCodes.map(({ names }) => names[language]);
      expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    }
    expect([byCode.get('S9')!.names.bg, byCode.get('P20N')!.names.bg]).toEqual([
      'Облагаема доставка 9%',
      'Покупка в страната, без право на данъчен кредит, 20%',
    ]);
  });
});
