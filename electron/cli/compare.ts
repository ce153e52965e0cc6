import type { Comparison, Conflict } from '../log/compare-copies.ts';
import { compareFiles } from '../services/compare-copies.ts';
import { type CliCommand, refuse } from './options.ts';
import { pathOf } from './paths.ts';
import { oneOf } from './read-options.ts';
import { table } from './table.ts';

export const compareCommand: CliCommand = {
  name: 'compare',
  help: `
davtari compare FILE FILE ... [--format table|json]

Lays copies of one company beside each other that were worked with apart: what their logs share, where they part, and all their numbers
together. Proves that no number was used twice, that none looks like another, and that none is missing. Reads only.

  --format table|json    what goes to standard output (default: table)

Exit code 0 when the copies agree, 1 with every conflict on standard error, 2 when the command line is wrong.`,
  options: { format: { type: 'string' } },
  positionals: 2,
  takesMore: true,
  run(input) {
    const format = oneOf(input, 'format', ['json', 'table']) ?? 'table';
    const names = new Map(input.positionals.map((name) => [pathOf(name), name]));
    const compared = compareFiles([...names.keys()]);
    if (!compared.ok) refuse(compared.rejections);
    const { value } = compared;
    process.stdout.write(format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : `${comparisonText(value, names)}\n`);
    for (const conflict of value.conflicts) process.stderr.write(`conflict: ${conflictText(conflict, names)}\n`);
    return value.conflicts.length === 0 ? 0 : 1;
  },
};

type Names = ReadonlyMap<string, string>;
const listed = (files: readonly string[], names: Names): string => files.map((file) => names.get(file) ?? file).join(', ');

function comparisonText({ company, shared, batches, logs, series, conflicts }: Comparison, names: Names): string {
  const deviceOf = (device: string) => (device === '' ? 'first device' : device);
  const columns = logs[0]?.copies.map(({ name }) => names.get(name) ?? name) ?? [];
  return [
    `Company ${company}: ${columns.length} copies, ${batches} batches in all, ${shared} of them in every copy`,
    '',
    table(
      [
        ['Log', 'Device', 'Same to', ...columns],
        ...logs.map(({ log, device, sharedTo, copies }) => [
          log,
          deviceOf(device),
          String(sharedTo),
          ...copies.map(({ head }) => (head === 0 ? '-' : String(head))),
        ]),
      ],
      [2, ...columns.map((_, index) => index + 3)],
    ),
    '',
    table(
      [
        ['Series', 'Last', 'Used', 'Voided', 'Reserved'],
        ...series.map((one) => [one.series, String(one.head), String(one.used), String(one.voided), String(one.leased)]),
      ],
      [1, 2, 3, 4],
    ),
    '',
    conflicts.length === 0
      ? 'No number twice, none that looks like another, none missing.'
      : `${conflicts.length} conflicts, see standard error.`,
  ].join('\n');
}

function conflictText(conflict: Conflict, names: Names): string {
  switch (conflict.kind) {
    case 'fork':
      return `log ${conflict.log} parts at batch ${conflict.seq}: ${conflict.sides.map((side) => listed(side, names)).join(' against ')}; one key signed in both`;
    case 'number-twice':
      return `number ${conflict.number} (${conflict.series}): ${conflict.claims.map(({ state, subject, copies }) => `${state} by ${subject} in ${listed(copies, names)}`).join('; ')}`;
    case 'looks-alike':
      return `number ${conflict.number} stands in ${conflict.series.join(' and in ')}`;
    case 'gap':
      return `${conflict.series}: ${conflict.first === conflict.last ? conflict.first : `${conflict.first} to ${conflict.last}`} unexplained`;
    case 'not-finished':
      return `log ${conflict.log} was declared finished by ${conflict.by.join(' and by ')}${conflict.copies.length === 0 ? '' : `, but goes on in ${listed(conflict.copies, names)}`}`;
    case 'device-code':
      return `logs ${conflict.logs.join(' and ')} share the device code ${conflict.device}`;
  }
}
