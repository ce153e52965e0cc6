import { type Law, type Place, placesIn, type Source } from '../../laws/source.ts';
import type { Names } from '../../locales/languages.ts';

/** A Bulgarian law goes by its letters; who reads another language is told the name too. */
const law = (letters: string, { ka, ru, en }: Omit<Names, 'bg'>): Law => ({
  id: letters,
  names: { ka: letters, bg: letters, ru: letters, en },
  full: { ka: `${ka} (${letters})`, bg: letters, ru: `${ru} (${letters})`, en: `${en} (${letters})` },
});

const vatAct = law('ЗДДС', { ka: 'კანონი დღგ-ის შესახებ', ru: 'Закон о НДС', en: 'VAT Act' });
const vatRegulations = law('ППЗДДС', {
  ka: 'დღგ-ის კანონის გამოყენების წესი',
  ru: 'Правила применения Закона о НДС',
  en: 'VAT Act Regulations',
});
const vatDirective: Law = {
  id: 'Directive 2006/112/EC',
  names: { ka: 'დირექტივა 2006/112/EC', bg: 'Директива 2006/112/ЕО', ru: 'Директива 2006/112/ЕС', en: 'Directive 2006/112/EC' },
};
const auditFile: Law = { id: 'SAF-T', names: { ka: 'SAF-T', bg: 'SAF-T', ru: 'SAF-T', en: 'SAF-T' } };
const customary: Law = {
  id: 'customary closing of the exemplary chart',
  names: {
    ka: 'სანიმუშო ანგარიშთა გეგმის დახურვის დამკვიდრებული წესი',
    bg: 'обичайно приключване по примерния сметкоплан',
    ru: 'обычное закрытие счетов примерного плана',
    en: 'customary closing of the exemplary chart',
  },
};
const length: Law = {
  id: 'length: product rule',
  names: {
    ka: 'ნომრის სიგრძე დადგენილია პროგრამით',
    bg: 'дължината на номера е определена от програмата',
    ru: 'длина номера задана программой',
    en: 'the length is set by the program',
  },
};

export const zdds = placesIn(vatAct);
export const zkpo = placesIn(
  law('ЗКПО', {
    ka: 'კანონი კორპორაციული მოგების გადასახადის შესახებ',
    ru: 'Закон о корпоративном подоходном налогообложении',
    en: 'Corporate Income Tax Act',
  }),
);
export const zddfl = placesIn(
  law('ЗДДФЛ', {
    ka: 'კანონი ფიზიკური პირების საშემოსავლო გადასახადის შესახებ',
    ru: 'Закон о налогах на доходы физических лиц',
    en: 'Personal Income Tax Act',
  }),
);
export const kso = placesIn(
  law('КСО', { ka: 'სოციალური დაზღვევის კოდექსი', ru: 'Кодекс социального страхования', en: 'Social Insurance Code' }),
);
export const dopk = placesIn(
  law('ДОПК', {
    ka: 'საგადასახადო-სადაზღვევო საპროცესო კოდექსი',
    ru: 'Налогово-страховой процессуальный кодекс',
    en: 'Tax and Social Insurance Procedure Code',
  }),
);
export const zmdt = placesIn(
  law('ЗМДТ', {
    ka: 'კანონი ადგილობრივი გადასახადებისა და მოსაკრებლების შესახებ',
    ru: 'Закон о местных налогах и сборах',
    en: 'Local Taxes and Fees Act',
  }),
);
/** Intrastat. */
export const zsvts = placesIn(
  law('ЗСВТС', {
    ka: 'კანონი ევროკავშირის შიდა ვაჭრობის სტატისტიკის შესახებ',
    ru: 'Закон о статистике внутрисоюзной торговли',
    en: 'Intra-Union Trade Statistics Act',
  }),
);
export const zsch = placesIn(
  law('ЗСч', { ka: 'კანონი ბუღალტრული აღრიცხვის შესახებ', ru: 'Закон о бухгалтерском учёте', en: 'Accounting Act' }),
);
/** Commercial register. */
export const ztrrulnc = placesIn(
  law('ЗТРРЮЛНЦ', { ka: 'კანონი სავაჭრო რეესტრის შესახებ', ru: 'Закон о торговом реестре', en: 'Commercial Register Act' }),
);
/** The euro. */
export const zverb = placesIn(
  law('ЗВЕРБ', { ka: 'კანონი ევროს შემოღების შესახებ', ru: 'Закон о введении евро', en: 'Euro Introduction Act' }),
);
export const directive = placesIn(vatDirective);
export const custom: Source = [{ law: customary }];
export const ownLength: Source = [{ law: length }];

/** An annex of the VAT act, or a part of it. */
export const zddsAnnex = (annex: string, part?: string): Place => ({
  law: vatAct,
  annex,
  ...(part === undefined ? {} : { at: { what: 'part', no: part } }),
});
/** An annex of the regulations of the VAT act, as a whole or a place in it. */
export const regulations = (annex: string, at?: Place['at']): Source => [{ law: vatRegulations, annex, ...(at ? { at } : {}) }];
/** Codes of the tables of the standard audit file. */
export const saft = (no: string): Source => [{ law: auditFile, at: { what: 'code', no } }];
/** The last place as amended by a State Gazette. */
export const amended = (source: Source, gazette: string, on: NonNullable<Place['amended']>['on']): Source => [
  ...source.slice(0, -1),
  { ...source.at(-1)!, amended: { gazette, on } },
];
