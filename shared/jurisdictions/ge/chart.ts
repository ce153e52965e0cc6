import type { ChartAccount } from '../../accounts/account.ts';
import { class1 } from './chart-class-1.ts';
import { class2 } from './chart-class-2.ts';
import { class3 } from './chart-class-3.ts';
import { class4 } from './chart-class-4.ts';
import { class5 } from './chart-class-5.ts';
import { class6 } from './chart-class-6.ts';
import { class7 } from './chart-class-7.ts';
import { class8 } from './chart-class-8.ts';
import { class9 } from './chart-class-9.ts';

/**
 * The customary Georgian chart, headings and posting accounts in code order.
 * The law prescribes a reporting framework by size of company, not account codes (Law on Accounting, Reporting and Auditing,
 * art. 2 and 7), so this is a starting template: a company may add and rename accounts.
 */
export const chart: readonly ChartAccount[] = [
  ...class1,
  ...class2,
  ...class3,
  ...class4,
  ...class5,
  ...class6,
  ...class7,
  ...class8,
  ...class9,
];
