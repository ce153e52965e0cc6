import { readFileSync } from 'node:fs';
import type { SessionInfo } from '../../shared/contracts/users.ts';
import type { Company } from '../engine/company.ts';
import { openCompany } from '../engine/open.ts';
import { newLogNotice } from '../engine/own-log.ts';
import { sentence } from './messages.ts';
import { type CliInput, progress, refuse } from './options.ts';
import { askPassword } from './password.ts';
import { pathOf } from './paths.ts';

/** Options every command that opens a company file takes. */
export const openOptions = { as: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const;
export const openHelp = `  --as USER              act for this user instead of the owner. A company with passwords asks for the user's: on the terminal, or
                         in DAVTARI_PASSWORD
  --passphrase-file F    file with the passphrase of the signing key (or DAVTARI_PASSPHRASE)`;

export const passphraseOf = (input: CliInput): string | undefined => {
  const file = input.text('passphrase-file');
  return file === undefined ? process.env.DAVTARI_PASSPHRASE : readFirstLine(pathOf(file));
};

/** Opens the file of the command line and signs in where the company has passwords. Ends the command when refused. */
export async function open(input: CliInput): Promise<Company> {
  const file = input.positionals[0]!;
  const passphrase = passphraseOf(input);
  const userId = input.text('as');
  const updating = progress(`${file}: bringing it up to date, events:`);
  const opened = openCompany(pathOf(file), {
    onUpdate: (events, total) => updating.show(events, total),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(userId === undefined ? {} : { userId }),
  });
  updating.end();
  if (!opened.ok) refuse(opened.rejections, file);
  const company = opened.value;
  if (company.newLog !== undefined) process.stderr.write(`${file}: ${sentence(newLogNotice(company.newLog))}\n`);
  try {
    await signIn(company, userId, file);
    return company;
  } catch (error) {
    company.close();
    throw error;
  }
}

/** SIGN_IN_REQUIRED where there is neither a terminal to ask on nor DAVTARI_PASSWORD; otherwise those of `session.signIn`. */
async function signIn(company: Company, as: string | undefined, file: string): Promise<void> {
  const status = await company.callSession('session.status', {});
  if (!status.ok) refuse(status.rejections, file);
  if ((status.value as SessionInfo).state === 'open') return;
  if (as === undefined) refuse([{ code: 'SIGN_IN_REQUIRED' }], `${file} (use --as USER)`);
  const password = process.env.DAVTARI_PASSWORD ?? (process.stdin.isTTY ? await askPassword(as) : undefined);
  if (password === undefined) refuse([{ code: 'SIGN_IN_REQUIRED' }], `${file} (DAVTARI_PASSWORD, or a terminal)`);
  const signedIn = await company.callSession('session.signIn', { name: as, password });
  if (!signedIn.ok) refuse(signedIn.rejections, file);
}

function readFirstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch {
    return refuse([{ code: 'FILE_NOT_FOUND' }], file);
  }
}
