import type { NumberedKind } from '../../shared/jurisdictions/pack.ts';
import type { Language } from '../../shared/locales/languages.ts';

/** Words of the proof of numbers. */
export interface NumberTexts {
  readonly title: string;
  readonly complete: string;
  incomplete(count: string): string;
  readonly explained: string;
  /** A proof of what was known on an earlier position of the log. */
  knownOn(at: string, position: string): string;
  readonly series: string;
  readonly first: string;
  readonly head: string;
  readonly used: string;
  /** Of the used ones; and the mark beside one of them. */
  readonly cancelled: string;
  readonly cancelledMark: string;
  /** Heads the column of how many numbers a range has. */
  readonly count: string;
  readonly voided: string;
  readonly leased: string;
  readonly missing: string;
  /** The state of one number, where the words above are of many. */
  readonly one: Readonly<Record<'used' | 'voided' | 'leased' | 'missing', string>>;
  readonly branch: string;
  readonly device: string;
  readonly number: string;
  readonly date: string;
  readonly state: string;
  readonly subject: string;
  readonly uid: string;
  readonly rule: string;
  readonly unbroken: string;
  outOfOrder(count: string): string;
  /** The file was moved: another device counts from a number on. */
  continued(from: string, on: string, reason: string): string;
  readonly kinds: Readonly<Record<NumberedKind, string>>;
}

export const numberTexts: Readonly<Record<Language, NumberTexts>> = {
  ka: {
    title: 'ნომრების უწყვეტობა',
    complete: 'ყველა ნომერი ახსნილია',
    incomplete: (count) => `აუხსნელი ნომრები: ${count}`,
    explained: 'თითოეულ სერიაში ყოველ ნომერს 1-დან ბოლომდე ერთი მდგომარეობა აქვს: გამოყენებული, გაუქმებული ან დარეზერვებული.',
    knownOn: (at, position) => `როგორც ცნობილი იყო ${at}, ჟურნალის პოზიცია ${position}: შემდეგ ჩაწერილი აქ არ ჩანს`,
    series: 'სერია',
    first: 'პირველი',
    head: 'ბოლო',
    used: 'გამოყენებული',
    cancelled: 'მათგან სტორნირებული',
    cancelledMark: 'სტორნირებული',
    count: 'რაოდენობა',
    voided: 'გაუქმებული',
    leased: 'დარეზერვებული',
    missing: 'აუხსნელი',
    one: { used: 'გამოყენებული', voided: 'გაუქმებული', leased: 'დარეზერვებული', missing: 'აუხსნელი' },
    branch: 'ფილიალი',
    device: 'მოწყობილობა',
    number: 'ნომერი',
    date: 'თარიღი',
    state: 'მდგომარეობა',
    subject: 'რისთვის',
    uid: 'UID',
    rule: 'წესი',
    unbroken: 'კანონი უწყვეტ ნუმერაციას მოითხოვს',
    continued: (from, on, reason) => `${from}-ე ნომრიდან სხვა კომპიუტერზე გრძელდება, ფაილის გადატანის შემდეგ (${on}): ${reason}`,
    outOfOrder: (count) => `ნომრები, რომელთა თარიღი წინა ნომრის თარიღზე ადრეა: ${count}`,
    kinds: {
      'sales-invoice': 'გაყიდვის ანგარიშ-ფაქტურა',
      'sales-credit-note': 'გაყიდვის საკრედიტო ანგარიშ-ფაქტურა',
      'sales-debit-note': 'გაყიდვის სადებეტო ანგარიშ-ფაქტურა',
      'purchase-bill': 'შესყიდვის ანგარიშ-ფაქტურა',
      'purchase-credit-note': 'შესყიდვის საკრედიტო ანგარიშ-ფაქტურა',
      'purchase-debit-note': 'შესყიდვის სადებეტო ანგარიშ-ფაქტურა',
      'advance-received': 'მიღებული ავანსი',
      'import-declaration': 'საბაჟო დეკლარაცია',
      'payment-in': 'შემოსული გადახდა',
      'payment-out': 'გასული გადახდა',
      'journal-entry': 'საბუღალტრო გატარება',
      'year-closing': 'წლის დახურვა',
      revaluation: 'გადაფასება',
      protocol: 'დღგ-ის ოქმი',
      'sales-report': 'გაყიდვების ანგარიში',
    },
  },
  bg: {
    title: 'Непрекъснатост на номерата',
    complete: 'Всички номера са обяснени',
    incomplete: (count) => `Необяснени номера: ${count}`,
    explained: 'Във всяка серия всеки номер от 1 до последния има точно едно състояние: използван, анулиран или запазен.',
    knownOn: (at, position) => `Както е било известно на ${at}, позиция в дневника ${position}: записаното по-късно не е включено`,
    series: 'Серия',
    first: 'Първи',
    head: 'Последен',
    used: 'Използвани',
    cancelled: 'от тях отменени',
    cancelledMark: 'отменен',
    count: 'Брой',
    voided: 'Анулирани',
    leased: 'Запазени',
    missing: 'Необяснени',
    one: { used: 'използван', voided: 'анулиран', leased: 'запазен', missing: 'необяснен' },
    branch: 'Клон',
    device: 'Устройство',
    number: 'Номер',
    date: 'Дата',
    state: 'Състояние',
    subject: 'За какво',
    uid: 'UID',
    rule: 'Правило',
    unbroken: 'законът изисква непрекъсната номерация',
    continued: (from, on, reason) => `От № ${from} номерацията продължава на друг компютър след преместване на файла (${on}): ${reason}`,
    outOfOrder: (count) => `Номера с дата преди датата на по-малък номер: ${count}`,
    kinds: {
      'sales-invoice': 'Фактура за продажба',
      'sales-credit-note': 'Кредитно известие за продажба',
      'sales-debit-note': 'Дебитно известие за продажба',
      'purchase-bill': 'Фактура за покупка',
      'purchase-credit-note': 'Кредитно известие за покупка',
      'purchase-debit-note': 'Дебитно известие за покупка',
      'advance-received': 'Получен аванс',
      'import-declaration': 'Митническа декларация',
      'payment-in': 'Получено плащане',
      'payment-out': 'Извършено плащане',
      'journal-entry': 'Счетоводна операция',
      'year-closing': 'Годишно приключване',
      revaluation: 'Преоценка',
      protocol: 'Протокол по ДДС',
      'sales-report': 'Отчет за продажбите',
    },
  },
  ru: {
    title: 'Непрерывность номеров',
    complete: 'Все номера объяснены',
    incomplete: (count) => `Необъяснённых номеров: ${count}`,
    explained: 'В каждой серии у каждого номера от 1 до последнего ровно одно состояние: использован, аннулирован или зарезервирован.',
    knownOn: (at, position) => `Как было известно ${at}, позиция в журнале ${position}: записанное позже не учтено`,
    series: 'Серия',
    first: 'Первый',
    head: 'Последний',
    used: 'Использовано',
    cancelled: 'из них отменено',
    cancelledMark: 'отменён',
    count: 'Количество',
    voided: 'Аннулировано',
    leased: 'Зарезервировано',
    missing: 'Не объяснено',
    one: { used: 'использован', voided: 'аннулирован', leased: 'зарезервирован', missing: 'не объяснён' },
    branch: 'Филиал',
    device: 'Устройство',
    number: 'Номер',
    date: 'Дата',
    state: 'Состояние',
    subject: 'Для чего',
    uid: 'UID',
    rule: 'Правило',
    unbroken: 'закон требует непрерывной нумерации',
    continued: (from, on, reason) => `С № ${from} нумерация продолжается на другом компьютере после переноса файла (${on}): ${reason}`,
    outOfOrder: (count) => `Номеров с датой раньше даты меньшего номера: ${count}`,
    kinds: {
      'sales-invoice': 'Счёт-фактура на продажу',
      'sales-credit-note': 'Корректировочный счёт-фактура на продажу',
      'sales-debit-note': 'Дебетовое извещение на продажу',
      'purchase-bill': 'Счёт-фактура поставщика',
      'purchase-credit-note': 'Корректировочный счёт-фактура поставщика',
      'purchase-debit-note': 'Дебетовое извещение поставщика',
      'advance-received': 'Полученный аванс',
      'import-declaration': 'Таможенная декларация',
      'payment-in': 'Поступление оплаты',
      'payment-out': 'Исходящая оплата',
      'journal-entry': 'Бухгалтерская проводка',
      'year-closing': 'Закрытие года',
      revaluation: 'Переоценка',
      protocol: 'Протокол НДС',
      'sales-report': 'Отчёт о продажах',
    },
  },
  en: {
    title: 'Continuity of numbers',
    complete: 'Every number is explained',
    incomplete: (count) => `Numbers without explanation: ${count}`,
    explained: 'In each series every number from 1 to the last has exactly one state: used, voided or reserved.',
    knownOn: (at, position) => `As known on ${at}, log position ${position}: what was recorded later is left out`,
    series: 'Series',
    first: 'First',
    head: 'Last',
    used: 'Used',
    cancelled: 'of them cancelled',
    cancelledMark: 'cancelled',
    count: 'Count',
    voided: 'Voided',
    leased: 'Reserved',
    missing: 'Unexplained',
    one: { used: 'used', voided: 'voided', leased: 'reserved', missing: 'unexplained' },
    branch: 'Branch',
    device: 'Device',
    number: 'Number',
    date: 'Date',
    state: 'State',
    subject: 'For what',
    uid: 'UID',
    rule: 'Rule',
    unbroken: 'the law asks for an unbroken sequence',
    continued: (from, on, reason) => `From ${from} on counted on another computer, after the file was moved (${on}): ${reason}`,
    outOfOrder: (count) => `Numbers dated before a lower number: ${count}`,
    kinds: {
      'sales-invoice': 'Sales invoice',
      'sales-credit-note': 'Sales credit note',
      'sales-debit-note': 'Sales debit note',
      'purchase-bill': 'Purchase bill',
      'purchase-credit-note': 'Purchase credit note',
      'purchase-debit-note': 'Purchase debit note',
      'advance-received': 'Advance received',
      'import-declaration': 'Customs declaration',
      'payment-in': 'Payment received',
      'payment-out': 'Payment made',
      'journal-entry': 'Journal entry',
      'year-closing': 'Year closing',
      revaluation: 'Revaluation',
      protocol: 'VAT protocol',
      'sales-report': 'Sales report',
    },
  },
};
