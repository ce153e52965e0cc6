import { rebuild } from '../services/rebuild.ts';
import { type CliCommand, progress, refuse } from './options.ts';
import { pathOf } from './paths.ts';

export const rebuildCommand: CliCommand = {
  name: 'rebuild',
  help: `
davtari rebuild FILE

Drops balances, registers, VAT ledger and all other derived tables, replays the log, and says whether they came out identical.

Exit code 0 when identical, 1 when a table differs or the file is refused, 2 when the command line is wrong.`,
  options: {},
  positionals: 1,
  run(input) {
    const file = input.positionals[0]!;
    const shown = progress('replaying, events:');
    const rebuilt = rebuild(pathOf(file), (events) => shown.show(events));
    shown.end();
    if (!rebuilt.ok) refuse(rebuilt.rejections, file);
    const { events, tables, different } = rebuilt.value;
    if (different.length === 0) {
      process.stdout.write(`${file}: ${events} events replayed, ${tables} tables identical.\n`);
      return 0;
    }
    process.stderr.write(`${file}: rebuilt from the log; these tables were different before: ${different.join(', ')}.\n`);
    return 1;
  },
};
