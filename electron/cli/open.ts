import { readFileSync } from 'node:fs';
import type { Company } from '../engine/company.ts';
import { openCompany } from '../engine/open.ts';
import { type CliInput, refuse } from './options.ts';
import { pathOf } from './paths.ts';

/** Options every command that opens a company file takes. */
export const openOptions = { as: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const;
export const openHelp = `  --as USER              act for this user (name or id) instead of the owner
  --passphrase-file F    file with the passphrase of the signing key (or DAVTARI_PASSPHRASE)`;

export const passphraseOf = (input: CliInput): string | undefined => {
  const file = input.text('passphrase-file');
  return file === undefined ? process.env.DAVTARI_PASSPHRASE : readFirstLine(pathOf(file));
};

export function open(input: CliInput): Company {
  const file = input.positionals[0]!;
  const passphrase = passphraseOf(input);
  const userId = input.text('as');
  const opened = openCompany(pathOf(file), {
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(userId === undefined ? {} : { userId }),
  });
  return opened.ok ? opened.value : refuse(opened.rejections, file);
}

function readFirstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch {
    return refuse([{ code: 'FILE_NOT_FOUND' }], file);
  }
}
