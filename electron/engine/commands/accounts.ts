import { normalSide } from '../../../shared/accounts/account.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { findAccount } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

/** Opens an account. Rejects: ACCOUNT_CODE_TAKEN, ACCOUNT_PARENT_INVALID, ID_REUSED. */
export const accountOpen: CommandHandler<'account.open'> = (tx, input) => {
  const rejections: Rejection[] = [];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (findAccount(tx, input.code)) rejections.push({ code: 'ACCOUNT_CODE_TAKEN', account: input.code });
  const parent = input.parentCode === null ? undefined : findAccount(tx, input.parentCode);
  if (input.parentCode !== null && (!parent || parent.postable === 1n)) {
    rejections.push({ code: 'ACCOUNT_PARENT_INVALID', account: input.parentCode });
  }
  if (rejections.length > 0) return reject(...rejections);
  tx.append('account.opened', input.id, {
    code: input.code,
    name_ka: input.names.ka,
    name_bg: input.names.bg,
    name_ru: input.names.ru,
    name_en: input.names.en,
    type: input.type,
    normal_side: input.normalSide ?? normalSide(input.type),
    postable: input.postable,
    active: true,
    parent: parent?.id,
  });
  return ok({ id: input.id });
};

interface Known {
  readonly no: bigint;
  readonly code: string;
  readonly rev: bigint;
  readonly active: bigint;
}

/** The account as the screen saw it, or UNKNOWN_ACCOUNT, or VERSION_CONFLICT when someone changed it meanwhile. */
function known(tx: Tx, id: string, version: number): { account: Known } | { rejection: Rejection } {
  const account = tx.db.get<Known>('SELECT no, code, rev, active FROM account WHERE id = ?', id);
  if (!account) return { rejection: { code: 'UNKNOWN_ACCOUNT', account: id } };
  return account.rev === BigInt(version) ? { account } : { rejection: { code: 'VERSION_CONFLICT' } };
}

/** Rejects: UNKNOWN_ACCOUNT, VERSION_CONFLICT. */
export const accountRename: CommandHandler<'account.rename'> = (tx, input) => {
  const found = known(tx, input.accountId, input.version);
  if ('rejection' in found) return reject(found.rejection);
  const { ka, bg, ru, en } = input.names;
  tx.append('account.renamed', input.accountId, { name_ka: ka, name_bg: bg, name_ru: ru, name_en: en }, input.version);
  return ok({ id: input.accountId });
};

/** Rejects: UNKNOWN_ACCOUNT, VERSION_CONFLICT, ACCOUNT_CODE_TAKEN, ACCOUNT_PARENT_INVALID (not a heading, or below the account itself). */
export const accountMove: CommandHandler<'account.move'> = (tx, input) => {
  const found = known(tx, input.accountId, input.version);
  if ('rejection' in found) return reject(found.rejection);
  const rejections: Rejection[] = [];
  const holder = findAccount(tx, input.code);
  if (holder && holder.id !== input.accountId) rejections.push({ code: 'ACCOUNT_CODE_TAKEN', account: input.code });
  const parent = input.parentCode === null ? undefined : findAccount(tx, input.parentCode);
  if (input.parentCode !== null && (!parent || parent.postable === 1n || isBelow(tx, parent.no, found.account.no))) {
    rejections.push({ code: 'ACCOUNT_PARENT_INVALID', account: input.parentCode });
  }
  if (rejections.length > 0) return reject(...rejections);
  tx.append('account.moved', input.accountId, { code: input.code, parent: parent?.id }, input.version);
  return ok({ id: input.accountId });
};

function isBelow(tx: Tx, no: bigint, ancestor: bigint): boolean {
  let current: bigint | null = no;
  while (current !== null) {
    if (current === ancestor) return true;
    const row: { parent_no: bigint | null } | undefined = tx.db.get('SELECT parent_no FROM account WHERE no = ?', current);
    current = row?.parent_no ?? null;
  }
  return false;
}

/** Hides an account from new postings; what was posted stays. Rejects: UNKNOWN_ACCOUNT, VERSION_CONFLICT, ACCOUNT_INACTIVE. */
export const accountDeactivate: CommandHandler<'account.deactivate'> = (tx, input) => {
  const found = known(tx, input.accountId, input.version);
  if ('rejection' in found) return reject(found.rejection);
  if (found.account.active === 0n) return reject({ code: 'ACCOUNT_INACTIVE', line: 0, account: found.account.code });
  tx.append('account.deactivated', input.accountId, {}, input.version);
  return ok({ id: input.accountId });
};

/** Rejects: UNKNOWN_ACCOUNT, VERSION_CONFLICT, ACCOUNT_ACTIVE. */
export const accountActivate: CommandHandler<'account.activate'> = (tx, input) => {
  const found = known(tx, input.accountId, input.version);
  if ('rejection' in found) return reject(found.rejection);
  if (found.account.active === 1n) return reject({ code: 'ACCOUNT_ACTIVE', account: found.account.code });
  tx.append('account.activated', input.accountId, {}, input.version);
  return ok({ id: input.accountId });
};
