import { type AccountType, type ChartAccount, normalSide, type Side } from '../../accounts/account.ts';
import type { Names } from '../../locales/languages.ts';

/** Accounts with a heading of their own below their group. */
const subgroups: ReadonlySet<string> = new Set(['601', '602', '606', '609']);

/** A posting account: its code is one of the NRA nomenclature, so the standard audit file needs no mapping. It stands below its group. */
export function account(code: string, type: AccountType, side: Side, names: Names): ChartAccount {
  const subgroup = code.slice(0, 3);
  const parent = code !== subgroup && subgroups.has(subgroup) ? subgroup : code.slice(0, 2);
  return { code, names, type, normalSide: side, postable: true, parent, active: true };
}

/** A section (one digit), a group of it (two) or a part of a group (three). Its type is that of most of its accounts and reaches no report. */
export const heading = (code: string, type: AccountType, names: Names): ChartAccount => ({
  code,
  names,
  type,
  normalSide: normalSide(type),
  postable: false,
  parent: code.length === 1 ? null : code.slice(0, -1),
  active: true,
});
