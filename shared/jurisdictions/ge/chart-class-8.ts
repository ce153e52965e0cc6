import type { ChartAccount } from '../../accounts/account.ts';
import { account } from './chart-row.ts';

/**
 * Class 8: non-operating income (81xx) and expenses (82xx). Heading 8000 covers both; its type never reaches a report,
 * because headings receive no postings.
 */
export const class8: readonly ChartAccount[] = [
  account('8000', 'income', 'credit', {
    ka: 'არასაოპერაციო შემოსავლები და ხარჯები',
    bg: 'Неоперативни приходи и разходи',
    ru: 'Внеоперационные доходы и расходы',
    en: 'Non-operating income and expenses',
  }),
  account('8100', 'income', 'credit', {
    ka: 'არასაოპერაციო შემოსავლები',
    bg: 'Неоперативни приходи',
    ru: 'Внеоперационные доходы',
    en: 'Non-operating income',
  }),
  account('8110', 'income', 'credit', {
    ka: 'საპროცენტო შემოსავალი',
    bg: 'Приходи от лихви',
    ru: 'Процентный доход',
    en: 'Interest income',
  }),
  account('8120', 'income', 'credit', {
    ka: 'დივიდენდები',
    bg: 'Приходи от дивиденти',
    ru: 'Дивиденды',
    en: 'Dividend income',
  }),
  account('8130', 'income', 'credit', {
    ka: 'არასაოპერაციო მოგება',
    bg: 'Неоперативна печалба',
    ru: 'Внеоперационная прибыль',
    en: 'Non-operating gain',
  }),
  account('8140', 'income', 'credit', {
    ka: 'მოგება სავალუტო კურსთაშორისი სხვაობიდან',
    bg: 'Положителни курсови разлики',
    ru: 'Прибыль от курсовых разниц',
    en: 'Foreign exchange gain',
  }),
  account('8190', 'income', 'credit', {
    ka: 'სხვა არასაოპერაციო შემოსავალი',
    bg: 'Други неоперативни приходи',
    ru: 'Прочие внеоперационные доходы',
    en: 'Other non-operating income',
  }),
  account('8191', 'income', 'credit', {
    ka: 'შემოსავალი იჯარიდან',
    bg: 'Приходи от наеми',
    ru: 'Доход от аренды',
    en: 'Rental income',
  }),
  account('8195', 'income', 'credit', {
    ka: 'დამრგვალებით მიღებული შემოსავალი',
    bg: 'Приходи от закръгляване',
    ru: 'Доход от округления',
    en: 'Rounding gain',
  }),
  account('8200', 'expense', 'debit', {
    ka: 'არასაოპერაციო ხარჯები',
    bg: 'Неоперативни разходи',
    ru: 'Внеоперационные расходы',
    en: 'Non-operating expenses',
  }),
  account('8210', 'expense', 'debit', {
    ka: 'საპროცენტო ხარჯი',
    bg: 'Разходи за лихви',
    ru: 'Процентный расход',
    en: 'Interest expense',
  }),
  account('8220', 'expense', 'debit', {
    ka: 'არასაოპერაციო ზარალი',
    bg: 'Неоперативна загуба',
    ru: 'Внеоперационный убыток',
    en: 'Non-operating loss',
  }),
  account('8230', 'expense', 'debit', {
    ka: 'გადახდილი ჯარიმა',
    bg: 'Разходи за глоби и санкции',
    ru: 'Уплаченные штрафы',
    en: 'Fines and penalties paid',
  }),
  account('8240', 'expense', 'debit', {
    ka: 'ზარალი სავალუტო კურსთაშორისი სხვაობიდან',
    bg: 'Отрицателни курсови разлики',
    ru: 'Убыток от курсовых разниц',
    en: 'Foreign exchange loss',
  }),
  account('8270', 'expense', 'debit', {
    ka: 'ზარალი ფინანსური იჯარიდან',
    bg: 'Загуба от финансов лизинг',
    ru: 'Убыток по финансовой аренде',
    en: 'Finance lease loss',
  }),
  account('8280', 'expense', 'debit', {
    ka: 'ზარალი არამატერიალური აქტივების ჩამოფასებიდან',
    bg: 'Загуба от обезценка на нематериални активи',
    ru: 'Убыток от обесценения НМА',
    en: 'Impairment of intangibles',
  }),
  account('8290', 'expense', 'debit', {
    ka: 'სხვა არასაოპერაციო ხარჯები',
    bg: 'Други неоперативни разходи',
    ru: 'Прочие внеоперационные расходы',
    en: 'Other non-operating expenses',
  }),
  account('8295', 'expense', 'debit', {
    ka: 'დამრგვალებით მიღებული ხარჯი',
    bg: 'Разходи от закръгляване',
    ru: 'Расход от округления',
    en: 'Rounding loss',
  }),
];
