import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FiledFile, Finding } from '../../shared/contracts/declarations.ts';
import { readPeriod } from '../../shared/dates/period.ts';
import { fileRejection } from '../db/failures.ts';
import { exportSaft } from './export-saft.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

/** Files of each kind, among those a return is filed with. */
const kinds: Readonly<Record<string, (file: FiledFile) => boolean>> = {
  'bg-vat': () => true,
  vies: ({ name }) => name === 'VIES.TXT',
};

export const exportCommand: CliCommand = {
  name: 'export',
  help: `
davtari export FILE --kind bg-vat|vies --period 2026-01 [--dir DIR]
davtari export FILE --kind saft --period 2026-01 --declared DECLARED.json --out FILE.xml

Writes the files a declaration is filed with. They are checked first: errors are printed with the document they are about and nothing is written;
warnings are printed and the files are written. A return that was filed gives the bytes that were filed.

  --kind bg-vat          DEKLAR.TXT, POKUPKI.TXT, PRODAGBI.TXT and, where there is something to declare in it, VIES.TXT
  --kind vies            VIES.TXT alone
  --kind saft            the Bulgarian audit file (SAF-T) of the month, judged by the official schema before it gets its name
  --declared FILE        with saft: what the books do not hold, as JSON:
                         {"addresses": [{"city": "София", "country": "BG"}], "bankAccounts": [{"iban": "BG80BNBG96611020345678"}],
                          "contacts": [{"contactPerson": {"firstName": "Иван", "lastName": "Иванов", "otherTitles": ["управител"]}}],
                          "ownership": {"isPartOfGroup": "5"}, "parties": {"111111113": {"address": {"city": "София", "country": "BG"}}}}
  --out FILE.xml         with saft: where to (never over another file)
  --period YYYY-MM       month
  --dir DIR              where to (default: here; never over another file)
${openHelp}

Exit code 0 when written, 1 when refused, 2 when the command line is wrong.`,
  options: {
    kind: { type: 'string' },
    period: { type: 'string' },
    dir: { type: 'string' },
    declared: { type: 'string' },
    out: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const kind = input.text('kind') ?? '';
    const period = readPeriod(input.text('period') ?? '');
    if (!Object.hasOwn(kinds, kind) && kind !== 'saft')
      throw new CommandError(`--kind is ${[...Object.keys(kinds), 'saft'].join(' or ')}`, 2);
    if (period === undefined) throw new CommandError('--period: write the month as YYYY-MM', 2);
    const dir = pathOf(input.text('dir') ?? '.');
    const company = await open(input);
    try {
      if (kind === 'saft') {
        // Who may not see the return may not see all of the books either.
        const seen = company.call('vatCoefficient.list', {});
        if (!seen.ok) refuse(seen.rejections);
        const [declared, out] = [input.text('declared'), input.text('out')];
        if (declared === undefined || out === undefined) throw new CommandError('saft needs --declared FILE and --out FILE.xml', 2);
        return exportSaft(input.positionals[0]!, { period, declared, out });
      }
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
        for (const { name, base64, sha256 } of files) {
          writeFileSync(join(dir, name), Buffer.from(base64, 'base64'), { flag: 'wx' });
          process.stdout.write(`${sha256}  ${name}\n`);
        }
      } catch (error) {
        refuse([fileRejection(error) ?? { code: 'FILE_READ_ONLY' }], dir);
      }
      return 0;
    } finally {
      company.close();
    }
  },
};

const describe = ({ rule, level, code, params, number }: Finding): string => {
  const told = Object.entries(params)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${value}`);
  return `${level} ${rule} ${code}${number === '' ? '' : ` document ${number}`}${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
};
