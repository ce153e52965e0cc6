import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readDate } from '../../shared/dates/local-date.ts';
import { feedLimit, type RateFeed } from '../../shared/rates/feed.ts';
import { readFeed } from '../../shared/rates/read-feed.ts';
import { newId } from '../db/ids.ts';
import { fetchRates } from '../services/fetch-rates.ts';
import { importRates } from '../services/import-rates.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

const banks: Readonly<Record<string, RateFeed>> = { nbg: 'NBG', bnb: 'BNB', ecb: 'ECB' };

export const ratesCommand: CliCommand = {
  name: 'rates',
  help: `
davtari rates FILE --from FEEDFILE|nbg|bnb|ecb [--on DATE]

Records exchange rates a bank published: JSON of the National Bank of Georgia, XML of the Bulgarian National Bank or of the European Central Bank.
What is recorded already is left as it is, and rates typed by hand are kept.

  --from FEEDFILE        a file as the bank publishes it; which bank is told by its content
  --from nbg|bnb|ecb     fetch the list from the bank
  --on YYYY-MM-DD        only the rates of this day (fetched: the list of this day; default: the latest)
${openHelp}

Exit code 0 when recorded, 1 when refused, 2 when the command line is wrong.`,
  options: { from: { type: 'string' }, on: { type: 'string' }, ...openOptions },
  positionals: 1,
  async run(input) {
    const from = input.text('from');
    if (from === undefined) throw new CommandError('needs --from FEEDFILE, or nbg, bnb or ecb', 2);
    const wanted = input.text('on');
    const on = wanted === undefined ? undefined : readDate(wanted);
    if (wanted !== undefined && on === undefined) throw new CommandError(`--on: "${wanted}" is no date, write YYYY-MM-DD`, 2);
    const bank = Object.hasOwn(banks, from.toLowerCase()) ? banks[from.toLowerCase()] : undefined;
    const feed = bank === undefined ? readFeed(readList(from)) : await fetchRates(bank, on);
    if (!feed.ok) refuse(feed.rejections, from);
    const company = await open(input);
    try {
      const imported = importRates(company, newId(Date.now()), feed.value, bank === undefined ? basename(from) : '', on);
      if (!imported.ok) refuse(imported.rejections, from);
      const { recorded, unchanged, kept, skipped } = imported.value;
      const notes = [
        `${recorded} rates of ${feed.value.source} recorded`,
        `${unchanged} were there already`,
        ...(kept > 0 ? [`${kept} typed by hand were kept`] : []),
        ...(skipped.length > 0 ? [`left out: ${skipped.join(', ')}`] : []),
      ];
      process.stdout.write(`${input.positionals[0]}: ${notes.join('; ')}.\n`);
      return 0;
    } finally {
      company.close();
    }
  },
};

function readList(file: string): string {
  try {
    const path = pathOf(file);
    // Four bytes a character at most: what is longer is refused before it is read into memory.
    if (statSync(path).size > feedLimit * 4) throw new CommandError(`${file} is too long for a list of rates`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file}: there is no such file (or name a bank: nbg, bnb, ecb)`);
  }
}
