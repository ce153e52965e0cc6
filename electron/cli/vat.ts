import { existsSync, writeFileSync } from 'node:fs';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { readPeriod } from '../../shared/dates/period.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { fileRejection } from '../db/failures.ts';
import { readKnownOn } from './known-on.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';
import { table } from './table.ts';

export const vatCommand: CliCommand = {
  name: 'vat',
  help: `
davtari vat FILE --period 2026-05 [--known-on POS|TIME] [--format json|table] [--pdf OUT.pdf]

  --period YYYY-MM       month of the return
  --known-on POS|TIME    the return as the books were known at this position of the log, or at this time (2026-06-30T18:00:00Z)
  --format table|json    what goes to standard output (default: table)
  --pdf OUT.pdf          also write the declaration as PDF (never over another file)
  --language ka|bg|ru|en language of the PDF (default: ka)
${openHelp}

Exit code 0 when printed, 1 when refused, 2 when the command line is wrong.`,
  options: {
    period: { type: 'string' },
    'known-on': { type: 'string' },
    format: { type: 'string' },
    pdf: { type: 'string' },
    language: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const period = readPeriod(input.text('period') ?? '');
    if (period === undefined) throw new CommandError('--period: write the month as YYYY-MM', 2);
    const format = input.text('format') ?? 'table';
    if (format !== 'json' && format !== 'table') throw new CommandError(`--format is json or table, not "${format}"`, 2);
    const language = (input.text('language') ?? 'ka') as Language;
    if (!['ka', 'bg', 'ru', 'en'].includes(language)) throw new CommandError('--language is ka, bg, ru or en', 2);
    const knownOn = readKnownOn(input.text('known-on'));
    const pdf = input.text('pdf');
    if (pdf !== undefined && knownOn !== undefined)
      throw new CommandError('--pdf prints the declaration to be filed, or as it was filed: leave --known-on out', 2);
    if (pdf !== undefined && existsSync(pathOf(pdf))) throw new CommandError(`${pdf} is there already: choose another name or remove it`);
    const company = await open(input);
    try {
      const report = company.call('vatReturn.get', { period, ...(knownOn === undefined ? {} : { knownOn }) });
      if (!report.ok) refuse(report.rejections);
      if (pdf !== undefined) {
        const made = company.call('vatReturn.pdf', { period, language });
        if (!made.ok) refuse(made.rejections);
        try {
          writeFileSync(pathOf(pdf), Buffer.from(made.value.base64, 'base64'), { flag: 'wx' });
        } catch (error) {
          refuse([fileRejection(error) ?? { code: 'FILE_READ_ONLY' }], pdf);
        }
      }
      process.stdout.write(format === 'json' ? `${JSON.stringify(report.value, null, 2)}\n` : `${vatTable(report.value)}\n`);
      if (pdf !== undefined) process.stderr.write(`${pdf} written\n`);
      return 0;
    } finally {
      company.close();
    }
  },
};

/** Lines with a figure, part by part. */
export function vatTable(report: VatReturnInfo): string {
  const figure = (text: string) => (/[1-9]/.test(text) ? formatDecimal(text, 'en') : '-');
  const parts = report.parts.map((part) => {
    const lines = part.lines
      .filter((line) => line.isTotal || Object.values(line.cells).some((cell) => /[1-9]/.test(cell.amount)))
      .map((line) => [line.code, line.names.en, ...part.columns.map(({ id }) => (line.cells[id] ? figure(line.cells[id].amount) : ''))]);
    return `${part.names.en}\n${table(
      [['', '', ...part.columns.map(({ names }) => names.en)], ...lines],
      part.columns.map((_, index) => index + 2),
    )}`;
  });
  const filed = report.filed ? `filed ${report.filed.at.slice(0, 10)} by ${report.filed.by}` : 'not filed';
  return [
    `${report.form.names.en} ${report.period}, due ${report.dueDate}, ${filed}`,
    `computed from log position ${report.position}, hash ${report.headHash.slice(0, 12)}, rules ${report.packVersion}`,
    '',
    ...parts.flatMap((part) => [part, '']),
    `Payable ${formatDecimal(report.payable, 'en')}   Credit ${formatDecimal(report.credit, 'en')}`,
    ...(/[1-9]/.test(report.roundingDifference) ? [`Difference to the ledger by rounding: ${report.roundingDifference}`] : []),
    ...report.changedSinceFiling.map(({ cell, filed: then, now }) => `changed since filing: ${cell} ${then} -> ${now}`),
  ].join('\n');
}
