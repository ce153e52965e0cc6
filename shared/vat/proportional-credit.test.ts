import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ge } from '../jurisdictions/ge/index.ts';
import { assetAdjustment, creditableShare, divideCommonVat, exemptShare, yearlyAdjustment } from './proportional-credit.ts';

const rule = ge.proportionalCredit!;

describe('proportional credit', () => {
  test('[V1] E4: a fifth of the turnover is exempt, so a fifth of 500.00 becomes an expense', () => {
    const turnover = { exempt: 2_000_000n, total: 6_000_000n + 2_000_000n + 2_000_000n };
    expect(exemptShare(turnover)).toEqual({ num: 2_000_000n, den: 10_000_000n });
    expect(divideCommonVat(creditableShare(rule, turnover), 50_000n)).toEqual({ credit: 40_000n, expense: 10_000n });
  });

  test('[V1] E4: the year ends with 12 % exempt: 5,280.00 is credited, 480.00 of it in December', () => {
    const turnover = { exempt: 12_000_000n, total: 70_000_000n + 18_000_000n + 12_000_000n };
    expect(yearlyAdjustment(rule, { turnover, commonVat: 600_000n, credited: 480_000n })).toMatchObject({
      final: 528_000n,
      adjustment: 48_000n,
    });
  });

  test('[V1] E1: 300 of 18,600 is 1.61 %, below 5 %, so all is credited', () => {
    expect(divideCommonVat(creditableShare(rule, { exempt: 30_000n, total: 1_860_000n }), 12_345n)).toEqual({
      credit: 12_345n,
      expense: 0n,
    });
  });

  test.each([
    ['just below 5 %', 4_999n, 100_000n, 100_000n, 100_000n],
    ['5 % exactly', 5_000n, 100_000n, 100_000n, 95_000n],
    ['all exempt', 100_000n, 100_000n, 100_000n, 0n],
    ['nothing exempt', 0n, 100_000n, 100_000n, 100_000n],
    ['no turnover', 0n, 0n, 100_000n, 100_000n],
    ['more came back than was sold of what is exempt', -500n, 100_000n, 100_000n, 100_000n],
    ['more came back than was sold of what is taxed', 500n, 400n, 100_000n, 0n],
    ['two thirds of one tetri go up', 1n, 3n, 1n, 1n],
    ['a third of one tetri goes down', 2n, 3n, 1n, 0n],
  ])('[V1] %s', (_name, exempt, total, vat, credit) => {
    expect(divideCommonVat(creditableShare(rule, { exempt, total }), vat).credit).toBe(credit);
  });

  test('[V1] credit and expense add up to the VAT, and a year that differs in nothing needs no adjustment', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (exempt, taxed, vat) => {
        const turnover = { exempt, total: exempt + taxed };
        const { credit, expense } = divideCommonVat(creditableShare(rule, turnover), vat);
        expect(credit + expense).toBe(vat);
        expect(vat >= 0n ? credit >= 0n && credit <= vat : credit <= 0n && credit >= vat).toBe(true);
        expect(yearlyAdjustment(rule, { turnover, commonVat: vat, credited: credit }).adjustment).toBe(0n);
      }),
    );
  });
});

describe('adjustment of fixed assets', () => {
  const quarter = { exempt: 25n, total: 100n };
  test('[V1] E5: building 450.00, machine 150.00, together 600.00', () => {
    const building = assetAdjustment(rule, { kind: 'building', since: 2025, credited: 1_800_000n }, 2026, quarter);
    const machine = assetAdjustment(rule, { kind: 'other', since: 2025, credited: 300_000n }, 2026, quarter);
    expect([building, machine, building + machine]).toEqual([45_000n, 15_000n, 60_000n]);
  });

  test.each([
    ['building', 2025, 0n],
    ['building', 2026, 45_000n],
    ['building', 2035, 45_000n],
    ['building', 2036, 0n],
    ['other', 2030, 90_000n],
    ['other', 2031, 0n],
  ] as const)('[V1] %s bought in 2026 and looked at in %i: %s', (kind, year, cancelled) => {
    expect(assetAdjustment(rule, { kind, since: 2026, credited: 1_800_000n }, year, quarter)).toBe(cancelled);
  });

  test('[V1] the part of the year and the share are rounded once', () => {
    // 0.46 / 10 x 1/10 is 0.0046; a year's part of 0.05 would give 0.005 and so 0.01.
    expect(assetAdjustment(rule, { kind: 'building', since: 2026, credited: 46n }, 2026, { exempt: 1n, total: 10n })).toBe(0n);
    expect(assetAdjustment(rule, { kind: 'building', since: 2026, credited: 50n }, 2026, { exempt: 1n, total: 10n })).toBe(1n);
  });
});
