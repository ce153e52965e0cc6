import { type Law, type Place, placesIn, type Source } from '../../laws/source.ts';

const taxCode: Law = {
  id: 'TC',
  names: { ka: 'სსკ', bg: 'ДК', ru: 'НК', en: 'TC' },
  full: {
    ka: 'საქართველოს საგადასახადო კოდექსი',
    bg: 'Данъчен кодекс на Грузия',
    ru: 'Налоговый кодекс Грузии',
    en: 'Tax Code of Georgia',
  },
};
const order: Law = {
  id: 'Order 996',
  names: { ka: '№996 ბრძანება', bg: 'Заповед № 996', ru: 'Приказ № 996', en: 'Order 996' },
  full: {
    ka: 'ფინანსთა მინისტრის 31.12.2010 №996 ბრძანება',
    bg: 'Заповед № 996 на министъра на финансите от 31.12.2010 г.',
    ru: 'Приказ министра финансов № 996 от 31.12.2010',
    en: "Finance Minister's Order 996 of 31.12.2010",
  },
};
const pensions: Law = {
  id: 'FPL',
  names: {
    ka: 'კანონი დაგროვებითი პენსიის შესახებ',
    bg: 'Закон за капиталовите пенсии',
    ru: 'Закон о накопительных пенсиях',
    en: 'Law on Funded Pensions',
  },
};
const accounting: Law = {
  id: 'ARA',
  names: {
    ka: 'კანონი აღრიცხვის, ანგარიშგებისა და აუდიტის შესახებ',
    bg: 'Закон за счетоводството, отчетността и одита',
    ru: 'Закон о бухгалтерском учёте, отчётности и аудите',
    en: 'Law on Accounting, Reporting and Auditing',
  },
};
const customary: Law = {
  id: 'customary closing of the Georgian chart',
  names: {
    ka: 'საქართველოს ანგარიშთა გეგმის დახურვის დამკვიდრებული წესი',
    bg: 'обичайно приключване по грузинския сметкоплан',
    ru: 'обычное закрытие счетов грузинского плана',
    en: 'customary closing of the Georgian chart',
  },
};

/** Tax Code. */
export const tc = placesIn(taxCode);
export const order996 = placesIn(order);
/** Law on Funded Pensions. */
export const fpl = placesIn(pensions);
/** Law on Accounting, Reporting and Auditing. */
export const ara = placesIn(accounting);
export const custom: Source = [{ law: customary }];

/** A line of annex A of the VAT return, which is annexed to the order: "I.3" is line 3 of its part I. */
export const annexA = (line: string): Place => ({
  law: order,
  annex: { ka: '„ა“', bg: '„А“', ru: '«А»', en: 'A' },
  at: { what: 'line', no: line },
});
