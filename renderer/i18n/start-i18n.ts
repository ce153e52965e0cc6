import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/locales/languages.ts';
import { rememberLanguage } from './choose-language.ts';

// One chunk per language: only the language on screen is loaded.
const loaders: Readonly<Record<Language, () => Promise<{ texts: ResourceLanguage; later: () => Promise<ResourceLanguage> }>>> = {
  ka: () => import('./languages/ka.ts'),
  bg: () => import('./languages/bg.ts'),
  ru: () => import('./languages/ru.ts'),
  en: () => import('./languages/en.ts'),
};

/** Texts that come after the first screen. What shows one of them is drawn again once they are there. */
async function load(language: Language, later: () => Promise<ResourceLanguage>): Promise<void> {
  for (const [namespace, bundle] of Object.entries(await later())) i18next.addResourceBundle(language, namespace, bundle);
}

export async function startI18n(language: Language): Promise<void> {
  const { texts, later } = await loaders[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: texts },
    partialBundledLanguages: true,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(texts),
    returnNull: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  void load(language, later);
  document.documentElement.lang = language;
}

/** Switches the whole screen without a restart and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'common')) {
    const { texts, later } = await loaders[language]();
    for (const [namespace, bundle] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, bundle);
    await load(language, later);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}
