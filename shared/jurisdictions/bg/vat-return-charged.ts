import type { ReturnPart } from '../../vat/vat-return-form.ts';
import { amountColumn } from './vat-return-column.ts';

/** Cells 01 and 11 to 19: bases. 17, 18 and 19 are not part of 01. */
export const taxable: ReturnPart = {
  id: 'A',
  names: {
    ka: 'ნაწილი ა. მიწოდებები და შეძენები: დასაბეგრი თანხა',
    bg: 'Раздел А. Данъчни основи на доставките и придобиванията',
    ru: 'Раздел А. Налоговые базы поставок и приобретений',
    en: 'Section A. Bases of supplies and acquisitions',
  },
  columns: amountColumn,
  lines: [
    {
      code: '01',
      names: {
        ka: 'დასაბეგრი თანხა, სულ',
        bg: 'Общ размер на данъчните основи за облагане с ДДС',
        ru: 'Общая сумма баз для обложения НДС',
        en: 'Total base for taxation',
      },
      cells: { amount: { from: 'sum', cells: ['11.amount', '12.amount', '13.amount', '14.amount', '15.amount', '16.amount'] } },
      isTotal: true,
    },
    {
      code: '11',
      names: {
        ka: '20%-ით დასაბეგრი მიწოდებები, დისტანციური გაყიდვების ჩათვლით',
        bg: 'Данъчна основа на облагаемите доставки със ставка 20 %, вкл. дистанционни продажби с място на изпълнение в страната',
        ru: 'Облагаемые поставки по ставке 20 %, включая дистанционные продажи с местом исполнения в стране',
        en: 'Supplies taxed at 20 %, incl. distance sales with place in the country',
      },
      cells: { amount: { from: 'ledger', fields: ['02-11'] } },
    },
    {
      code: '12',
      names: {
        ka: 'ევროკავშირიდან შეძენები და 82-ე მუხლით მიღებული მიწოდებები',
        bg: 'Данъчна основа на ВОП и на получени доставки по чл. 82, ал. 2-6 ЗДДС',
        ru: 'Приобретения внутри ЕС и полученные поставки по ст. 82, п. 2-6 ЗДДС',
        en: 'Intra-Community acquisitions and supplies received under Art. 82(2)-(6)',
      },
      cells: { amount: { from: 'ledger', fields: ['02-12', '02-26'] } },
    },
    {
      code: '13',
      names: {
        ka: '9%-ით დასაბეგრი მიწოდებები',
        bg: 'Данъчна основа на облагаемите доставки със ставка 9 %',
        ru: 'Облагаемые поставки по ставке 9 %',
        en: 'Supplies taxed at 9 %',
      },
      cells: { amount: { from: 'ledger', fields: ['02-13'] } },
    },
    {
      code: '14',
      names: {
        ka: '0%-ით დასაბეგრი მიწოდებები (მესამე თავი)',
        bg: 'Данъчна основа на доставките със ставка 0 % по глава трета от ЗДДС',
        ru: 'Поставки по ставке 0 % по главе третьей ЗДДС',
        en: 'Supplies at 0 % under Chapter Three',
      },
      cells: { amount: { from: 'ledger', fields: ['02-14'] } },
    },
    {
      code: '15',
      names: {
        ka: 'საქონლის მიწოდება ევროკავშირის შიგნით, 0%',
        bg: 'Данъчна основа на ВОД на стоки със ставка 0 %',
        ru: 'Поставки товаров внутри ЕС по ставке 0 %',
        en: 'Intra-Community supplies of goods at 0 %',
      },
      cells: { amount: { from: 'ledger', fields: ['02-15'] } },
    },
    {
      code: '16',
      names: {
        ka: '0%-ით დასაბეგრი მიწოდებები, 140, 146 და 173 მუხლები',
        bg: 'Данъчна основа на доставките със ставка 0 % по чл. 140, чл. 146 и чл. 173 ЗДДС',
        ru: 'Поставки по ставке 0 % по ст. 140, 146 и 173 ЗДДС',
        en: 'Supplies at 0 % under Art. 140, 146 and 173',
      },
      cells: { amount: { from: 'ledger', fields: ['02-16'] } },
    },
    {
      code: '17',
      names: {
        ka: 'მომსახურება 21(2) მუხლით, ადგილი სხვა წევრ სახელმწიფოში',
        bg: 'Данъчна основа на доставки на услуги по чл. 21, ал. 2 ЗДДС с място на изпълнение в друга държава членка',
        ru: 'Услуги по ст. 21, п. 2 ЗДДС с местом исполнения в другом государстве ЕС',
        en: 'Services under Art. 21(2) with place in another member state',
      },
      cells: { amount: { from: 'ledger', fields: ['02-17'] } },
    },
    {
      code: '18',
      names: {
        ka: 'მიწოდებები 69(2) მუხლით და შუამავლის მიწოდებები სამმხრივ ოპერაციებში',
        bg: 'Данъчна основа на доставки по чл. 69, ал. 2 ЗДДС, вкл. дистанционни продажби с място на изпълнение в друга държава членка, и на доставки като посредник в тристранни операции',
        ru: 'Поставки по ст. 69, п. 2 ЗДДС, включая дистанционные продажи с местом в другом государстве ЕС, и поставки посредника в трёхсторонних операциях',
        en: 'Supplies under Art. 69(2) incl. distance sales with place elsewhere, and supplies as intermediary in triangular operations',
      },
      cells: { amount: { from: 'ledger', fields: ['02-18', '02-25'] } },
    },
    {
      code: '19',
      names: {
        ka: 'გათავისუფლებული მიწოდებები და შეძენები',
        bg: 'Данъчна основа на освободени доставки и освободени ВОП',
        ru: 'Освобождённые поставки и приобретения внутри ЕС',
        en: 'Exempt supplies and exempt acquisitions',
      },
      cells: { amount: { from: 'ledger', fields: ['02-19'] } },
    },
  ],
};

/** Cells 20 to 24. */
export const charged: ReturnPart = {
  id: 'B',
  names: { ka: 'ნაწილი ბ. დარიცხული დღგ', bg: 'Раздел Б. Начислен ДДС', ru: 'Раздел Б. Начисленный НДС', en: 'Section B. VAT charged' },
  columns: amountColumn,
  lines: [
    {
      code: '20',
      names: { ka: 'დარიცხული დღგ, სულ', bg: 'Общ размер на начисления ДДС', ru: 'Всего начислено НДС', en: 'Total VAT charged' },
      cells: { amount: { from: 'sum', cells: ['21.amount', '22.amount', '23.amount', '24.amount'] } },
      isTotal: true,
    },
    {
      code: '21',
      names: { ka: 'დარიცხული დღგ 20%', bg: 'Начислен ДДС 20 %', ru: 'Начисленный НДС 20 %', en: 'VAT charged at 20 %' },
      cells: { amount: { from: 'ledger', fields: ['02-21'] } },
    },
    {
      code: '22',
      names: {
        ka: 'დარიცხული დღგ შეძენებზე და 82-ე მუხლის მიწოდებებზე',
        bg: 'Начислен ДДС за ВОП и за получени доставки по чл. 82, ал. 2-6 ЗДДС',
        ru: 'НДС по приобретениям внутри ЕС и поставкам по ст. 82, п. 2-6 ЗДДС',
        en: 'VAT on intra-Community acquisitions and supplies under Art. 82(2)-(6)',
      },
      cells: { amount: { from: 'ledger', fields: ['02-22'] } },
    },
    {
      code: '23',
      names: {
        ka: 'დარიცხული დღგ პირად მოხმარებაზე',
        bg: 'Начислен данък за доставки на стоки и услуги за лични нужди',
        ru: 'НДС по товарам и услугам для личных нужд',
        en: 'VAT on goods and services for private use',
      },
      cells: { amount: { from: 'ledger', fields: ['02-23'] } },
    },
    {
      code: '24',
      names: { ka: 'დარიცხული დღგ 9%', bg: 'Начислен ДДС 9 %', ru: 'Начисленный НДС 9 %', en: 'VAT charged at 9 %' },
      cells: { amount: { from: 'ledger', fields: ['02-24'] } },
    },
  ],
};
