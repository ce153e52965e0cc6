import { type CodeRange, isIn } from '../closing/year-end-rule.ts';
import type { AccountLine, CashFlowLayout, FormulaLine, StatementLayouts } from './layout.ts';
import { accountLines, type PlacedAccount, placing } from './place.ts';

interface AnyLine {
  readonly kind: string;
  readonly id: string;
  readonly plus?: readonly string[];
  readonly minus?: readonly string[];
}

/**
 * What is wrong with statements as data: accounts that stand on two lines or on none, lines that a total counts twice or leaves out, formulas of lines that
 * are not above them, equity that the changes in equity do not have. Nothing for layouts that are total and disjoint.
 */
export function layoutProblems(layouts: StatementLayouts, chart: readonly (PlacedAccount & { readonly postable: boolean })[]): string[] {
  const { balanceSheet, incomeStatement, cashFlow, equityChanges } = layouts;
  const sheet = accountLines(balanceSheet.lines);
  const income = accountLines(incomeStatement.lines);
  const outside = balanceSheet.offBalance?.accounts ?? [];
  const problems = [
    ...formulaProblems(balanceSheet.lines),
    ...formulaProblems(incomeStatement.lines),
    ...countedOnce(balanceSheet.lines, [balanceSheet.assets, balanceSheet.sources]),
    ...countedOnce(incomeStatement.lines, [incomeStatement.profit]),
    ...(cashFlow ? flowProblems(cashFlow) : []),
  ];
  if (sheet.filter(({ result }) => result).length !== 1) problems.push('not exactly one line takes the open result');
  for (const type of ['asset', 'liability', 'equity', 'income', 'expense'] as const) {
    if ([...sheet, ...income].filter(({ rest }) => rest?.includes(type)).length !== 1)
      problems.push(`not exactly one line takes the rest of type ${type}`);
  }
  for (const code of allHeads()) {
    const problem = codeProblem(code, sheet, income, outside);
    if (problem) problems.push(`${code}: ${problem}`);
  }
  const place = placing(layouts);
  for (const account of chart) if (account.postable && place(account).isRest) problems.push(`${account.code}: on no line`);
  for (const id of balanceSheet.equity) {
    const line = sheet.find((each) => each.id === id);
    if (!line) problems.push(`${id}: no line of the balance sheet`);
  }
  const equity = sheet.filter(({ id }) => balanceSheet.equity.includes(id));
  for (const code of allHeads()) {
    const components = equityChanges.components.filter(({ accounts }) => isIn(code, accounts)).length;
    const lines = equity.filter(({ accounts }) => isIn(code, accounts)).length;
    if (components !== lines) problems.push(`${code}: ${lines} lines of equity, ${components} components`);
  }
  if (equityChanges.components.filter(({ result }) => result).length !== 1) problems.push('not exactly one component takes the result');
  return problems;
}

/** Every code a company may give an account reads as one of these. */
function* allHeads(): Generator<string> {
  for (let head = 0; head <= 9999; head += 1) yield String(head).padStart(4, '0');
}

function codeProblem(
  code: string,
  sheet: readonly AccountLine[],
  income: readonly AccountLine[],
  outside: readonly CodeRange[],
): string | undefined {
  const on = (lines: readonly AccountLine[]) => lines.filter(({ accounts }) => isIn(code, accounts));
  const [ofSheet, ofIncome] = [on(sheet), on(income)];
  const statements = [ofSheet, ofIncome].filter(({ length }) => length > 0).length + (isIn(code, outside) ? 1 : 0);
  if (statements > 1) return 'in two statements';
  const lines = [...ofSheet, ...ofIncome];
  const [first, second] = lines;
  if (lines.length <= 1) return first?.while === undefined ? undefined : `${first.id}: only while it stands on one side`;
  if (lines.length > 2 || !first?.while || first.while !== second?.while || first.as === second.as)
    return `on lines ${lines.map(({ id }) => id).join(', ')}`;
  const same = JSON.stringify(first.accounts) === JSON.stringify(second.accounts);
  return same ? undefined : `${first.id} and ${second.id} take other accounts`;
}

function formulaProblems(lines: readonly AnyLine[]): string[] {
  const problems: string[] = [];
  const above = new Set<string>();
  for (const line of lines) {
    if (above.has(line.id)) problems.push(`${line.id}: twice`);
    for (const id of [...(line.plus ?? []), ...(line.minus ?? [])]) if (!above.has(id)) problems.push(`${line.id}: ${id} is not above it`);
    above.add(line.id);
  }
  return problems;
}

/** Every line with amounts is in exactly one of the totals, once. */
function countedOnce(lines: readonly AnyLine[], totals: readonly string[]): string[] {
  const counts = new Map<string, number>();
  const byId = new Map(lines.map((line) => [line.id, line]));
  const count = (id: string): void => {
    const line = byId.get(id);
    if (!line) return;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const each of [...((line as FormulaLine).plus ?? []), ...((line as FormulaLine).minus ?? [])]) count(each);
  };
  for (const id of totals) count(id);
  return lines
    .filter(({ kind, id }) => kind !== 'heading' && kind !== 'cash' && counts.get(id) !== 1)
    .map(({ id }) => `${id}: counted ${counts.get(id) ?? 0} times`);
}

function flowProblems({ lines, net, exchange, cash }: CashFlowLayout): string[] {
  const flows = lines.filter((line) => line.kind === 'line');
  const problems = [...formulaProblems(lines), ...countedOnce(lines, [net])];
  if (flows.filter(({ rest }) => rest).length !== 1) problems.push('not exactly one line takes the rest of the flows');
  for (const shows of ['opening', 'exchange', 'closing']) {
    if (lines.filter((line) => line.kind === 'cash' && line.shows === shows).length !== 1)
      problems.push(`not exactly one line shows ${shows}`);
  }
  for (const code of allHeads()) {
    const found = flows.filter(({ against }) => isIn(code, against)).map(({ id }) => id);
    if (isIn(code, exchange)) found.push('exchange');
    if (isIn(code, cash) && found.length > 0) problems.push(`${code}: money, and flow ${found.join(', ')}`);
    if (found.length > 1) problems.push(`${code}: flows ${found.join(', ')}`);
  }
  return problems;
}
