import type { Language } from '../../shared/locales/languages.ts';

/** Each language in its own words, the same on every screen: who can't read the current one still finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { ka: 'ქართული', bg: 'Български', ru: 'Русский', en: 'English' };
