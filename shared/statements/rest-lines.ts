import type { Names } from '../locales/languages.ts';
import type { AccountLine } from './layout.ts';

const assets: Names = {
  ka: 'ფორმის სტრიქონის გარეშე დარჩენილი აქტივის ანგარიშები',
  bg: 'Сметки за активи без ред във формата',
  ru: 'Счета активов без строки в форме',
  en: 'Asset accounts without a line in the form',
};
const liabilities: Names = {
  ka: 'ფორმის სტრიქონის გარეშე დარჩენილი ვალდებულების ანგარიშები',
  bg: 'Сметки за задължения без ред във формата',
  ru: 'Счета обязательств без строки в форме',
  en: 'Liability accounts without a line in the form',
};
const equity: Names = {
  ka: 'ფორმის სტრიქონის გარეშე დარჩენილი კაპიტალის ანგარიშები',
  bg: 'Сметки за капитал без ред във формата',
  ru: 'Счета капитала без строки в форме',
  en: 'Equity accounts without a line in the form',
};
const income: Names = {
  ka: 'ფორმის სტრიქონის გარეშე დარჩენილი შემოსავლის ანგარიშები',
  bg: 'Сметки за приходи без ред във формата',
  ru: 'Счета доходов без строки в форме',
  en: 'Income accounts without a line in the form',
};
const expense: Names = {
  ka: 'ფორმის სტრიქონის გარეშე დარჩენილი ხარჯის ანგარიშები',
  bg: 'Сметки за разходи без ред във формата',
  ru: 'Счета расходов без строки в форме',
  en: 'Expense accounts without a line in the form',
};

const rest = (
  id: string,
  as: AccountLine['as'],
  type: NonNullable<AccountLine['rest']>[number],
  names: Names,
  level: number,
): AccountLine => ({
  kind: 'line',
  id,
  names,
  level,
  as,
  accounts: [],
  rest: [type],
});

/** Lines for accounts nobody placed: what a company opened outside the ranges of its country is shown, never dropped. */
export const restAssets = (level: number): AccountLine => rest('rest-assets', 'debit', 'asset', assets, level);
export const restLiabilities = (level: number): AccountLine => rest('rest-liabilities', 'credit', 'liability', liabilities, level);
export const restEquity = (level: number): AccountLine => rest('rest-equity', 'credit', 'equity', equity, level);
export const restIncome = (level: number): AccountLine => rest('rest-income', 'credit', 'income', income, level);
export const restExpense = (level: number): AccountLine => rest('rest-expense', 'debit', 'expense', expense, level);
