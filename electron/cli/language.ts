import { packFor } from '../../shared/jurisdictions/index.ts';
import { type Language, languages } from '../../shared/locales/languages.ts';
import type { Company } from '../engine/company.ts';
import { type CliInput, CommandError } from './options.ts';

/** `--language` as it was given, undefined where it was not. Rejects a language there is none of. */
export function readLanguage(input: CliInput): Language | undefined {
  const text = input.text('language');
  if (text !== undefined && !(languages as readonly string[]).includes(text)) throw new CommandError('--language is ka, bg, ru or en', 2);
  return text as Language | undefined;
}

/** The language the tax office of the company's country reads; English where it has no country. */
export function officeLanguage(company: Company): Language {
  const info = company.call('company.info', {});
  const country = info.ok ? info.value.country : null;
  return (country === null ? undefined : packFor(country))?.vatReturn.language ?? 'en';
}
