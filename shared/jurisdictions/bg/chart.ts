import type { ChartAccount } from '../../accounts/account.ts';
import { section1 } from './chart-section-1.ts';
import { section2 } from './chart-section-2.ts';
import { section3 } from './chart-section-3.ts';
import { section4 } from './chart-section-4.ts';
import { section5 } from './chart-section-5.ts';
import { section6 } from './chart-section-6.ts';
import { section7 } from './chart-section-7.ts';
import { section9 } from './chart-section-9.ts';

/**
 * The chart of the NRA nomenclature for the standard audit file, without the groups of banks, insurers and the central bank. No chart is compulsory, but
 * every account has to map to a code of the nomenclature: own accounts are opened below these.
 * @source NRA SAF-T package 1.0.1 of 25.08.2025, nomenclature of accounts; types by accounting nature
 */
export const chart: readonly ChartAccount[] = [
  ...section1,
  ...section2,
  ...section3,
  ...section4,
  ...section5,
  ...section6,
  ...section7,
  ...section9,
];
