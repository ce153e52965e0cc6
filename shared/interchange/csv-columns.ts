/** What a column of a table means. */
export type Role =
  | 'date'
  /** Groups the lines of an entry. */
  | 'entry'
  | 'account'
  /** The other account of a bank line. */
  | 'counterAccount'
  | 'debit'
  | 'credit'
  | 'amount'
  /** Says whether `amount` is a debit or a credit. */
  | 'flag'
  /** Money into and out of a bank account. */
  | 'in'
  | 'out'
  | 'balance'
  | 'currency'
  | 'description'
  | 'counterparty'
  | 'reference';

/** What a column of a table of entries may be said to mean by a person. */
export const tableRoles = [
  'date',
  'entry',
  'account',
  'debit',
  'credit',
  'amount',
  'currency',
  'description',
  'counterparty',
  'reference',
] as const satisfies readonly Role[];

/** Column names by meaning in English, Georgian, Bulgarian and Russian, as `plain` leaves them. */
const words: Record<Role, string> = {
  date:
    'date|entry date|journal date|journaldate|booking date|posting date|transaction date|posted date|' +
    'თარიღი|ოპერაციის თარიღი|ტრანზაქციის თარიღი|' +
    'дата|дата на операция|дата на операцията|дата на осчетоводяване|дата операции|дата проводки|дата записи',
  entry:
    'entry|entry no|entry number|number|no|nr|num|journal number|journalnumber|journal entry|voucher|transaction number|transaction id|' +
    'ნომერი|ჩანაწერი|ჩანაწერის ნომერი|გატარება|გატარების ნომერი|' +
    'номер|№|статия|номер на статия|запис|номер на запис|операция|номер операции|запись|номер записи|проводка|номер проводки',
  account: 'account|account name|accountname|account code|ledger account|ანგარიში|ანგარიშის კოდი|სმ|сметка|код на сметка|счет|код счета',
  counterAccount:
    'counter account|contra account|offset account|category|საკორესპონდენტო ანგარიში|კატეგორია|кореспондираща сметка|категория|корреспондирующий счет',
  debit: 'debit|dr|debit amount|დებეტი|дебит|дебет|сума дебит|сумма дебет',
  credit: 'credit|cr|credit amount|კრედიტი|кредит|сума кредит|сумма кредит',
  amount: 'amount|net amount|netamount|value|sum|თანხა|сума|стойност|сумма',
  flag: 'debit credit|dr cr|d c|transaction type|direction|дт кт|დ კ|дебит кредит|дебет кредит',
  in: 'in|money in|paid in|deposit|deposits|received|incoming|ჩარიცხვა|შემოსავალი|შემოსული|постъпление|постъпления|приход|поступление|поступления',
  out: 'out|money out|paid out|withdrawal|withdrawals|spent|outgoing|ჩამოჭრა|გასავალი|გასული|теглене|тегления|плащане|плащания|разход|расход|списание',
  balance: 'balance|running balance|runningbalance|ნაშთი|ბალანსი|салдо|наличност|остаток|сальдо',
  currency: 'currency|commodity|currency code|ვალუტა|валута|валюта',
  description:
    'description|memo|narration|text|details|particulars|purpose|აღწერა|შინაარსი|დანიშნულება|' +
    'описание|основание|текст|пояснение|съдържание|назначение|назначение платежа|содержание|комментарий',
  counterparty:
    'counterparty|payee|partner|customer|supplier|კონტრაგენტი|პარტნიორი|მიმღები|контрагент|партньор|получател|получатель|плательщик',
  reference:
    'reference|ref|id|document|document number|check number|checknumber|დოკუმენტი|საბუთი|референция|документ|номер на документ|номер документа',
};

const meanings = new Map(
  (Object.entries(words) as [Role, string][]).flatMap(([role, list]) => list.split('|').map((word): [string, Role] => [word, role])),
);

/** A column name as names are compared: small letters, no punctuation, no currency in parentheses. */
export const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\((?:\p{L}{3}|\p{Sc})\)/gu, ' ')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();

/** The columns a header names. A meaning named twice is that of the first column. */
export function rolesOf(header: readonly string[]): Map<Role, number> {
  const roles = new Map<Role, number>();
  header.forEach((name, index) => {
    const role = meanings.get(plain(name));
    if (role !== undefined && !roles.has(role)) roles.set(role, index);
  });
  return roles;
}

export const hasFigures = (roles: ReadonlyMap<Role, number>): boolean =>
  (['amount', 'debit', 'credit', 'in', 'out'] as const).some((role) => roles.has(role));
