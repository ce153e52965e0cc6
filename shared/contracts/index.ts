import type { z } from 'zod';
import type { Result } from '../result.ts';
import { accountsContract } from './accounts.ts';
import { appContract } from './app.ts';
import { attachmentsContract } from './attachments.ts';
import { auditFileContract } from './audit-file.ts';
import { baseCurrencyContract } from './base-currency.ts';
import { budgetsContract } from './budgets.ts';
import { calendarContract } from './calendar.ts';
import { companyContract } from './company.ts';
import { counterpartiesContract } from './counterparties.ts';
import { declarationsContract } from './declarations.ts';
import { dimensionsContract } from './dimensions.ts';
import { documentsContract } from './documents.ts';
import { draftsContract } from './drafts.ts';
import { importsContract } from './imports.ts';
import { intrastatContract } from './intrastat.ts';
import { itemsContract } from './items.ts';
import { journalContract } from './journal.ts';
import { numbersContract } from './numbers.ts';
import { ossContract } from './oss.ts';
import { periodsContract } from './periods.ts';
import { ratesContract } from './rates.ts';
import { reportsContract } from './reports.ts';
import { searchContract } from './search.ts';
import type { Shown } from './shown.ts';
import { taxContract } from './tax.ts';
import { templatesContract } from './templates.ts';
import { sessionContract, usersContract } from './users.ts';
import { viewsContract } from './views.ts';
import { worksheetsContract } from './worksheets.ts';

/** Everything a company's engine answers. IPC, HTTP, CLI, tests and the renderer's hooks derive from it. */
export const contract = {
  ...companyContract,
  ...baseCurrencyContract,
  ...draftsContract,
  ...usersContract,
  ...periodsContract,
  ...accountsContract,
  ...counterpartiesContract,
  ...itemsContract,
  ...dimensionsContract,
  ...templatesContract,
  ...budgetsContract,
  ...journalContract,
  ...documentsContract,
  ...numbersContract,
  ...ratesContract,
  ...reportsContract,
  ...taxContract,
  ...worksheetsContract,
  ...calendarContract,
  ...declarationsContract,
  ...ossContract,
  ...intrastatContract,
  ...auditFileContract,
  ...viewsContract,
  ...attachmentsContract,
  ...importsContract,
  ...searchContract,
} as const;
/** The same for the host around it. */
export const hostContract = { ...appContract, ...sessionContract } as const;

export type Contract = typeof contract;
export type HostContract = typeof hostContract;
export type AllMethods = Contract & HostContract;

export type CommandName = { [M in keyof Contract]: Contract[M]['kind'] extends 'command' ? M : never }[keyof Contract];
export type QueryName = { [M in keyof Contract]: Contract[M]['kind'] extends 'query' ? M : never }[keyof Contract];

/** As written by the caller (defaults may be left out), and as the engine receives it. */
export type InputOf<M extends keyof AllMethods> = z.input<AllMethods[M]['input']>;
export type ReadInputOf<M extends keyof AllMethods> = z.output<AllMethods[M]['input']>;
export type OutputOf<M extends keyof AllMethods> = NonNullable<AllMethods[M]['output']> | Extract<AllMethods[M]['output'], null>;

/** One call over any transport. */
export interface Client {
  /** `shown`: the company file the screen shows that calls, which it is meant for. */
  call<M extends keyof AllMethods>(method: M, input: InputOf<M>, shown: Shown): Promise<Result<OutputOf<M>>>;
  /** Called after every commit of anyone using the same company. Returns the function that ends the subscription. */
  onChange(listener: (change: Change) => void): () => void;
}

/** What a commit touched: names of projections, so that a screen refetches just its queries. */
export interface Change {
  readonly position: number;
  readonly projections: readonly string[];
}
