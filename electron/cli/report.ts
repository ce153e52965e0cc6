import type { OutputOf } from '../../shared/contracts/index.ts';
import type { TrialBalanceRow } from '../../shared/contracts/journal.ts';
import { readDate } from '../../shared/dates/local-date.ts';
import { readDecimal, writeDecimal } from '../../shared/money/decimal.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { dimensionsOf } from './dimensions.ts';
import { readKnownOn } from './known-on.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { oneOf } from './read-options.ts';
import { reportFile, reportFileHelp, reportFileOptions, unitOf } from './report-file.ts';
import { csvLine, table } from './table.ts';

export const reportCommand: CliCommand = {
  name: 'report',
  help: `
${reportFileHelp}

davtari report FILE trial-balance [--as-of DATE] [--known-on POS|TIME] [--dimension CODE=VALUE] [--format csv|json|table]

  --as-of YYYY-MM-DD     balances at the end of this day (default: everything recorded)
  --known-on POS|TIME    leave out what was recorded after this position of the log, or after this time (2026-06-30T18:00:00Z)
  --format csv           account,commodity,balance: debit positive, plain decimals, zero rows left out. For spreadsheets too: an
                         account that begins with = + - or @ gets an apostrophe in front, so that none takes it for a formula
  --format json          rows with turnovers, and what they were computed from; names exactly as they are recorded
  --format table         for reading (default)
  --in base|commodity    amounts in base currency of the day, or in the commodity of each line (default: base for a company with
                         a national chart, commodity for a book imported from another program)
  --in EUR               a day before the books went over to that currency, each balance converted by the legal rule
${openHelp}

Exit code 0 when printed, 1 when refused, 2 when the command line is wrong.`,
  options: {
    'as-of': { type: 'string' },
    'known-on': { type: 'string' },
    format: { type: 'string' },
    ...reportFileOptions,
    ...openOptions,
  },
  positionals: 1,
  takesMore: true,
  async run(input) {
    const [, name, ...more] = input.positionals;
    if (name === undefined || input.text('kind') !== undefined) {
      if (name !== undefined) throw new CommandError(`--kind or ${name}: only one of the two`, 2);
      return reportFile(input);
    }
    if (name !== 'trial-balance' || more.length > 0)
      throw new CommandError(`there is no report "${[name, ...more].join(' ')}". Reports: trial-balance, and those of --kind`, 2);
    const format = oneOf(input, 'format', ['csv', 'json', 'table']) ?? 'table';
    const asOf = input.text('as-of');
    if (asOf !== undefined && readDate(asOf) === undefined) throw new CommandError(`--as-of: "${asOf}" is no date, write YYYY-MM-DD`, 2);
    const knownOn = readKnownOn(input.text('known-on'));
    const wanted = unitOf(input);
    const dimensions = dimensionsOf(input);
    const company = await open(input);
    try {
      const info = company.call('company.info', {});
      if (!info.ok) refuse(info.rejections);
      const report = company.call('trialBalance.get', {
        in: wanted ?? (info.value.country === null ? 'commodity' : 'base'),
        ...(asOf === undefined ? {} : { asOf }),
        ...(knownOn === undefined ? {} : { knownOn }),
        ...(dimensions === undefined ? {} : { dimensions }),
      });
      if (!report.ok) refuse(report.rejections);
      const { rows } = report.value;
      if (format === 'json') process.stdout.write(`${JSON.stringify({ company: info.value.name, ...report.value }, null, 2)}\n`);
      else if (format === 'csv') process.stdout.write(toCsv(rows));
      else
        process.stdout.write(
          `${info.value.name}: trial balance at ${report.value.asOf}${dimensions ? ` of lines with ${input.texts('dimension').join(' and ')}` : ''}, log position ${report.value.knownOn}\n${convertedText(report.value.converted)}\n${toTable(rows)}\n`,
        );
      return 0;
    } finally {
      company.close();
    }
  },
};

const convertedText = (converted: OutputOf<'trialBalance.get'>['converted']): string =>
  converted
    ? `converted from ${converted.from} at ${converted.rate}; roundings of ${converted.rounding} ${converted.to} stand on account ${converted.roundingAccount}\n`
    : '';

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** What the other program would print: amounts it keeps outside double entry are part of its balances. */
function balanceOf(row: TrialBalanceRow): { minor: bigint; scale: number } {
  const scale = Math.max(decimalsOf(row.balance), decimalsOf(row.memo));
  return { minor: readDecimal(row.balance, scale)! + readDecimal(row.memo, scale)!, scale };
}

function toCsv(rows: readonly TrialBalanceRow[]): string {
  const lines = rows.flatMap((row) => {
    const { minor, scale } = balanceOf(row);
    return minor === 0n ? [] : [csvLine([row.accountCode, row.commodity, writeDecimal(minor, scale)], [2])];
  });
  return `${['account,commodity,balance', ...lines].join('\n')}\n`;
}

export function toTable(rows: readonly TrialBalanceRow[]): string {
  const sums = new Map<string, { debit: bigint; credit: bigint; scale: number }>();
  const body = rows.map((row) => {
    const { minor, scale } = balanceOf(row);
    const sum = sums.get(row.commodity) ?? { debit: 0n, credit: 0n, scale };
    if (minor > 0n) sum.debit += minor;
    else sum.credit -= minor;
    sums.set(row.commodity, sum);
    const text = (value: bigint) => (value === 0n ? '' : formatDecimal(writeDecimal(value, scale), 'en'));
    const name = row.names.en === row.accountCode || row.accountCode.endsWith(row.names.en ?? '') ? '' : (row.names.en ?? '');
    return [row.accountCode, name, row.commodity, text(minor > 0n ? minor : 0n), text(minor < 0n ? -minor : 0n)];
  });
  const totals = [...sums].map(([commodity, { debit, credit, scale }]) => [
    '',
    'Total',
    commodity,
    formatDecimal(writeDecimal(debit, scale), 'en'),
    formatDecimal(writeDecimal(credit, scale), 'en'),
  ]);
  return table([['Account', 'Name', 'In', 'Debit', 'Credit'], ...body, ...totals], [3, 4]);
}
