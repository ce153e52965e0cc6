import type { Language } from '../../shared/locales/languages.ts';

/** Words of printed forms that come with no form: header, signature, notes. */
export interface FormTexts {
  readonly name: string;
  readonly address: string;
  /** Where letters reach who signs. */
  readonly letters: string;
  readonly signing: string;
  /** Who signs, all names. */
  readonly signer: string;
  readonly capacity: string;
  readonly capacities: Readonly<Record<'representative' | 'authorised', string>>;
  readonly date: string;
  readonly signature: string;
  /** Stands after captions whose official wording was not at hand, and is explained below. */
  readonly mark: string;
  readonly unconfirmed: string;
  readonly filedElsewhere: string;
  readonly column: string;
  readonly carried: string;
  readonly brought: string;
  readonly total: string;
  /** Stands after the type of documents that do not count in the return. */
  readonly outside: string;
  readonly outsideNote: string;
  readonly noRows: string;
  readonly lines: string;
  readonly asFiled: string;
}

export const formTexts: Readonly<Record<Language, FormTexts>> = {
  ka: {
    name: 'დასახელება',
    address: 'მისამართი',
    letters: 'მისამართი მიმოწერისთვის',
    signing: 'ხელმოწერა',
    signer: 'პასუხისმგებელი პირი (სახელი, გვარი)',
    capacity: 'უფლებამოსილება',
    capacities: { representative: 'წარმომადგენელი', authorised: 'უფლებამოსილი პირი' },
    date: 'თარიღი',
    signature: 'ხელმოწერა',
    mark: '*',
    unconfirmed: '* სამუშაო დასახელება: ფორმის ოფიციალური ტექსტი ხელთ არ გვქონდა.',
    filedElsewhere: 'ამოღებულია წიგნებიდან. თვით დეკლარაცია წარედგინება ელექტრონულად საგადასახადო ორგანოს პორტალზე.',
    column: 'სვეტი',
    carried: 'გადასატანი',
    brought: 'წინა გვერდიდან',
    total: 'სულ',
    outside: '°',
    outsideNote: '° ამ სახის დოკუმენტი ჟურნალშია, მაგრამ დეკლარაციის ჯამებში და ჯამურ სტრიქონებში არ შედის.',
    noRows: 'ამ თვეში ჩანაწერები არ არის.',
    lines: 'სტრიქონების რაოდენობა',
    asFiled: 'წარდგენილი ფაილებიდან',
  },
  bg: {
    name: 'Наименование',
    address: 'Адрес',
    letters: 'Адрес за кореспонденция',
    signing: 'Подпис',
    signer: 'Подаващ (собствено, бащино и фамилно име)',
    capacity: 'Качество',
    capacities: { representative: 'представляващ', authorised: 'упълномощено лице' },
    date: 'Дата',
    signature: 'Подпис',
    mark: '*',
    unconfirmed: '* Работно наименование: официалният текст на образеца не беше на разположение.',
    filedElsewhere: 'Отпечатано от книгите. Самата декларация се подава по електронен път в портала на приходната администрация.',
    column: 'Колона',
    carried: 'За пренасяне',
    brought: 'От пренос',
    total: 'Общо',
    outside: '°',
    outsideNote: '° Този вид документ е в дневника, но не участва в сумите на справката-декларация и в общите редове.',
    noRows: 'Няма записи за месеца.',
    lines: 'Брой редове',
    asFiled: 'от подадените файлове',
  },
  ru: {
    name: 'Наименование',
    address: 'Адрес',
    letters: 'Адрес для переписки',
    signing: 'Подпись',
    signer: 'Подающее лицо (имя, отчество, фамилия)',
    capacity: 'В качестве',
    capacities: { representative: 'представитель', authorised: 'уполномоченное лицо' },
    date: 'Дата',
    signature: 'Подпись',
    mark: '*',
    unconfirmed: '* Рабочее наименование: официального текста формы не было под рукой.',
    filedElsewhere: 'Отпечатано из книг. Сама декларация подаётся электронно на портале налогового органа.',
    column: 'Графа',
    carried: 'К переносу',
    brought: 'Перенесено',
    total: 'Итого',
    outside: '°',
    outsideNote: '° Документ этого вида стоит в книге, но не входит в суммы декларации и в итоговые строки.',
    noRows: 'Записей за месяц нет.',
    lines: 'Число строк',
    asFiled: 'из поданных файлов',
  },
  en: {
    name: 'Name',
    address: 'Address',
    letters: 'Address for correspondence',
    signing: 'Signature',
    signer: 'Filed by (all names)',
    capacity: 'Capacity',
    capacities: { representative: 'representative', authorised: 'authorised person' },
    date: 'Date',
    signature: 'Signature',
    mark: '*',
    unconfirmed: '* Working caption: the official wording of the form was not at hand.',
    filedElsewhere: 'Printed from the books. The return itself is filed electronically on the portal of the tax office.',
    column: 'Column',
    carried: 'Carried forward',
    brought: 'Brought forward',
    total: 'Total',
    outside: '°',
    outsideNote: '° A document of this type stands in the ledger, but counts neither in the return nor in the rows of totals.',
    noRows: 'There are no records in this month.',
    lines: 'Number of lines',
    asFiled: 'from the files that were filed',
  },
};
