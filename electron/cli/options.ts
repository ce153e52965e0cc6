import { parseArgs } from 'node:util';
import type { Rejection, Result } from '../../shared/result.ts';
import { type Steps, stepsUntil } from '../engine/steps.ts';
import { sentence } from './messages.ts';
import { nearest } from './nearest.ts';

export interface CliCommand {
  readonly name: string;
  readonly help: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: true }>>;
  /** How many arguments without a name it takes. */
  readonly positionals: number;
  /** Takes more of them than that. */
  readonly takesMore?: true;
  /** An option under which none of them is needed. */
  readonly aloneWith?: string;
  run(input: CliInput): Promise<number> | number;
}

export interface CliInput {
  readonly positionals: readonly string[];
  text(option: string): string | undefined;
  /** Each time an option was given, where it may be given several times. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

/** A failure that was foreseen: its message names the place and the remedy. */
export class CommandError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function readArguments(command: CliCommand, args: readonly string[]): CliInput {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
  } catch {
    throw new CommandError(`${faultIn(command, args)} See: davtari ${command.name} --help`, 2);
  }
  const alone = command.aloneWith !== undefined && parsed.values[command.aloneWith] === true && parsed.positionals.length === 0;
  const enough = command.takesMore ? parsed.positionals.length >= command.positionals : parsed.positionals.length === command.positionals;
  if (!enough && !alone) {
    throw new CommandError(
      `expected ${command.takesMore ? 'at least ' : ''}${command.positionals} argument${command.positionals === 1 ? '' : 's'}, got ${parsed.positionals.length}${parsed.positionals.length > command.positionals ? ' (a name that holds spaces goes in quotes)' : ''}. See: davtari ${command.name} --help`,
      2,
    );
  }
  const values = parsed.values as Record<string, string | boolean | readonly string[] | undefined>;
  return {
    positionals: parsed.positionals,
    text: (option) => (typeof values[option] === 'string' ? (values[option] as string) : undefined),
    texts: (option) => (Array.isArray(values[option]) ? (values[option] as readonly string[]) : []),
    flag: (option) => values[option] === true,
  };
}

/** What is wrong with options that could not be read, in our own words. */
function faultIn(command: CliCommand, args: readonly string[]): string {
  const { tokens } = parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = command.options[token.name];
    if (!known) {
      const meant = nearest(token.name, Object.keys(command.options));
      return `there is no option ${token.rawName}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
    }
    if (known.type === 'boolean' && token.value !== undefined) return `${token.rawName} takes no value.`;
    if (known.type === 'string' && token.value === undefined) return `${token.rawName} needs a value.`;
    // A forgotten value, or one that looks like an option.
    if (known.type === 'string' && !token.inlineValue && token.value?.startsWith('-'))
      return `${token.rawName} needs a value; one that begins with - is written ${token.rawName}=${token.value}.`;
  }
  return 'the options can not be read.';
}

/** "1 entry", "2 entries". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Ends the command with every reason, one a line. */
export function refuse(rejections: readonly Rejection[], context?: string): never {
  const lines = rejections.map((rejection) => `${sentence(rejection)} [${rejection.code}]`);
  throw new CommandError(`${context ? `${context}: ` : ''}${lines.join('\n  ')}`);
}

/** A progress line on stderr that replaces itself on a terminal and stays silent elsewhere. */
export function progress(label: string): { show(done: number, total?: number): void; end(): void } {
  const live = process.stderr.isTTY;
  let last = 0;
  return {
    show(done, total) {
      if (!live || Date.now() - last < 100) return;
      last = Date.now();
      process.stderr.write(`\r${label} ${done}${total ? ` of ${total}` : ''}\u001b[K`);
    },
    end() {
      if (live && last > 0) process.stderr.write('\r\u001b[K');
    },
  };
}

/** Takes the steps of long work until it is done or someone presses Ctrl+C, which takes all of it back. Rejects: CANCELLED. */
export const untilInterrupted = <T>(steps: Steps<T>): Promise<Result<T>> => interruptible((signal) => stepsUntil(steps, signal));

/** Work that is called off when someone presses Ctrl+C, and then puts away what it has begun. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
