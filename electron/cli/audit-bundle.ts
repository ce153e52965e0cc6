import { writeAuditBundle } from '../audit/bundle.ts';
import { type CliCommand, CommandError, progress, refuse } from './options.ts';
import { pathOf } from './paths.ts';

export const auditBundleCommand: CliCommand = {
  name: 'audit-bundle',
  help: `
davtari audit-bundle FILE --out X.zip [--replace]

Writes an archive an auditor checks without Davtari: the signed log, trial balance, number register, chart and keys, the format, and a verifier that runs
in a browser (verify.html) and under Node 20 or newer (node verify.mjs), both without a network. Verifies the log first. Only reads FILE.

  --out X.zip the archive; required
  --replace   write over X.zip if it is there

Exit code 0 when the archive is written, 1 when refused, 2 when the command line is wrong.`,
  options: { out: { type: 'string' }, replace: { type: 'boolean' } },
  positionals: 1,
  run(input) {
    const file = input.positionals[0]!;
    const out = input.text('out');
    if (out === undefined) throw new CommandError('needs --out X.zip', 2);
    const shown = progress('events:');
    const made = writeAuditBundle(pathOf(file), pathOf(out), {
      replace: input.flag('replace'),
      onProgress: (done, total) => shown.show(done, total),
    });
    shown.end();
    if (!made.ok) refuse(made.rejections, file);
    const { events, entries, headHash } = made.value;
    process.stdout.write(`${out}: ${events} events, ${entries} entries; head ${headHash}\n`);
    return 0;
  },
};
