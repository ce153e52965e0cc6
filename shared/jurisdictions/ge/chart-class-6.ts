import type { ChartAccount } from '../../accounts/account.ts';
import { account } from './chart-row.ts';

/** Class 6: operating income. Sales returns and discounts (6120) have a debit side. */
export const class6: readonly ChartAccount[] = [
  account('6000', 'income', 'credit', {
    ka: 'საოპერაციო შემოსავლები',
    bg: 'Оперативни приходи',
    ru: 'Операционные доходы',
    en: 'Operating income',
  }),
  account('6100', 'income', 'credit', {
    ka: 'საოპერაციო შემოსავლები',
    bg: 'Оперативни приходи',
    ru: 'Операционные доходы',
    en: 'Operating income',
  }),
  account('6110', 'income', 'credit', {
    ka: 'შემოსავალი რეალიზაციიდან',
    bg: 'Приходи от продажби',
    ru: 'Доход от реализации',
    en: 'Revenue from sales',
  }),
  account('6111', 'income', 'credit', {
    ka: 'შემოსავალი საქონლის რეალიზაციიდან (ადგილობრივი)',
    bg: 'Приходи от продажби на стоки (в страната)',
    ru: 'Доход от реализации товаров (внутр.)',
    en: 'Revenue, goods, domestic',
  }),
  account('6112', 'income', 'credit', {
    ka: 'შემოსავალი მომსახურებიდან',
    bg: 'Приходи от продажби на услуги',
    ru: 'Доход от услуг',
    en: 'Revenue, services',
  }),
  account('6113', 'income', 'credit', {
    ka: 'შემოსავალი ექსპორტიდან',
    bg: 'Приходи от износ',
    ru: 'Доход от экспорта',
    en: 'Revenue, export',
  }),
  account('6114', 'income', 'credit', {
    ka: 'დღგ-ისგან გათავისუფლებული შემოსავალი',
    bg: 'Приходи от освободени от ДДС доставки',
    ru: 'Доход, освобождённый от НДС',
    en: 'Revenue, VAT-exempt',
  }),
  account('6120', 'income', 'debit', {
    ka: 'გაყიდული საქონლის დაბრუნება და ფასდათმობა',
    bg: 'Върнати стоки и отстъпки по продажби',
    ru: 'Возвраты и скидки по продажам',
    en: 'Sales returns and discounts',
  }),
  account('6130', 'income', 'credit', {
    ka: 'შემოსავალი საეჭვო მოთხოვნებიდან',
    bg: 'Възстановени съмнителни вземания',
    ru: 'Доход по сомнительным требованиям',
    en: 'Recovered doubtful debts',
  }),
  account('6190', 'income', 'credit', {
    ka: 'სხვა საოპერაციო შემოსავლები',
    bg: 'Други оперативни приходи',
    ru: 'Прочие операционные доходы',
    en: 'Other operating income',
  }),
];
