import type { Law, Source } from '../../laws/source.ts';
import { decimal } from '../../money/decimal.ts';
import type { Flow } from './declaration.ts';

/** Limits of one flow and calendar year. Minor units of `currency`; null: not known. */
export interface IntrastatThreshold {
  readonly year: number;
  readonly flow: Flow;
  readonly currency: 'BGN' | 'EUR';
  /** Who moves goods for more than this reports. */
  readonly reporting: bigint;
  /** Who moves goods for more than this gives the statistical value too. */
  readonly statisticalValue: bigint | null;
  /** Below this a single movement may be reported in a simpler way. */
  readonly lowValue: bigint | null;
  readonly confirmed: boolean;
  readonly source: Source;
  readonly note?: string;
}

const statistics: Law = {
  id: 'NSI order',
  names: {
    ka: 'ეროვნული სტატისტიკის ინსტიტუტის ბრძანება',
    bg: 'Заповед на НСИ',
    ru: 'Приказ НСИ',
    en: 'Order of the National Statistical Institute',
  },
};
const orderOf = (no: string): Source => [{ law: statistics, at: { what: 'number', no } }];
/** The text of the order was not at hand. */
const secondary: Source = [
  {
    law: {
      id: 'NSI thresholds for 2026, secondary sources',
      names: {
        ka: 'ეროვნული სტატისტიკის ინსტიტუტის ზღვრები 2026 წლისთვის, მეორადი წყაროებით',
        bg: 'Прагове на НСИ за 2026 г., по вторични източници',
        ru: 'Пороги НСИ на 2026 год, по вторичным источникам',
        en: 'Thresholds of the National Statistical Institute for 2026, from secondary sources',
      },
    },
  },
];

const amount = (text: string): bigint => decimal(text, 2);
const row = (
  year: number,
  flow: Flow,
  reporting: string,
  statisticalValue: string,
  lowValue: string,
  order: string,
): IntrastatThreshold => ({
  ...{ year, flow, currency: 'BGN', reporting: amount(reporting), statisticalValue: amount(statisticalValue) },
  ...{ lowValue: amount(lowValue), confirmed: true, source: orderOf(order) },
});
const converted = 'the limit of the order in BGN at the fixed rate; the official figure in EUR is probably a round one';
const of2026 = (flow: Flow, reporting: string): IntrastatThreshold => ({
  ...{ year: 2026, flow, currency: 'EUR', reporting: amount(reporting), statisticalValue: null, lowValue: null },
  ...{ confirmed: false, source: secondary, note: converted },
});

/** A company may set other figures: see `watchThreshold`. @source orders of the National Statistical Institute, one a year */
export const intrastatThresholds: readonly IntrastatThreshold[] = [
  row(2023, 'A', '700000', '11000000', '390', 'РД-05-485/03.11.2022'),
  row(2023, 'D', '1000000', '29300000', '390', 'РД-05-485/03.11.2022'),
  row(2024, 'A', '1650000', '16000000', '500', 'РД-05-707/23.10.2023'),
  row(2024, 'D', '1900000', '37200000', '500', 'РД-05-707/23.10.2023'),
  row(2025, 'A', '1700000', '17000000', '500', 'РД-05-774/11.10.2024'),
  row(2025, 'D', '2200000', '36100000', '500', 'РД-05-774/11.10.2024'),
  of2026('A', '899873.71'),
  of2026('D', '1150406.73'),
];
