import { restore } from '../services/restore.ts';
import { passphraseOf } from './open.ts';
import { type CliCommand, CommandError, progress, refuse } from './options.ts';
import { pathOf } from './paths.ts';

export const restoreCommand: CliCommand = {
  name: 'restore',
  help: `
davtari restore BACKUP --to NEWFILE

Makes a company file out of a backup: copies it, brings it up to date, verifies every byte of its history and gives it a key and a log of its
own. Never writes over an existing file, and the backup stays as it is. Documents get numbers of a series of their own from then on: what was
posted after the backup may have been given the next numbers already.

  --passphrase-file F    file with a passphrase for the new signing key (or DAVTARI_PASSPHRASE)

Exit code 0 when NEWFILE is there and verified, 1 when refused, 2 when the command line is wrong.`,
  options: { to: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  positionals: 1,
  run(input) {
    const backup = input.positionals[0]!;
    const to = input.text('to');
    if (to === undefined) throw new CommandError('needs --to NEWFILE', 2);
    const passphrase = passphraseOf(input);
    const shown = progress('verifying, events:');
    const restored = restore(pathOf(backup), pathOf(to), {
      onProgress: (events) => shown.show(events),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    shown.end();
    if (!restored.ok) refuse(restored.rejections, backup);
    const { events, headHash } = restored.value;
    process.stdout.write(
      `${to}: restored from ${backup}, ${events} events, head ${headHash.slice(0, 16)}. Signing key: ${to}.key (keep it beside the file).\n`,
    );
    return 0;
  },
};
