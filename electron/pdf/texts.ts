import type { Language } from '../../shared/locales/languages.ts';

/** Words printed on documents that belong to no pack and no book. Names of lines, parts and columns come with the form itself. */
export interface Texts {
  pageOf(page: number, pages: number): string;
  /** After the title of a table that goes on from the page before. */
  readonly continued: string;
  readonly taxId: string;
  readonly vatNumber: string;
  readonly currency: string;
  /** Small sentence over tables: every amount is in this currency. */
  amountsIn(currency: string): string;
  readonly logPosition: string;
  readonly hash: string;
  readonly packVersion: string;
  formVersion(id: string, version: string): string;

  readonly taxpayer: string;
  readonly taxPeriod: string;
  readonly filingDue: string;
  readonly returnKind: string;
  readonly original: string;
  readonly corrected: string;
  readonly payable: string;
  readonly credit: string;
  readonly filed: string;
  readonly code: string;
  readonly line: string;
  readonly workingForm: string;
  readonly hatchedCells: string;
  readonly basis: string;
  readonly roundingDifference: string;
  readonly changedSinceFiling: string;
  readonly cell: string;
  readonly filedAmount: string;
  readonly amountNow: string;

  /** Who signs a statement: the head of the entity, and who prepared it. */
  readonly signers: readonly [head: string, preparer: string];
  /** Below the line of a signature. */
  readonly signs: string;

  readonly invoice: string;
  readonly creditNote: string;
  readonly debitNote: string;
  /** Number a point of sale gave to a sale. */
  readonly saleNumber: string;
  readonly reverseCharge: string;
  readonly cashAccounting: string;
  readonly seller: string;
  readonly buyer: string;
  readonly country: string;
  /** Before the number of a document. */
  readonly numberSign: string;
  readonly date: string;
  readonly taxPoint: string;
  readonly paymentDue: string;
  readonly exchangeRate: string;
  readonly corrects: string;
  readonly reason: string;
  /** By the reason codes of the contract. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly unitPriceWithVat: string;
  readonly taxCode: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly total: string;
  readonly totalWithVat: string;
  readonly note: string;
}

export const texts: Readonly<Record<Language, Texts>> = {
  ka: {
    pageOf: (page, pages) => `გვერდი ${page} / ${pages}`,
    continued: 'გაგრძელება',
    numberSign: '№',
    taxId: 'საიდენტიფიკაციო ნომერი',
    vatNumber: 'დღგ-ის ნომერი',
    currency: 'ვალუტა',
    amountsIn: (currency) => `თანხები მითითებულია ვალუტაში: ${currency}`,
    logPosition: 'ჟურნალის პოზიცია',
    hash: 'ჰეში',
    packVersion: 'წესების პაკეტი',
    formVersion: (id, version) => `ფორმა ${id} · ვერსია ${version}`,
    taxpayer: 'გადასახადის გადამხდელი',
    taxPeriod: 'საანგარიშო პერიოდი',
    filingDue: 'წარდგენის ვადა',
    returnKind: 'დეკლარაციის სახე',
    original: 'პირველადი',
    corrected: 'შესწორებული',
    payable: 'ბიუჯეტში გადასახდელი დღგ',
    credit: 'ზედმეტობა (ვალდებულების შემცირება)',
    filed: 'წარდგენილია',
    code: 'კოდი',
    line: 'დასახელება',
    workingForm:
      'სამუშაო ფორმა: მონაცემები შესატანია საგადასახადო ორგანოს პორტალზე. სტრიქონების დასახელებები სამუშაოა და არ წარმოადგენს ფორმის ოფიციალურ ტექსტს.',
    hatchedCells: 'დაშტრიხული უჯრა: ფორმაში ასეთი უჯრა არ არის.',
    basis: 'საფუძველი',
    roundingDifference: 'ფორმის დღგ მინუს აღრიცხვის დღგ (დამრგვალება)',
    changedSinceFiling: 'წარდგენის შემდეგ შეცვლილი უჯრები',
    cell: 'უჯრა',
    filedAmount: 'წარდგენილი',
    amountNow: 'ამჟამად',
    signers: ['ხელმძღვანელი', 'ანგარიშგების შემდგენელი'],
    signs: 'სახელი, გვარი, ხელმოწერა, თარიღი',
    invoice: 'ინვოისი',
    creditNote: 'კრედიტ-ნოტა',
    debitNote: 'დებეტ-ნოტა',
    saleNumber: 'გაყიდვის ნომერი (УНП)',
    reverseCharge: 'უკუდაბეგვრა („обратно начисляване“): დღგ-ს იხდის მიმღები',
    cashAccounting: 'საკასო მეთოდი („касова отчетност“): დღგ გადახდისას წარმოიშობა',
    seller: 'გამყიდველი',
    buyer: 'მყიდველი',
    country: 'ქვეყანა',
    date: 'თარიღი',
    taxPoint: 'დაბეგვრის მომენტი',
    paymentDue: 'გადახდის ვადა',
    exchangeRate: 'გაცვლითი კურსი',
    corrects: 'ასწორებს დოკუმენტს',
    reason: 'მიზეზი',
    reasons: {
      cancelled: 'ოპერაცია გაუქმდა',
      'type-changed': 'შეიცვალა ოპერაციის სახე',
      'price-changed': 'შეიცვალა ანაზღაურების ოდენობა',
      returned: 'საქონელი დაბრუნდა',
    },
    description: 'დასახელება',
    quantity: 'რაოდენობა',
    unitPrice: 'ფასი',
    unitPriceWithVat: 'ფასი დღგ-ით',
    taxCode: 'დღგ კოდი',
    net: 'დღგ-ის გარეშე',
    vat: 'დღგ',
    gross: 'დღგ-ით',
    total: 'სულ',
    totalWithVat: 'სულ დღგ-ის ჩათვლით',
    note: 'შენიშვნა',
  },
  bg: {
    pageOf: (page, pages) => `стр. ${page} от ${pages}`,
    continued: 'продължение',
    numberSign: '№',
    taxId: 'Идентификационен номер',
    vatNumber: 'ИН по ЗДДС',
    currency: 'Валута',
    amountsIn: (currency) => `Всички суми са в ${currency}`,
    logPosition: 'позиция в дневника',
    hash: 'хеш',
    packVersion: 'пакет правила',
    formVersion: (id, version) => `Формуляр ${id} · версия ${version}`,
    taxpayer: 'Данъчно задължено лице',
    taxPeriod: 'Данъчен период',
    filingDue: 'Срок за подаване',
    returnKind: 'Вид на декларацията',
    original: 'първоначална',
    corrected: 'коригираща',
    payable: 'ДДС за внасяне в бюджета',
    credit: 'Превишение (намалява задължението)',
    filed: 'Подадена',
    code: 'Код',
    line: 'Наименование',
    workingForm:
      'Работен формуляр: данните се въвеждат в портала на данъчната администрация. Наименованията на редовете са работни и не са официалният текст на формуляра.',
    hatchedCells: 'Защрихована клетка: формулярът няма такава клетка.',
    basis: 'Основание',
    roundingDifference: 'ДДС по формуляра минус ДДС по счетоводството (закръгляване)',
    changedSinceFiling: 'Клетки, променени след подаването',
    cell: 'Клетка',
    filedAmount: 'Подадено',
    amountNow: 'Сега',
    signers: ['Ръководител', 'Съставител'],
    signs: 'име, фамилия, подпис, дата',
    invoice: 'Фактура',
    creditNote: 'Кредитно известие',
    debitNote: 'Дебитно известие',
    saleNumber: 'УНП',
    reverseCharge: 'обратно начисляване',
    cashAccounting: 'касова отчетност',
    seller: 'Доставчик',
    buyer: 'Получател',
    country: 'Държава',
    date: 'Дата на издаване',
    taxPoint: 'Дата на данъчното събитие',
    paymentDue: 'Срок за плащане',
    exchangeRate: 'Валутен курс',
    corrects: 'Към документ',
    reason: 'Причина',
    reasons: {
      cancelled: 'операцията е отменена',
      'type-changed': 'променен вид на операцията',
      'price-changed': 'променена цена',
      returned: 'върнати стоки',
    },
    description: 'Описание',
    quantity: 'Количество',
    unitPrice: 'Ед. цена',
    unitPriceWithVat: 'Ед. цена с ДДС',
    taxCode: 'Код ДДС',
    net: 'Без ДДС',
    vat: 'ДДС',
    gross: 'С ДДС',
    total: 'Общо',
    totalWithVat: 'Обща стойност с ДДС',
    note: 'Забележка',
  },
  ru: {
    pageOf: (page, pages) => `стр. ${page} из ${pages}`,
    continued: 'продолжение',
    numberSign: '№',
    taxId: 'Идентификационный номер',
    vatNumber: 'Номер плательщика НДС',
    currency: 'Валюта',
    amountsIn: (currency) => `Все суммы в ${currency}`,
    logPosition: 'позиция журнала',
    hash: 'хеш',
    packVersion: 'пакет правил',
    formVersion: (id, version) => `Форма ${id} · версия ${version}`,
    taxpayer: 'Налогоплательщик',
    taxPeriod: 'Отчётный период',
    filingDue: 'Срок подачи',
    returnKind: 'Вид декларации',
    original: 'первичная',
    corrected: 'уточнённая',
    payable: 'НДС к уплате в бюджет',
    credit: 'Превышение (уменьшает обязательство)',
    filed: 'Подана',
    code: 'Код',
    line: 'Наименование',
    workingForm:
      'Рабочая форма: данные вводятся на портале налогового органа. Названия строк рабочие и не являются официальным текстом формы.',
    hatchedCells: 'Заштрихованная ячейка: в форме такой ячейки нет.',
    basis: 'Основание',
    roundingDifference: 'НДС по форме минус НДС по учёту (округление)',
    changedSinceFiling: 'Ячейки, изменённые после подачи',
    cell: 'Ячейка',
    filedAmount: 'Подано',
    amountNow: 'Сейчас',
    signers: ['Руководитель', 'Составитель'],
    signs: 'имя, фамилия, подпись, дата',
    invoice: 'Счёт',
    creditNote: 'Кредит-нота',
    debitNote: 'Дебет-нота',
    saleNumber: 'Номер продажи (УНП)',
    reverseCharge: 'Обратное начисление («обратно начисляване»): НДС уплачивает получатель',
    cashAccounting: 'Кассовый метод («касова отчетност»): НДС наступает с оплатой',
    seller: 'Продавец',
    buyer: 'Покупатель',
    country: 'Страна',
    date: 'Дата',
    taxPoint: 'Момент налогообложения',
    paymentDue: 'Срок оплаты',
    exchangeRate: 'Обменный курс',
    corrects: 'К документу',
    reason: 'Причина',
    reasons: {
      cancelled: 'операция отменена',
      'type-changed': 'изменён вид операции',
      'price-changed': 'изменена цена',
      returned: 'возврат товара',
    },
    description: 'Наименование',
    quantity: 'Количество',
    unitPrice: 'Цена',
    unitPriceWithVat: 'Цена с НДС',
    taxCode: 'Код НДС',
    net: 'Без НДС',
    vat: 'НДС',
    gross: 'С НДС',
    total: 'Итого',
    totalWithVat: 'Всего с НДС',
    note: 'Примечание',
  },
  en: {
    pageOf: (page, pages) => `page ${page} of ${pages}`,
    continued: 'continued',
    numberSign: 'No.',
    taxId: 'Tax ID',
    vatNumber: 'VAT number',
    currency: 'Currency',
    amountsIn: (currency) => `All amounts in ${currency}`,
    logPosition: 'log position',
    hash: 'hash',
    packVersion: 'rules pack',
    formVersion: (id, version) => `Form ${id} · version ${version}`,
    taxpayer: 'Taxpayer',
    taxPeriod: 'Tax period',
    filingDue: 'Due date',
    returnKind: 'Kind of return',
    original: 'original',
    corrected: 'corrected',
    payable: 'VAT payable to the budget',
    credit: 'Excess (reduces the liability)',
    filed: 'Filed',
    code: 'Code',
    line: 'Line',
    workingForm:
      "Working form: the figures are to be typed into the tax authority's portal. The labels of the lines are working labels, not the official wording of the form.",
    hatchedCells: 'Hatched cell: the form has no such cell.',
    basis: 'Basis',
    roundingDifference: 'VAT of the form minus VAT of the ledger (rounding)',
    changedSinceFiling: 'Cells changed since filing',
    cell: 'Cell',
    filedAmount: 'Filed',
    amountNow: 'Now',
    signers: ['Head of the entity', 'Prepared by'],
    signs: 'name, signature, date',
    invoice: 'Invoice',
    creditNote: 'Credit note',
    debitNote: 'Debit note',
    saleNumber: 'Sale number (УНП)',
    reverseCharge: 'Reverse charge („обратно начисляване“): the recipient pays the VAT',
    cashAccounting: 'Cash accounting („касова отчетност“): VAT falls due when it is paid',
    seller: 'Seller',
    buyer: 'Buyer',
    country: 'Country',
    date: 'Date',
    taxPoint: 'Tax point',
    paymentDue: 'Payment due',
    exchangeRate: 'Exchange rate',
    corrects: 'Corrects document',
    reason: 'Reason',
    reasons: {
      cancelled: 'transaction cancelled',
      'type-changed': 'kind of transaction changed',
      'price-changed': 'price changed',
      returned: 'goods returned',
    },
    description: 'Description',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    unitPriceWithVat: 'Unit price incl. VAT',
    taxCode: 'VAT code',
    net: 'Net',
    vat: 'VAT',
    gross: 'Gross',
    total: 'Total',
    totalWithVat: 'Total including VAT',
    note: 'Note',
  },
};
