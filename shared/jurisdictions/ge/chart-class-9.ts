import type { ChartAccount } from '../../accounts/account.ts';
import { account } from './chart-row.ts';

/**
 * Class 9: extraordinary items, profit tax and donations. Headings 9000 and 9100 cover income as well as expenses; their type
 * never reaches a report, because headings receive no postings.
 */
export const class9: readonly ChartAccount[] = [
  account('9000', 'expense', 'debit', {
    ka: 'განსაკუთრებული და სხვა',
    bg: 'Извънредни и други позиции',
    ru: 'Чрезвычайные и прочие статьи',
    en: 'Extraordinary and other',
  }),
  account('9100', 'expense', 'debit', {
    ka: 'განსაკუთრებული შემოსავლები და ხარჯები',
    bg: 'Извънредни приходи и разходи',
    ru: 'Чрезвычайные доходы и расходы',
    en: 'Extraordinary income and expenses',
  }),
  account('9110', 'income', 'credit', {
    ka: 'განსაკუთრებული შემოსავლები',
    bg: 'Извънредни приходи',
    ru: 'Чрезвычайные доходы',
    en: 'Extraordinary income',
  }),
  account('9120', 'expense', 'debit', {
    ka: 'განსაკუთრებული ხარჯები',
    bg: 'Извънредни разходи',
    ru: 'Чрезвычайные расходы',
    en: 'Extraordinary expenses',
  }),
  account('9200', 'expense', 'debit', {
    ka: 'მოგების გადასახადი და სხვა ხარჯები',
    bg: 'Данък върху печалбата и други разходи',
    ru: 'Налог на прибыль и прочие расходы',
    en: 'Profit tax and other expenses',
  }),
  account('9210', 'expense', 'debit', {
    ka: 'მოგების გადასახადის ხარჯი',
    bg: 'Разходи за данък върху печалбата',
    ru: 'Расход по налогу на прибыль',
    en: 'Profit tax expense',
  }),
  account('9220', 'expense', 'debit', {
    ka: 'გაცემული შესაწირი',
    bg: 'Разходи за дарения',
    ru: 'Пожертвования',
    en: 'Donations given',
  }),
];
