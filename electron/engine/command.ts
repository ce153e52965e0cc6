import { createHash } from 'node:crypto';
import type { CommandName, OutputOf, ReadInputOf } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';
import type { Tx } from './tx.ts';

/** Refuse first, then only succeed: once a handler has appended, it may not reject any more. */
export type CommandHandler<M extends CommandName> = (tx: Tx, input: ReadInputOf<M>) => Result<OutputOf<M>>;

/** Hash of what a command was asked, independent of the order of keys: 16 bytes. */
export function inputHash(name: string, input: unknown): Buffer {
  return createHash('sha256').update(name).update('\n').update(stable(input)).digest().subarray(0, 16);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${stable(member)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
