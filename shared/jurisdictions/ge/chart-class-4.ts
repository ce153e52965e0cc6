import type { ChartAccount } from '../../accounts/account.ts';
import { account } from './chart-row.ts';

/** Class 4: non-current liabilities. */
export const class4: readonly ChartAccount[] = [
  account('4000', 'liability', 'credit', {
    ka: 'გრძელვადიანი ვალდებულებები',
    bg: 'Нетекущи задължения',
    ru: 'Долгосрочные обязательства',
    en: 'Non-current liabilities',
  }),
  account('4100', 'liability', 'credit', {
    ka: 'სასესხო ვალდებულებები',
    bg: 'Задължения по заеми',
    ru: 'Долговые обязательства',
    en: 'Debt',
  }),
  account('4110', 'liability', 'credit', {
    ka: 'გასანაღდებელი ობლიგაციები',
    bg: 'Задължения по облигационни заеми',
    ru: 'Облигации к погашению',
    en: 'Bonds payable',
  }),
  account('4120', 'liability', 'credit', {
    ka: 'გასანაღდებელი გრძელვადიანი თამასუქები',
    bg: 'Дългосрочни задължения по менителници и записи на заповед',
    ru: 'Долгосрочные векселя к оплате',
    en: 'Long-term notes payable',
  }),
  account('4130', 'liability', 'credit', {
    ka: 'ვალდებულებები ფინანსურ იჯარაზე',
    bg: 'Задължения по финансов лизинг',
    ru: 'Обязательства по финансовой аренде',
    en: 'Finance lease obligations',
  }),
  account('4140', 'liability', 'credit', {
    ka: 'გრძელვადიანი სესხები',
    bg: 'Получени дългосрочни заеми',
    ru: 'Долгосрочные займы',
    en: 'Long-term loans',
  }),
  account('4190', 'liability', 'credit', {
    ka: 'სხვა გრძელვადიანი სასესხო ვალდებულებები',
    bg: 'Други дългосрочни заемни задължения',
    ru: 'Прочие долгосрочные долговые обязательства',
    en: 'Other long-term debt',
  }),
  account('4200', 'liability', 'credit', {
    ka: 'გადავადებული გადასახადი და სხვა ვალდებულებები',
    bg: 'Отсрочени данъци и други задължения',
    ru: 'Отложенный налог и прочие обязательства',
    en: 'Deferred tax and other',
  }),
  account('4210', 'liability', 'credit', {
    ka: 'გადავადებული მოგების გადასახადი',
    bg: 'Отсрочен данък върху печалбата',
    ru: 'Отложенный налог на прибыль',
    en: 'Deferred profit tax',
  }),
  account('4220', 'liability', 'credit', {
    ka: 'სხვა გრძელვადიანი ვალდებულებები',
    bg: 'Други дългосрочни задължения',
    ru: 'Прочие долгосрочные обязательства',
    en: 'Other long-term liabilities',
  }),
  account('4300', 'liability', 'credit', {
    ka: 'ანარიცხები',
    bg: 'Провизии',
    ru: 'Резервы предстоящих расходов',
    en: 'Provisions',
  }),
  account('4310', 'liability', 'credit', {
    ka: 'საპენსიო უზრუნველყოფის ანარიცხები',
    bg: 'Провизии за обезщетения при пенсиониране',
    ru: 'Резервы на пенсионное обеспечение',
    en: 'Provisions for retirement benefits',
  }),
  account('4320', 'liability', 'credit', {
    ka: 'სხვა ანარიცხები',
    bg: 'Други провизии',
    ru: 'Прочие резервы',
    en: 'Other provisions',
  }),
  account('4400', 'liability', 'credit', {
    ka: 'გადავადებული შემოსავალი',
    bg: 'Приходи за бъдещи периоди',
    ru: 'Доходы будущих периодов',
    en: 'Deferred income',
  }),
  account('4410', 'liability', 'credit', {
    ka: 'გადავადებული შემოსავალი',
    bg: 'Приходи за бъдещи периоди',
    ru: 'Доходы будущих периодов',
    en: 'Deferred income',
  }),
];
