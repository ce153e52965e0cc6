import type { AccountType, ChartAccount, Side } from '../../accounts/account.ts';
import type { Names } from '../../locales/languages.ts';

/**
 * A row of the Georgian chart. The code says where it stands: `x000` is a class, `xy00` a group of the class, anything else a
 * posting account of its group. Codes ending in `00` are headings and receive no postings.
 */
export function account(code: string, type: AccountType, normalSide: Side, names: Names): ChartAccount {
  return { code, names, type, normalSide, postable: !code.endsWith('00'), parent: headingAbove(code), active: true };
}

function headingAbove(code: string): string | null {
  if (code.endsWith('000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 1)}000` : `${code.slice(0, 2)}00`;
}
