import type { CashAccounting } from '../../vat/cash-accounting.ts';
import { zdds } from './laws.ts';
import { rates } from './rates.ts';

/**
 * Cash accounting. The accounts are a product rule: the nomenclature has one for credit that waits and none for tax that does, which stands with other
 * creditors until then.
 * @source ЗДДС Art. 151а-151г; document types: bulgaria.md 2.7
 */
export const cashAccounting: CashAccounting = {
  documentTypes: ['11', '12', '13'],
  rateBp: rates.standard[0].bp,
  sales: { account: '499', protocol: '91' },
  purchases: { account: '4536', protocol: '92' },
  // Who is in the scheme himself goes on crediting by what he pays.
  end: { sales: ['93', '94'], purchases: ['93'] },
  source: zdds('151а-151г'),
};
