import { resolve } from 'node:path';
import { backupCommand } from './backup.ts';
import { demoCommand } from './demo-command.ts';
import { execCommand } from './exec.ts';
import { importCommand } from './import.ts';
import { newCommand } from './new.ts';
import { CommandError, type CliCommand, readArguments } from './options.ts';
import { rebuildCommand } from './rebuild.ts';
import { reportCommand } from './report.ts';
import { vatCommand } from './vat.ts';
import { verifyCommand } from './verify.ts';

const commands: readonly CliCommand[] = [
  newCommand,
  importCommand,
  execCommand,
  reportCommand,
  vatCommand,
  verifyCommand,
  rebuildCommand,
  backupCommand,
  demoCommand,
];

/** Exit codes: 0 done, 1 refused or failed, 2 the command line itself is wrong. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    process.stderr.write(`davtari: there is no command "${name}". Commands: ${commands.map((c) => c.name).join(', ')}.\n`);
    return 2;
  }
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
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    process.stderr.write(`davtari ${name}: a mistake of the program: ${(error as Error).message}\n`);
    return 1;
  }
}

const overview = (): string =>
  `Davtari: double-entry accounting in one file.\n\nUsage: davtari COMMAND ... (davtari COMMAND --help tells more)\n\n${commands
    .map((command) => `  ${command.name.padEnd(9)} ${command.summary}`)
    .join('\n')}\n`;

/** Paths are meant from where the person typed the command, also under `npm run`, which changes the folder. */
export const pathOf = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);
