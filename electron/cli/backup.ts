import { defaultBackupFolder } from '../db/backup-names.ts';
import { backupsOf } from '../services/backup/backups-of.ts';
import { listBackups } from '../services/backup/list.ts';
import { type BackedUp, backup, backupInto } from '../services/backup.ts';
import { type CliCommand, CommandError, progress, refuse } from './options.ts';
import { pathOf } from './paths.ts';

export const backupCommand: CliCommand = {
  name: 'backup',
  help: `
davtari backup FILE [--dir FOLDER]
davtari backup FILE --to OUT
davtari backup FILE --list [--dir FOLDER]

Copies while the file may be in use, reopens and verifies the copy; only then does it count. Never writes over an existing file.
Without --to the copy goes into the folder "Backups" beside FILE under a name with the moment in it, and of the older ones stay: the
newest of each of the last 7 days, 4 weeks and 12 months that have one. The window makes the same backups by itself.
The signing key is not copied: a restored copy gets a key, and a log, of its own. See: davtari restore --help

  --dir FOLDER           folder of the backups instead of "Backups" beside FILE
  --to OUT               one copy under exactly this name
  --with-key             also copy the signing key beside the copy: who has it can sign in this device's name
  --list                 the backups of FILE, newest first

Exit code 0 when the copy is verified, 1 when refused, 2 when the command line is wrong.`,
  options: { to: { type: 'string' }, dir: { type: 'string' }, list: { type: 'boolean' }, 'with-key': { type: 'boolean' } },
  positionals: 1,
  async run(input) {
    const file = input.positionals[0]!;
    const [to, dir] = [input.text('to'), input.text('dir')];
    if (to !== undefined && (dir !== undefined || input.flag('list'))) throw new CommandError('--to goes without --dir and --list', 2);
    const folder = dir === undefined ? undefined : pathOf(dir);
    if (input.flag('list')) return list(file, folder);
    const shown = progress('copying, pages:');
    const options = { onProgress: (done: number, total: number) => shown.show(done, total), withKey: input.flag('with-key') };
    const made =
      to === undefined
        ? await backupInto(pathOf(file), Date.now(), { folder, ...options })
        : await backup(pathOf(file), pathOf(to), options);
    shown.end();
    if (!made.ok) refuse(made.rejections, to ?? file);
    const { events, headHash } = made.value satisfies BackedUp;
    process.stdout.write(`${to ?? made.value.file}: verified copy of ${file}, ${events} events, head ${headHash.slice(0, 16)}\n`);
    return 0;
  },
};

function list(file: string, folder = defaultBackupFolder(pathOf(file))): number {
  const named = backupsOf(pathOf(file));
  if (!named.ok) refuse(named.rejections, file);
  for (const backup of listBackups(folder, named.value.stem, named.value.company)) {
    process.stdout.write(
      `${new Date(backup.at).toISOString()}  ${backup.kind.padEnd(13)} ${String(backup.bytes).padStart(12)}  ${backup.file}\n`,
    );
  }
  return 0;
}
