import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { newId } from '../db/ids.ts';
import type { Company, OpenOptions } from '../engine/company.ts';
import { checkFile } from '../engine/open.ts';
import { createFromBookSteps, importInto, previewBook, undoImport } from '../services/import-book.ts';
import { type ImportFormat, importFormats, readBookFile } from '../services/read-book.ts';
import { sentence } from './messages.ts';
import { open, openHelp, openOptions, passphraseOf } from './open.ts';
import { type CliCommand, type CliInput, CommandError, counted, progress, refuse, untilInterrupted } from './options.ts';
import { pathOf } from './paths.ts';

export const importCommand: CliCommand = {
  name: 'import',
  help: `
davtari import FILE --from BOOK [--format hledger|ledger|beancount|csv] [--dry-run] [--create [--base-currency USD]]

With --create FILE is made: a company of its own under the book's account names. Without it the book goes into the company FILE;
its accounts are then mapped to the chart with --map. An import is one unit: all of it or nothing; importing a file again changes nothing.

  --from BOOK            the book; files it includes are read from its folder only
  --format F             hledger, ledger, beancount or csv (default: by name and content)
  --create               make FILE out of the book
  --base-currency CODE   base currency of the new company (default: the book's own, else its most used)
  --name TEXT            name of the new company (default: name of the book)
  --map FILE             CSV "account of the book,account code" for an import into a company with a chart
  --dry-run              read everything, say what would happen, write nothing
  --skip-unknown         list what is not understood instead of refusing the book
  --accept-errors        read a beancount book in spite of failed balance assertions; they are listed
  --undo                 reverse every entry of the last import of FILE, as one unit; the book may then be imported again
  --year YYYY            year of dates written without one (default: this year)
${openHelp}

Ctrl+C leaves nothing written. Exit code 0 when imported, 1 with file, line and reason when refused, 2 when the command line is wrong.`,
  options: {
    from: { type: 'string' },
    format: { type: 'string' },
    create: { type: 'boolean' },
    'base-currency': { type: 'string' },
    name: { type: 'string' },
    map: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'skip-unknown': { type: 'boolean' },
    'accept-errors': { type: 'boolean' },
    year: { type: 'string' },
    undo: { type: 'boolean' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const file = input.positionals[0]!;
    const from = input.text('from');
    if (input.flag('undo')) return undo(file, input);
    if (from === undefined) throw new CommandError('needs --from BOOK', 2);
    const format = input.text('format');
    if (format !== undefined && !importFormats.includes(format as ImportFormat))
      throw new CommandError(`--format is one of ${importFormats.join(', ')}`, 2);
    const year = input.text('year') ?? String(new Date().getFullYear());
    if (!/^\d{4}$/.test(year)) throw new CommandError('--year: write four digits', 2);
    const create = input.flag('create');
    const base = create ? input.text('base-currency') : await baseOf(file, input);
    const read = readBookFile(pathOf(from), {
      // A table without currencies is in that of the company.
      currency: base,
      format: format as ImportFormat | undefined,
      currentYear: Number(year),
      skipUnknown: input.flag('skip-unknown'),
      acceptErrors: input.flag('accept-errors'),
    });
    if (!read.ok) refuse(read.rejections, from);
    const book = read.value;
    const preview = previewBook(book, base);
    if (!preview.ok) refuse(preview.rejections, from);
    const p = preview.value;
    const listed = [
      ...p.warnings.map((warning) => `warning: ${sentence(warning)}`),
      ...p.skipped.map(
        ({ what, place, text }) =>
          `${place}: ${what === 'kept-as-memo' || what === 'one-line-valued' ? 'kept as memo' : `not posted (${what})`}: ${text}`,
      ),
    ];
    if (input.flag('dry-run')) {
      const lines = [
        `${from}: ${p.format}, ${counted(p.entries, 'entry', 'entries')}, ${counted(p.lines, 'line')}${p.from ? `, ${p.from} to ${p.to}` : ''}, ${counted(p.accounts, 'account')}`,
        `base currency: ${p.baseCurrency || '(none)'}`,
        ...p.commodities.map((c) => `commodity ${c.name || '(no name)'}: ${counted(c.decimals, 'decimal')}, ${counted(c.lines, 'line')}`),
        ...listed,
        'account,commodity,balance',
        ...p.balances.map((b) => `${b.account},${b.commodity},${b.balance}`),
        'Dry run: nothing was written.',
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
      return 0;
    }
    for (const line of listed) process.stderr.write(`${line}\n`);
    const shown = progress('importing, entries:');
    const onProgress = (done: number, total: number) => shown.show(done, total);
    const openWith = openWithOf(input);
    const imported = create
      ? await untilInterrupted(
          createFromBookSteps(
            pathOf(file),
            book,
            {
              id: newId(Date.now()),
              name: input.text('name') ?? book.title ?? basename(from),
              fileName: basename(from),
              baseCurrency: input.text('base-currency'),
              onProgress,
            },
            openWith,
          ),
        )
      : await into(input, (company) =>
          importInto(company, book, { fileName: basename(from), mapping: readMapping(input.text('map')), onProgress }),
        );
    shown.end();
    if (!imported.ok) {
      if (imported.rejections.some(({ code }) => code === 'IMPORT_UNMAPPED'))
        process.stderr.write(
          'Accounts of the book become accounts of the chart by --map FILE, lines of "account of the book,account code".\n',
        );
      refuse(imported.rejections, from);
    }
    const { entries, lines, memoLines, known } = imported.value;
    process.stdout.write(
      `${file}: ${counted(entries, 'entry', 'entries')}, ${counted(lines, 'line')} imported from ${from}${memoLines ? `, ${counted(memoLines, 'amount')} kept as memo` : ''}${known ? `; ${known} ${known === 1 ? 'was' : 'were'} there already` : ''}.\n`,
    );
    return 0;
  },
};

async function into<T>(input: CliInput, work: (company: Company) => T): Promise<T> {
  const company = await open(input);
  try {
    return work(company);
  } finally {
    company.close();
  }
}

async function undo(file: string, input: CliInput): Promise<number> {
  const undone = await into(input, undoImport);
  if (!undone.ok) refuse(undone.rejections, file);
  process.stdout.write(`${file}: ${counted(undone.value.entries, 'entry', 'entries')} of ${undone.value.file} reversed.\n`);
  return 0;
}

function openWithOf(input: CliInput): OpenOptions {
  const passphrase = passphraseOf(input);
  const userId = input.text('as');
  return { ...(passphrase === undefined ? {} : { passphrase }), ...(userId === undefined ? {} : { userId }) };
}

async function baseOf(file: string, input: CliInput): Promise<string | undefined> {
  const there = checkFile(pathOf(file));
  if (!there.ok) refuse(there.rejections, there.rejections[0]?.code === 'FILE_NOT_FOUND' ? `${file} (use --create to make it)` : file);
  return into(input, (company) => {
    const info = company.call('company.info', {});
    return info.ok ? info.value.baseCurrency : undefined;
  });
}

function readMapping(file: string | undefined): ReadonlyMap<string, string> {
  if (file === undefined) return new Map();
  let text: string;
  try {
    text = readFileSync(pathOf(file), 'utf8');
  } catch {
    throw new CommandError(`--map: ${file} cannot be read`);
  }
  const mapping = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const match = /^(?:"((?:[^"]|"")*)"|([^,]*)),\s*([^,]+?)\s*$/.exec(line);
    if (!match) throw new CommandError(`--map: ${file}:${index + 1}: write "account of the book,account code"`);
    mapping.set((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim(), match[3]!);
  }
  return mapping;
}
