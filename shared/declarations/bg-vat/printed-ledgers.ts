import type { Names } from '../../locales/languages.ts';
import { purchasesLayout } from './purchases-layout.ts';
import { salesLayout } from './sales-layout.ts';
import { viesLayouts } from './vies-layouts.ts';

/** A column of a ledger on paper. */
export interface PrintedColumn {
  /** Its number on the printed form; empty in a statement that numbers none. */
  readonly column: string;
  /** Field of the record the file is written from. */
  readonly field: string;
  readonly names: Names;
  /** The number is not confirmed: it is marked. */
  readonly unconfirmed?: true;
}

/** A ledger on paper, as data: the same records the file is written from, in the columns of the form. */
export interface PrintedLedger {
  readonly id: 'purchases' | 'sales';
  readonly annex: Names;
  readonly names: Names;
  /** What the short captions stand for. */
  readonly abbreviations: Names;
  /** What stands before the amounts, in groups of columns under each other, with the share of the width each group takes. */
  readonly texts: readonly { readonly share: number; readonly columns: readonly PrintedColumn[] }[];
  /** Amounts, in as many lines under each other as a record has. */
  readonly amounts: readonly (readonly PrintedColumn[])[];
}

const column = (number: string, field: string, ka: string, bg: string, ru: string, en: string): PrintedColumn => ({
  column: number,
  field,
  names: { ka, bg, ru, en },
});

const abbreviations: Names = {
  ka: 'შემოკლებები სვეტების დასახელებებში: ДО - დასაბეგრი თანხა, ДК - ჩათვლა, ВОП - შეძენა ევროკავშირიდან, ВОД - მიწოდება ევროკავშირში.',
  bg: 'ДО: данъчна основа. ДК: данъчен кредит. ВОП: вътреобщностно придобиване. ВОД: вътреобщностна доставка. ИН: идентификационен номер.',
  ru: 'Сокращения официальных заголовков: ДО - налоговая база, ДК - налоговый кредит, ВОП - приобретение в ЕС, ВОД - поставка в ЕС, ИН - номер.',
  en: 'In the official captions: ДО taxable amount, ДК tax credit, ВОП intra-Community acquisition, ВОД intra-Community supply, ИН number.',
};

/** Numbers of the columns before the amounts are unconfirmed. */
const unsure = (each: PrintedColumn): PrintedColumn => (each.column === '8a' ? each : { ...each, unconfirmed: true });

function leading(
  codes: readonly [branch: string, sequence: string, type: string, number: string, date: string, subject: string, special: string],
  partner: readonly [PrintedColumn, PrintedColumn],
): PrintedLedger['texts'] {
  const [branch, sequence, type, number, date, subject, special] = codes;
  const groups = [
    {
      share: 5,
      columns: [column('1', branch, 'ფილიალი', 'Клон', 'Филиал', 'Branch'), column('2', sequence, '№ რიგით', '№ по ред', '№ п/п', 'No.')],
    },
    {
      share: 5,
      columns: [column('3', type, 'სახე', 'Вид', 'Вид', 'Type'), column('8a', special, 'კოდი', 'Код', 'Код', 'Code')],
    },
    {
      share: 11,
      columns: [
        column('4', number, 'დოკუმენტის №', 'Документ №', '№ документа', 'Document no.'),
        column('5', date, 'თარიღი', 'Дата', 'Дата', 'Date'),
      ],
    },
    { share: 14, columns: [...partner] },
    {
      share: 10,
      columns: [
        column('8', subject, 'საქონელი ან მომსახურება', 'Вид на стоката или услугата', 'Вид товара или услуги', 'Goods or service'),
      ],
    },
  ];
  return groups.map(({ share, columns }) => ({ share, columns: columns.map(unsure) }));
}

/** Columns 9 to 15. Numbers of columns 1 to 8 are unconfirmed. @source ППЗДДС Annex 11; bulgaria.md 2.4 */
const purchases: PrintedLedger = {
  id: 'purchases',
  annex: {
    ka: 'ППЗДДС, დანართი № 11',
    bg: 'Приложение № 11 към ППЗДДС',
    ru: 'Приложение № 11 к ППЗДДС',
    en: 'Annex No. 11 to ППЗДДС',
  },
  names: { ka: 'შესყიდვების ჟურნალი', bg: 'Дневник за покупките', ru: 'Книга покупок', en: 'Purchase ledger' },
  abbreviations,
  texts: leading(
    ['03-03', '03-04', '03-05', '03-06', '03-07', '03-10', '03-45'],
    [
      column('6', '03-08', 'მიმწოდებლის ნომერი', 'ИН на контрагента (доставчик)', 'Номер поставщика', "Supplier's number"),
      column('7', '03-09', 'მიმწოდებლის დასახელება', 'Име на контрагента (доставчик)', 'Наименование поставщика', "Supplier's name"),
    ],
  ),
  amounts: [
    [
      column(
        '9',
        '03-30',
        'თანხა და დღგ ჩათვლის უფლების გარეშე',
        'ДО и данък без право на ДК или без данък',
        'База и налог без права на кредит',
        'Base and tax without credit',
      ),
      column('10', '03-31', 'თანხა სრული ჩათვლით', 'ДО с право на пълен ДК', 'База с полным кредитом', 'Base with full credit'),
      column('11', '03-41', 'დღგ სრული ჩათვლით', 'ДДС с право на пълен ДК', 'НДС с полным кредитом', 'Tax with full credit'),
      column(
        '12',
        '03-32',
        'თანხა ნაწილობრივი ჩათვლით',
        'ДО с право на частичен ДК',
        'База с частичным кредитом',
        'Base with partial credit',
      ),
      column('13', '03-42', 'დღგ ნაწილობრივი ჩათვლით', 'ДДС с право на частичен ДК', 'НДС с частичным кредитом', 'Tax with partial credit'),
      column(
        '14',
        '03-43',
        'წლიური კორექტირება, 73(8)',
        'Годишна корекция по чл. 73, ал. 8',
        'Годовая корректировка, ст. 73(8)',
        'Yearly correction, Art. 73(8)',
      ),
      column(
        '15',
        '03-44',
        'შუამავლისგან შეძენა (სამმხრივი)',
        'ДО при придобиване от посредник в тристранна операция',
        'База приобретения у посредника (трёхсторонняя)',
        'Base, from the intermediary of a triangular operation',
      ),
    ],
  ],
};

/** Columns 9 to 25, in two lines. Numbers of columns 1 to 8 are unconfirmed. @source ППЗДДС Annex 10; bulgaria.md 2.5 */
const sales: PrintedLedger = {
  id: 'sales',
  annex: {
    ka: 'ППЗДДС, დანართი № 10',
    bg: 'Приложение № 10 към ППЗДДС',
    ru: 'Приложение № 10 к ППЗДДС',
    en: 'Annex No. 10 to ППЗДДС',
  },
  names: { ka: 'გაყიდვების ჟურნალი', bg: 'Дневник за продажбите', ru: 'Книга продаж', en: 'Sales ledger' },
  abbreviations,
  texts: leading(
    ['02-02', '02-03', '02-04', '02-05', '02-06', '02-09', '02-27'],
    [
      column('6', '02-07', 'მიმღების ნომერი', 'ИН на контрагента (получател)', 'Номер получателя', "Recipient's number"),
      column('7', '02-08', 'მიმღების დასახელება', 'Име на контрагента (получател)', 'Наименование получателя', "Recipient's name"),
    ],
  ),
  amounts: [
    [
      column('9', '02-10', 'დასაბეგრი თანხა, სულ', 'Общ размер на ДО', 'Всего база', 'Total base'),
      column('10', '02-20', 'დღგ, სულ', 'Всичко начислен ДДС', 'Всего НДС', 'Total tax'),
      column('11', '02-11', 'თანხა 20 %', 'ДО 20 %', 'База 20 %', 'Base 20 %'),
      column('12', '02-21', 'დღგ 20 %', 'ДДС 20 %', 'НДС 20 %', 'Tax 20 %'),
      column('13', '02-12', 'შეძენა ევროკავშირიდან', 'ДО на ВОП', 'База приобретений в ЕС', 'Base of acquisitions'),
      column('14', '02-26', 'მიღებული, 82(2)-(6)', 'ДО по чл. 82, ал. 2-6', 'База по ст. 82(2)-(6)', 'Base, Art. 82(2)-(6)'),
      column('15', '02-22', 'დღგ შეძენაზე და 82-ზე', 'ДДС за ВОП и чл. 82', 'НДС: ЕС и ст. 82', 'Tax on those two'),
      column('16', '02-23', 'დღგ პირად მოხმარებაზე', 'ДДС за лични нужди', 'НДС, личные нужды', 'Tax, private use'),
      column('17', '02-13', 'თანხა 9 %', 'ДО 9 %', 'База 9 %', 'Base 9 %'),
    ],
    [
      column('18', '02-24', 'დღგ 9 %', 'ДДС 9 %', 'НДС 9 %', 'Tax 9 %'),
      column('19', '02-14', '0 %, მესამე თავი', 'ДО 0 %, глава трета', '0 %, глава третья', '0 %, Chapter Three'),
      column('20', '02-15', 'ევროკავშირში მიწოდება', 'ДО на ВОД', 'Поставки в ЕС', 'Supplies in the EU'),
      column('21', '02-16', '0 %, 140, 146, 173', 'ДО 0 %, чл. 140, 146, 173', '0 %, ст. 140, 146, 173', '0 %, Art. 140, 146, 173'),
      column('22', '02-17', 'მომსახურება 21(2), სხვა ქვეყანა', 'ДО по чл. 21, ал. 2', 'Услуги, ст. 21(2)', 'Services, Art. 21(2)'),
      column('23', '02-18', 'მიწოდება 69(2)', 'ДО по чл. 69, ал. 2', 'База, ст. 69(2)', 'Base, Art. 69(2)'),
      column('24', '02-19', 'გათავისუფლ.', 'ДО освободени', 'Освобождённые', 'Exempt'),
      column('25', '02-25', 'შუამავალი, სამმხრივი', 'ДО, посредник в тристранна', 'Посредник, трёхсторонняя', 'Intermediary, triangular'),
    ],
  ],
};

export const printedLedgers: Readonly<Record<'purchases' | 'sales', PrintedLedger>> = { purchases, sales };

/** How the fields of each file are written: what is a figure, a date or a text. */
export const printedFields = {
  purchases: purchasesLayout,
  sales: salesLayout,
  vies: viesLayouts.VIR,
} as const;

/** The recapitulative statement: lines of partners. Its columns к3 to к5 are numbered by the law's text, the others are not. @source bulgaria.md 2.8 */
export const printedVies = {
  names: { ka: 'VIES დეკლარაცია', bg: 'VIES-декларация', ru: 'VIES-декларация', en: 'VIES declaration' },
  columns: [
    column('', 'line', '№ რიგით', '№ по ред', '№ п/п', 'No.'),
    column('', 'vatNumber', 'პარტნიორის დღგ-ის ნომერი', 'ИН по ДДС на контрагента', 'Номер НДС партнёра', "Partner's VAT number"),
    column('к3', 'goods', 'საქონლის მიწოდება', 'Доставки на стоки', 'Поставки товаров', 'Supplies of goods'),
    column('к4', 'triangular', 'სამმხრივი ოპერაცია', 'Тристранни операции', 'Трёхсторонние операции', 'Triangular operations'),
    column('к5', 'services', 'მომსახურება', 'Доставки на услуги', 'Услуги', 'Services'),
    column('', 'period', 'კორექტირებული თვე', 'Коригиран период', 'Исправляемый период', 'Corrected month'),
  ],
} as const;

/** All columns in the order of their numbers, 8a after 8: for tables. */
export const columnsInOrder = ({ texts, amounts }: PrintedLedger): readonly PrintedColumn[] =>
  [...texts.flatMap(({ columns }) => columns), ...amounts.flat()].sort((a, b) => place(a) - place(b));
const place = ({ column }: PrintedColumn): number => Number.parseInt(column, 10) + (column.endsWith('a') ? 0.5 : 0);
