import type { MadeFile } from '../../shared/contracts/reports.ts';
import { readDate } from '../../shared/dates/local-date.ts';
import { languages } from '../../shared/locales/languages.ts';
import { comparisons, reportKinds } from '../../shared/reports/report.ts';
import type { Company } from '../engine/index.ts';
import { runJob } from '../workers/run-job.ts';
import { dimensionOptions, dimensionsOf } from './dimensions.ts';
import { readKnownOn } from './known-on.ts';
import { open } from './open.ts';
import { type CliInput, CommandError, interruptible, progress, refuse } from './options.ts';
import { oneOf } from './read-options.ts';
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
  --compare budget --budget NAME   columns of a budget beside an income statement or a turnover sheet of whole months
  --dimension CODE=VALUE[,VALUE]  only lines with one of these values; CODE= for lines without one. May be given for several dimensions
  --in commodity|EUR, --accounts TEXT   a trial balance in the currency of each line or one the books went over to; of accounts whose
                         codes, or words of names, begin with it
  --by CODE              a column for each value of this dimension, beside the total (balance sheet, income statement, turnover sheet)
  --no-details           without what is folded on screen: accounts below lines of a statement, documents of a counterparty`;

export const reportFileOptions = {
  kind: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  compare: { type: 'string' },
  budget: { type: 'string' },
  each: { type: 'string' },
  account: { type: 'string' },
  by: { type: 'string' },
  in: { type: 'string' },
  accounts: { type: 'string' },
  ...dimensionOptions,
  'no-details': { type: 'boolean' },
} as const;

/** Writes a report as a file; called off by Ctrl+C it writes none. */
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
    ...given('dimensions', dimensionsOf(input)),
    ...given('by', input.text('by')),
    ...given('in', unitOf(input)),
    ...given('accounts', input.text('accounts')),
  };
  const company = await open(input);
  try {
    const acting = company.authorize('reports:financial', 'query');
    if (!acting.ok) refuse(acting.rejections);
    const full = { ...asked, ...given('budget', budgetOf(company, input.text('budget'))) };
    const question = { file: company.file, method: 'report.export' as const, input: full, userId: acting.value.id, nowMs: Date.now() };
    const shown = progress('rows:');
    // In a thread, so that Ctrl+C is heard.
    const made = await interruptible((signal) => runJob('query', question, { signal, onProgress: shown.show }));
    shown.end();
    if (!made.ok) refuse(made.rejections);
    const bytes = Buffer.from((made.value as MadeFile).base64, 'base64');
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

/** What amounts are told in: base currency of the day, the commodity of each line, or a currency. */
export function unitOf(input: CliInput): string | undefined {
  const unit = input.text('in');
  if (unit !== undefined && unit !== 'base' && unit !== 'commodity' && !/^[A-Z]{3}$/.test(unit))
    throw new CommandError(`--in is base, commodity or a currency, not "${unit}"`, 2);
  return unit;
}

/** Id of the budget of a name, written in capitals or not. */
function budgetOf(company: Company, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const budgets = company.call('budget.list', {});
  if (!budgets.ok) refuse(budgets.rejections);
  const found = budgets.value.find((budget) => budget.name.toLowerCase() === name.normalize('NFC').trim().toLowerCase());
  if (found) return found.id;
  const names = budgets.value.map((budget) => `"${budget.name}"`).join(', ');
  throw new CommandError(`there is no budget "${name}". ${names === '' ? 'The company has none yet' : `Budgets: ${names}`}`, 2);
}

const given = <K extends string, T>(name: K, value: T | undefined) => (value === undefined ? {} : ({ [name]: value } as Record<K, T>));

function dayOf(input: CliInput, option: 'from' | 'to') {
  const text = input.text(option);
  if (text === undefined) return undefined;
  const day = readDate(text);
  if (day === undefined) throw new CommandError(`--${option}: "${text}" is no date, write YYYY-MM-DD`, 2);
  return day;
}
