import { type Language, languages } from '../../shared/locales/languages.ts';

const key = 'davtari.language';
const isLanguage = (text: string | null | undefined): text is Language => languages.includes(text as Language);

/** The remembered choice, else the first language of the system that we speak, else Georgian. */
export function initialLanguage(): Language {
  try {
    const stored = localStorage.getItem(key);
    if (isLanguage(stored)) return stored;
  } catch {
    // Storage may be switched off: then the system decides.
  }
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'ka';
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Nothing to do: the choice holds until the window closes.
  }
}
