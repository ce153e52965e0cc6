import type { CounterpartyRow, counterpartySorts } from '../../shared/contracts/counterparties.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import type { Tables } from '../db/schema.ts';
import { describeCounterparty, foundCounterparties } from './counterparties.ts';
import type { QueryHandler } from './query.ts';
import { Conditions, type Join, joined, pageOf } from './register-pages.ts';

// Only what is open is looked at, party by party: an index holds it.
const open: Join = {
  alias: 'o',
  sql: `LEFT JOIN (SELECT counterparty_no, sum(max(open_base_minor, 0)) AS receivable, sum(max(-open_base_minor, 0)) AS payable
    FROM open_item WHERE open_minor <> 0 GROUP BY counterparty_no) o ON o.counterparty_no = c.no`,
};

const sorts: Readonly<Record<(typeof counterpartySorts)[number], string>> = {
  name: 'c.search',
  taxId: "nullif(c.tax_id, '')",
  country: 'c.country',
  town: "nullif(c.town, '')",
  receivable: 'coalesce(o.receivable, 0)',
  payable: 'coalesce(o.payable, 0)',
};
const roles = { customer: 'c.is_customer = 1', supplier: 'c.is_supplier = 1' };

/** Counterparties with what is open between them and the company. Equals follow one another by name. */
export const counterpartyRegister: QueryHandler<'counterparty.register'> = (scope, { limit, offset, ...input }) => {
  const { db, company } = scope;
  const { search, role, country, vatPayer, open: isOpen, sort } = input;
  const where = new Conditions();
  const isTyped = search !== '';
  // What was typed is found, and ranked, as everywhere else.
  const found = isTyped ? [JSON.stringify(foundCounterparties(db, search).map(({ no }) => Number(no)))] : [];
  if (role !== undefined) where.add(roles[role]);
  if (country !== undefined) where.add('c.country = ?', country);
  if (vatPayer !== undefined) where.add('c.vat_payer = ?', vatPayer ? 1 : 0);
  if (isOpen !== undefined)
    where.add(`${isOpen ? '' : 'NOT '}EXISTS (SELECT 1 FROM open_item i WHERE i.counterparty_no = c.no AND i.open_minor <> 0)`);
  const byName = 'c.search, c.no';
  const order = sort ? `${sorts[sort.by]} ${sort.direction.toUpperCase()} NULLS LAST, ${byName}` : isTyped ? 'f.key' : byName;
  const { keys, total } = pageOf(
    scope,
    {
      name: `counterparties ${JSON.stringify(input)}`,
      key: 'c.no',
      from: joined(`${isTyped ? 'json_each(?) f CROSS JOIN ' : ''}counterparty c`, [open], order),
      where: `${isTyped ? 'c.no = f.value AND ' : ''}${where.sql}`,
      order,
      parameters: [...found, ...where.parameters],
    },
    limit,
    offset,
  );
  const rows = db.all<Tables['counterparty'] & { receivable: bigint; payable: bigint }>(
    `SELECT c.*,
       coalesce((SELECT sum(max(open_base_minor, 0)) FROM open_item o WHERE o.counterparty_no = c.no AND o.open_minor <> 0), 0) AS receivable,
       coalesce((SELECT sum(max(-open_base_minor, 0)) FROM open_item o WHERE o.counterparty_no = c.no AND o.open_minor <> 0), 0) AS payable
     FROM counterparty c WHERE c.no IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
  const byNo = new Map(rows.map((row) => [Number(row.no), row]));
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  return ok({
    rows: keys.flatMap((key): CounterpartyRow[] => {
      const row = byNo.get(key);
      return row ? [{ ...describeCounterparty(row), receivable: text(row.receivable), payable: text(row.payable) }] : [];
    }),
    total,
  });
};
