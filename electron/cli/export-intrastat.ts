import { flows } from '../../shared/contracts/intrastat.ts';
import { open } from './open.ts';
import { type CliInput, CommandError, refuse } from './options.ts';
import { readMonth } from './read-options.ts';
import { refuseTaken, writeNew } from './write-new.ts';

/** Writes the Intrastat message of a flow and month; what the checks find goes to standard error, errors keep it from being written. */
export async function exportIntrastat(input: CliInput): Promise<number> {
  const period = readMonth(input);
  const flow = flows.find((name) => name === input.text('flow'));
  if (flow === undefined) throw new CommandError(`intrastat needs --flow ${flows.join(' or ')}`, 2);
  const company = await open(input);
  try {
    const found = company.call('intrastat.get', { period, flow });
    if (!found.ok) refuse(found.rejections);
    for (const { rule, level, code, number, item } of found.value.findings)
      process.stderr.write(
        `${level} ${rule} ${code}${number === '' ? '' : ` document ${number}`}${item === null ? '' : ` line ${item}`}\n`,
      );
    const made = company.call('intrastat.message', { period, flow });
    if (!made.ok) refuse(made.rejections);
    const { name, base64, sha256 } = made.value;
    const out = input.text('out') ?? name;
    refuseTaken(out);
    writeNew(out, Buffer.from(base64, 'base64'));
    process.stdout.write(`${sha256}  ${out}\n`);
    return 0;
  } finally {
    company.close();
  }
}
