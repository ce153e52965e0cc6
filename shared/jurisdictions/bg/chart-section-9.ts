import type { ChartAccount } from '../../accounts/account.ts';
import { account, heading } from './chart-row.ts';

/** Section 9: off-balance accounts. Each group has its contra account of the same type, so that together they add nothing to a balance sheet. */
export const section9: readonly ChartAccount[] = [
  heading('9', 'asset', {
    ka: 'პირობითი აქტივებისა და ვალდებულებების ანგარიშები',
    bg: 'Сметки за условни активи и пасиви',
    ru: 'Счета условных активов и обязательств',
    en: 'Off-balance accounts',
  }),
  heading('91', 'asset', {
    ka: 'სხვისი აქტივები შენახვაზე',
    bg: 'Чужди активи на съхранение',
    ru: 'Чужие активы на хранении',
    en: 'Assets of third parties in custody',
  }),
  account('911', 'asset', 'debit', {
    ka: 'იჯარით აღებული სხვისი აქტივები',
    bg: 'Наети чужди активи',
    ru: 'Арендованные чужие активы',
    en: 'Leased-in assets of third parties',
  }),
  account('912', 'asset', 'debit', {
    ka: 'კონსიგნაციით მიღებული სხვისი მატერიალური აქტივები',
    bg: 'Чужди материални активи, получени по консигнационен договор',
    ru: 'Чужие материальные активы по договору консигнации',
    en: 'Third-party assets on consignment',
  }),
  account('913', 'asset', 'debit', {
    ka: 'შესანახად მიღებული მატერიალური აქტივები',
    bg: 'Материални активи, приети на съхранение',
    ru: 'Материальные активы, принятые на хранение',
    en: 'Tangible assets held in custody',
  }),
  account('914', 'asset', 'debit', {
    ka: 'შესანახად მიღებული ფინანსური აქტივები',
    bg: 'Финансови активи, приети на съхранение',
    ru: 'Финансовые активы, принятые на хранение',
    en: 'Financial assets held in custody',
  }),
  heading('98', 'asset', {
    ka: 'სხვა პირობითი აქტივები',
    bg: 'Други условни активи',
    ru: 'Прочие условные активы',
    en: 'Other contingent assets',
  }),
  account('981', 'asset', 'debit', {
    ka: 'უზრუნველყოფად მიღებული სხვისი მატერიალური და არამატერიალური აქტივები',
    bg: 'Чужди материални и нематериални активи, получени като обезпечение',
    ru: 'Чужие материальные и нематериальные активы, полученные в обеспечение',
    en: 'Third-party assets received as collateral',
  }),
  account('984', 'asset', 'debit', {
    ka: 'სხვა პირობითი აქტივები',
    bg: 'Други условни активи',
    ru: 'Прочие условные активы',
    en: 'Other contingent assets',
  }),
  account('989', 'asset', 'credit', {
    ka: 'პირობითი აქტივების მაკორესპონდირებელი ანგარიში',
    bg: 'Кореспондираща сметка за условни активи',
    ru: 'Корреспондирующий счёт условных активов',
    en: 'Contra account - contingent assets',
  }),
  heading('99', 'liability', {
    ka: 'სხვა პირობითი ვალდებულებები',
    bg: 'Други условни пасиви',
    ru: 'Прочие условные обязательства',
    en: 'Other contingent liabilities',
  }),
  account('991', 'liability', 'credit', {
    ka: 'უზრუნველყოფად გაცემული საკუთარი მატერიალური და არამატერიალური აქტივები',
    bg: 'Собствени материални и нематериални активи, предоставени като обезпечение',
    ru: 'Собственные материальные и нематериальные активы, предоставленные в обеспечение',
    en: 'Own assets given as collateral',
  }),
  account('994', 'liability', 'credit', {
    ka: 'სხვა პირობითი ვალდებულებები',
    bg: 'Други условни пасиви',
    ru: 'Прочие условные обязательства',
    en: 'Other contingent liabilities',
  }),
  account('999', 'liability', 'debit', {
    ka: 'პირობითი ვალდებულებების მაკორესპონდირებელი ანგარიში',
    bg: 'Кореспондираща сметка за условни пасиви',
    ru: 'Корреспондирующий счёт условных обязательств',
    en: 'Contra account - contingent liabilities',
  }),
];
