import type { Language } from '../../shared/locales/languages.ts';

/** Words of the closing certificate. */
export interface ClosingTexts {
  readonly certificate: string;
  statement(period: string, asOf: string): string;
  readonly company: string;
  readonly month: string;
  readonly asOf: string;
  /** How often the month was closed for good, this time included. */
  readonly revision: string;
  readonly closedBy: string;
  readonly closedAt: string;
  readonly device: string;
  headBefore(position: number): string;
  readonly trialBalanceHash: string;
  readonly checks: string;
  readonly check: string;
  readonly found: string;
  readonly outcome: string;
  readonly inOrder: string;
  readonly accepted: string;
  /** By the check's id. */
  readonly checkNames: Readonly<Record<string, string>>;
  readonly reopenings: string;
  readonly neverReopened: string;
  readonly when: string;
  readonly who: string;
  readonly why: string;
  readonly position: string;
  trialBalance(asOf: string): string;
  readonly account: string;
  readonly name: string;
  readonly debitTurnover: string;
  readonly creditTurnover: string;
  readonly debitBalance: string;
  readonly creditBalance: string;
  total(currency: string): string;
  readonly verification: string;
}

export const closingTexts: Readonly<Record<Language, ClosingTexts>> = {
  ka: {
    certificate: 'თვის დახურვის სერტიფიკატი',
    statement: (period, asOf) =>
      `${period} საბოლოოდ დაიხურა. ქვემოთ მოცემულია საცდელი ბალანსი ${asOf} მდგომარეობით, როგორც ის დახურვის მომენტში იყო ცნობილი.`,
    company: 'კომპანია',
    month: 'თვე',
    asOf: 'მდგომარეობით',
    revision: 'მერამდენე დახურვა',
    closedBy: 'დახურა',
    closedAt: 'დახურვის დრო',
    device: 'მოწყობილობა',
    headBefore: (position) => `ჟურნალის ჰეში დახურვამდე, პოზიცია ${position}`,
    trialBalanceHash: 'საცდელი ბალანსის SHA-256',
    checks: 'შემოწმებები დახურვამდე',
    check: 'შემოწმება',
    found: 'ნაპოვნია',
    outcome: 'შედეგი',
    inOrder: 'წესრიგშია',
    accepted: 'გაფრთხილება მიღებულია',
    checkNames: {
      'earlier-months': 'წინა თვეები დახურულია',
      numbers: 'ნომრების სერიები უწყვეტია',
      'control-accounts': 'საკონტროლო ანგარიშები უდრის ღია პოზიციებს',
      drafts: 'თვის დაუდასტურებელი მონახაზები',
      approvals: 'დამტკიცების მომლოდინე მონახაზები',
      'vat-return': 'დღგ-ის დეკლარაცია წარდგენილია',
      'vat-accounts': 'დღგ-ის ანგარიშებზე მხოლოდ დოკუმენტებია',
      revaluation: 'სავალუტო ნაშთები გადაფასებულია',
      suspense: 'გარდამავალი ანგარიშები ცარიელია',
      'year-closing': 'წელი დახურულია',
      'not-over': 'თვე დასრულებულია',
      'future-dates': 'დღევანდელზე გვიანი თარიღის გატარებები',
    },
    reopenings: 'ადრინდელი გახსნები',
    neverReopened: 'ეს თვე დახურვის შემდეგ არასოდეს გახსნილა.',
    when: 'როდის',
    who: 'ვინ',
    why: 'რატომ',
    position: 'პოზიცია',
    trialBalance: (asOf) => `საცდელი ბალანსი, ${asOf}`,
    account: 'ანგარიში',
    name: 'დასახელება',
    debitTurnover: 'დებეტის ბრუნვა',
    creditTurnover: 'კრედიტის ბრუნვა',
    debitBalance: 'დებეტური ნაშთი',
    creditBalance: 'კრედიტული ნაშთი',
    total: (currency) => `სულ, ${currency}`,
    verification:
      'სერტიფიკატი ჩაწერილია კომპანიის ხელმოწერილ ჟურნალში. დავთარი ნებისმიერ დროს ხელახლა გამოთვლის ამ საცდელ ბალანსს მითითებულ პოზიციაზე ცნობილი ჩანაწერებით და ადარებს ჰეშს.',
  },
  bg: {
    certificate: 'Удостоверение за приключване на месец',
    statement: (period, asOf) =>
      `Месец ${period} е приключен окончателно. По-долу е оборотната ведомост към ${asOf}, каквато е била известна при приключването.`,
    company: 'Дружество',
    month: 'Месец',
    asOf: 'Към дата',
    revision: 'Поредно приключване',
    closedBy: 'Приключил',
    closedAt: 'Време на приключване',
    device: 'Устройство',
    headBefore: (position) => `Хеш на дневника преди приключването, позиция ${position}`,
    trialBalanceHash: 'SHA-256 на оборотната ведомост',
    checks: 'Проверки преди приключването',
    check: 'Проверка',
    found: 'Намерени',
    outcome: 'Резултат',
    inOrder: 'в ред',
    accepted: 'предупреждението е прието',
    checkNames: {
      'earlier-months': 'Предходните месеци са приключени',
      numbers: 'Номерата са без пропуски',
      'control-accounts': 'Контролните сметки са равни на отворените позиции',
      drafts: 'Неосчетоводени чернови за месеца',
      approvals: 'Чернови, които чакат одобрение',
      'vat-return': 'Справката-декларация по ДДС е подадена',
      'vat-accounts': 'По сметките за ДДС няма ръчни записвания',
      revaluation: 'Валутните салда са преоценени',
      suspense: 'Транзитните сметки са нулирани',
      'year-closing': 'Годината е приключена',
      'not-over': 'Месецът е изтекъл',
      'future-dates': 'Записи с бъдеща дата',
    },
    reopenings: 'Предишни отваряния',
    neverReopened: 'Този месец не е отварян отново след приключване.',
    when: 'Кога',
    who: 'Кой',
    why: 'Защо',
    position: 'Позиция',
    trialBalance: (asOf) => `Оборотна ведомост към ${asOf}`,
    account: 'Сметка',
    name: 'Наименование',
    debitTurnover: 'Оборот дебит',
    creditTurnover: 'Оборот кредит',
    debitBalance: 'Салдо дебит',
    creditBalance: 'Салдо кредит',
    total: (currency) => `Общо, ${currency}`,
    verification:
      'Удостоверението е записано в подписания дневник на дружеството. Давтари може по всяко време да изчисли отново тази ведомост с известното на посочената позиция и да сравни хеша.',
  },
  ru: {
    certificate: 'Свидетельство о закрытии месяца',
    statement: (period, asOf) =>
      `Месяц закрыт окончательно: ${period}. Ниже — оборотная ведомость на ${asOf}, какой она была известна при закрытии.`,
    company: 'Компания',
    month: 'Месяц',
    asOf: 'На дату',
    revision: 'Номер закрытия',
    closedBy: 'Закрыл',
    closedAt: 'Время закрытия',
    device: 'Устройство',
    headBefore: (position) => `Хеш журнала до закрытия, позиция ${position}`,
    trialBalanceHash: 'SHA-256 оборотной ведомости',
    checks: 'Проверки перед закрытием',
    check: 'Проверка',
    found: 'Найдено',
    outcome: 'Итог',
    inOrder: 'в порядке',
    accepted: 'предупреждение принято',
    checkNames: {
      'earlier-months': 'Предыдущие месяцы закрыты',
      numbers: 'Номера идут без пропусков',
      'control-accounts': 'Контрольные счета равны открытым позициям',
      drafts: 'Непроведённые черновики месяца',
      approvals: 'Черновики, ожидающие утверждения',
      'vat-return': 'Декларация по НДС подана',
      'vat-accounts': 'На счетах НДС нет ручных проводок',
      revaluation: 'Валютные остатки переоценены',
      suspense: 'Транзитные счета пусты',
      'year-closing': 'Год закрыт',
      'not-over': 'Месяц закончился',
      'future-dates': 'Проводки с будущей датой',
    },
    reopenings: 'Прежние открытия',
    neverReopened: 'После закрытия этот месяц не открывали.',
    when: 'Когда',
    who: 'Кто',
    why: 'Почему',
    position: 'Позиция',
    trialBalance: (asOf) => `Оборотная ведомость на ${asOf}`,
    account: 'Счёт',
    name: 'Наименование',
    debitTurnover: 'Оборот дебет',
    creditTurnover: 'Оборот кредит',
    debitBalance: 'Сальдо дебет',
    creditBalance: 'Сальдо кредит',
    total: (currency) => `Итого, ${currency}`,
    verification:
      'Свидетельство записано в подписанный журнал компании. Давтари в любой момент заново вычислит эту ведомость по тому, что было известно на указанной позиции, и сравнит хеш.',
  },
  en: {
    certificate: 'Closing certificate',
    statement: (period, asOf) => `${period} was closed for good. Below is the trial balance at ${asOf} as it was known at that moment.`,
    company: 'Company',
    month: 'Month',
    asOf: 'At the end of',
    revision: 'Close number',
    closedBy: 'Closed by',
    closedAt: 'Closed at',
    device: 'Device',
    headBefore: (position) => `Hash of the log before the close, position ${position}`,
    trialBalanceHash: 'SHA-256 of the trial balance',
    checks: 'Checks before the close',
    check: 'Check',
    found: 'Found',
    outcome: 'Outcome',
    inOrder: 'in order',
    accepted: 'warning accepted',
    checkNames: {
      'earlier-months': 'Earlier months are closed',
      numbers: 'Number series have no holes',
      'control-accounts': 'Control accounts equal their open items',
      drafts: 'Unposted drafts of the month',
      approvals: 'Drafts waiting for approval',
      'vat-return': 'VAT return is filed',
      'vat-accounts': 'No entries by hand on accounts of VAT',
      revaluation: 'Foreign balances are revalued',
      suspense: 'Suspense accounts are empty',
      'year-closing': 'The year is closed',
      'not-over': 'The month is over',
      'future-dates': 'Entries dated ahead of the day of closing',
    },
    reopenings: 'Earlier reopenings',
    neverReopened: 'This month has never been reopened after a close.',
    when: 'When',
    who: 'Who',
    why: 'Why',
    position: 'Position',
    trialBalance: (asOf) => `Trial balance, ${asOf}`,
    account: 'Account',
    name: 'Name',
    debitTurnover: 'Debit turnover',
    creditTurnover: 'Credit turnover',
    debitBalance: 'Debit balance',
    creditBalance: 'Credit balance',
    total: (currency) => `Total, ${currency}`,
    verification:
      'The certificate is recorded in the signed log of the company. At any time Davtari computes this trial balance again from what was known at the stated position and compares the hash.',
  },
};
