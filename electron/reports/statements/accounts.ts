import type { AccountType } from '../../../shared/accounts/account.ts';
import type { Names } from '../../../shared/locales/languages.ts';
import type { StatementLayouts } from '../../../shared/statements/layout.ts';
import { type Place, type PlacedAccount, placing } from '../../../shared/statements/place.ts';
import { plainLayouts } from '../../../shared/statements/plain-layout.ts';
import { type NameColumns, namesOf } from '../../queries/accounts.ts';
import type { QueryScope } from '../../queries/query.ts';

export interface StatementAccount extends PlacedAccount {
  readonly no: bigint;
  readonly names: Names;
}

/** The layouts of the country, and where each account stands in them. */
export interface StatementChart {
  readonly layouts: StatementLayouts;
  /** By number, in the order of their codes. */
  readonly accounts: ReadonlyMap<bigint, StatementAccount>;
  readonly placeOf: (account: PlacedAccount) => Place;
}

export function statementChart({ db, pack, remember }: QueryScope): StatementChart {
  const accounts = remember(
    'accounts of statements',
    () =>
      new Map(
        db
          .all<NameColumns & { no: bigint; code: string; type: AccountType }>(
            'SELECT no, code, type, name_ka, name_bg, name_ru, name_en FROM account',
          )
          .sort((a, b) => (a.code < b.code ? -1 : 1))
          .map((row): [bigint, StatementAccount] => [row.no, { no: row.no, code: row.code, type: row.type, names: namesOf(row) }]),
      ),
  );
  const layouts = pack?.statements ?? plainLayouts;
  return { layouts, accounts, placeOf: placing(layouts) };
}
