import { readQuarter } from '../../shared/dates/quarter.ts';
import { open } from './open.ts';
import { type CliInput, CommandError, refuse } from './options.ts';
import { refuseTaken, writeNew } from './write-new.ts';

/** Writes the figures of an OSS return for the portal; what the checks find goes to standard error, errors keep it from being written. */
export async function exportOss(input: CliInput): Promise<number> {
  const quarter = readQuarter(input.text('period') ?? '');
  if (quarter === undefined) throw new CommandError('--period: write the quarter as YYYY-Q1', 2);
  const company = await open(input);
  try {
    const found = company.call('oss.get', { quarter });
    if (!found.ok) refuse(found.rejections);
    const { findings, isRegistered, isNil, totals } = found.value;
    for (const { rule, level, code, number, params } of findings) {
      const told = Object.entries(params).map(([name, value]) => `${name} ${value}`);
      process.stderr.write(
        `${level} ${rule} ${code}${number === '' ? '' : ` document ${number}`}${told.length === 0 ? '' : `: ${told.join(', ')}`}\n`,
      );
    }
    if (!isRegistered && isNil) refuse([{ code: 'OSS_NOT_IN_QUARTER', quarter }]);
    const errors = findings.filter(({ level }) => level === 'error').length;
    if (errors > 0) throw new CommandError(`${errors} errors: nothing was written`);
    const made = company.call('oss.csv', { quarter });
    if (!made.ok) refuse(made.rejections);
    const { name, base64, sha256 } = made.value;
    const out = input.text('out') ?? name;
    refuseTaken(out);
    writeNew(out, Buffer.from(base64, 'base64'));
    process.stdout.write(`${sha256}  ${out}\npayable ${totals.payable} EUR\n`);
    return 0;
  } finally {
    company.close();
  }
}
