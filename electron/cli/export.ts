import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditFileWanted, auditFileWanted } from '../../shared/contracts/audit-file.ts';
import type { FiledFile, Finding } from '../../shared/contracts/declarations.ts';
import { fileRejection } from '../db/failures.ts';
import { exportIntrastat } from './export-intrastat.ts';
import { exportOss } from './export-oss.ts';
import { exportSaft, textOf } from './export-saft.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, type CliInput, CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';
import { readMonth } from './read-options.ts';
import { writeNew } from './write-new.ts';

/** Files of each kind, among those a return is filed with. */
const kinds: Readonly<Record<string, (file: FiledFile) => boolean>> = {
  'bg-vat': () => true,
  vies: ({ name }) => name === 'VIES.TXT',
};

export const exportCommand: CliCommand = {
  name: 'export',
  help: `
davtari export FILE --kind bg-vat|vies --period 2026-01 [--dir DIR]
davtari export FILE --kind intrastat --flow arrivals|dispatches --period 2026-01 [--out FILE.xml]
davtari export FILE --kind oss --period 2026-Q1 [--out FILE.csv]
davtari export FILE --kind saft --period 2026-01 --out FILE.xml
davtari export FILE --kind saft-annual --period 2026 --data ASSETS.json --out FILE.xml
davtari export FILE --kind saft-on-demand --from 2026-01-01 --to 2026-03-31 --data STOCKS.json --out FILE.xml

Writes the files a declaration is filed with. They are checked first: errors are printed with the document they are about and nothing is written;
warnings are printed and the files are written. A return that was filed gives the bytes that were filed.

  --kind bg-vat          DEKLAR.TXT, POKUPKI.TXT, PRODAGBI.TXT and, where there is something to declare in it, VIES.TXT
  --kind vies            VIES.TXT alone
  --kind intrastat       the Intrastat message (XML) of a flow and month; once filed and unchanged, the bytes that were filed
  --kind oss             the figures of an OSS return (CSV) for the portal; --period is a quarter
  --flow FLOW            with intrastat: arrivals or dispatches
  --kind saft            the Bulgarian audit file (SAF-T) of the month, judged by the official schema before it gets its name
  --kind saft-annual     the audit file of a year's assets, which --data brings along: the books hold none
  --kind saft-on-demand  the audit file of stocks between two days, which --data brings along
  --data FILE            with saft-annual: {"assets": [...], "assetTransactions": [...]}; with saft-on-demand: {"products": [...], "units": [...],
                         "physicalStock": [...], "stockMovements": [...]}. Properties as in shared/saft/types.ts, amounts as text; transactionId is the
                         printed number of an entry or document of the books
  --declared FILE        with saft: instead of what the books hold of the company (auditFile.declare), and for counterparties without an address, as JSON:
                         {"addresses": [{"city": "София", "country": "BG"}], "bankAccounts": [{"iban": "BG80BNBG96611020345678"}],
                          "contacts": [{"contactPerson": {"firstName": "Иван", "lastName": "Иванов", "otherTitles": ["управител"]}}],
                          "ownership": {"isPartOfGroup": "5"}, "parties": {"111111113": {"address": {"city": "София", "country": "BG"}}}}
  --out FILE.xml         with saft..., intrastat and oss: where to (never over another file)
  --period YYYY-MM       month; with saft-annual the year, with oss the quarter as YYYY-Q1
  --from, --to DAY       with saft-on-demand: first and last day
  --dir DIR              where to (default: here; never over another file)
${openHelp}

Exit code 0 when written, 1 when refused, 2 when the command line is wrong.`,
  options: {
    kind: { type: 'string' },
    flow: { type: 'string' },
    period: { type: 'string' },
    dir: { type: 'string' },
    declared: { type: 'string' },
    data: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const kind = input.text('kind') ?? '';
    if (kind === 'intrastat') return exportIntrastat(input);
    if (kind === 'oss') return exportOss(input);
    if (!Object.hasOwn(kinds, kind) && !kind.startsWith('saft'))
      throw new CommandError(
        `--kind is ${[...Object.keys(kinds), 'intrastat', 'oss', 'saft', 'saft-annual', 'saft-on-demand'].join(' or ')}`,
        2,
      );
    if (kind.startsWith('saft')) return exportAuditFile(input, kind);
    const period = readMonth(input);
    const dir = pathOf(input.text('dir') ?? '.');
    const company = await open(input);
    try {
      const found = company.call('vatReturn.check', { period });
      if (!found.ok) refuse(found.rejections);
      const errors = found.value.filter(({ level }) => level === 'error');
      for (const finding of found.value) process.stderr.write(`${describe(finding)}\n`);
      if (errors.length > 0) throw new CommandError(`${errors.length} errors: nothing was written`);
      const made = company.call('vatReturn.files', { period });
      if (!made.ok) refuse(made.rejections);
      const files = made.value.filter(kinds[kind]!);
      if (files.length === 0) throw new CommandError(`there is nothing to declare in ${period}: nothing was written`);
      const taken = files.map(({ name }) => join(dir, name)).find((path) => existsSync(path));
      if (taken !== undefined) throw new CommandError(`${taken} is there already: choose another folder or remove it`);
      try {
        mkdirSync(dir, { recursive: true });
      } catch (error) {
        refuse([fileRejection(error) ?? { code: 'FILE_READ_ONLY' }], dir);
      }
      for (const { name, base64, sha256 } of files) {
        writeNew(join(dir, name), Buffer.from(base64, 'base64'));
        process.stdout.write(`${sha256}  ${name}\n`);
      }
      return 0;
    } finally {
      company.close();
    }
  },
};

async function exportAuditFile(input: CliInput, kind: string): Promise<number> {
  const out = input.text('out');
  if (out === undefined) throw new CommandError('an audit file needs --out FILE.xml', 2);
  const wanted = readWanted(input, kind);
  const company = await open(input);
  try {
    // Who may not see the return may not see all of the books either.
    const seen = company.call('auditFile.declared', {});
    if (!seen.ok) refuse(seen.rejections);
    return exportSaft(input.positionals[0]!, wanted, { declared: input.text('declared'), out });
  } finally {
    company.close();
  }
}

const mostData = 100 * 1024 * 1024;

function readWanted(input: CliInput, kind: string): AuditFileWanted {
  const data = () => {
    const file = input.text('data');
    if (file === undefined) throw new CommandError('--data FILE brings along what the books do not hold: see --help', 2);
    return textOf(file, mostData);
  };
  const raw: Readonly<Record<string, () => unknown>> = {
    saft: () => ({ kind: 'monthly', period: input.text('period') ?? '' }),
    'saft-annual': () => ({ kind: 'annual', year: Number(input.text('period')), data: data() }),
    'saft-on-demand': () => ({ kind: 'on-demand', from: input.text('from') ?? '', to: input.text('to') ?? '', data: data() }),
  };
  if (!Object.hasOwn(raw, kind)) throw new CommandError('--kind is saft, saft-annual or saft-on-demand', 2);
  const read = auditFileWanted.safeParse(raw[kind]!());
  if (read.success) return read.data;
  if (kind === 'saft-on-demand') throw new CommandError('--from and --to: write the days as YYYY-MM-DD', 2);
  throw new CommandError(`--period: write the ${kind === 'saft' ? 'month as YYYY-MM' : 'year as YYYY'}`, 2);
}

const describe = ({ rule, level, code, params, number }: Finding): string => {
  const told = Object.entries(params)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${value}`);
  return `${level} ${rule} ${code}${number === '' ? '' : ` document ${number}`}${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
};
