import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language, Names } from '../../shared/locales/languages.ts';

export type Translate = TFunction;

/** `const { t, language, nameOf } = useText()`. Keys carry their namespace: `t('common:nav.accounts')`. */
export function useText() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return { t: t as Translate, language, nameOf: (names: Partial<Names> | Record<string, string>) => nameIn(names, language) };
}

/** A text of the books in the language of the screen; books brought in from elsewhere may have one language only. */
export const nameIn = (names: Record<string, string | undefined>, language: Language): string =>
  names[language] || names.en || names.ka || names.bg || names.ru || '';
