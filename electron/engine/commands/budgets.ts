import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import { firstDay, type Period } from '../../../shared/dates/period.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { findBudget } from '../../queries/budgets.ts';
import { baseOn } from '../../queries/company-row.ts';
import { checkAccount, checkSize, findAccount, readMinor } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { checkDimensions, dimensionIds } from '../dimensions.ts';
import type { Tx } from '../tx.ts';

const monthsOf = (year: number): Period[] => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}` as Period);

/** UNKNOWN_BUDGET, or BUDGET_SAVED_MEANWHILE with who did it, unless the budget is as the screen saw it. */
function checkVersion(tx: Tx, id: string, version: number): Rejection[] {
  const budget = findBudget(tx.db, id);
  if (!budget) return [{ code: 'UNKNOWN_BUDGET' }];
  if (budget.rev === BigInt(version)) return [];
  return [{ code: 'BUDGET_SAVED_MEANWHILE', name: budget.name, by: budget.by }];
}

/** Codes of the accounts a budget has amounts on: they stay in it even when they were taken out of use. */
const accountsOf = (tx: Tx, id: string | undefined): Set<string> =>
  new Set(
    tx.db
      .all<{ code: string }>(
        'SELECT DISTINCT a.code FROM budget_amount b JOIN account a ON a.no = b.account_no WHERE b.position = (SELECT max(position) FROM budget WHERE id = ?)',
        id ?? '',
      )
      .map(({ code }) => code),
  );

interface ReadLine {
  readonly account: string;
  readonly amounts: readonly string[];
}

/** Accounts by their ids with twelve amounts each, those without any left out, or all that is wrong with them. Lines in rejections count from 1. */
function readLines(
  tx: Tx,
  year: number,
  lines: ReadInputOf<'budget.save'>['lines'],
  kept: ReadonlySet<string>,
): { read: ReadLine[]; rejections: Rejection[] } {
  const { baseScale: scale } = tx.company;
  const months = monthsOf(year);
  const rejections: Rejection[] = [];
  const read: ReadLine[] = [];
  const seen = new Set<string>();
  for (const [index, { account: code, amounts }] of lines.entries()) {
    const line = index + 1;
    const account = findAccount(tx, code);
    if (!kept.has(code))
      rejections.push(...checkAccount(account, code, line).map((fault) => ({ ...fault, field: `lines.${index}.account` })));
    if (seen.has(code)) rejections.push({ code: 'BUDGET_ACCOUNT_TWICE', line, account: code, field: `lines.${index}.account` });
    seen.add(code);
    const minors = new Map<Period, bigint>();
    for (const [month, text] of Object.entries(amounts) as [Period, string][]) {
      const field = `lines.${index}.amounts.${month}`;
      if (!months.includes(month)) rejections.push({ code: 'BUDGET_MONTH', line, account: code, month, year, field });
      const amount = readMinor(text, scale, baseOn(tx.company, firstDay(month)), field);
      if ('rejection' in amount) rejections.push({ ...amount.rejection, line, account: code });
      else minors.set(month, amount.minor);
    }
    rejections.push(
      ...checkSize([], ...minors.values()).map((fault) => {
        const [month] = [...minors].find(([, minor]) => checkSize([], minor).length > 0)!;
        return { ...fault, line, account: code, field: `lines.${index}.amounts.${month}` };
      }),
    );
    const texts = months.map((month) => (minors.get(month) ? writeDecimal(minors.get(month)!, scale) : ''));
    if (account && texts.some((text) => text !== '')) read.push({ account: account.id, amounts: texts });
  }
  return { read, rejections };
}

const faultsOfDimensions = (tx: Tx, dimensions: ReadInputOf<'budget.save'>['dimensions'], isKept: boolean): Rejection[] =>
  checkDimensions(tx, dimensions, 1, isKept).map(({ code, dimension }) => ({ code, dimension, field: 'dimensions' }));

/**
 * Saves a budget as a whole, a new one under the id of the command. Any account that takes postings may have amounts: there are budgets of money and of
 * investments too. An account taken out of use since keeps what it has.
 * Rejects (all at once): UNKNOWN_BUDGET, BUDGET_SAVED_MEANWHILE, ID_REUSED, BUDGET_NAME_TAKEN, BUDGET_EMPTY, BUDGET_ACCOUNT_TWICE, BUDGET_MONTH (outside its
 * year), UNKNOWN_ACCOUNT, ACCOUNT_NOT_POSTABLE, ACCOUNT_INACTIVE, TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE,
 * UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE, DIMENSION_INACTIVE.
 */
export const budgetSave: CommandHandler<'budget.save'> = (tx, { id: own, budget, name, year, dimensions, lines }) => {
  const id = budget?.id ?? own;
  const rejections: Rejection[] = [];
  if (budget) rejections.push(...checkVersion(tx, budget.id, budget.version));
  else if (tx.revisionOf(id) > 0) rejections.push({ code: 'ID_REUSED' });
  const folded = name.toLowerCase();
  const others = tx.db.all<{ name: string }>(
    `SELECT b.name FROM budget b WHERE b.removed = 0 AND b.id <> ? AND b.rev = (SELECT max(l.rev) FROM budget l WHERE l.id = b.id)`,
    id,
  );
  if (others.some((other) => other.name.toLowerCase() === folded)) rejections.push({ code: 'BUDGET_NAME_TAKEN', field: 'name', name });
  // What was taken out of use since stays in the budget that has it.
  const keptValue = budget && findBudget(tx.db, budget.id)?.dimension_value;
  const [value = ''] = faultsOfDimensions(tx, dimensions, true).length === 0 ? (dimensionIds(tx, dimensions) ?? []) : [];
  rejections.push(...faultsOfDimensions(tx, dimensions, value !== '' && value === keptValue));
  const { read, rejections: faults } = readLines(tx, year, lines, accountsOf(tx, budget?.id));
  rejections.push(...faults);
  if (faults.length === 0 && read.length === 0) rejections.push({ code: 'BUDGET_EMPTY', field: 'lines' });
  if (rejections.length > 0) return reject(...rejections);
  const version = budget?.version ?? 0;
  const currencies = monthsOf(year).map((month) => baseOn(tx.company, firstDay(month)));
  tx.append('budget.saved', id, { name, year, ...(value === '' ? {} : { dimension_value: value }), currencies, lines: read }, version);
  return ok({ id, version: version + 1 });
};

/** Rejects: UNKNOWN_BUDGET, BUDGET_SAVED_MEANWHILE. */
export const budgetRemove: CommandHandler<'budget.remove'> = (tx, { budgetId, version }) => {
  const rejections = checkVersion(tx, budgetId, version);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('budget.removed', budgetId, { name: findBudget(tx.db, budgetId)!.name }, version);
  return ok({ id: budgetId });
};
