import { backup } from '../services/backup.ts';
import { type CliCommand, CommandError, progress, refuse } from './options.ts';
import { pathOf } from './paths.ts';

export const backupCommand: CliCommand = {
  name: 'backup',
  help: `
davtari backup FILE --to OUT

Copies while the file may be in use, reopens and verifies the copy; only then does it count. Never writes over an existing file.
The signing key is not copied: a restored copy gets a key, and a log, of its own.

Exit code 0 when the copy is verified, 1 when refused, 2 when the command line is wrong.`,
  options: { to: { type: 'string' } },
  positionals: 1,
  async run(input) {
    const file = input.positionals[0]!;
    const to = input.text('to');
    if (to === undefined) throw new CommandError('needs --to OUT', 2);
    const shown = progress('copying, pages:');
    const made = await backup(pathOf(file), pathOf(to), (done, total) => shown.show(done, total));
    shown.end();
    if (!made.ok) refuse(made.rejections, to);
    process.stdout.write(`${to}: verified copy of ${file}, ${made.value.events} events, head ${made.value.headHash.slice(0, 16)}\n`);
    return 0;
  },
};
