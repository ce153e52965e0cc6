import { date, type LocalDate } from '../dates/local-date.ts';

export type RateType = 'standard' | 'reduced';

/** A VAT rate of a member state. Basis points; both dates inclusive, null: still in force. */
export interface MemberStateRate {
  /** Prefix of its VAT numbers: Greece is EL. */
  readonly state: string;
  readonly type: RateType;
  readonly rateBp: bigint;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** What is not confirmed is never used without a look by the person who files. */
  readonly confirmed: boolean;
  readonly note?: string;
}

const start = date('2025-01-01');
const of2026 = date('2026-01-01');

const standard = (state: string, rateBp: bigint, validFrom = start, validTo: LocalDate | null = null): MemberStateRate => ({
  ...{ state, type: 'standard', rateBp, validFrom, validTo, confirmed: true },
});
/** Reduced rates are those of 2026; which goods have them is for the person who files. */
const reduced = (state: string, rates: readonly bigint[], validFrom = of2026, validTo: LocalDate | null = null, note?: string) =>
  rates.map(
    (rateBp): MemberStateRate => ({
      ...{ state, type: 'reduced', rateBp, validFrom, validTo, confirmed: false },
      ...(note === undefined ? {} : { note }),
    }),
  );

/**
 * Rates of all member states from 2025 on. A changed rate is a new row, the old one gets its last day.
 * @source two published lists of rates of December 2025; the dated ones are those that changed within the list
 */
export const memberStateRates: readonly MemberStateRate[] = [
  standard('AT', 2000n),
  ...reduced('AT', [1300n, 1000n]),
  standard('BE', 2100n),
  ...reduced('BE', [1200n, 600n]),
  standard('BG', 2000n),
  ...reduced('BG', [900n]),
  standard('CY', 1900n),
  ...reduced('CY', [900n, 500n]),
  standard('CZ', 2100n),
  ...reduced('CZ', [1200n]),
  standard('DE', 1900n),
  ...reduced('DE', [700n]),
  standard('DK', 2500n),
  standard('EE', 2200n, start, date('2025-06-30')),
  standard('EE', 2400n, date('2025-07-01')),
  ...reduced('EE', [1300n, 900n]),
  standard('EL', 2400n),
  ...reduced('EL', [1300n, 600n]),
  standard('ES', 2100n),
  ...reduced('ES', [1000n, 400n]),
  standard('FI', 2550n),
  ...reduced('FI', [1400n], of2026, null, '13.5 % in its place from 2026 according to other sources'),
  ...reduced('FI', [1350n], of2026, null, 'from 2026 according to some sources, in place of 14 %'),
  ...reduced('FI', [1000n]),
  standard('FR', 2000n),
  ...reduced('FR', [1000n, 550n, 210n]),
  standard('HR', 2500n),
  ...reduced('HR', [1300n, 500n]),
  standard('HU', 2700n),
  ...reduced('HU', [1800n, 500n]),
  standard('IE', 2300n),
  ...reduced('IE', [1350n, 900n, 480n]),
  standard('IT', 2200n),
  ...reduced('IT', [1000n, 500n, 400n]),
  standard('LT', 2100n),
  ...reduced('LT', [900n, 500n], start, date('2025-12-31')),
  ...reduced('LT', [1200n, 500n]),
  standard('LU', 1700n),
  ...reduced('LU', [1400n, 800n, 300n]),
  standard('LV', 2100n),
  ...reduced('LV', [1200n, 500n]),
  standard('MT', 1800n),
  ...reduced('MT', [700n, 500n]),
  standard('NL', 2100n),
  ...reduced('NL', [900n]),
  standard('PL', 2300n),
  ...reduced('PL', [800n, 500n]),
  standard('PT', 2300n),
  ...reduced('PT', [1300n, 600n]),
  standard('RO', 1900n, start, date('2025-07-31')),
  standard('RO', 2100n, date('2025-08-01')),
  ...reduced('RO', [1100n]),
  standard('SE', 2500n),
  ...reduced('SE', [1200n, 600n]),
  standard('SI', 2200n),
  ...reduced('SI', [950n, 500n]),
  standard('SK', 2300n),
  ...reduced('SK', [1900n, 500n]),
];

/** Prefixes of all member states, Bulgaria included. */
export const memberStates: readonly string[] = [...new Set(memberStateRates.map(({ state }) => state))];

/** Rates of a state on a day, the standard one first. */
export const ratesOf = (state: string, on: LocalDate, rates: readonly MemberStateRate[] = memberStateRates): readonly MemberStateRate[] =>
  rates
    .filter((each) => each.state === state && each.validFrom <= on && (each.validTo === null || on <= each.validTo))
    .sort((a, b) => Number(b.type === 'standard') - Number(a.type === 'standard'));
