import { verifyFile } from '../verify/verify.ts';
import { type CliCommand, CommandError, progress } from './options.ts';
import { pathOf } from './paths.ts';

export const verifyCommand: CliCommand = {
  name: 'verify',
  help: `
davtari verify FILE [--head HASH]

Checks database structure, hash chain, signatures, canonical form, balance of each entry, continuity of numbers, kept files, and that
replaying the log gives the derived tables byte for byte. Reads only, and leaves nothing beside the file.

  --head HASH   a hash that was noted at another time (64 hexadecimal digits): the log has to hold its batch still

Exit code 0 when everything is right, 1 with the place of the first fault on standard error, 2 when the command line is wrong.`,
  options: { head: { type: 'string' } },
  positionals: 1,
  run(input) {
    const file = input.positionals[0]!;
    const knownHead = input.text('head');
    if (knownHead !== undefined && !/^[0-9a-f]{64}$/.test(knownHead))
      throw new CommandError(`--head is a hash of 64 hexadecimal digits, not "${knownHead}"`, 2);
    const shown = progress('verifying, events:');
    const verified = verifyFile(pathOf(file), { knownHead, onProgress: (events) => shown.show(events) });
    shown.end();
    if (!verified.ok) {
      process.stderr.write(
        `${file}: ${verified.fault.place}: ${verified.fault.fault}. Restore a backup; keep this file for examination.\n`,
      );
      return 1;
    }
    const { batches, events, entries, turnover, currency, headHash } = verified;
    process.stdout.write(
      `${file}: intact. ${batches} batches, ${events} events, ${entries} entries; debits and credits ${turnover} ${currency} each; head ${headHash.slice(0, 16)}\n`,
    );
    if (verified.derived !== 'compared')
      process.stdout.write(
        'Its derived tables were made by an older version of the program and were not compared with the log. Opening the file brings them up to date.\n',
      );
    return 0;
  },
};
