import { expect, test } from 'vitest';
import { saftTaxCode } from '../../electron/saft/tax-mapping.ts';
import { purchasesLayout } from '../../shared/declarations/bg-vat/purchases-layout.ts';
import { componentFields, enteredCells, summedCells, totalFields } from '../../shared/declarations/bg-vat/return-cells.ts';
import { returnLayout } from '../../shared/declarations/bg-vat/return-layout.ts';
import { salesLayout } from '../../shared/declarations/bg-vat/sales-layout.ts';
import { specialCodes } from '../../shared/declarations/bg-vat/special-codes.ts';
import { viesLayouts } from '../../shared/declarations/bg-vat/vies-layouts.ts';
import * as intrastatCodes from '../../shared/declarations/intrastat/codes.ts';
import { intrastatThresholds } from '../../shared/declarations/intrastat/thresholds.ts';
import { toEuro } from '../../shared/jurisdictions/bg/euro.ts';
import { countries, packFor } from '../../shared/jurisdictions/index.ts';
import type { JurisdictionPack, TaxIdCheck } from '../../shared/jurisdictions/pack.ts';
import { isOssCode } from '../../shared/member-states/oss-code.ts';
import { memberStateRates } from '../../shared/member-states/rates.ts';
import { divRound } from '../../shared/money/minor.ts';
import { bulgaria } from '../fixtures/packs/bg.ts';
import { auditCodes, bulgarianFiling } from '../fixtures/packs/bg-filing.ts';
import { dayFacts, daysOf, namedDueDays, years } from '../fixtures/packs/days.ts';
import { georgia } from '../fixtures/packs/ge.ts';
import { bulgarianTaxIds, euros, filedIdentifiers, georgianTaxIds, vatNumbers } from '../fixtures/packs/numbers.ts';
import { d } from '../support/company.ts';
import { comparison, differences, type Facts, factsOf, isLabel, mutants } from '../support/facts.ts';

// What the packs say is typed a second time in test/fixtures/packs, by hand from the domain references. Here the two are compared, and every single thing a
// pack says is changed, one at a time, to see that the comparison notices: a rate, an account, a column of a ledger, an operand of a formula, a day.

type Country = 'GE' | 'BG';
const fixtures: Readonly<Record<Country, Facts>> = { GE: georgia, BG: bulgaria };
const both = ['GE', 'BG'] as const;

const part = (facts: Facts, section: string): Facts =>
  new Map([...facts].filter(([path]) => path === section || path.startsWith(`${section}.`)));

/** Widths of boxes on paper are drawing, not law. */
const drawn = (section: string, value: unknown): unknown => {
  if (section !== 'vatReturn') return value;
  const form = value as JurisdictionPack['vatReturn'];
  if (form.layout === undefined) return form;
  return { ...form, layout: { ...form.layout, sections: form.layout.sections.map(({ columns, ...more }) => more) } };
};

test('[MUT-1] every country has a table of its own', () => {
  expect([...countries].sort()).toEqual(Object.keys(fixtures).sort());
});

test.each(both)('[MUT-1] %s: the pack says what its table says, and nothing else', (country) => {
  const pack = packFor(country)!;
  const said = Object.fromEntries(Object.entries(pack).map(([section, value]) => [section, drawn(section, value)]));
  expect(differences(factsOf(said, ''), fixtures[country])).toEqual([]);
});

test.each(both)('[MUT-1] %s: whatever is changed in the pack, its table differs', (country) => {
  const pack = packFor(country)!;
  let tried = 0;
  const survivors: string[] = [];
  for (const [section, whole] of Object.entries(pack)) {
    if (isLabel(whole) || typeof whole === 'function') continue;
    const value = drawn(section, whole);
    const differs = comparison(value, section, part(fixtures[country], section));
    expect(differs, section).toBeDefined();
    for (const mutant of mutants(value, section)) {
      tried += 1;
      if (!differs!(mutant.value)) survivors.push(mutant.what);
    }
  }
  expect(survivors).toEqual([]);
  expect(tried).toBeGreaterThan(8_000);
});

test('[MUT-1] a field nobody knows is asked for by name', () => {
  const pack = packFor('GE')!;
  const [first, ...rest] = pack.taxCodes;
  const grown = [{ ...first!, reclaimable: true }, ...rest];
  expect(differences(factsOf(grown, 'taxCodes'), part(georgia, 'taxCodes'))).toEqual([
    'taxCodes.S18.reclaimable = true: not in the fixture. Add it there, from the law',
  ]);
});

// What a pack computes.

type Dated = Pick<JurisdictionPack, 'holidays' | 'nextWorkingDay' | 'vatDueDate'>;

/** Days of one year as the table has them. */
function daysSaid(pack: Dated, year: number): Facts {
  const facts: Facts = new Map();
  facts.set(
    `holidays.${year}`,
    pack
      .holidays(year)
      .map(({ on }) => on)
      .join(' '),
  );
  facts.set(
    `nextWorkingDay.${year}`,
    daysOf(year)
      .map((day) => [day, pack.nextWorkingDay(d(day))] as const)
      .filter(([day, next]) => day !== next)
      .map(([day, next]) => `${day}>${next}`)
      .join(' '),
  );
  for (let month = 1; month <= 11; month += 1) {
    const period = `${year}-${String(month).padStart(2, '0')}`;
    facts.set(`vatDueDate.${period}`, pack.vatDueDate(period as never));
  }
  return facts;
}

/** The pack with its answers kept, so that asking again takes no time. */
function kept(pack: Dated, country: Country): Dated {
  const next = new Map(years[country].flatMap(daysOf).map((day) => [day, pack.nextWorkingDay(d(day))]));
  const off = new Map(years[country].map((year) => [year, pack.holidays(year)]));
  const due = new Map<string, ReturnType<Dated['vatDueDate']>>();
  return {
    holidays: (year) => off.get(year) ?? pack.holidays(year),
    nextWorkingDay: (on) => next.get(on) ?? pack.nextWorkingDay(on),
    vatDueDate: (period) => {
      if (!due.has(period)) due.set(period, pack.vatDueDate(period));
      return due.get(period)!;
    },
  };
}

test.each(both)('[MUT-1] %s: holidays, working days and due days are those of the table; one that moves is noticed', (country) => {
  const pack = kept(packFor(country)!, country);
  const expected = dayFacts(country);
  const ofYear = (year: number): Facts => new Map([...expected].filter(([path]) => path.split('.')[1]!.startsWith(String(year))));
  const survivors: string[] = [];
  let tried = 0;
  for (const year of years[country]) {
    const right = ofYear(year);
    expect(differences(daysSaid(pack, year), right)).toEqual([]);
    const mutate = (what: string, mutant: Partial<Dated>) => {
      tried += 1;
      if (differences(daysSaid({ ...pack, ...mutant }, year), right).length === 0) survivors.push(what);
    };
    const names = { ka: '', bg: '', ru: '', en: '' };
    const off = pack.holidays(year);
    for (const [index, { on }] of off.entries()) mutate(`${on} no holiday`, { holidays: () => off.toSpliced(index, 1) });
    for (const day of daysOf(year)) {
      if (!off.some(({ on }) => on === day)) mutate(`${day} a holiday`, { holidays: () => [...off, { on: d(day), names }] });
      const next = pack.nextWorkingDay(d(day));
      const other = next === day ? new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) : day;
      mutate(`${day} moves to ${other}`, { nextWorkingDay: (on) => (on === day ? d(other) : pack.nextWorkingDay(on)) });
    }
    for (let month = 1; month <= 11; month += 1) {
      const period = `${year}-${String(month).padStart(2, '0')}`;
      for (const shift of [-1, 1]) {
        const due = new Date(Date.parse(pack.vatDueDate(period as never)) + shift * 86_400_000).toISOString().slice(0, 10);
        mutate(`VAT of ${period} due ${due}`, { vatDueDate: (of) => (of === period ? d(due) : pack.vatDueDate(of)) });
      }
    }
  }
  expect(survivors).toEqual([]);
  expect(tried).toBeGreaterThan(2_500);
  for (const [period, due] of Object.entries(namedDueDays[country]))
    expect(packFor(country)!.vatDueDate(period as never), period).toBe(due);
});

const kindOf = (check: TaxIdCheck): string => (check.ok ? check.kind : check.reason);

/** Questions of a table, and who answers them. */
interface Asked {
  readonly name: string;
  readonly expected: Facts;
  readonly answer: (question: string) => string;
}

const [ge, bg] = [packFor('GE')!, packFor('BG')!];
const days = ['2021-01-01', '2025-01-01', '2025-12-31', '2026-01-01', '2030-12-31'];
const asked: readonly Asked[] = [
  {
    name: 'currency of Georgia',
    expected: new Map(days.map((day) => [`baseCurrency.${day}`, 'GEL'])),
    answer: (on) => ge.baseCurrency(d(on)),
  },
  {
    name: 'currency of Bulgaria: the euro since 1 January 2026',
    expected: new Map(days.map((day) => [`baseCurrency.${day}`, day < '2026' ? 'BGN' : 'EUR'])),
    answer: (on) => bg.baseCurrency(d(on)),
  },
  { name: 'Georgian tax numbers', expected: georgianTaxIds, answer: (text) => kindOf(ge.checkTaxId(text)) },
  { name: 'Bulgarian tax numbers', expected: bulgarianTaxIds, answer: (text) => kindOf(bg.checkTaxId(text)) },
  {
    name: 'VAT numbers of the member states',
    expected: vatNumbers,
    answer: (text) => String(bg.isVatNumber!(text.slice(0, 2), text)),
  },
  {
    name: 'numbers of counterparties in the ledgers',
    expected: filedIdentifiers,
    answer: (question) => {
      const [taxId, country, payer] = question.split(',').map((each) => each.trim()) as [string, string, string];
      return bg.filedIdentifier!({ taxId, country, vatPayer: payer === 'payer' });
    },
  },
  { name: 'levs in euro', expected: euros, answer: (bgn) => String(toEuro(BigInt(bgn))) },
];

test.each(asked)('[MUT-1] $name: every answer is that of the table', ({ expected, answer }) => {
  const questions = [...expected]
    .filter(([path]) => path.includes('.'))
    .map(([path, said]) => ({ question: path.replace(/^[^.]+\.|\.(answer|eur)$/g, ''), said }));
  expect(questions.length).toBeGreaterThan(4);
  for (const { question, said } of questions) expect(answer(question), question).toBe(said);
});

test('[MUT-1] a rate of the euro that is off by its last digit, or cut instead of rounded, is noticed', () => {
  const right = [...euros]
    .filter(([path]) => path.endsWith('.eur'))
    .map(([path, eur]) => [BigInt(path.split('.')[1]!), BigInt(eur)] as const);
  const holds = (convert: (bgn: bigint) => bigint) => right.every(([bgn, eur]) => convert(bgn) === eur);
  expect(holds(toEuro)).toBe(true);
  for (const rate of [195_582n, 195_584n, 195_580n, 196_000n]) expect(holds((bgn) => divRound(bgn * 100_000n, rate))).toBe(false);
  expect(holds((bgn) => (bgn * 100_000n) / 195_583n)).toBe(false);
});

// What is filed in Bulgaria besides the pack itself.

const filed = {
  layouts: { return: returnLayout, purchases: purchasesLayout, sales: salesLayout, ...viesLayouts },
  specialCodes,
  summedCells,
  totalFields,
  componentFields,
  enteredCells,
  ossRates: memberStateRates,
  intrastatThresholds,
  ...intrastatCodes,
};

test('[MUT-1] files, cells, special codes, rates and limits of Bulgarian declarations are those of the table; a changed one is noticed', () => {
  expect(differences(factsOf(filed, ''), bulgarianFiling)).toEqual([]);
  let tried = 0;
  const survivors: string[] = [];
  for (const [section, value] of Object.entries(filed)) {
    const differs = comparison(value, section, part(bulgarianFiling, section))!;
    for (const mutant of mutants(value, section)) {
      tried += 1;
      if (!differs(mutant.value)) survivors.push(mutant.what);
    }
  }
  expect(survivors).toEqual([]);
  expect(tried).toBeGreaterThan(2_500);
});

test('[MUT-1] every tax code has the code of the audit file that its table gives it, on either side', () => {
  for (const code of new Set(bg.taxCodes.map(({ code }) => code))) {
    const name = isOssCode(code) ? '(oss)' : code;
    for (const taxCode of bg.taxCodes.filter((each) => each.code === code))
      for (const side of ['output', 'input'] as const) {
        const said = auditCodes.get(`saft.${name}.${side}`);
        expect(said, `${code}: add it to the fixture`).toBeDefined();
        expect(saftTaxCode(taxCode, side) ?? '-', `${code} ${side}`).toBe(said);
      }
  }
  const known = new Set(bg.taxCodes.map(({ code }) => code));
  expect(
    auditCodes
      .get('saft')!
      .split(' ')
      .filter((code) => code !== '(oss)' && !known.has(code)),
  ).toEqual([]);
});
