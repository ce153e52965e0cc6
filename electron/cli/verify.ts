import { verifyFile } from '../verify/verify.ts';
import { type CliCommand, progress } from './options.ts';
import { pathOf } from './paths.ts';

export const verifyCommand: CliCommand = {
  name: 'verify',
  help: `
davtari verify FILE

Checks database structure, hash chain, signatures, canonical form, balance of each entry, continuity of numbers, kept files, and that
replaying the log gives the derived tables byte for byte. Reads only.

Exit code 0 when everything is right, 1 with the place of the first fault on standard error, 2 when the command line is wrong.`,
  options: {},
  positionals: 1,
  run(input) {
    const file = input.positionals[0]!;
    const shown = progress('verifying, events:');
    const verified = verifyFile(pathOf(file), (events) => shown.show(events));
    shown.end();
    if (!verified.ok) {
      process.stderr.write(
        `${file}: ${verified.fault.place}: ${verified.fault.fault}. Restore a backup; keep this file for examination.\n`,
      );
      return 1;
    }
    process.stdout.write(
      `${file}: intact. ${verified.batches} batches, ${verified.events} events, ${verified.entries} entries; head ${verified.headHash.slice(0, 16)}\n`,
    );
    return 0;
  },
};
