import type { Finding } from '../../../shared/contracts/declarations.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import type { Translate } from '../../i18n/use-text.ts';
import { writtenText } from '../../ui/rejection-text.ts';

// Numbers and codes stay as they are, even when they look like amounts or dates.
const verbatim = new Set([
  'cell',
  'character',
  'count',
  'customer',
  'documentType',
  'identifier',
  'length',
  'line',
  'number',
  'other',
  'partner',
  'record',
  'series',
  'specialCode',
]);
// What a file really holds is quoted, not written anew.
const quoting = new Set(['RECORD_UNKNOWN', 'VALUE_UNREADABLE', 'VALUE_TOO_LONG']);

/** The sentence of a finding: fields by their names, dates, months and amounts as people of the language write them. */
export function findingText(
  t: Translate,
  language: Language,
  { code, params, rule = '' }: Pick<Finding, 'code' | 'params'> & { readonly rule?: string },
): string {
  const write = (name: string, value: string): string => {
    if (name === 'field') return t(`declarations:fields.${value}`, { defaultValue: value });
    if (verbatim.has(name) || (name === 'found' && quoting.has(code))) return value;
    // What several rates would give stands together: "20.00 / 9.00". Without decimals it is a count.
    const parts = value.split(' / ').map((part) => (/^-?\d+$/.test(part) ? part : writtenText(part, language)));
    return parts.join(' / ');
  };
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) written[name] = write(name, value);
  // The return of the OSS scheme has sentences of its own.
  return t(`declarations:${rule.startsWith('BG-OSS') ? 'oss' : 'findings'}.${code}`, written);
}
