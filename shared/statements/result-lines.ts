import type { ResultLine, YearEndRule } from '../closing/year-end-rule.ts';
import type { StatementLine } from './layout.ts';

const sideOf = ({ as }: Extract<ResultLine, { as: unknown }>) => (as === 'income' ? 'credit' : 'debit');

/** The lines a year is closed by, as lines of an income statement: both say the same. */
export const resultLines = ({ statement }: Pick<YearEndRule, 'statement'>): StatementLine[] =>
  statement.map((line): StatementLine => {
    const { id, names } = line;
    const printed = { id, no: id, names, level: 1 };
    return 'accounts' in line
      ? { kind: 'line', ...printed, as: sideOf(line), accounts: line.accounts }
      : { kind: 'subtotal', ...line, ...printed };
  });
