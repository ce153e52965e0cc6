import { expect, test } from 'vitest';
import { numberedKinds } from '../../contracts/numbers.ts';
import { date } from '../../dates/local-date.ts';
import { choicesOf, formatFaults } from '../../numbering/document-number.ts';
import { findCrossing, thresholdOn } from '../../vat/registration-threshold.ts';
import { bg } from './index.ts';
import { rates } from './rates.ts';
import { registrationThreshold } from './vat-rules.ts';

test('[V10] the pack is Bulgaria, in levs and then in euro', () => {
  expect([bg.code, bg.names.bg, bg.filedLedgers]).toEqual(['BG', 'България', 'bg']);
  expect([bg.baseCurrency(date('2025-12-31')), bg.baseCurrency(date('2026-01-01'))]).toEqual(['BGN', 'EUR']);
});

test('[V4] rates stand in one dated table', () => {
  expect(rates).toEqual({
    standard: [{ bp: 2000n, validFrom: '2025-01-01', validTo: null }],
    reduced: [{ bp: 900n, validFrom: '2025-01-01', validTo: null }],
  });
});

test('[NUM-1] every kind has ten digits and never starts again; tax documents are digits only', () => {
  expect(Object.keys(bg.numbering).sort()).toEqual([...numberedKinds].sort());
  for (const [kind, rule] of Object.entries(bg.numbering)) expect(rule, kind).toMatchObject({ digits: 10, resets: 'never' });
  const plain = Object.entries(bg.numbering).filter(([, rule]) => rule.prefix === null);
  expect(plain.map(([kind]) => kind).sort()).toEqual([
    'advance-received',
    'protocol',
    'sales-credit-note',
    'sales-debit-note',
    'sales-invoice',
  ]);
  for (const [, rule] of plain) {
    expect(choicesOf(rule)).toMatchObject({ prefix: null, least: 10, most: 10, resets: ['never'] });
    expect(formatFaults(rule, { prefix: 'A', digits: 9, resets: 'yearly' })).toEqual(['prefix', 'digits', 'resets']);
  }
});

test('[NUM-1] invoices, advances, credit and debit notes share one series, protocols have their own', () => {
  const shared = Object.entries(bg.numbering).flatMap(([kind, { countsWith }]) => (countsWith ? [`${kind} with ${countsWith}`] : []));
  expect(shared.sort()).toEqual([
    'advance-received with sales-invoice',
    'sales-credit-note with sales-invoice',
    'sales-debit-note with sales-invoice',
  ]);
});

test.each([
  ['2025-01-01', '166000', 'BGN', 'rolling-12-months', true],
  ['2025-03-31', '166000', 'BGN', 'rolling-12-months', true],
  ['2025-04-01', '100000', 'BGN', 'rolling-12-months', true],
  ['2025-12-31', '100000', 'BGN', 'rolling-12-months', true],
  ['2026-01-01', '51130', 'EUR', 'calendar-year', undefined],
])('[V4] the threshold of %s is %s %s over %s', (on, limit, currency, window, unconfirmed) => {
  const { unconfirmed: mark, ...rule } = thresholdOn(registrationThreshold, date(on))!;
  expect(rule).toMatchObject({ limit, currency, window });
  expect(mark).toBe(unconfirmed);
});

test('[V4] 51,129.99 does not oblige, 51,130.01 does: apply within seven days, registered the day after', () => {
  const rule = thresholdOn(registrationThreshold, date('2026-03-11'))!;
  const supplies = [
    { on: date('2026-03-10'), amount: 51_129_99n, ref: 'a' },
    { on: date('2026-03-11'), amount: 2n, ref: 'b' },
  ];
  expect(findCrossing(rule, 51_130_00n, supplies, bg.nextWorkingDay)).toMatchObject({
    on: '2026-03-11',
    total: 51_130_01n,
    windowFrom: '2026-01-01',
    applyBy: '2026-03-18',
    taxedFrom: '2026-03-12',
  });
  expect(findCrossing(rule, 51_130_00n, [{ ...supplies[0]!, amount: 51_130_00n }], bg.nextWorkingDay)).toBeUndefined();
});

test('[V4] what counts towards the threshold, and what is added up apart', () => {
  const { countedTaxCodes, unclearTaxCodes, warnAtPercent } = registrationThreshold.at(-1)!;
  expect([...countedTaxCodes].sort()).toEqual(
    'S20 S9 SMARG SNREG SRC1 SRC2 SZ140 SZ146 SZ173 SZ28 SZ29 SZ30 SZ31 SZ32 SZ33 SZ34 SZ35 SZ36 SZICS'.split(' '),
  );
  expect([...unclearTaxCodes].sort()).toEqual(
    'SE39 SE40 SE41 SE42 SE43 SE44 SE45 SE46 SE47 SE48 SE49 SE50 SEICS SP21 SP69 STRI'.split(' '),
  );
  expect(warnAtPercent).toEqual([70, 90, 100]);
});
