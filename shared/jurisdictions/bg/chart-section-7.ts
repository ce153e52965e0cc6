import type { ChartAccount } from '../../accounts/account.ts';
import { account, heading } from './chart-row.ts';

/** Section 7: revenue. Deferred income and financing (751 to 754) are liabilities: they are not part of the result. */
export const section7: readonly ChartAccount[] = [
  heading('7', 'income', { ka: 'შემოსავლების ანგარიშები', bg: 'Сметки за приходи', ru: 'Счета доходов', en: 'Revenue' }),
  heading('70', 'income', { ka: 'შემოსავლები გაყიდვებიდან', bg: 'Приходи от продажби', ru: 'Доходы от продаж', en: 'Revenue from sales' }),
  account('701', 'income', 'credit', {
    ka: 'შემოსავალი პროდუქციის გაყიდვიდან',
    bg: 'Приходи от продажби на продукти',
    ru: 'Выручка от продажи продукции',
    en: 'Revenue from sale of products',
  }),
  account('702', 'income', 'credit', {
    ka: 'შემოსავალი საქონლის გაყიდვიდან',
    bg: 'Приходи от продажби на стоки',
    ru: 'Выручка от продажи товаров',
    en: 'Revenue from sale of goods',
  }),
  account('703', 'income', 'credit', {
    ka: 'შემოსავალი მომსახურების გაწევიდან',
    bg: 'Приходи от продажби на услуги',
    ru: 'Выручка от продажи услуг',
    en: 'Revenue from sale of services',
  }),
  account('704', 'income', 'credit', { ka: 'შემოსავალი იჯარიდან', bg: 'Приходи от наеми', ru: 'Доходы от аренды', en: 'Rental revenue' }),
  account('705', 'income', 'credit', {
    ka: 'შემოსავალი გრძელვადიანი აქტივების გაყიდვიდან',
    bg: 'Приходи от продажби на дълготрайни активи',
    ru: 'Доходы от продажи внеоборотных активов',
    en: 'Revenue from sale of fixed assets',
  }),
  account('706', 'income', 'credit', {
    ka: 'შემოსავალი ნედლეულისა და მასალების გაყიდვიდან',
    bg: 'Приходи от продажба на суровини/материали',
    ru: 'Доходы от продажи сырья и материалов',
    en: 'Revenue from sale of materials',
  }),
  account('707', 'income', 'credit', {
    ka: 'შემოსავალი აქტივების შემდგომი შეფასებიდან',
    bg: 'Приходи от последваща оценка на активи',
    ru: 'Доходы от последующей оценки активов',
    en: 'Gains from subsequent measurement of assets',
  }),
  account('708', 'income', 'credit', {
    ka: 'შემოსავალი დაფინანსებიდან',
    bg: 'Приходи от финансирания',
    ru: 'Доходы от финансирования',
    en: 'Revenue from financing (grants)',
  }),
  account('709', 'income', 'credit', {
    ka: 'სხვა შემოსავალი საქმიანობიდან',
    bg: 'Други приходи от дейността',
    ru: 'Прочие доходы от деятельности',
    en: 'Other operating revenue',
  }),
  heading('72', 'income', { ka: 'ფინანსური შემოსავლები', bg: 'Финансови приходи', ru: 'Финансовые доходы', en: 'Financial income' }),
  account('721', 'income', 'credit', {
    ka: 'საპროცენტო შემოსავალი',
    bg: 'Приходи от лихви',
    ru: 'Доходы от процентов',
    en: 'Interest income',
  }),
  account('722', 'income', 'credit', {
    ka: 'შემოსავალი წილობრივი მონაწილეობიდან',
    bg: 'Приходи от съучастия',
    ru: 'Доходы от участия',
    en: 'Income from participations',
  }),
  account('723', 'income', 'credit', {
    ka: 'შემოსავალი ფინანსური აქტივებითა და ინსტრუმენტებით ოპერაციებიდან',
    bg: 'Приходи от операции с финансови активи и инструменти',
    ru: 'Доходы от операций с финансовыми активами и инструментами',
    en: 'Gains on operations with financial assets',
  }),
  account('724', 'income', 'credit', {
    ka: 'შემოსავალი სავალუტო ოპერაციებიდან',
    bg: 'Приходи от валутни операции',
    ru: 'Доходы от валютных операций',
    en: 'Foreign-exchange gains',
  }),
  account('725', 'income', 'credit', {
    ka: 'შემოსავალი ფინანსური აქტივებისა და ინსტრუმენტების შემდგომი შეფასებიდან',
    bg: 'Приходи от последващи оценки на финансови активи и инструменти',
    ru: 'Доходы от последующей оценки финансовых активов и инструментов',
    en: 'Gains from measurement of financial assets',
  }),
  account('729', 'income', 'credit', {
    ka: 'სხვა ფინანსური შემოსავალი',
    bg: 'Други финансови приходи',
    ru: 'Прочие финансовые доходы',
    en: 'Other financial income',
  }),
  heading('75', 'liability', {
    ka: 'მომავალი პერიოდების შემოსავლები და დაფინანსება',
    bg: 'Приходи за бъдещи периоди и финансирания',
    ru: 'Доходы будущих периодов и финансирование',
    en: 'Deferred income and financing',
  }),
  account('751', 'liability', 'credit', {
    ka: 'მომავალი პერიოდების არაფინანსური შემოსავალი',
    bg: 'Нефинансови приходи за бъдещи периоди',
    ru: 'Нефинансовые доходы будущих периодов',
    en: 'Deferred non-financial income',
  }),
  account('752', 'liability', 'credit', {
    ka: 'მომავალი პერიოდების ფინანსური შემოსავალი',
    bg: 'Финансови приходи за бъдещи периоди',
    ru: 'Финансовые доходы будущих периодов',
    en: 'Deferred financial income',
  }),
  account('753', 'liability', 'credit', {
    ka: 'გრძელვადიანი აქტივების დაფინანსება',
    bg: 'Финансиране за дълготрайни активи',
    ru: 'Финансирование внеоборотных активов',
    en: 'Financing for fixed assets',
  }),
  account('754', 'liability', 'credit', {
    ka: 'მიმდინარე საქმიანობის დაფინანსება',
    bg: 'Финансиране на текущата дейност',
    ru: 'Финансирование текущей деятельности',
    en: 'Financing for current activity',
  }),
  account('755', 'income', 'credit', {
    ka: 'შემოსავალი სუბსიდიებიდან',
    bg: 'Приходи от субсидии',
    ru: 'Доходы от субсидий',
    en: 'Income from subsidies',
  }),
  heading('79', 'income', {
    ka: 'განსაკუთრებული შემოსავლები',
    bg: 'Извънредни приходи',
    ru: 'Чрезвычайные доходы',
    en: 'Extraordinary income',
  }),
  account('799', 'income', 'credit', {
    ka: 'განსაკუთრებული შემოსავლები',
    bg: 'Извънредни приходи',
    ru: 'Чрезвычайные доходы',
    en: 'Extraordinary income',
  }),
];
