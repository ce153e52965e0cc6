import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { DocumentIssued, EventData } from '../log/events.ts';
import { registerBranch } from './branches.ts';
import { registerCashVat, takeBackCashVat } from './cash-vat.ts';
import type { ProjectionContext, Recorded } from './context.ts';
import { registerLineDimensions } from './dimensions.ts';
import { registerItems } from './items.ts';
import { registerNumber } from './numbers.ts';
import { registerDocumentTax } from './vat.ts';

const insertDocument = 'INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)';
const insertLine = 'INSERT INTO document_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Document with its lines, its number, the open item it leaves and those it settles. */
export function applyDocumentIssued(context: ProjectionContext, recorded: Recorded, id: string, data: DocumentIssued): void {
  const { db, baseScale } = context;
  const { position } = recorded;
  const commodity = context.commodity(data.currency);
  const minor = (text: string) => decimal(text, commodity.scale);
  const counterpartyNo = data.counterparty === undefined ? null : context.counterpartyNo(data.counterparty);
  const day = toDayNumber(data.date as LocalDate);
  const dueDay = data.due_date === undefined ? null : toDayNumber(data.due_date as LocalDate);
  db.prepare(insertDocument).run(
    position,
    id,
    data.kind,
    data.number,
    data.uid,
    day,
    dueDay,
    toDayNumber(data.tax_point as LocalDate),
    counterpartyNo,
    data.supplier_number ?? '',
    commodity.no,
    data.rate ?? null,
    data.prices_include_vat ? 1 : 0,
    minor(data.net),
    minor(data.vat),
    minor(data.gross),
    data.corrects === undefined ? null : context.positionOf(data.corrects),
    data.reason ?? null,
    data.memo ?? '',
  );
  const line = db.prepare(insertLine);
  data.lines.forEach((l, index) => {
    line.run(
      position,
      index + 1,
      l.description,
      context.accountNo(l.account),
      l.quantity,
      l.unit_price,
      l.tax_code,
      minor(l.net),
      minor(l.vat),
      minor(l.gross),
    );
  });
  registerNumber(context, data, position);
  registerDocumentTax(context, data, position);
  registerCashVat(context, data, position);
  data.lines.forEach(({ cost }, index) => {
    if (cost !== undefined) db.run('INSERT INTO margin_cost VALUES (?, ?, ?)', position, index + 1, decimal(cost, baseScale));
  });
  registerItems(context, data, position);
  registerLineDimensions(context, data, position);
  if (data.sale_number !== undefined) db.run('INSERT INTO sale_number VALUES (?, ?)', data.sale_number, position);
  registerBranch(context, data.branch, position);
  if (data.open !== undefined) {
    db.run(
      'INSERT INTO open_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      position,
      context.accountNo(data.open.account),
      counterpartyNo,
      commodity.no,
      day,
      dueDay,
      minor(data.open.amount),
      minor(data.open.amount),
      decimal(data.open.base, baseScale),
      decimal(data.open.vat, baseScale),
    );
  }
  for (const settled of data.settles ?? []) {
    const item = context.positionOf(settled.document);
    const row = db.get<{ scale: bigint; open_minor: bigint }>(
      'SELECT c.scale, o.open_minor FROM open_item o JOIN commodity c ON c.no = o.commodity_no WHERE o.position = ?',
      item,
    )!;
    // Open items are signed; what settles them always brings them nearer to zero.
    const sign = row.open_minor < 0n ? -1n : 1n;
    const amount = decimal(settled.amount, Number(row.scale));
    const base = decimal(settled.base, baseScale);
    db.run(
      'UPDATE open_item SET open_minor = open_minor - ?, open_base_minor = open_base_minor - ?, vat_open_minor = vat_open_minor - ? WHERE position = ?',
      sign * amount,
      sign * base,
      decimal(settled.vat, baseScale),
      item,
    );
    db.run('INSERT INTO settlement VALUES (?, ?, ?, ?)', position, item, amount, base);
  }
  context.touched.add('documents');
}

/**
 * The voided document leaves nothing open, and what it settled is open again as it was before, to the minor unit: the mirror of its entry does the
 * same to the control account. Settlements stay, and are answered by one of the other sign on the date of the cancelling entry, so that what was
 * open on an earlier date is still told as it was.
 */
export function applyDocumentVoided(context: ProjectionContext, id: string, data: EventData['document.voided']): void {
  const { db } = context;
  const position = context.positionOf(id);
  const entry = context.positionOf(data.entry);
  takeBackCashVat(context, position);
  // Open items keep the sign of what they were issued with: a settled one has none left of its own.
  db.run(
    `UPDATE open_item SET open_minor = open_minor + sign(open_item.amount_minor) * s.amount_minor,
       open_base_minor = open_base_minor + sign(open_item.amount_minor) * s.base_minor
     FROM settlement s WHERE s.position = ? AND s.item = open_item.position`,
    position,
  );
  db.run('INSERT INTO settlement SELECT ?, item, -amount_minor, -base_minor FROM settlement WHERE position = ?', entry, position);
  // What a change of currency made of it is no part of what it began with: the next conversion takes that back.
  const converted = db.get<{ amount: bigint; base: bigint; vat: bigint }>(
    `SELECT coalesce(sum(amount_minor), 0) AS amount, coalesce(sum(base_minor), 0) AS base, coalesce(sum(vat_minor), 0) AS vat
     FROM open_item_conversion WHERE item = ?`,
    position,
  )!;
  db.run(
    `INSERT INTO settlement SELECT ?1, position, abs(open_minor - ?3), abs(open_base_minor - ?4) FROM open_item
     WHERE position = ?2 AND (open_minor <> ?3 OR open_base_minor <> ?4)`,
    entry,
    position,
    converted.amount,
    converted.base,
  );
  db.run(
    'UPDATE open_item SET open_minor = ?, open_base_minor = ?, vat_open_minor = ? WHERE position = ?',
    converted.amount,
    converted.base,
    converted.vat,
    position,
  );
  context.touched.add('documents');
}

/** Names are told as they are known now, also of an earlier state: so is this one. */
export function applyDocumentRenumbered(context: ProjectionContext, id: string, data: EventData['document.renumbered']): void {
  context.db.run('UPDATE document SET supplier_number = ? WHERE id = ?', data.supplier_number, id);
  context.touched.add('documents');
}
