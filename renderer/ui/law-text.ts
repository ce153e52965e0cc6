import type { Translate } from '../i18n/use-text.ts';

/** Laws that the rules of a country name by letters. */
const laws = ['TC', 'FPL', 'ARA'] as const;
const named = new RegExp(`\\b(${laws.join('|')})\\b`, 'g');

/** Where a rule stands, with the laws under their names in the language: ("TC 97, 130") is "Tax Code 97, 130". */
export const lawText = (t: Translate, source: string): string => source.replace(named, (law) => t(`taxes:law.${law}`));
