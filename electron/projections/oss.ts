import type { LocalDate } from '../../shared/dates/local-date.ts';
import { fromDayNumber, toDayNumber } from '../../shared/dates/local-date.ts';
import { nextQuarter, type Quarter, quarterOf } from '../../shared/dates/quarter.ts';
import { isCreditNote } from '../../shared/documents/kinds.ts';
import { isOssCode } from '../../shared/member-states/oss-code.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { canonicalJson } from '../log/canonical.ts';
import type { JournalPosted } from '../log/events.ts';
import type { Apply, ProjectionContext } from './context.ts';

export const ossRegistered: Apply<'oss.registered'> = ({ db, touched }, { position }, _id, _rev, d) => {
  const day = toDayNumber(d.from as LocalDate);
  if (db.get('SELECT 1 FROM oss_registration WHERE until_day IS NULL'))
    db.run('UPDATE oss_registration SET from_day = ? WHERE until_day IS NULL', day);
  else db.run('INSERT INTO oss_registration VALUES (?, ?, NULL)', position, day);
  touched.add('vat');
};

export const ossDeregistered: Apply<'oss.deregistered'> = ({ db, touched }, _recorded, _id, _rev, d) => {
  db.run('UPDATE oss_registration SET until_day = ? WHERE until_day IS NULL', toDayNumber(d.until as LocalDate));
  touched.add('vat');
};

export const ossReturnFiled: Apply<'oss_return.filed'> = ({ db, touched }, { position, wall, user }, _id, _rev, d) => {
  db.run(
    'INSERT INTO oss_filed VALUES (?, ?, ?, ?, ?, ?, ?)',
    d.quarter,
    position,
    wall,
    user,
    d.file.name,
    d.file.sha256,
    canonicalJson({ ...d }),
  );
  touched.add('vat');
};

interface Posted {
  readonly position: number;
  readonly taxDay: number;
  readonly document: bigint | null;
  readonly reverses: bigint | null;
}

interface Supply {
  readonly line_no: bigint;
  readonly origin: Quarter;
  readonly tax_code: string;
  readonly commodity_no: bigint;
  readonly base_minor: bigint;
  readonly vat_minor: bigint;
}

/**
 * Each supply of an entry gets the quarter that declares it: that of its day, or, where that one had been filed before the entry was recorded, the next
 * that had not. So no posting changes what was filed, and everything that was booked is declared exactly once.
 * @source Directive 2006/112/EC Art. 369g: changes of a filed return stand in a later one
 */
export function registerOssSupplies(context: ProjectionContext, posted: Posted, data: JournalPosted): void {
  if (!data.tax?.some(({ code }) => isOssCode(code))) return;
  const { db, baseScale } = context;
  const booked = data.tax.map((tax) => decimal(tax.vat, baseScale));
  const supplies = posted.reverses === null ? suppliesOf(context, posted, data) : reversed(context, posted.reverses);
  const own = quarterOf(fromDayNumber(posted.taxDay));
  for (const { line_no, origin, tax_code, commodity_no, base_minor, vat_minor } of supplies) {
    let quarter = own;
    while (db.get('SELECT 1 FROM oss_filed WHERE quarter = ?', quarter)) quarter = nextQuarter(quarter);
    db.run(
      'INSERT INTO oss_supply VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      posted.position,
      line_no,
      quarter,
      origin,
      posted.taxDay,
      tax_code,
      posted.document,
      commodity_no,
      base_minor,
      vat_minor,
      booked[Number(line_no) - 1]!,
    );
  }
}

/** What is cancelled leaves the return as it came into it: same currency, same origin. */
const reversed = ({ db }: ProjectionContext, position: bigint): Supply[] =>
  db.all<Supply>(
    'SELECT line_no, origin, tax_code, commodity_no, -base_minor AS base_minor, -vat_minor AS vat_minor FROM oss_supply WHERE position = ? ORDER BY line_no',
    position,
  );

function suppliesOf(context: ProjectionContext, { taxDay, document }: Posted, data: JournalPosted): Supply[] {
  const { db, baseScale } = context;
  const from =
    document === null
      ? undefined
      : db.get<{ kind: string; commodity_no: bigint; rate: string | null; sold: bigint | null }>(
          'SELECT d.kind, d.commodity_no, d.rate, c.tax_day AS sold FROM document d LEFT JOIN document c ON c.position = d.corrects WHERE d.position = ?',
          document,
        );
  const origin = quarterOf(fromDayNumber(Number(from?.sold ?? taxDay)));
  return data.tax!.flatMap(({ code, taxable, vat }, index) => {
    if (!isOssCode(code)) return [];
    const supply = { line_no: BigInt(index + 1), origin, tax_code: code };
    if (!from || from.rate === null)
      return [
        {
          ...supply,
          commodity_no: BigInt(context.baseNoOn(toDayNumber(data.date as LocalDate))),
          base_minor: decimal(taxable, baseScale),
          vat_minor: decimal(vat, baseScale),
        },
      ];
    const lines = db.get<{ net: bigint; vat: bigint }>(
      'SELECT sum(net_minor) AS net, sum(vat_minor) AS vat FROM document_line WHERE position = ? AND tax_code = ?',
      document,
      code,
    )!;
    const sign = isCreditNote(from.kind) ? -1n : 1n;
    return [{ ...supply, commodity_no: from.commodity_no, base_minor: sign * lines.net, vat_minor: sign * lines.vat }];
  });
}
