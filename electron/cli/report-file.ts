import { readDate } from '../../shared/dates/local-date.ts';
import { languages } from '../../shared/locales/languages.ts';
import { comparisons, reportKinds } from '../../shared/reports/report.ts';
import { readKnownOn } from './known-on.ts';
import { open } from './open.ts';
import { type CliInput, CommandError, refuse } from './options.ts';
import { refuseTaken, writeNew } from './write-new.ts';

const formats = ['csv', 'xlsx', 'pdf'] as const;

export const reportFileHelp = `davtari report FILE --kind KIND [--from DATE] --to DATE [--format csv|xlsx|pdf] [--out OUT] [--language en|ka|bg|ru]

  --kind KIND            ${reportKinds.slice(0, 5).join(', ')},
                         ${reportKinds.slice(5).join(', ')}
  --from, --to DATE      first and last day, inclusive; a report on a day takes --to alone
  --format csv|xlsx|pdf  table of plain decimals, workbook with numbers and formulas, or pages to print (default: csv)
  --out OUT              where to (never over another file); a CSV goes to standard output without it
  --language en|ka|bg|ru of titles and names (default: en)
  --compare previous-period|previous-year, --each month|quarter, --account CODE   where the kind of report takes them
  --no-details           without what is folded on screen: accounts below lines of a statement, documents of a counterparty`;

export const reportFileOptions = {
  kind: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  compare: { type: 'string' },
  each: { type: 'string' },
  account: { type: 'string' },
  'no-details': { type: 'boolean' },
} as const;

/** Writes a report as a file. */
export async function reportFile(input: CliInput): Promise<number> {
  const kind = oneOf(input, 'kind', reportKinds);
  const to = dayOf(input, 'to');
  if (kind === undefined || to === undefined) throw new CommandError('a report needs --kind and --to', 2);
  const format = oneOf(input, 'format', formats) ?? 'csv';
  const out = input.text('out');
  if (out === undefined && format !== 'csv') throw new CommandError(`--format ${format} needs --out FILE.${format}`, 2);
  refuseTaken(out);
  const asked = {
    kind,
    to,
    format,
    language: oneOf(input, 'language', languages) ?? ('en' as const),
    details: !input.flag('no-details'),
    ...given('from', dayOf(input, 'from')),
    ...given('knownOn', readKnownOn(input.text('known-on'))),
    ...given('compare', oneOf(input, 'compare', comparisons)),
    ...given('each', oneOf(input, 'each', ['month', 'quarter'] as const)),
    ...given('account', input.text('account')),
  };
  const company = await open(input);
  try {
    const made = company.call('report.export', asked);
    if (!made.ok) refuse(made.rejections);
    const bytes = Buffer.from(made.value.base64, 'base64');
    if (out === undefined) {
      // What opens a spreadsheet bears a mark in front, which a program that reads on does not want.
      process.stdout.write(bytes.toString('utf8').replace(/^\uFEFF/, ''));
      return 0;
    }
    writeNew(out, bytes);
    process.stderr.write(`${out} written\n`);
    return 0;
  } finally {
    company.close();
  }
}

const given = <K extends string, T>(name: K, value: T | undefined) => (value === undefined ? {} : ({ [name]: value } as Record<K, T>));

function oneOf<T extends string>(input: CliInput, option: string, allowed: readonly T[]): T | undefined {
  const text = input.text(option);
  if (text !== undefined && !(allowed as readonly string[]).includes(text)) {
    const other = text === 'trial-balance' ? '. The trial balance has no --kind: davtari report FILE trial-balance' : '';
    throw new CommandError(`--${option} is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${text}"${other}`, 2);
  }
  return text as T | undefined;
}

function dayOf(input: CliInput, option: 'from' | 'to') {
  const text = input.text(option);
  if (text === undefined) return undefined;
  const day = readDate(text);
  if (day === undefined) throw new CommandError(`--${option}: "${text}" is no date, write YYYY-MM-DD`, 2);
  return day;
}
