import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { readDecimal, writeDecimal } from '../../shared/money/decimal.ts';
import { ok, reject } from '../../shared/result.ts';
import { latenessOf } from '../../shared/vat/lateness.ts';
import type { QueryHandler } from './query.ts';
import { describeReturn } from './vat-return.ts';

/**
 * What a VAT return costs that is filed or paid late: an estimate, since the authority computes it. Days not given: the day it was filed, else today.
 * @source TC 272, 274
 * Rejects: NO_JURISDICTION, NO_LATENESS_RULE, TOO_MANY_DECIMALS.
 */
export const vatReturnLateness: QueryHandler<'vatReturn.lateness'> = ({ db, pack, company, nowMs }, { period, ...input }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rule = pack.lateness;
  if (!rule) return reject({ code: 'NO_LATENESS_RULE' });
  const { baseScale, baseCurrency } = company;
  const today = new Date(nowMs).toISOString().slice(0, 10) as LocalDate;
  const filed = db.get<{ filed_at: bigint }>('SELECT filed_at FROM filed_return WHERE month = ?', monthNumber(period));
  const filedOn = filed ? (new Date(Number(filed.filed_at)).toISOString().slice(0, 10) as LocalDate) : today;
  const described = describeReturn(db, pack, period, baseScale);
  const tax = readDecimal(input.tax ?? described.filed?.payable ?? described.payable, baseScale);
  if (tax === undefined) return reject({ code: 'TOO_MANY_DECIMALS', field: 'tax', currency: baseCurrency, scale: baseScale });
  const days = { due: pack.vatDueDate(period), filedOn: input.filedOn ?? filedOn, paidOn: input.paidOn ?? today };
  const found = latenessOf(rule, { tax, ...days });
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  return ok({
    period,
    ...days,
    filed: filed !== undefined,
    tax: text(tax),
    daysLate: found.daysLate,
    interestDays: found.interestDays,
    interest: text(found.interest),
    penaltyPercent: writeDecimal(found.penaltyBp, 2),
    penalty: text(found.penalty),
    total: text(found.interest + found.penalty),
    source: lawNames([...rule.interestSource, ...rule.penaltySource], 'full'),
    unconfirmed: [...rule.unconfirmed],
  });
};
