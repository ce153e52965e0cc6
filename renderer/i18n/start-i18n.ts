import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/locales/languages.ts';
import { rememberLanguage } from './choose-language.ts';

// One chunk per language: only the language on screen is loaded.
const loaders: Readonly<Record<Language, () => Promise<{ texts: ResourceLanguage }>>> = {
  ka: () => import('./languages/ka.ts'),
  bg: () => import('./languages/bg.ts'),
  ru: () => import('./languages/ru.ts'),
  en: () => import('./languages/en.ts'),
};

export async function startI18n(language: Language): Promise<void> {
  const { texts } = await loaders[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: texts },
    partialBundledLanguages: true,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(texts),
    returnNull: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

/** Switches the whole screen without a restart and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'common')) {
    const { texts } = await loaders[language]();
    for (const [namespace, bundle] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, bundle);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}
