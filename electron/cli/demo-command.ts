import { runDemo } from './demo.ts';
import type { CliCommand } from './options.ts';
import { pathOf } from './paths.ts';

export const demoCommand: CliCommand = {
  name: 'demo',
  help: `
davtari demo [--dir DIR]

Makes a Georgian trading company with 18 months of books, prints its trial balance, VAT return, numbers and closing, verifies the file and its audit
bundle, and leaves company file, PDFs, bundle and report in DIR. A folder of an earlier demo is made anew; any other folder has to be empty.

  --dir DIR              where to leave them (default: demo-output)

Exit code 0 when done, 1 when something was refused or found wrong, 2 when the command line is wrong.`,
  options: { dir: { type: 'string' } },
  positionals: 0,
  run: (input) =>
    runDemo({
      dir: pathOf(input.text('dir') ?? 'demo-output'),
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    }),
};
