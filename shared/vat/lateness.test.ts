import { describe, expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { ge } from '../jurisdictions/ge/index.ts';
import { latenessOf } from './lateness.ts';

const late = (tax: bigint, due: string, filedOn: string, paidOn = filedOn) =>
  latenessOf(ge.lateness!, { tax, due: date(due), filedOn: date(filedOn), paidOn: date(paidOn) });

describe('late filing and payment', () => {
  test('[V2] E13: 900.00 nine days late costs 4.05 of interest and 45.00 of penalty', () => {
    expect(late(90_000n, '2026-09-15', '2026-09-24')).toEqual({
      daysLate: 9,
      interestDays: 9,
      interest: 405n,
      penaltyBp: 500n,
      penalty: 4_500n,
    });
  });

  test('[V2] in time costs nothing, one day later one day of interest', () => {
    expect(late(90_000n, '2026-09-15', '2026-09-15')).toMatchObject({ daysLate: 0, interest: 0n, penalty: 0n });
    expect(late(90_000n, '2026-09-15', '2026-09-16')).toMatchObject({ daysLate: 1, interest: 45n, penalty: 4_500n });
  });

  test('[V2] filed in time and paid late: interest only; paid in time and filed late: penalty only', () => {
    expect(late(90_000n, '2026-09-15', '2026-09-15', '2026-09-24')).toMatchObject({ interest: 405n, penalty: 0n });
    expect(late(90_000n, '2026-09-15', '2026-09-24', '2026-09-15')).toMatchObject({ interest: 0n, penalty: 4_500n });
  });

  test('[V2] interest ends after 1,095 days', () => {
    // 900.00 x 0.05 % x 1,095 = 492.75
    expect(late(90_000n, '2023-09-15', '2026-09-14')).toMatchObject({ daysLate: 1095, interest: 49_275n });
    expect(late(90_000n, '2020-09-15', '2026-09-24')).toMatchObject({ interestDays: 1095, interest: 49_275n, penalty: 9_000n });
  });

  test.each([
    ['2026-09-15', '2026-11-15', 500n],
    ['2026-09-15', '2026-11-16', 1000n],
    ['2026-12-31', '2027-02-28', 500n],
    ['2026-12-31', '2027-03-01', 1000n],
  ])('[V2] due %s and filed %s: penalty of %s basis points', (due, filed, bp) => {
    expect(late(10_000n, due, filed)).toMatchObject({ penaltyBp: bp, penalty: bp });
  });

  test('[V2] where there is no tax there is no penalty', () => {
    expect(late(0n, '2026-09-15', '2026-12-24')).toMatchObject({ interest: 0n, penaltyBp: 0n, penalty: 0n });
    expect(late(-5_000n, '2026-09-15', '2026-12-24')).toMatchObject({ interest: 0n, penalty: 0n });
  });

  test('[V2] the rule says what of it is not confirmed', () => {
    expect(ge.lateness!.unconfirmed).toEqual(['cap', 'penalty']);
  });
});
