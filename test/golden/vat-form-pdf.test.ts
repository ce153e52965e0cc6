import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { vatFormPdf } from '../../electron/pdf/vat-form-pdf.ts';
import { date } from '../../shared/dates/local-date.ts';
import { languages } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { vatReturnE1 } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { boxesOf } from './printed-boxes.ts';
import { readFacts, readPdf } from './read-pdf.ts';
import { bgHuge, bgModel, geHuge, geModel, prints } from './vat-form-fixtures.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const forms = { ge: geModel, bg: bgModel };

describe('form of the VAT return', () => {
  test.each(['vat-form-ge.ka', 'vat-form-ge.ka-en', 'vat-form-bg.bg', 'vat-form-bg.bg-en'])(
    '[V2] the worked month is printed as in the golden file, %s',
    async (name) => {
      const actual = asGolden(await readPdf(prints[name]!()));
      expect(actual).toBe(golden(`${name}.golden.txt`, actual));
    },
  );

  test('[V2] every form, ledger and statement of the worked months is the same file byte for byte', () => {
    const actual = Object.entries(prints)
      .map(([name, print]) => `${name}\t${sha256(print())}\n`)
      .join('');
    expect(actual).toBe(golden('vat-prints.sha256.golden.txt', actual));
  });

  test.each(Object.entries(forms))('[V2] every cell of the return stands in its own box with its amount, %s', async (_, model) => {
    const cells = model.return.parts.flatMap(({ lines }) => lines.flatMap((line) => Object.values(line.cells)));
    const boxes = model.layout.sections.flatMap(({ rows }) => rows.flatMap((row) => row.boxes.flatMap((box) => box ?? [])));
    // Cell 42K is a step of cell 40, which says so in its formula; everything else the return computes is on the paper, once.
    expect([...boxes.map(({ cell }) => cell), ...model.layout.unprinted].sort()).toEqual(cells.map(({ cell }) => cell).sort());
    expect(model.layout.unprinted).toEqual(model === bgModel ? ['42K.amount'] : []);
    for (const other of [undefined, 'en', 'ru'] as const) {
      const printed = boxesOf(await readPdf(vatFormPdf(model, other)), model.layout);
      const wanted = Object.fromEntries(
        boxes.map(({ cell, number }) => [
          number,
          plain(formatDecimal(cells.find((each) => each.cell === cell)!.amount, model.return.form.language)),
        ]),
      );
      expect(printed).toEqual(wanted);
    }
  });

  test('[V4] the figures of 12.1 stand in the boxes of their numbers', async () => {
    const printed = boxesOf(await readPdf(vatFormPdf(bgModel)), bgModel.layout);
    expect(printed).toMatchObject({ '01': '9 270,00', '20': '809,00', '33': '0,80', '40': '1 562,00', '50': '0,00', '60': '753,00' });
    expect(printed).toMatchObject({ '12': '2 050,00', '22': '410,00', '31': '7 650,00', '41': '1 530,00', '00-05': '13', '00-06': '8' });
  });

  test('[V2] totals say how they are made, in numbers of boxes', async () => {
    const text = squeeze((await readPdf(vatFormPdf(bgModel))).map((piece) => piece.text).join(''));
    for (const formula of ['=11+12+13+14+15+16', '=21+22+23+24', '=41+42x33+43', '=max(0,20-40)', '=max(0,40-20)'])
      expect(text).toContain(formula);
    const ge = squeeze((await readPdf(vatFormPdf(geModel))).map((piece) => piece.text).join(''));
    for (const formula of ['=II.1D+II.2D+II.3D', '=max(0,OUT-IN)']) expect(ge).toContain(formula);
  });

  test.each(Object.entries(forms))('[V2] a bilingual form says every caption in both languages, %s', async (_, model) => {
    const official = model.return.form.language;
    const names = [
      model.layout.declarant,
      model.layout.office!.names,
      ...model.layout.sections.flatMap((section) => [
        section.names,
        ...section.rows.flatMap((row) => [row.names, ...row.boxes.map((box) => box?.names)].flatMap((each) => each ?? [])),
      ]),
    ];
    for (const other of languages) {
      const text = squeeze((await readPdf(vatFormPdf(model, other))).map((piece) => piece.text).join(''));
      for (const each of names) {
        expect(text).toContain(squeeze(each[official]));
        expect(text).toContain(squeeze(each[other]));
      }
    }
    // In the language of the office alone nothing else is printed.
    const alone = squeeze((await readPdf(vatFormPdf(model))).map((piece) => piece.text).join(''));
    expect(alone).not.toContain(squeeze(model.return.form.names.en));
    expect(Buffer.compare(vatFormPdf(model, official), vatFormPdf(model))).toBe(0);
  });

  test('[V2] captions whose official wording was not at hand are marked, and the mark is explained', async () => {
    const pieces = (await readPdf(vatFormPdf(bgModel))).map((piece) => piece.text);
    expect(pieces.filter((text) => text.endsWith('*')).length).toBeGreaterThan(30);
    expect(pieces).toContain('* Работно наименование: официалният текст на образеца не беше на разположение.');
    const sure = { ...bgModel.layout, sections: bgModel.layout.sections.map(({ unconfirmed: _, ...section }) => section) };
    const { annex: _annex, office: _office, ...layout } = sure;
    const clear = (await readPdf(vatFormPdf({ ...bgModel, layout }))).map((piece) => piece.text);
    expect(clear.filter((text) => text.includes('*'))).toEqual([]);
  });

  test('[V2] an original and a corrected return are crossed apart, a filed one says when', async () => {
    const crossed = async (isCorrection: boolean) => {
      const pieces = (await readPdf(vatFormPdf({ ...geModel, isCorrection }))).map((piece) => piece.text);
      return pieces[pieces.indexOf('X') + 1];
    };
    expect([await crossed(false), await crossed(true)]).toEqual(['პირველადი', 'შესწორებული']);
    const filed = { at: '2026-06-12T20:31:07.120Z', by: 'Nino', position: 44, payable: '9.00', credit: '0.00', pdfSha256: '', version: 1 };
    const marked = (await readPdf(vatFormPdf({ ...geModel, return: { ...vatReturnE1(), filed } }))).map((piece) => piece.text);
    expect(marked).toEqual(expect.arrayContaining(['წარდგენილია', '12.06.2026, 20:31 UTC', 'ჟურნალის პოზიცია 44']));
  });

  test('[V2] the largest negative amounts and long names stay on the paper, each amount in its box', async () => {
    for (const model of [geHuge, bgHuge]) {
      for (const other of [undefined, 'ru'] as const) {
        const printed = await readPdf(vatFormPdf(model, other));
        expect(printed.every((piece) => piece.x >= 42 && piece.x < 553)).toBe(true);
        const amounts = Object.values(boxesOf(printed, model.layout));
        expect(new Set(amounts)).toEqual(new Set(['-92 233 720 368 547 758,07']));
      }
    }
  });

  test('[V2] equal models give equal bytes; other books, another signer or a second language another file', () => {
    const of = (bytes: Uint8Array) => /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
    expect(Buffer.compare(vatFormPdf(bgModel), vatFormPdf({ ...bgModel }))).toBe(0);
    const different = [
      vatFormPdf(bgModel),
      vatFormPdf(bgModel, 'en'),
      vatFormPdf({ ...bgModel, isCorrection: true }),
      vatFormPdf({ ...bgModel, declarant: { ...bgModel.declarant!, name: 'ДРУГ' } }),
      vatFormPdf({ ...bgModel, return: { ...bgModel.return, position: 62 } }),
    ];
    expect(new Set(different.map(of)).size).toBe(different.length);
  });

  test('[V2] the file is tagged, in the language of the office and dated the last day of the month', async () => {
    const facts = await readFacts(vatFormPdf(bgModel, 'ka'));
    expect([facts.isTagged, facts.language]).toEqual([true, 'bg']);
    expect(facts.info).toMatchObject({ Title: 'Справка-декларация за ДДС, януари 2026', CreationDate: 'D:20260131000000Z' });
    expect(facts.roles).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TD']));
    const moved = await readPdf(vatFormPdf({ ...bgModel, return: { ...bgModel.return, dueDate: date('2026-02-17') } }));
    expect(moved.map((piece) => piece.text)).toContain('17.02.2026');
  });
});

/** Groups of digits with plain spaces between them. */
const plain = (text: string): string => text.replace(/\s/g, ' ');
/** Lines are broken at spaces: compared without them and without marks. */
const squeeze = (text: string): string => text.replace(/[\s*]/g, '');
