import type { LocalDate } from '../dates/local-date.ts';
import type { NumberedKind, NumberingRule } from '../jurisdictions/pack.ts';

/** Where nothing else is ruled: ten digits, one endless series. */
export const defaultNumbering: NumberingRule = { digits: 10, resets: 'never', source: 'default format of the product' };

/** Name of the counter a number is drawn from. The first device of a company has the plain series, each further one its own. */
export function seriesOf(kind: NumberedKind, rule: NumberingRule, on: LocalDate, deviceNo: number): string {
  const year = rule.resets === 'yearly' ? `/${on.slice(0, 4)}` : '';
  return `${kind}${year}${deviceNo > 1 ? `@${deviceNo}` : ''}`;
}

/** The legal number as printed: fixed width, with the device in front from the second device on. */
export function formatNumber(value: number, rule: NumberingRule, deviceNo: number): string {
  const digits = String(value).padStart(rule.digits, '0');
  return deviceNo > 1 ? `${deviceNo}-${digits}` : digits;
}
