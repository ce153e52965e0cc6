import type { Names } from '../locales/languages.ts';

const named = (ka: string, bg: string, ru: string, en: string): Names => ({ ka, bg, ru, en });

/** Member states by the prefix of their VAT numbers: Greece is EL. */
export const stateNames: Readonly<Record<string, Names>> = {
  AT: named('ავსტრია', 'Австрия', 'Австрия', 'Austria'),
  BE: named('ბელგია', 'Белгия', 'Бельгия', 'Belgium'),
  BG: named('ბულგარეთი', 'България', 'Болгария', 'Bulgaria'),
  CY: named('კვიპროსი', 'Кипър', 'Кипр', 'Cyprus'),
  CZ: named('ჩეხეთი', 'Чехия', 'Чехия', 'Czechia'),
  DE: named('გერმანია', 'Германия', 'Германия', 'Germany'),
  DK: named('დანია', 'Дания', 'Дания', 'Denmark'),
  EE: named('ესტონეთი', 'Естония', 'Эстония', 'Estonia'),
  EL: named('საბერძნეთი', 'Гърция', 'Греция', 'Greece'),
  ES: named('ესპანეთი', 'Испания', 'Испания', 'Spain'),
  FI: named('ფინეთი', 'Финландия', 'Финляндия', 'Finland'),
  FR: named('საფრანგეთი', 'Франция', 'Франция', 'France'),
  HR: named('ხორვატია', 'Хърватия', 'Хорватия', 'Croatia'),
  HU: named('უნგრეთი', 'Унгария', 'Венгрия', 'Hungary'),
  IE: named('ირლანდია', 'Ирландия', 'Ирландия', 'Ireland'),
  IT: named('იტალია', 'Италия', 'Италия', 'Italy'),
  LT: named('ლიეტუვა', 'Литва', 'Литва', 'Lithuania'),
  LU: named('ლუქსემბურგი', 'Люксембург', 'Люксембург', 'Luxembourg'),
  LV: named('ლატვია', 'Латвия', 'Латвия', 'Latvia'),
  MT: named('მალტა', 'Малта', 'Мальта', 'Malta'),
  NL: named('ნიდერლანდები', 'Нидерландия', 'Нидерланды', 'Netherlands'),
  PL: named('პოლონეთი', 'Полша', 'Польша', 'Poland'),
  PT: named('პორტუგალია', 'Португалия', 'Португалия', 'Portugal'),
  RO: named('რუმინეთი', 'Румъния', 'Румыния', 'Romania'),
  SE: named('შვედეთი', 'Швеция', 'Швеция', 'Sweden'),
  SI: named('სლოვენია', 'Словения', 'Словения', 'Slovenia'),
  SK: named('სლოვაკეთი', 'Словакия', 'Словакия', 'Slovakia'),
};
