import { assert } from '../../shared/assert.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { JournalPosted } from '../log/events.ts';
import { addToBalance } from './balances.ts';
import { registerBranch } from './branches.ts';
import type { ProjectionContext, Recorded } from './context.ts';
import { registerNumber } from './numbers.ts';
import { registerOssSupplies } from './oss.ts';

/** Most lines have no dimensions. */
const none: readonly string[] = [];
const insertVat = 'INSERT INTO vat_ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Entry, lines, balances and VAT ledger of a posted entry. Lines first: the row of the entry seals them, and its trigger checks that they balance. */
export function applyJournalPosted(context: ProjectionContext, recorded: Recorded, id: string, data: JournalPosted): void {
  const { db, baseScale } = context;
  const { position } = recorded;
  const day = toDayNumber(data.date as LocalDate);
  const documentPosition = data.document === undefined ? null : context.positionOf(data.document);
  const reverses = data.reverses === undefined ? null : context.positionOf(data.reverses);
  const corrects = data.corrects === undefined ? null : context.positionOf(data.corrects);
  let total = 0n;
  for (let index = 0; index < data.lines.length; index += 1) {
    const posted = data.lines[index]!;
    const base =
      posted.debit !== undefined ? decimal(posted.debit, baseScale) : posted.credit !== undefined ? -decimal(posted.credit, baseScale) : 0n;
    // A conversion takes amounts of the former currency out on one line and brings the new ones in on another: only these are its total.
    if (base > 0n && !(data.kind === 'conversion' && posted.commodity !== undefined)) total += base;
    const accountNo = context.accountNo(posted.account);
    const commodity = posted.commodity === undefined ? undefined : context.commodity(posted.commodity);
    const quantity = commodity === undefined ? null : decimal(posted.quantity ?? '0', commodity.scale);
    const weight = posted.weight_commodity === undefined ? undefined : context.commodity(posted.weight_commodity);
    context.lines.add(position, index + 1, accountNo, day, base);
    if (commodity || weight || posted.rate !== undefined || posted.counterparty !== undefined || posted.memo !== undefined) {
      context.details.add(
        position,
        index + 1,
        commodity?.no ?? null,
        quantity,
        posted.rate ?? null,
        weight?.no ?? null,
        weight === undefined ? null : decimal(posted.weight ?? '0', weight.scale),
        posted.counterparty === undefined ? null : context.counterpartyNo(posted.counterparty),
        posted.memo ?? null,
      );
    }
    for (const id of posted.dimensions ?? none) {
      const { no, dimensionNo } = context.dimensionValue(id);
      context.dimensions.add(no, accountNo, day, position, index + 1, base, dimensionNo);
    }
    addToBalance(context, accountNo, commodity?.no ?? context.baseNoOn(day), day, base, quantity ?? base);
  }
  context.entries.add(
    position,
    context.blobOf(id),
    day,
    data.kind,
    data.number ?? '',
    data.memo ?? '',
    total,
    documentPosition,
    reverses,
    null,
    corrects,
  );
  if (reverses !== null) db.run('UPDATE journal_entry SET reversed_by = ? WHERE position = ?', position, reverses);
  if (documentPosition !== null) db.run('UPDATE document SET entry = ? WHERE position = ? AND entry IS NULL', position, documentPosition);
  if (data.series !== undefined) {
    assert(data.value !== undefined && data.number !== undefined, 'journal.posted: series without number');
    registerNumber(context, { series: data.series, value: data.value, number: data.number, reserved: data.reserved }, position);
  }
  registerBranch(context, data.branch, position);
  if (data.tax !== undefined) {
    const taxDay = toDayNumber((data.tax_point ?? data.date) as LocalDate);
    const vat = db.prepare(insertVat);
    data.tax.forEach((tax, index) => {
      vat.run(
        Math.floor(taxDay / 100),
        position,
        index + 1,
        taxDay,
        tax.code,
        tax.direction,
        context.inCurrencyOf(decimal(tax.taxable, baseScale), day, taxDay),
        context.inCurrencyOf(decimal(tax.vat, baseScale), day, taxDay),
        tax.correction ? 1 : 0,
        tax.source,
      );
    });
    registerOssSupplies(context, { position, taxDay, document: documentPosition, reverses }, data);
    context.touched.add('vat');
  }
  context.touched.add('journal');
}
