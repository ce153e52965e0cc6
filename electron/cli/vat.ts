import { filedLedgerNames, returnLayouts, type VatReturnInfo } from '../../shared/contracts/tax.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { readKnownOn } from './known-on.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { oneOf, readMonth } from './read-options.ts';
import { table } from './table.ts';
import { refuseTaken, writeNew } from './write-new.ts';

const formats = ['table', 'json', 'csv'] as const;
const languages = ['ka', 'bg', 'ru', 'en'] as const;

export const vatCommand: CliCommand = {
  name: 'vat',
  help: `
davtari vat FILE --period 2026-05 [--known-on POS|TIME] [--format table|json|csv] [--pdf OUT.pdf [--layout form|bilingual|listing]]
davtari vat FILE --period 2026-01 --ledger purchases|sales|vies [--format csv] [--pdf OUT.pdf]

  --period YYYY-MM       month of the return
  --known-on POS|TIME    the return as the books were known at this position of the log, or at this time (2026-06-30T18:00:00Z)
  --format table|json|csv what goes to standard output (default: table). csv: cell, caption, formula, amount; once filed, the filed figures
  --ledger NAME          instead of the return a ledger that is filed with it, or the VIES statement: as csv, or with --pdf as PDF (Bulgaria)
  --pdf OUT.pdf          also write it as PDF (never over another file). Without --layout: what filing keeps, once filed the bytes that were filed
  --layout form          the form, in the language of the tax office
  --layout bilingual     the form with every caption in --language too
  --layout listing       every line of the return in --language
  --language ka|bg|ru|en of captions (default: that of the tax office)
${openHelp}

Exit code 0 when printed, 1 when refused, 2 when the command line is wrong.`,
  options: {
    period: { type: 'string' },
    'known-on': { type: 'string' },
    format: { type: 'string' },
    ledger: { type: 'string' },
    pdf: { type: 'string' },
    layout: { type: 'string' },
    language: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const period = readMonth(input);
    const ledger = oneOf(input, 'ledger', filedLedgerNames);
    const format = oneOf(input, 'format', formats) ?? (ledger === undefined ? 'table' : 'csv');
    const layout = oneOf(input, 'layout', returnLayouts);
    const chosen = oneOf(input, 'language', languages);
    const knownOn = readKnownOn(input.text('known-on'));
    const pdf = input.text('pdf');
    if (pdf === undefined && layout !== undefined) throw new CommandError('--layout goes with --pdf OUT.pdf', 2);
    if (ledger !== undefined && format !== 'csv') throw new CommandError('a ledger is printed as csv or, with --pdf, as PDF', 2);
    if (ledger !== undefined && layout !== undefined) throw new CommandError('--layout is of the return: leave it out with --ledger', 2);
    if ((pdf !== undefined || ledger !== undefined) && knownOn !== undefined)
      throw new CommandError('--pdf and --ledger print what is to be filed, or was filed: leave --known-on out', 2);
    refuseTaken(pdf);
    const company = await open(input);
    try {
      const report = company.call('vatReturn.get', { period, ...(knownOn === undefined ? {} : { knownOn }) });
      if (!report.ok) refuse(report.rejections);
      const language = chosen ?? report.value.form.language;
      const print = (as: 'pdf' | 'csv'): Buffer => {
        const made =
          ledger !== undefined
            ? company.call('filedLedger.print', { period, ledger, as, language })
            : as === 'pdf'
              ? company.call('vatReturn.pdf', { period, language, ...(layout === undefined ? {} : { layout }) })
              : company.call('vatReturn.csv', { period, language, ...(knownOn === undefined ? {} : { knownOn }) });
        if (!made.ok) refuse(made.rejections);
        return Buffer.from(made.value.base64, 'base64');
      };
      if (pdf !== undefined) {
        const bytes = print('pdf');
        writeNew(pdf, bytes);
      }
      // What opens a spreadsheet bears a mark in front, which a program that reads on does not want.
      if (format === 'csv')
        process.stdout.write(
          print('csv')
            .toString('utf8')
            .replace(/^\uFEFF/, ''),
        );
      else process.stdout.write(format === 'json' ? `${JSON.stringify(report.value, null, 2)}\n` : `${vatTable(report.value)}\n`);
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
  const unfiled = report.isOwed ? 'not filed' : 'not owed: before the books began';
  const filed = report.filed ? `filed ${report.filed.at.slice(0, 10)} by ${report.filed.by}` : unfiled;
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
