import type { ActivityRow } from '../../shared/contracts/company.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId, idToBlob } from '../db/ids.ts';
import type { BatchHeader, LogEvent } from '../log/batch.ts';
import type { EventData } from '../log/events.ts';
import { readEvents } from '../log/read.ts';
import { ownerOf } from './attachments.ts';
import { budgetChange } from './budget-change.ts';
import { filteredPositions, isFiltered } from './history-filter.ts';
import { logHead } from './log-head.ts';
import type { QueryHandler } from './query.ts';

interface Batch {
  readonly first_position: bigint;
  readonly event_count: bigint;
  readonly header: Buffer;
  readonly packed: bigint;
  readonly payload: Buffer;
}

const columns = 'first_position, event_count, header, packed, payload';

/** Reads the log itself, newest first: nothing is kept twice, and what is shown is what is signed. */
export const historyList: QueryHandler<'history.list'> = (scope, { limit, offset, ...input }) => {
  const { db } = scope;
  const cache = new Map<bigint, { header: BatchHeader; events: LogEvent[] }>();
  const open = (batch: Batch) => {
    let read = cache.get(batch.first_position);
    if (!read) {
      read = { header: JSON.parse(batch.header.toString('utf8')) as BatchHeader, events: readEvents(Number(batch.packed), batch.payload) };
      cache.set(batch.first_position, read);
    }
    return read;
  };
  const at = (position: bigint): { header: BatchHeader; event: LogEvent } | undefined => {
    const batch = db.get<Batch>(`SELECT ${columns} FROM batch WHERE first_position <= ? ORDER BY first_position DESC LIMIT 1`, position);
    if (!batch) return undefined;
    const { header, events } = open(batch);
    const event = events[Number(position - batch.first_position)];
    return event && { header, event };
  };

  let positions: bigint[];
  let total: number;
  const thread = input.objectId === undefined ? undefined : threadOf(db, input.objectId, (position) => at(position)?.event);
  if (isFiltered(input)) {
    const all = filteredPositions(scope, input, thread);
    total = all.length;
    positions = [...all.subarray(offset, offset + limit)].map(BigInt);
  } else if (thread) {
    total = thread.length;
    positions = thread.slice(offset, offset + limit);
  } else {
    const head = logHead(db).position;
    total = head;
    const newest = head - offset;
    positions = Array.from({ length: Math.max(0, Math.min(limit, newest)) }, (_, index) => BigInt(newest - index));
  }
  const users = new Map(db.all<{ id: string; name: string }>('SELECT id, name FROM user_account').map((row) => [row.id, row.name]));
  const devices = new Map(db.all<{ log: string; no: bigint }>('SELECT log, no FROM device').map((row) => [row.log, `${row.no}`]));
  const deviceIds = new Set(db.all<{ id: string }>('SELECT id FROM device').map(({ id }) => id));
  const rows: ActivityRow[] = [];
  for (const position of positions) {
    const found = at(position);
    if (!found) continue;
    const { header, event } = found;
    const change = changeOf(db, event, at);
    const budget = event.type === 'budget.saved' ? budgetChange(scope, event, stateBefore(db, event, at)) : undefined;
    const attachedTo = event.type.startsWith('attachment.') ? ownerOf(db, textOf(event.data.object)) : undefined;
    rows.push({
      position: Number(position),
      at: new Date(header.wall).toISOString(),
      // A log that was begun before anyone signed in is nobody's work.
      user: users.get(header.user) ?? (deviceIds.has(header.user) ? '—' : header.user),
      device: devices.get(header.log) ?? header.log,
      type: event.type,
      subject: subjectOf(db, event),
      documentId: event.type.startsWith('document.')
        ? event.id
        : textOf(event.data.document) || (attachedTo?.of === 'document' ? attachedTo.id : null),
      entryId:
        event.type === 'journal.posted'
          ? event.id
          : event.type === 'document.voided'
            ? textOf(event.data.entry)
            : attachedTo?.of === 'entry'
              ? attachedTo.id
              : null,
      ...change,
      names: namesIn(db, change),
      ...(budget ? { budget } : {}),
    });
  }
  return ok({ rows, total });
};

/**
 * Positions of everything that happened to a thing, newest first: its own events, and of what was posted also those of the draft it came from, of
 * its document or entry, of the entries that reversed or corrected it, of the matches of its open item, and of the files attached to any of them.
 */
function threadOf(db: Db, id: string, eventAt: (position: bigint) => LogEvent | undefined): bigint[] {
  const ids = new Set([id]);
  const entry = db.get<{ position: bigint; id: Buffer; document: string | null }>(
    `SELECT e.position, e.id, d.id AS document FROM journal_entry e LEFT JOIN document d ON d.position = e.document
     WHERE e.position = coalesce((SELECT entry FROM document WHERE id = ?1), (SELECT position FROM event_index WHERE id = ?2 AND rev = 1))`,
    id,
    idToBlob(id),
  );
  if (entry) {
    ids.add(blobToId(entry.id));
    if (entry.document !== null) ids.add(entry.document);
    const draft = textOf(eventAt(entry.position)?.data.draft);
    if (draft !== '') ids.add(draft);
    for (const linked of db.all<{ id: Buffer }>(
      'SELECT id FROM journal_entry WHERE corrects = ?1 UNION ALL SELECT r.id FROM journal_entry e JOIN journal_entry r ON r.position = e.reversed_by WHERE e.position = ?1',
      entry.position,
    ))
      ids.add(blobToId(linked.id));
  }
  for (const match of db.all<{ id: string }>(
    `SELECT m.id FROM document d JOIN item_match m ON d.position IN (m.document, m.credit) WHERE d.id IN (${[...ids].map(() => '?').join(', ')})`,
    ...ids,
  ))
    ids.add(match.id);
  for (const file of db.all<{ id: string }>(`SELECT id FROM attachment WHERE object IN (${[...ids].map(() => '?').join(', ')})`, ...ids))
    ids.add(file.id);
  return db
    .all<{ position: bigint }>(
      `SELECT position FROM event_index WHERE id IN (${[...ids].map(() => '?').join(', ')}) ORDER BY position DESC`,
      ...[...ids].map(idToBlob),
    )
    .map(({ position }) => position);
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

function subjectOf(db: Db, event: LogEvent): string {
  const { data } = event;
  if (event.type === 'rate.recorded') return `${textOf(data.unit)}/${textOf(data.price)} ${textOf(data.on)}`;
  if (event.type === 'base_currency.changed') return `${textOf(data.from)} / ${textOf(data.to)}`;
  if (event.type === 'base_currency.converted') return textOf(data.on);
  if (event.type === 'book.imported') return textOf(data.file);
  if (event.type === 'book.import_undone')
    return db.get<{ file: string }>('SELECT file FROM import_unit WHERE id = ?', textOf(data.import))?.file ?? '';
  const value =
    event.type === 'dimension_value.added' && db.get<{ code: string }>('SELECT code FROM dimension WHERE id = ?', textOf(data.dimension));
  if (value) return `${value.code}: ${textOf(data.code)}`;
  const named = [data.number, data.code, data.name, data.period, data.quarter, data.year, data.series]
    .map(textOf)
    .find((text) => text !== '');
  if (named) return named;
  if (event.type === 'numbering.configured') return textOf(data.kind);
  const known = db.get<{ code: string }>(
    `SELECT code FROM account WHERE id = ?1 UNION ALL SELECT name FROM user_account WHERE id = ?1 UNION ALL SELECT code FROM branch WHERE id = ?1
     UNION ALL SELECT code FROM item WHERE id = ?1 UNION ALL SELECT code FROM dimension WHERE id = ?1
     UNION ALL SELECT d.code || ': ' || v.code FROM dimension_value v JOIN dimension d ON d.no = v.dimension_no WHERE v.id = ?1
     UNION ALL SELECT number FROM document WHERE id = ?1 UNION ALL SELECT title FROM draft WHERE id = ?1
     UNION ALL SELECT name FROM attachment WHERE id = ?1
     UNION ALL SELECT d.number || ' / ' || c.number FROM item_match m JOIN document d ON d.position = m.document JOIN document c ON c.position = m.credit
       WHERE m.id = ?1`,
    event.id,
  );
  // A draft that is gone is known by its kind, which the screen has a word for.
  return known?.code || (event.type.startsWith('draft.') ? textOf(data.kind) : textOf(data.memo));
}

const switches: Readonly<Record<string, boolean>> = {
  'account.activated': true,
  'account.deactivated': false,
  'branch.deactivated': false,
  'item.activated': true,
  'item.deactivated': false,
  'dimension.activated': true,
  'dimension.deactivated': false,
  'dimension_value.activated': true,
  'dimension_value.deactivated': false,
};

/** Debit side of a posted entry, base currency. */
function totalOf(db: Db, event: LogEvent): string {
  const { base_scale: scale } = db.get<{ base_scale: bigint }>('SELECT base_scale FROM company')!;
  const lines = Array.isArray(event.data.lines) ? (event.data.lines as { debit?: string }[]) : [];
  return writeDecimal(
    lines.reduce((total, { debit }) => (debit === undefined ? total : total + decimal(debit, Number(scale))), 0n),
    Number(scale),
  );
}

/** Goods row by row: commodity code, mass and value. */
const goodsText = ({ data }: LogEvent): string =>
  (Array.isArray(data.items) ? (data.items as { cn8: string; net_mass: string; value: string }[]) : [])
    .map(({ cn8, net_mass: mass, value }) => `${cn8}: ${mass} kg, ${value}`)
    .join('; ');

/** VAT under cash accounting by tax code: what waits for the payment, or what falls due. */
function cashVatText({ data }: LogEvent): { held_vat?: string; due_vat?: string; due_of?: string; due_with?: string } {
  const { held_vat: held, due_vat: due } = data as unknown as EventData['document.issued'];
  const text = (amounts: readonly { code: string; taxable: string; vat: string }[]) =>
    amounts.map(({ code, taxable, vat }) => `${code}: ${taxable}, ${vat}`).join('; ');
  return {
    ...(held ? { held_vat: text(held) } : {}),
    ...(due ? { due_vat: text(due.amounts), due_of: due.document, ...(due.payment === undefined ? {} : { due_with: due.payment }) } : {}),
  };
}

/** A filed OSS return by state: what is declared, and what it changes in earlier quarters. */
const ossText = ({ data }: LogEvent): { lines: string; corrections: string } => {
  const { lines, corrections } = data as unknown as EventData['oss_return.filed'];
  return {
    lines: lines.map(({ state, kind, rate, base, vat }) => `${state} ${kind} ${rate} %: ${base}, ${vat}`).join('; '),
    corrections: corrections.map(({ quarter, state, vat }) => `${quarter} ${state}: ${vat}`).join('; '),
  };
};

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What each id among the values names. An id that names nothing (a command's, a draft's) stays out. */
function namesIn(db: Db, { before, after }: { before: Record<string, string>; after: Record<string, string> }): Record<string, string> {
  const names: Record<string, string> = {};
  for (const id of new Set([...Object.values(before), ...Object.values(after)])) {
    if (!isId.test(id)) continue;
    const found = db.get<{ name: string }>(
      `SELECT name FROM user_account WHERE id = ?1 UNION ALL SELECT code FROM account WHERE id = ?1 UNION ALL SELECT name FROM counterparty WHERE id = ?1
       UNION ALL SELECT code FROM branch WHERE id = ?1 UNION ALL SELECT code FROM dimension WHERE id = ?1 UNION ALL SELECT number FROM document WHERE id = ?1
       UNION ALL SELECT number FROM journal_entry WHERE position = (SELECT position FROM event_index WHERE id = ?2 AND rev = 1) LIMIT 1`,
      id,
      idToBlob(id),
    );
    if (found) names[id] = found.name;
  }
  return names;
}

/** The event that said last, before this one, what the thing is like. */
function stateBefore(db: Db, { id, rev }: LogEvent, at: (position: bigint) => { event: LogEvent } | undefined): LogEvent | undefined {
  const last = db.get<{ position: bigint }>(
    'SELECT position FROM event_index WHERE id = ? AND rev < ? ORDER BY rev DESC LIMIT 1',
    idToBlob(id),
    rev,
  );
  return last && at(last.position)?.event;
}

/** Field by field: what the event says, and what the thing's earlier events said of the same fields. */
function changeOf(db: Db, event: LogEvent, at: (position: bigint) => { event: LogEvent } | undefined) {
  const after: Record<string, string> = {};
  for (const [key, value] of Object.entries(event.data)) {
    const text = textOf(value);
    // A text that was emptied is a change as well.
    if (text !== '' || (value === '' && event.rev > 1)) after[key] = text;
  }
  // A form is the screen's own; that it was saved is all there is to tell.
  if (event.type === 'template.saved') delete after.form;
  const before: Record<string, string> = {};
  // What an event says by its type alone.
  const switched = switches[event.type];
  if (switched !== undefined) return { before: { active: String(!switched) }, after: { active: String(switched) } };
  if (event.type === 'journal.posted') after.total = totalOf(db, event);
  if (event.type === 'document.goods_described') after.goods = goodsText(event);
  if (event.type === 'document.issued') Object.assign(after, cashVatText(event));
  if (event.type === 'oss_return.filed') Object.assign(after, ossText(event));
  if (Array.isArray(event.data.accepted))
    after.accepted = (event.data.accepted as { rule: string; reason: string }[]).map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
  if (event.rev > 1) {
    const earlier = db.all<{ position: bigint }>(
      'SELECT position FROM event_index WHERE id = ? AND rev < ? ORDER BY rev',
      idToBlob(event.id),
      event.rev,
    );
    for (const { position } of earlier) {
      const told = at(position)?.event;
      for (const [key, value] of Object.entries(told?.data ?? {})) if (key in after) before[key] = textOf(value);
      if (told?.type === 'document.goods_described') before.goods = goodsText(told);
    }
    for (const key of Object.keys(after)) {
      if ((before[key] ?? '') !== after[key]) continue;
      delete before[key];
      delete after[key];
    }
  }
  for (const fields of [before, after]) if (fields.branch !== undefined) fields.branch = branchText(db, fields.branch);
  for (const fields of [before, after]) if (fields.role !== undefined) fields.role = roleText(db, fields.role);
  return { before, after };
}

/** A branch is named by its id in the log; people know it by its code. */
const branchText = (db: Db, branch: string): string =>
  db.get<{ code: string }>('SELECT code FROM branch WHERE id = ?', branch)?.code ?? branch;

/** A role the company defined is named by its id in the log; people know it by its name. */
const roleText = (db: Db, role: string): string =>
  db.get<{ name: string }>('SELECT name FROM access_role WHERE id = ?', role)?.name ?? role;
