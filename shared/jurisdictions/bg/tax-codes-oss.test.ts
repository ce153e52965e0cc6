import { expect, test } from 'vitest';
import { date } from '../../dates/local-date.ts';
import { languages } from '../../locales/languages.ts';
import { stateNames } from '../../member-states/names.ts';
import { isOssCode } from '../../member-states/oss-code.ts';
import { memberStateRates } from '../../member-states/rates.ts';
import { inForce } from '../../vat/tax-code.ts';
import { chart } from './chart.ts';
import { bg } from './index.ts';
import { ossAccount, ossTaxCodes } from './tax-codes-oss.ts';

const on = (day: string) => ossTaxCodes.filter((code) => inForce(code, date(day)));

test('[V5] every rate of every other member state has its codes, for goods and for services, on each of its days', () => {
  for (const { state, rateBp, type, validFrom, confirmed } of memberStateRates) {
    const found = ossTaxCodes.filter(
      (code) =>
        code.consumption?.state === state && code.rateBp === rateBp && code.validFrom === validFrom && code.consumption.rateKind === type,
    );
    expect(
      found.map(({ consumption, unconfirmed = false }) => `${consumption!.kind} ${!unconfirmed}`).sort(),
      `${state} ${rateBp}`,
    ).toEqual(state === 'BG' ? [] : [`goods ${confirmed}`, `services ${confirmed}`]);
  }
  expect(new Set(ossTaxCodes.map(({ consumption }) => consumption!.state)).size).toBe(26);
});

test.each(['2025-01-01', '2025-07-01', '2025-12-31', '2026-01-01', '2030-01-01'])('[V5] on %s no code stands twice', (day) => {
  const codes = on(day).map(({ code }) => code);
  expect(codes.length).toBeGreaterThanOrEqual(52);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('[V5] a code says what it is, and a changed rate is another code from its day on', () => {
  expect(ossTaxCodes.filter(({ code }) => !isOssCode(code))).toEqual([]);
  expect(bg.taxCodes.filter(({ code, consumption }) => isOssCode(code) !== (consumption !== undefined))).toEqual([]);
  const estonian = (day: string) =>
    on(day)
      .filter(({ consumption }) => consumption!.state === 'EE' && consumption!.rateKind === 'standard')
      .map(({ code }) => code);
  expect([estonian('2025-06-30'), estonian('2025-07-01')]).toEqual([
    ['OSS-EE-22G', 'OSS-EE-22S'],
    ['OSS-EE-24G', 'OSS-EE-24S'],
  ]);
  expect(on('2026-01-01').find(({ code }) => code === 'OSS-FI-25.5S')).toMatchObject({
    ...{ effect: 'charged', rateBp: 2550n, outputAccount: '4591', inputAccount: null, use: ['sale'], ledger: { sales: { base: '02-18' } } },
    names: { en: 'OSS Finland 25.5%, services', bg: 'OSS Финландия 25.5%, услуги' },
  });
});

test('[V5] no line starts with a code of the scheme; its account is none of the chart a company begins with, and fits below a heading of it', () => {
  expect(bg.taxCodes.findIndex(({ consumption }) => consumption)).toBe(bg.taxCodes.length - ossTaxCodes.length);
  expect(chart.some(({ code }) => code === ossAccount.code)).toBe(false);
  expect(chart.find(({ code }) => code === ossAccount.parent)).toMatchObject({ postable: false });
});

test.each(languages)('[V5] states and codes have names of their own: %s', (language) => {
  const states = Object.values(stateNames).map((names) => names[language]);
  expect([states.length, new Set(states).size]).toEqual([27, 27]);
  const names = on('2026-06-30').map((code) => code.names[language]);
  expect(new Set(names).size).toBe(names.length);
});
