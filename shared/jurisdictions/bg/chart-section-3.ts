import type { ChartAccount } from '../../accounts/account.ts';
import { account, heading } from './chart-row.ts';

/** Section 3: inventories. */
export const section3: readonly ChartAccount[] = [
  heading('3', 'asset', { ka: 'მარაგების ანგარიშები', bg: 'Сметки за стоково-материални запаси', ru: 'Счета запасов', en: 'Inventories' }),
  heading('30', 'asset', {
    ka: 'ნედლეული, პროდუქცია და საქონელი',
    bg: 'Суровини/материали, продукция и стоки',
    ru: 'Сырьё, продукция и товары',
    en: 'Materials, products and goods',
  }),
  account('301', 'asset', 'debit', {
    ka: 'მიწოდებები (შესყიდვის დანახარჯების დაგროვება)',
    bg: 'Доставки',
    ru: 'Поставки',
    en: 'Deliveries (cost accumulation of purchases)',
  }),
  account('302', 'asset', 'debit', {
    ka: 'ნედლეული და მასალები',
    bg: 'Суровини/Материали',
    ru: 'Сырьё и материалы',
    en: 'Raw materials and materials',
  }),
  account('303', 'asset', 'debit', { ka: 'მზა პროდუქცია', bg: 'Продукти', ru: 'Готовая продукция', en: 'Products (own production)' }),
  account('304', 'asset', 'debit', { ka: 'საქონელი', bg: 'Стоки', ru: 'Товары', en: 'Goods (merchandise)' }),
  heading('31', 'asset', {
    ka: 'მოკლევადიანი ბიოლოგიური აქტივები',
    bg: 'Краткотрайни биологични активи',
    ru: 'Краткосрочные биологические активы',
    en: 'Short-term biological assets',
  }),
  account('311', 'asset', 'debit', {
    ka: 'წვრილი პროდუქტიული ცხოველები',
    bg: 'Дребни продуктивни животни',
    ru: 'Мелкие продуктивные животные',
    en: 'Small productive animals',
  }),
  account('312', 'asset', 'debit', {
    ka: 'ფრინველის ძირითადი გუნდი',
    bg: 'Птици – основни стада',
    ru: 'Птица основного стада',
    en: 'Poultry - breeding flocks',
  }),
  account('313', 'asset', 'debit', { ka: 'ფუტკრის ოჯახები', bg: 'Пчелни семейства', ru: 'Пчелиные семьи', en: 'Bee colonies' }),
  account('314', 'asset', 'debit', { ka: 'მოზარდი ცხოველები', bg: 'Млади животни', ru: 'Молодняк животных', en: 'Young animals' }),
  account('315', 'asset', 'debit', {
    ka: 'სასუქად გამოყოფილი ცხოველები',
    bg: 'Животни за угояване',
    ru: 'Животные на откорме',
    en: 'Animals for fattening',
  }),
  account('316', 'asset', 'debit', {
    ka: 'საცდელი ცხოველები',
    bg: 'Животни за експериментални цели',
    ru: 'Животные для экспериментов',
    en: 'Animals for experiments',
  }),
  account('319', 'asset', 'debit', {
    ka: 'სხვა მოკლევადიანი ბიოლოგიური აქტივები',
    bg: 'Други краткотрайни биологични активи',
    ru: 'Прочие краткосрочные биологические активы',
    en: 'Other short-term biological assets',
  }),
];
