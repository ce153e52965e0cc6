import { ok, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

const stateOf = (tx: Tx, period: string): { state: string; rev: number } => {
  const row = tx.db.get<{ state: string; rev: bigint }>('SELECT state, rev FROM period WHERE month = ?', Number(period.replace('-', '')));
  return row ? { state: row.state, rev: Number(row.rev) } : { state: 'open', rev: 0 };
};

/** Closes a month, or hardens a soft close. Rejects: PERIOD_ALREADY_CLOSED. */
export const periodClose: CommandHandler<'period.close'> = (tx, input) => {
  const { state, rev } = stateOf(tx, input.period);
  const wanted = input.mode === 'hard' ? 'hard-closed' : 'soft-closed';
  if (state === wanted || state === 'hard-closed') return reject({ code: 'PERIOD_ALREADY_CLOSED', period: input.period });
  tx.append('period.closed', derivedId(tx.company.id, 'period', input.period), { period: input.period, mode: input.mode }, rev);
  return ok({ period: input.period });
};

/** Opens a closed month again; who and why stay in the log. Rejects: PERIOD_NOT_CLOSED. */
export const periodReopen: CommandHandler<'period.reopen'> = (tx, input) => {
  const { state, rev } = stateOf(tx, input.period);
  if (state === 'open') return reject({ code: 'PERIOD_NOT_CLOSED', period: input.period });
  tx.append('period.reopened', derivedId(tx.company.id, 'period', input.period), { period: input.period, reason: input.reason }, rev);
  return ok({ period: input.period });
};
