import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, date, type LocalDate } from '../dates/local-date.ts';
import { ge } from '../jurisdictions/ge/index.ts';
import { sum } from '../money/minor.ts';
import { applicationDay, type DatedSupply, findCrossing, type RegistrationThreshold, windowStart } from './registration-threshold.ts';

const [rule] = ge.registrationThreshold!;
const limit = 10_000_000n;
const supply = (on: string, amount: bigint, ref = on): DatedSupply => ({ on: date(on), amount, ref });
const cross = (supplies: readonly DatedSupply[], by: RegistrationThreshold = rule!, most = limit) =>
  findCrossing(by, most, supplies, ge.nextWorkingDay);

/** What the supplies up to a day add up to in the window of that day, gone through anew. */
function windowTotal(window: RegistrationThreshold['window'], supplies: readonly DatedSupply[], on: LocalDate): bigint {
  const from = windowStart(window, on);
  return sum(supplies.filter((each) => from <= each.on && each.on <= on).map(({ amount }) => amount));
}

/** Eleven months of 2025-07 to 2026-05 that add up to 90,700.00. */
const elevenMonths = ['07', '08', '09', '10', '11', '12', '01', '02', '03', '04', '05'].map((month, index) =>
  supply(`${index < 6 ? 2025 : 2026}-${month}-20`, index === 0 ? 820_000n : 825_000n),
);

describe('registration threshold', () => {
  test('[V1] E6: exactly 100,000.00 obliges to nothing, the supply of 150.00 after it crosses', () => {
    expect(elevenMonths.reduce((total, { amount }) => total + amount, 0n)).toBe(9_070_000n);
    const a = supply('2026-06-04', 930_000n, 'A');
    const b = supply('2026-06-10', 15_000n, 'B');
    expect(windowTotal('rolling-12-months', [...elevenMonths, a], a.on)).toBe(10_000_000n);
    expect(cross([...elevenMonths, a])).toBeUndefined();
    expect(cross([...elevenMonths, a, b])).toEqual({
      on: '2026-06-10',
      ref: 'B',
      amount: 15_000n,
      total: 10_015_000n,
      windowFrom: '2025-06-11',
      applyBy: '2026-06-12',
      taxedFrom: '2026-06-10',
    });
  });

  test('[V1] one tetri more than the limit is enough', () => {
    expect(cross([supply('2026-06-10', 10_000_000n)])).toBeUndefined();
    expect(cross([supply('2026-06-10', 10_000_001n)])?.total).toBe(10_000_001n);
  });

  test.each([
    ['2026-06-10', '2025-06-11'],
    ['2026-12-31', '2026-01-01'],
    ['2026-01-01', '2025-01-02'],
    ['2028-02-29', '2027-03-01'],
    ['2025-02-28', '2024-02-29'],
  ])('[V1] the window of %s begins on %s', (on, from) => {
    expect(windowStart('rolling-12-months', date(on))).toBe(from);
  });

  test('[V1] what was supplied a year ago to the day has left the window, the day after it has not', () => {
    const half = 6_000_000n;
    expect(cross([supply('2025-06-10', half), supply('2026-06-10', half)])).toBeUndefined();
    expect(cross([supply('2025-06-11', half), supply('2026-06-10', half)])?.on).toBe('2026-06-10');
  });

  test('[V1] goods that came back lower the total from their day on', () => {
    const sold = supply('2026-03-01', 9_900_000n);
    const back = supply('2026-04-01', -500_000n);
    expect(cross([sold, back, supply('2026-05-01', 600_000n)])).toBeUndefined();
    expect(cross([sold, supply('2026-05-01', 600_000n), supply('2026-06-01', -500_000n)])?.on).toBe('2026-05-01');
  });

  // 2026-04-09 Thursday is a holiday, 10 to 13 April are Good Friday to Easter Monday.
  test.each([
    ['2026-06-10', '2026-06-12'],
    ['2026-06-12', '2026-06-16'], // Friday
    ['2026-06-13', '2026-06-16'], // Saturday
    ['2026-04-08', '2026-04-15'],
  ])('[V1] who crosses on %s applies by %s', (on, by) => {
    expect(applicationDay(rule!, date(on), ge.nextWorkingDay)).toBe(by);
  });

  test('[V1] a rule of the calendar year forgets the year before, counts days and taxes from the day after', () => {
    const calendarYear: RegistrationThreshold = {
      ...rule!,
      validFrom: date('2026-01-01'),
      limit: '51130',
      currency: 'EUR',
      window: 'calendar-year',
      application: { days: 7, counted: 'calendar' },
      taxedFrom: 'day-after',
    };
    const most = 5_113_000n;
    const december = supply('2025-12-31', 5_000_000n);
    expect(cross([december, supply('2026-01-02', 5_113_000n)], calendarYear, most)).toBeUndefined();
    expect(cross([december, supply('2026-01-02', 5_113_000n), supply('2026-08-21', 1n)], calendarYear, most)).toMatchObject({
      on: '2026-08-21',
      windowFrom: '2026-01-01',
      total: 5_113_001n,
      applyBy: '2026-08-31', // the 28th is a holiday, a Friday
      taxedFrom: '2026-08-22',
    });
    // Before the rule was in force nothing crosses it.
    expect(cross([supply('2025-12-31', 9_000_000n)], calendarYear, most)).toBeUndefined();
  });

  test('[V1] where reaching the limit is enough, the limit itself crosses', () => {
    expect(cross([supply('2026-06-10', limit)], { ...rule!, crossed: 'reached' })?.on).toBe('2026-06-10');
  });

  test('[V1] the running total agrees with adding up the window of every supply', () => {
    const supplies = fc
      .array(fc.record({ gap: fc.integer({ min: 0, max: 90 }), amount: fc.bigInt({ min: -2_000_000n, max: 3_000_000n }) }), {
        maxLength: 60,
      })
      .map((steps) => {
        let on = date('2023-01-31') as LocalDate;
        return steps.map(({ gap, amount }, index): DatedSupply => {
          on = addDays(on, gap);
          return { on, amount, ref: String(index) };
        });
      });
    fc.assert(
      fc.property(supplies, fc.constantFrom<RegistrationThreshold['window']>('rolling-12-months', 'calendar-year'), (all, window) => {
        const naive = all.find((one, index) => windowTotal(window, all.slice(0, index + 1), one.on) > limit);
        expect(cross(all, { ...rule!, window })?.ref).toBe(naive?.ref);
      }),
    );
  });
});
