import { hash } from 'node:crypto';
import { fromDayNumber, toDayNumber } from '../../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf } from '../../../shared/dates/quarter.ts';
import { percentText } from '../../../shared/declarations/oss/oss-return.ts';
import { ossCsv } from '../../../shared/declarations/oss/write-csv.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { filedOss, ossFileName, ossPack, todayOf } from '../../queries/oss.ts';
import { computeOss, ossRegistrations } from '../../queries/oss-return.ts';
import { checkAccount, findAccount } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';
import { checkFindings } from './vat-return-file.ts';

const registrationId = (tx: Tx): string => derivedId(tx.company.id, 'oss', '');

/**
 * Registers the company for the Union scheme from a day on, with Bulgaria (the country of the pack) as state of identification, and opens the account of
 * the tax where there is none. While registered it corrects the day.
 * Rejects: NO_JURISDICTION, OSS_NOT_HERE, OSS_NEEDS_VAT_PAYER, OSS_OVERLAPS (an earlier registration ended later), OSS_SALES_OUTSIDE, and faults of an
 * account that has the code already.
 */
export const ossRegister: CommandHandler<'oss.register'> = (tx, { from }) => {
  const found = ossPack(tx.pack);
  if (!found.ok) return found;
  const pack = found.value;
  const rejections: Rejection[] = [];
  if (!tx.company.vatPayer) rejections.push({ code: 'OSS_NEEDS_VAT_PAYER' });
  const spans = ossRegistrations(tx.db);
  const ended = spans.filter(({ until }) => until !== null).at(-1);
  if (ended?.until && from <= ended.until) rejections.push({ code: 'OSS_OVERLAPS', until: ended.until });
  const open = spans.find(({ until }) => until === null);
  if (open && from > open.from) {
    const first = tx.db.get<{ day: bigint | null }>('SELECT min(day) AS day FROM oss_supply WHERE day >= ?', toDayNumber(open.from))?.day;
    if (first != null && first < BigInt(toDayNumber(from)))
      rejections.push({ code: 'OSS_SALES_OUTSIDE', on: fromDayNumber(Number(first)) });
  }
  const account = findAccount(tx, pack.oss.account.code);
  if (account) rejections.push(...checkAccount(account, account.code, 0));
  if (rejections.length > 0) return reject(...rejections);
  const id = registrationId(tx);
  if (!account) openAccount(tx, pack.oss.account);
  tx.append('oss.registered', id, { from, state: pack.code }, tx.revisionOf(id));
  return ok({ from });
};

function openAccount(tx: Tx, { code, names, type, normalSide, parent }: NonNullable<JurisdictionPack['oss']>['account']): void {
  const above = parent === null ? undefined : findAccount(tx, parent);
  tx.append('account.opened', tx.newId(), {
    ...{ code, name_ka: names.ka, name_bg: names.bg, name_ru: names.ru, name_en: names.en },
    ...{ type, normal_side: normalSide, postable: true, active: true },
    parent: above?.postable === 0n ? above.id : undefined,
  });
}

/** Ends the registration. Rejects: NO_JURISDICTION, OSS_NOT_HERE, OSS_NO_REGISTRATION, OSS_ENDS_BEFORE_START, OSS_SALES_OUTSIDE (sales after the day). */
export const ossDeregister: CommandHandler<'oss.deregister'> = (tx, { until }) => {
  const found = ossPack(tx.pack);
  if (!found.ok) return found;
  const open = ossRegistrations(tx.db).find((span) => span.until === null);
  if (!open) return reject({ code: 'OSS_NO_REGISTRATION' });
  if (until < open.from) return reject({ code: 'OSS_ENDS_BEFORE_START', from: open.from });
  const sold = tx.db.get<{ day: bigint | null }>(
    'SELECT max(day) AS day FROM oss_supply WHERE base_minor > 0 AND origin = quarter AND day > ?',
    toDayNumber(until),
  )?.day;
  if (sold != null) return reject({ code: 'OSS_SALES_OUTSIDE', on: fromDayNumber(Number(sold)) });
  const id = registrationId(tx);
  tx.append('oss.deregistered', id, { until }, tx.revisionOf(id));
  return ok({ until });
};

/**
 * Freezes the return of a quarter: its figures go into the log, the table for the portal is kept by hash. There is no corrected return in the scheme:
 * whatever is posted later to the quarter stands as its correction in the return of a later one.
 * @source Directive 2006/112/EC Art. 369f, 369g
 * Rejects: NO_JURISDICTION, OSS_NOT_HERE, OSS_NOT_IN_QUARTER, RETURN_ALREADY_FILED, RETURN_PERIOD_NOT_OVER, RETURN_HAS_ERRORS, WARNING_NOT_ACCEPTED.
 */
export const ossFile: CommandHandler<'oss.file'> = (tx, { quarter, accepted }) => {
  const found = ossPack(tx.pack);
  if (!found.ok) return found;
  const pack = found.value;
  const rejections: Rejection[] = [];
  const [first, last] = [firstDayOf(quarter), lastDayOf(quarter)];
  const computed = computeOss(tx, pack, quarter);
  const isRegistered = ossRegistrations(tx.db).some(({ from, until }) => from <= last && (until === null || until >= first));
  if (!isRegistered && computed.result?.isNil !== false) rejections.push({ code: 'OSS_NOT_IN_QUARTER', quarter });
  if (filedOss(tx.db, quarter)) rejections.push({ code: 'RETURN_ALREADY_FILED', period: quarter });
  if (todayOf(tx) <= last) rejections.push({ code: 'RETURN_PERIOD_NOT_OVER', period: quarter });
  if (rejections.length > 0) return reject(...rejections);
  const refused = checkFindings(computed.findings, accepted);
  const { result } = computed;
  if (refused.length > 0 || !result) return reject(...refused);

  const bytes = Buffer.from(ossCsv(result), 'utf8');
  const sha256 = hash('sha256', bytes);
  tx.db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', sha256, bytes);
  const euro = (cents: bigint) => writeDecimal(cents, 2);
  const payable = euro(result.payable);
  tx.append('oss_return.filed', derivedId(tx.company.id, 'oss-return', quarter), {
    quarter,
    vat_number: result.vatNumber,
    pack_version: pack.version,
    known_position: tx.position,
    lines: result.lines.map((line) => ({
      state: line.state,
      kind: line.kind,
      rate_type: line.rateType ?? undefined,
      rate: percentText(line.rateBp),
      base: euro(line.base),
      vat: euro(line.vat),
      vat_of_base: euro(line.vatOfBase),
    })),
    corrections: result.corrections.map((each) => ({ quarter: each.quarter, state: each.state, vat: euro(each.vat) })),
    payable,
    exchange_rates:
      computed.exchangeRates.length === 0 ? undefined : computed.exchangeRates.map(({ currency, rate, on }) => ({ currency, rate, on })),
    file: { name: ossFileName(tx.company, quarter), sha256 },
    accepted: accepted.length === 0 ? undefined : accepted,
  });
  return ok({ quarter, payable, sha256 });
};
