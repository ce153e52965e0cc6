import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { isForeignEuVatNumber } from '../../../shared/declarations/eu-vat-number.ts';
import { asDeclared } from '../../../shared/declarations/intrastat/changes.ts';
import { partnerStates, privateConsumers } from '../../../shared/declarations/intrastat/codes.ts';
import { decimal, readDecimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import type { DescribedItem } from '../../log/events.ts';
import { baseOn } from '../../queries/company-row.ts';
import { computeIntrastat, filedLine, flowOf, makeMessage, scopeOf } from '../../queries/intrastat-declaration.ts';
import { type Moved, movedBy } from '../../queries/intrastat-movements.ts';
import { readMinor } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

type Item = ReadInputOf<'document.describeGoods'>['items'][number];

/**
 * What goods a document moves, all of them: what was said before no longer counts. Entries and VAT stay as they are, so a closed month takes it too; a
 * declaration that was filed keeps its bytes and asks for a correction.
 * Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK, UNKNOWN_DOCUMENT, GOODS_NOT_MOVED (no line of the document moves any), GOODS_EMPTY, GOODS_EXCLUDED, and
 * of a row (from 1) GOODS_LINE_UNKNOWN, GOODS_STATE, GOODS_PARTNER_NUMBER, GOODS_MASS_ZERO, GOODS_VALUE_ZERO, GOODS_VALUE_ASKED, TOO_MANY_DECIMALS.
 */
export const documentDescribeGoods: CommandHandler<'document.describeGoods'> = (tx, { documentId, items, excluded }) => {
  const scope = scopeOf(tx);
  if (!scope.ok) return scope;
  const known = tx.db.get<{ number: string }>('SELECT number FROM document WHERE id = ?', documentId);
  if (!known) return reject({ code: 'UNKNOWN_DOCUMENT' });
  const moved = movedBy(tx.db, scope.value.pack, tx.company, documentId);
  if (!moved) return reject({ code: 'GOODS_NOT_MOVED', number: known.number });
  if (items.length === 0 && excluded === '') return reject({ code: 'GOODS_EMPTY' });
  if (items.length > 0 && excluded !== '') return reject({ code: 'GOODS_EXCLUDED' });
  const read = items.map((item, index) => readItem(tx, moved, items, item, index + 1));
  const rejections = read.flatMap((each) => (each.ok ? [] : each.rejections));
  if (rejections.length > 0) return reject(...rejections);
  const described = read.flatMap((each) => (each.ok ? [each.value] : []));
  tx.append(
    'document.goods_described',
    documentId,
    { ...(excluded === '' ? {} : { excluded }), items: described },
    tx.revisionOf(documentId),
  );
  return ok({ documentId });
};

function readItem(tx: Tx, moved: Moved, items: readonly Item[], item: Item, row: number): Result<DescribedItem> {
  const { baseScale } = tx.company;
  const baseCurrency = baseOn(tx.company, lastDay(moved.period));
  const rejections: Rejection[] = [];
  const line = moved.lines.find((each) => each.line === item.line);
  if (!line) rejections.push({ code: 'GOODS_LINE_UNKNOWN', row, line: item.line });
  const state = item.partnerState ?? moved.usual.partnerState;
  if (!(partnerStates as readonly string[]).includes(state)) rejections.push({ code: 'GOODS_STATE', row, found: state });
  // A line that several rows share can't be divided among them by itself.
  const shared = items.filter((each) => each.line === item.line).length > 1;
  if (item.value === undefined && shared) rejections.push({ code: 'GOODS_VALUE_ASKED', row, line: item.line });
  const value = readMinor(item.value ?? writeDecimal(line?.value ?? 0n, baseScale), baseScale, baseCurrency, `items.${row - 1}.value`);
  if ('rejection' in value) rejections.push(value.rejection);
  const statistical =
    item.statisticalValue === undefined
      ? undefined
      : readMinor(item.statisticalValue, baseScale, baseCurrency, `items.${row - 1}.statisticalValue`);
  if (statistical && 'rejection' in statistical) rejections.push(statistical.rejection);
  const grams = readDecimal(item.netMass, 3) ?? 0n;
  // Less for the same goods changes the value alone.
  if (grams === 0n && !moved.correctsValue) rejections.push({ code: 'GOODS_MASS_ZERO', row });
  const worth = 'minor' in value ? value.minor : undefined;
  if (worth === 0n && line && (!moved.correctsValue || grams === 0n)) rejections.push({ code: 'GOODS_VALUE_ZERO', row });
  const number =
    moved.flow === 'A'
      ? (item.partnerVatNumber ?? '')
      : (item.partnerVatNumber ?? (item.nature === privateConsumers ? '' : moved.usual.partnerVatNumber));
  const isRight = moved.flow === 'A' ? number === '' : number === '' ? item.nature === privateConsumers : isForeignEuVatNumber(number);
  if (!isRight) rejections.push({ code: moved.flow === 'A' ? 'GOODS_PARTNER_NUMBER_ARRIVAL' : 'GOODS_PARTNER_NUMBER', row, found: number });
  if (rejections.length > 0 || worth === undefined) return reject(...rejections);
  const thousandths = (text: string) => writeDecimal(decimal(text, 3), 3);
  return ok({
    line: item.line,
    cn8: item.cn8,
    net_mass: thousandths(item.netMass),
    // No quantity is none, not zero.
    supplementary: item.supplementary === undefined || !/[1-9]/.test(item.supplementary) ? undefined : thousandths(item.supplementary),
    origin_country: item.originCountry,
    partner_state: state,
    partner_vat_number: number === '' ? undefined : number,
    vehicle_country: item.vehicleCountry,
    nature: item.nature,
    transport_mode: item.transportMode,
    region: item.region,
    delivery_terms: item.deliveryTerms,
    value: writeDecimal(worth, baseScale),
    statistical_value: statistical && 'minor' in statistical ? writeDecimal(statistical.minor, baseScale) : undefined,
  });
}

/**
 * Freezes the declaration of a flow and month as it was sent: its lines go into the log, its message is kept by hash. What changes later is declared by a
 * correction, which is filed as a version of its own.
 * Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK, RETURN_PERIOD_NOT_OVER, those of `makeMessage`.
 */
export const intrastatFile: CommandHandler<'intrastat.file'> = (tx, { period, flow }) => {
  const scope = scopeOf(tx);
  if (!scope.ok) return scope;
  const today = new Date(tx.nowMs).toISOString().slice(0, 10) as LocalDate;
  if (today <= lastDay(period)) return reject({ code: 'RETURN_PERIOD_NOT_OVER', period });
  const computed = computeIntrastat(scope.value, period, flowOf[flow]);
  const made = makeMessage(scope.value, period, computed);
  if (!made.ok) return made;
  const { function: kind, name, bytes, sha256 } = made.value;
  tx.db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', sha256, bytes);
  const id = derivedId(tx.company.id, 'intrastat', `${flow} ${period}`);
  tx.append(
    'intrastat.filed',
    id,
    {
      ...{ period, flow, function: kind, known_position: tx.position, pack_version: scope.value.pack.version },
      lines: computed.lines.map((line) => filedLine(asDeclared(line))),
      ...{ file: name, file_sha256: sha256 },
    },
    tx.revisionOf(id),
  );
  return ok({ period, flow, function: kind, sha256 });
};
