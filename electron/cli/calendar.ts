import { saidTraits, type Trait, traits } from '../../shared/calendar/deadline.ts';
import type { DeadlineInfo } from '../../shared/contracts/calendar.ts';
import { readDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, type CliInput, CommandError, refuse } from './options.ts';
import { oneOf } from './read-options.ts';
import { table } from './table.ts';
import { refuseTaken, writeNew } from './write-new.ts';

export const calendarCommand: CliCommand = {
  name: 'calendar',
  help: `
davtari calendar FILE --from 2026-01-01 --to 2026-12-31 [--traits T,T] [--format json|table] [--ics OUT.ics]

What the company has to file and pay in these days, moved off weekends and holidays.

  --from, --to DATE      days something is due in, both inclusive, five years at most
  --traits T,T           what the books do not tell of the company: ${saidTraits.join(', ')}
  --format table|json    what goes to standard output (default: table)
  --ics OUT.ics          also write an iCalendar file (never over another file)
  --remind DAYS          days before the day the file's reminders come, 0: none (default: 3)
  --language ka|bg|ru|en language of the table and the file (default: en)
${openHelp}

Exit code 0 when printed, 1 when refused, 2 when the command line is wrong.`,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    traits: { type: 'string' },
    format: { type: 'string' },
    ics: { type: 'string' },
    remind: { type: 'string' },
    language: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const range = { from: dayOf(input, 'from'), to: dayOf(input, 'to'), traits: traitsIn(input) };
    const format = oneOf(input, 'format', ['json', 'table']) ?? 'table';
    const language = (input.text('language') ?? 'en') as Language;
    if (!['ka', 'bg', 'ru', 'en'].includes(language)) throw new CommandError('--language is ka, bg, ru or en', 2);
    const remind = input.text('remind') ?? '3';
    if (!/^\d{1,2}$/.test(remind) || Number(remind) > 60) throw new CommandError('--remind is a number of days from 0 to 60', 2);
    const ics = input.text('ics');
    refuseTaken(ics);
    const company = await open(input);
    try {
      const listed = company.call('taxCalendar.list', range);
      if (!listed.ok) refuse(listed.rejections);
      if (ics !== undefined) {
        const made = company.call('taxCalendar.ics', { ...range, language, remindDays: Number(remind) });
        if (!made.ok) refuse(made.rejections);
        writeNew(ics, made.value.text);
      }
      const { rows } = listed.value;
      process.stdout.write(format === 'json' ? `${JSON.stringify(listed.value, null, 2)}\n` : `${calendarTable(rows, language)}\n`);
      if (ics !== undefined) process.stderr.write(`${ics} written\n`);
      return 0;
    } finally {
      company.close();
    }
  },
};

function dayOf(input: CliInput, option: 'from' | 'to') {
  const day = readDate(input.text(option) ?? '');
  if (day === undefined) throw new CommandError(`--${option}: write the day as YYYY-MM-DD`, 2);
  return day;
}

function traitsIn(input: CliInput): Trait[] {
  const named = (input.text('traits') ?? '').split(',').filter((name) => name !== '');
  return named.map((name) => {
    const trait = traits.find((known) => known === name);
    if (trait === undefined) throw new CommandError(`--traits: there is no "${name}". Known: ${traits.join(', ')}`, 2);
    return trait;
  });
}

const calendarTable = (rows: readonly DeadlineInfo[], language: Language): string =>
  rows.length === 0
    ? 'Nothing is due in these days.'
    : table(
        [
          ['Due', 'Period', 'Duty', 'State', 'By law', 'Basis'],
          ...rows.map((row) => [
            row.due,
            row.period,
            row.condition ? `${row.names[language]} (${row.condition[language]})` : row.names[language],
            row.state,
            row.originalDue === row.due ? '' : row.originalDue,
            row.unconfirmed ? `${row.source[language]} (not confirmed)` : row.source[language],
          ]),
        ],
        [],
      );
