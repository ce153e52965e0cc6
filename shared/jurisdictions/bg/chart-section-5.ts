import type { ChartAccount } from '../../accounts/account.ts';
import { account, heading } from './chart-row.ts';

/**
 * Section 5: money and short-term financial assets. The NRA publishes 501 and 503 as "в левове" and means the base currency, the euro since 2026: they are
 * named after what they hold, in books of either currency. Its own names stand in `nraAccounts`.
 */
export const section5: readonly ChartAccount[] = [
  heading('5', 'asset', {
    ka: 'ფულადი საშუალებების ანგარიშები',
    bg: 'Сметки за финансови средства',
    ru: 'Счета денежных средств',
    en: 'Cash and short-term finance',
  }),
  heading('50', 'asset', { ka: 'ფულადი საშუალებები', bg: 'Парични средства', ru: 'Денежные средства', en: 'Cash' }),
  account('501', 'asset', 'debit', {
    ka: 'სალარო საბაზისო ვალუტაში',
    bg: 'Каса в основна валута',
    ru: 'Касса в базовой валюте',
    en: 'Cash desk - base currency',
  }),
  account('502', 'asset', 'debit', {
    ka: 'სალარო უცხოურ ვალუტაში',
    bg: 'Каса във валута',
    ru: 'Касса в иностранной валюте',
    en: 'Cash desk - foreign currency',
  }),
  account('503', 'asset', 'debit', {
    ka: 'საანგარიშსწორებო ანგარიში საბაზისო ვალუტაში',
    bg: 'Разплащателна сметка в основна валута',
    ru: 'Расчётный счёт в базовой валюте',
    en: 'Current bank account - base currency',
  }),
  account('504', 'asset', 'debit', {
    ka: 'საანგარიშსწორებო ანგარიში უცხოურ ვალუტაში',
    bg: 'Разплащателна сметка във валута',
    ru: 'Расчётный счёт в иностранной валюте',
    en: 'Current bank account - foreign currency',
  }),
  account('505', 'asset', 'debit', { ka: 'აკრედიტივები', bg: 'Акредитиви', ru: 'Аккредитивы', en: 'Letters of credit' }),
  account('506', 'asset', 'debit', {
    ka: 'განთავსებული დეპოზიტები',
    bg: 'Предоставени депозити',
    ru: 'Размещённые депозиты',
    en: 'Deposits placed',
  }),
  account('507', 'asset', 'debit', {
    ka: 'უზრუნველყოფად ჩადებული ფული',
    bg: 'Парични средства, заложени като обезпечение',
    ru: 'Денежные средства, заложенные в обеспечение',
    en: 'Cash pledged as security',
  }),
  account('509', 'asset', 'debit', {
    ka: 'სხვა ფულადი საშუალებები (ვაუჩერებისა და ჩეკების ჩათვლით)',
    bg: 'Други парични средства (в т ч ваучери и чекове)',
    ru: 'Прочие денежные средства (в т. ч. ваучеры и чеки)',
    en: 'Other cash (incl. vouchers and cheques)',
  }),
  heading('51', 'asset', {
    ka: 'მოკლევადიანი ფინანსური აქტივები',
    bg: 'Краткосрочни финансови активи',
    ru: 'Краткосрочные финансовые активы',
    en: 'Short-term financial assets',
  }),
  account('511', 'asset', 'debit', {
    ka: 'ფინანსური აქტივები სამართლიანი ღირებულებით, მოგებაში ან ზარალში ასახვით',
    bg: 'Финансови активи, отчитани по справедлива стойност в печалбата или загубата',
    ru: 'Финансовые активы по справедливой стоимости через прибыль или убыток',
    en: 'Financial assets at fair value through profit or loss',
  }),
  account('512', 'asset', 'debit', {
    ka: 'დაფარვის ვადამდე ფლობილი მოკლევადიანი ფინანსური აქტივები',
    bg: 'Финансови активи, държани до настъпване на падеж',
    ru: 'Краткосрочные финансовые активы, удерживаемые до погашения',
    en: 'Financial assets held to maturity (short-term)',
  }),
  account('513', 'asset', 'debit', {
    ka: 'მოკლევადიანი სესხები და მოთხოვნები',
    bg: 'Краткосрочни заеми и вземания',
    ru: 'Краткосрочные займы и дебиторская задолженность',
    en: 'Short-term loans and receivables',
  }),
  account('514', 'asset', 'debit', {
    ka: 'გასაყიდად არსებული ფინანსური აქტივები',
    bg: 'Финансови активи на разположение за продажба',
    ru: 'Финансовые активы в наличии для продажи',
    en: 'Financial assets available for sale',
  }),
  account('519', 'asset', 'debit', {
    ka: 'სხვა მოკლევადიანი ფინანსური აქტივები (ძვირფასი ლითონების ჩათვლით)',
    bg: 'Други краткосрочни финансови активи (в т ч благородни метали)',
    ru: 'Прочие краткосрочные финансовые активы (в т. ч. драгоценные металлы)',
    en: 'Other short-term financial assets',
  }),
];
