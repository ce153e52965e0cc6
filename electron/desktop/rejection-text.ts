import bg from '../../shared/locales/bg/rejections.json' with { type: 'json' };
import en from '../../shared/locales/en/rejections.json' with { type: 'json' };
import ka from '../../shared/locales/ka/rejections.json' with { type: 'json' };
import type { Language } from '../../shared/locales/languages.ts';
import ru from '../../shared/locales/ru/rejections.json' with { type: 'json' };
import type { Rejection } from '../../shared/result.ts';

const catalogues: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = { ka, bg, ru, en };

/** The sentence of the interface's own catalogue, for a refusal that no screen is there to show. */
export function rejectionText(rejection: Rejection, language: Language): string {
  const catalogue = catalogues[language];
  const sentence = catalogue[rejection.code] ?? catalogue.UNKNOWN;
  return String(sentence).replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(rejection[name] ?? ''));
}
