import { inFileText } from '../../shared/interchange/refusal-text.ts';
import bg from '../../shared/locales/bg/rejections.json' with { type: 'json' };
import en from '../../shared/locales/en/rejections.json' with { type: 'json' };
import ka from '../../shared/locales/ka/rejections.json' with { type: 'json' };
import type { Language } from '../../shared/locales/languages.ts';
import ru from '../../shared/locales/ru/rejections.json' with { type: 'json' };
import type { Rejection } from '../../shared/result.ts';

const catalogue: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = { ka, bg, ru, en };

/** The language of the terminal (LANG, LC_ALL), English unless it is one of ours. */
function terminalLanguage(): Language {
  const wanted = (process.env.DAVTARI_LANG ?? process.env.LC_ALL ?? process.env.LANG ?? '').slice(0, 2);
  return wanted === 'ka' || wanted === 'bg' || wanted === 'ru' ? wanted : 'en';
}

/** A rejection as a sentence with its details filled in. */
export function sentence(rejection: Rejection, language: Language = terminalLanguage()): string {
  const inFile = typeof rejection.file === 'string' && rejection.line !== undefined ? inFileText(sayIn(language), rejection) : '';
  if (inFile !== '')
    return `${rejection.file}:${rejection.line}: ${rejection.column === undefined ? '' : `${rejection.column}: `}${inFile}`;
  const template = catalogue[language][rejection.code] ?? catalogue.en[rejection.code];
  const place = typeof rejection.file === 'string' && rejection.line !== undefined ? `${rejection.file}:${rejection.line}: ` : '';
  if (typeof template === 'string') {
    const filled = template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => detail(rejection, key, language));
    return `${template.includes('{{line}}') && place === '' ? '' : template.includes('{{file}}') ? '' : place}${filled}`;
  }
  const details = Object.entries(rejection)
    .filter(([key]) => key !== 'code' && key !== 'file' && key !== 'line')
    .map(([key, value]) => (key === 'reason' ? String(value) : `${key}: ${String(value)}`));
  return `${place}${details.join(', ') || 'refused'}`;
}

const sayIn =
  (language: Language) =>
  (key: string, values: Readonly<Record<string, string>>): string =>
    (catalogue[language].inFile as Readonly<Record<string, string>>)[key]?.replace(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => values[name] ?? '',
    ) ?? '';

/** A detail as it is; a reason that is a word of the program as the catalogue says it. */
function detail(rejection: Rejection, key: string, language: Language): string {
  const value = String(rejection[key] ?? '');
  if (key !== 'reason') return value;
  const reasons = catalogue[language].reasons as Readonly<Record<string, string>>;
  const word = value.replace(':', '-');
  return Object.hasOwn(reasons, word) ? reasons[word]! : value;
}
