import { ok, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';

/** Changes name, VAT status and the approval setting. */
export const companyUpdate: CommandHandler<'company.update'> = (tx, input) => {
  tx.append('company.changed', tx.company.id, { name: input.name, vat_payer: input.vatPayer, one_person: input.onePerson }, tx.company.rev);
  return ok({ id: tx.company.id });
};

/** Adds a user; the id of the command is the user's. Rejects: ID_REUSED, USER_NAME_TAKEN. */
export const userAdd: CommandHandler<'user.add'> = (tx, input) => {
  if (tx.revisionOf(input.id) > 0) return reject({ code: 'ID_REUSED' });
  if (tx.db.get('SELECT 1 FROM user_account WHERE name = ?', input.name)) return reject({ code: 'USER_NAME_TAKEN', name: input.name });
  tx.append('user.added', input.id, { name: input.name, role: input.role });
  return ok({ id: input.id });
};

/** Changes role and state of a user. Rejects: UNKNOWN_USER, LAST_OWNER (someone must stay who may administer). */
export const userChange: CommandHandler<'user.change'> = (tx, input) => {
  const user = tx.db.get<{ role: string; active: bigint; rev: bigint }>(
    'SELECT role, active, rev FROM user_account WHERE id = ?',
    input.userId,
  );
  if (!user) return reject({ code: 'UNKNOWN_USER' });
  const stays = input.active && input.role === 'owner';
  if (user.role === 'owner' && user.active === 1n && !stays) {
    const others = tx.db.get<{ n: bigint }>(
      "SELECT count(*) AS n FROM user_account WHERE role = 'owner' AND active = 1 AND id <> ?",
      input.userId,
    )!.n;
    if (others === 0n) return reject({ code: 'LAST_OWNER' });
  }
  tx.append('user.changed', input.userId, { role: input.role, active: input.active }, Number(user.rev));
  return ok({ id: input.userId });
};
