import { writeDecimal } from '../../money/decimal.ts';
import { type OssReturn, percentText } from './oss-return.ts';

const header = ['part', 'member_state', 'from_state', 'from_number', 'kind', 'rate_type', 'rate', 'quarter', 'base', 'vat'] as const;

/**
 * The figures of a return as a table, for entering them in the portal: its upload format is not published. UTF-8, comma, CR LF, amounts in euro.
 * `part` is supply, correction, balance or payable.
 */
export function ossCsv({ lines, corrections, balances, payable, quarter }: OssReturn): string {
  const amount = (cents: bigint) => writeDecimal(cents, 2);
  const rows: (readonly string[])[] = [
    header,
    ...lines.map(({ state, from, kind, rateType, rateBp, base, vat }) => [
      ...['supply', state, from?.state ?? '', from?.number ?? '', kind, rateType ?? '', percentText(rateBp), quarter],
      ...[amount(base), amount(vat)],
    ]),
    ...corrections.map((each) => ['correction', each.state, '', '', '', '', '', each.quarter, '', amount(each.vat)]),
    ...balances.map(({ state, balance }) => ['balance', state, '', '', '', '', '', quarter, '', amount(balance)]),
    ['payable', '', '', '', '', '', '', quarter, '', amount(payable)],
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
