import { type Period, readPeriod } from '../../shared/dates/period.ts';
import { type CliInput, CommandError } from './options.ts';

/** What an option says, undefined where it was not given. Ends the command where it is none of what is allowed. */
export function oneOf<T extends string>(input: CliInput, option: string, allowed: readonly T[]): T | undefined {
  const text = input.text(option);
  if (text !== undefined && !(allowed as readonly string[]).includes(text))
    throw new CommandError(`--${option} is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${text}"`, 2);
  return text as T | undefined;
}

/** The month of `--period`, which has to be given. */
export function readMonth(input: CliInput): Period {
  const period = readPeriod(input.text('period') ?? '');
  if (period === undefined) throw new CommandError('--period: write the month as YYYY-MM', 2);
  return period;
}
