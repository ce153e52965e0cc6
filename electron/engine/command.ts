import { hash } from 'node:crypto';
import type { CommandName, OutputOf, ReadInputOf } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';
import type { Tx } from './tx.ts';

/** Refuse first, then only succeed: once a handler has appended, it may not reject any more. */
export type CommandHandler<M extends CommandName> = (tx: Tx, input: ReadInputOf<M>) => Result<OutputOf<M>>;

/** Hash of what a command was asked, independent of the order of keys: 16 bytes. */
export function inputHash(name: string, input: unknown): Buffer {
  return hash('sha256', `${name}\n${stable(input)}`, 'buffer').subarray(0, 16);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const record = value as Record<string, unknown>;
    let text = '{';
    for (const key of Object.keys(record).sort()) {
      const member = record[key];
      if (member !== undefined) text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${stable(member)}`;
    }
    return `${text}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
