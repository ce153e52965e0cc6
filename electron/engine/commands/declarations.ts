import { lastDay } from '../../../shared/dates/period.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { cellRules } from '../../../shared/reports/vat-return.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { baseOn } from '../../queries/company-row.ts';
import { checkPeriodOpen, readMinor } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';
import { isFiled } from './vat-return-file.ts';

/** Events of a thing so far: what it is changed by names the next. */
const append = <T extends 'declarant.changed' | 'vat_coefficient.set' | 'vat_return.entered'>(
  tx: Tx,
  type: T,
  id: string,
  data: Parameters<typeof tx.append<T>>[2],
): number => tx.append(type, id, data, tx.revisionOf(id));

/** Who files for the company. */
export const declarantChange: CommandHandler<'declarant.change'> = (tx, input) => {
  append(tx, 'declarant.changed', derivedId(tx.company.id, 'declarant', ''), {
    name: input.name,
    person_id: input.personId,
    capacity: input.capacity,
    town: input.town,
    post_code: input.postCode,
    street: input.street,
    company_address: input.companyAddress,
    phone: input.phone,
  });
  return ok({ id: tx.company.id });
};

/** Share of partly deducted VAT of a year. Rejects: NO_JURISDICTION. @source ЗДДС 73; TC 177 */
export const vatCoefficientSet: CommandHandler<'vatCoefficient.set'> = (tx, { year, coefficient }) => {
  if (!tx.pack) return reject({ code: 'NO_JURISDICTION' });
  append(tx, 'vat_coefficient.set', derivedId(tx.company.id, 'vat-coefficient', String(year)), { year, coefficient });
  return ok({ year });
};

/** A cell no document fills. Rejects: NO_JURISDICTION, UNKNOWN_CELL, CELL_IS_COMPUTED, RETURN_ALREADY_FILED, PERIOD_CLOSED, TOO_MANY_DECIMALS. */
export const vatReturnEnter: CommandHandler<'vatReturn.enter'> = (tx, { period, cell, amount }) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { baseScale } = tx.company;
  const baseCurrency = baseOn(tx.company, lastDay(period));
  const rule = cellRules(pack.vatReturn).get(cell);
  const rejections: Rejection[] = [];
  if (!rule) rejections.push({ code: 'UNKNOWN_CELL', cell });
  else if (rule.from !== 'manual') rejections.push({ code: 'CELL_IS_COMPUTED', cell });
  if (isFiled(tx, period)) rejections.push({ code: 'RETURN_ALREADY_FILED', period });
  else rejections.push(...checkPeriodOpen(tx, lastDay(period)));
  const read = readMinor(amount, baseScale, baseCurrency, 'amount');
  if ('rejection' in read) rejections.push(read.rejection);
  if (rejections.length > 0 || 'rejection' in read) return reject(...rejections);
  append(tx, 'vat_return.entered', derivedId(tx.company.id, 'vat-cell', `${period} ${cell}`), {
    period,
    cell,
    amount: writeDecimal(read.minor, baseScale),
  });
  return ok({ period, cell });
};
