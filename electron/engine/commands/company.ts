import { ok } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';

/** Changes name, VAT status and the approval setting. */
export const companyUpdate: CommandHandler<'company.update'> = (tx, input) => {
  tx.append('company.changed', tx.company.id, { name: input.name, vat_payer: input.vatPayer, one_person: input.onePerson }, tx.company.rev);
  return ok({ id: tx.company.id });
};
