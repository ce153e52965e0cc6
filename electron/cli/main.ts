import { nearest } from './nearest.ts';
import { type CliCommand, CommandError, readArguments } from './options.ts';

/** Loaded only when asked for: a command starts as fast as what it needs. */
export const commands: Readonly<Record<string, { readonly summary: string; load(): Promise<CliCommand> }>> = {
  new: { summary: 'make a company file with the national chart of accounts', load: async () => (await import('./new.ts')).newCommand },
  import: { summary: "bring in another program's book", load: async () => (await import('./import.ts')).importCommand },
  generate: { summary: 'make a company of any size to measure with', load: async () => (await import('./generate.ts')).generateCommand },
  exec: { summary: 'run contract commands and queries, one JSON line each', load: async () => (await import('./exec.ts')).execCommand },
  report: { summary: 'print a report, or write it as PDF, workbook or CSV', load: async () => (await import('./report.ts')).reportCommand },
  vat: { summary: 'print the VAT return of a month, as text, JSON or PDF', load: async () => (await import('./vat.ts')).vatCommand },
  export: { summary: 'write the files a declaration is filed with', load: async () => (await import('./export.ts')).exportCommand },
  calendar: {
    summary: 'list what is due to the tax authority, also as a calendar file',
    load: async () => (await import('./calendar.ts')).calendarCommand,
  },
  rates: { summary: 'record exchange rates a bank published', load: async () => (await import('./rates.ts')).ratesCommand },
  close: {
    summary: 'check a month and close it, softly or for good with a certificate',
    load: async () => (await import('./close.ts')).closeCommand,
  },
  verify: { summary: 'check every byte of history; name the first fault', load: async () => (await import('./verify.ts')).verifyCommand },
  numbers: { summary: 'prove that every number is explained', load: async () => (await import('./numbers.ts')).numbersCommand },
  compare: { summary: 'compare copies of one company that worked apart', load: async () => (await import('./compare.ts')).compareCommand },
  'audit-bundle': {
    summary: 'write an archive that an auditor checks without Davtari',
    load: async () => (await import('./audit-bundle.ts')).auditBundleCommand,
  },
  'validate-xml': {
    summary: 'check an XML file against the official schema of its kind',
    load: async () => (await import('./validate-xml.ts')).validateXmlCommand,
  },
  rebuild: { summary: 'drop every derived table and replay the log', load: async () => (await import('./rebuild.ts')).rebuildCommand },
  backup: { summary: 'copy a company file, reopen the copy and verify it', load: async () => (await import('./backup.ts')).backupCommand },
  restore: { summary: 'make a company file out of a backup, verified', load: async () => (await import('./restore.ts')).restoreCommand },
  demo: {
    summary: 'make the sample company and show what Davtari does with it',
    load: async () => (await import('./demo-command.ts')).demoCommand,
  },
};

/** Exit codes: 0 done, 1 refused or failed, 2 the command line itself is wrong. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) {
    const meant = nearest(name, Object.keys(commands));
    process.stderr.write(
      `davtari: there is no command "${name}".${meant === undefined ? '' : ` Did you mean ${meant}?`} Commands: ${Object.keys(commands).join(', ')}.\n`,
    );
    return 2;
  }
  const command = await commands[name]!.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  try {
    return await command.run(readArguments(command, rest));
  } catch (error) {
    if (error instanceof CommandError) {
      process.stderr.write(`davtari ${name}: ${error.message}\n`);
      return error.exitCode;
    }
    process.stderr.write(`davtari ${name}: a mistake of the program: ${(error as Error).message}\n`);
    return 1;
  }
}

const overview = (): string =>
  `Davtari: double-entry accounting in one file.\n\nUsage: davtari COMMAND ... (davtari COMMAND --help tells more)\n\n${Object.entries(
    commands,
  )
    .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`)
    .join('\n')}\n`;
