import { assert } from '../../shared/assert.ts';
import { formatNumber } from '../../shared/numbering/document-number.ts';
import type { EventData } from '../log/events.ts';
import type { ProjectionContext, Recorded } from './context.ts';

/** What a posting event says of its number. */
interface Drawn {
  readonly series: string;
  readonly value: number;
  readonly number: string;
  readonly reserved?: boolean | undefined;
}

/** Enters a drawn number, or marks a reserved one as used. The primary key refuses a number twice, whatever drew it. */
export function registerNumber(context: ProjectionContext, { series, value, number, reserved }: Drawn, position: number): void {
  if (!reserved) {
    context.db.run("INSERT INTO number_register VALUES (?, ?, ?, 'used', ?)", series, value, number, position);
    return;
  }
  const { changes } = context.db
    .prepare("UPDATE number_register SET state = 'used', position = ? WHERE series = ? AND value = ? AND number = ? AND state = 'leased'")
    .run(position, series, value, number);
  assert(changes === 1, 'number: not reserved');
  context.touched.add('numbers');
}

export function applyNumberReserved(
  context: ProjectionContext,
  { position, wall, user }: Recorded,
  data: EventData['number.reserved'],
): void {
  const insert = context.db.prepare("INSERT INTO number_register VALUES (?, ?, ?, 'leased', ?)");
  for (let value = data.first; value <= data.last; value += 1) {
    insert.run(data.series, value, formatNumber(value, data.head ?? '', data.digits), position);
  }
  context.db.run(
    'INSERT INTO number_lease VALUES (?, ?, ?, ?, ?, ?, ?)',
    position,
    data.series,
    data.first,
    data.last,
    data.purpose,
    wall,
    user,
  );
  context.touched.add('numbers');
}

export function applyNumberVoided(context: ProjectionContext, { position, wall, user }: Recorded, data: EventData['number.voided']): void {
  const { changes } = context.db
    .prepare("UPDATE number_register SET state = 'voided', position = ? WHERE series = ? AND value BETWEEN ? AND ? AND state = 'leased'")
    .run(position, data.series, data.first, data.last);
  assert(changes === data.last - data.first + 1, 'number: voided without being reserved');
  context.db.run(
    'INSERT INTO number_void VALUES (?, ?, ?, ?, ?, ?, ?)',
    position,
    data.series,
    data.first,
    data.last,
    data.reason,
    wall,
    user,
  );
  context.touched.add('numbers');
}

export function applyNumberingConfigured(context: ProjectionContext, rev: number, data: EventData['numbering.configured']): void {
  const { prefix } = data;
  context.db.run(
    `INSERT INTO numbering_format VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind) DO UPDATE SET prefix = excluded.prefix, digits = excluded.digits, resets = excluded.resets, rev = excluded.rev`,
    data.kind,
    prefix,
    data.digits,
    data.resets,
    rev,
  );
  if (prefix !== '') context.db.run('INSERT INTO numbering_prefix VALUES (?) ON CONFLICT DO NOTHING', prefix);
  context.touched.add('numbers');
}

export function applyNumberingTakenOver(
  context: ProjectionContext,
  { position, wall, user }: Recorded,
  { log, former, device, reason }: EventData['numbering.taken_over'],
): void {
  context.db.run('INSERT INTO number_continuation VALUES (?, ?, ?, ?, ?, ?, ?)', log, former, device, position, reason, wall, user);
  context.touched.add('numbers');
}
