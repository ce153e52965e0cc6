import type { Names } from '../locales/languages.ts';

/** What falls due once, because something happened. */
export const registerInTime: Names = {
  ka: 'განაცხადი დღგ-ის გადამხდელად რეგისტრაციისთვის',
  bg: 'Заявление за регистрация по ДДС',
  ru: 'Заявление о регистрации по НДС',
  en: 'Application for VAT registration',
};
