import type { ChartAccount } from '../../accounts/account.ts';
import { account } from './chart-row.ts';

/** Class 5: equity. Treasury shares (5130) and accumulated loss (5320) have a debit side. */
export const class5: readonly ChartAccount[] = [
  account('5000', 'equity', 'credit', {
    ka: 'საკუთარი კაპიტალი',
    bg: 'Собствен капитал',
    ru: 'Собственный капитал',
    en: 'Equity',
  }),
  account('5100', 'equity', 'credit', {
    ka: 'საწესდებო კაპიტალი',
    bg: 'Основен капитал',
    ru: 'Уставный капитал',
    en: 'Capital',
  }),
  account('5110', 'equity', 'credit', {
    ka: 'ჩვეულებრივი აქციები',
    bg: 'Обикновени акции',
    ru: 'Обыкновенные акции',
    en: 'Ordinary shares',
  }),
  account('5120', 'equity', 'credit', {
    ka: 'პრივილეგირებული აქციები',
    bg: 'Привилегировани акции',
    ru: 'Привилегированные акции',
    en: 'Preference shares',
  }),
  account('5130', 'equity', 'debit', {
    ka: 'გამოსყიდული საკუთარი აქციები',
    bg: 'Обратно изкупени собствени акции',
    ru: 'Выкупленные собственные акции',
    en: 'Treasury shares',
  }),
  account('5140', 'equity', 'credit', {
    ka: 'საემისიო კაპიტალი',
    bg: 'Премии от емисия на акции',
    ru: 'Эмиссионный капитал',
    en: 'Share premium',
  }),
  account('5150', 'equity', 'credit', {
    ka: 'საწესდებო კაპიტალი შპს-ში',
    bg: 'Дружествен капитал на ООД',
    ru: 'Уставный капитал ООО',
    en: 'Charter capital of an LLC',
  }),
  account('5200', 'equity', 'credit', {
    ka: 'პარტნიორთა კაპიტალი',
    bg: 'Капитал на съдружниците',
    ru: 'Капитал партнёров',
    en: "Partners' capital",
  }),
  account('5210', 'equity', 'credit', {
    ka: 'პარტნიორთა კაპიტალი',
    bg: 'Капитал на съдружниците',
    ru: 'Капитал партнёров',
    en: "Partners' capital",
  }),
  account('5300', 'equity', 'credit', {
    ka: 'მოგება-ზარალი',
    bg: 'Печалби и загуби',
    ru: 'Прибыли и убытки',
    en: 'Profit and loss',
  }),
  account('5310', 'equity', 'credit', {
    ka: 'გაუნაწილებელი მოგება',
    bg: 'Неразпределена печалба',
    ru: 'Нераспределённая прибыль',
    en: 'Retained earnings',
  }),
  account('5320', 'equity', 'debit', {
    ka: 'დაუფარავი ზარალი',
    bg: 'Непокрита загуба',
    ru: 'Непокрытый убыток',
    en: 'Accumulated loss',
  }),
  account('5330', 'equity', 'credit', {
    ka: 'საანგარიშგებო პერიოდის მოგება/ზარალი',
    bg: 'Печалба или загуба за отчетния период',
    ru: 'Прибыль/убыток отчётного периода',
    en: 'Profit or loss of the period',
  }),
  account('5400', 'equity', 'credit', {
    ka: 'რეზერვები',
    bg: 'Резерви',
    ru: 'Резервы',
    en: 'Reserves',
  }),
  account('5410', 'equity', 'credit', {
    ka: 'სარეზერვო კაპიტალი',
    bg: 'Резервен капитал',
    ru: 'Резервный капитал',
    en: 'Reserve capital',
  }),
  account('5420', 'equity', 'credit', {
    ka: 'ძირითადი საშუალებების გადაფასების რეზერვი',
    bg: 'Преоценъчен резерв на дълготрайни материални активи',
    ru: 'Резерв переоценки основных средств',
    en: 'Revaluation reserve, fixed assets',
  }),
  account('5430', 'equity', 'credit', {
    ka: 'ინვესტიციების გადაფასების რეზერვი',
    bg: 'Преоценъчен резерв на инвестиции',
    ru: 'Резерв переоценки инвестиций',
    en: 'Revaluation reserve, investments',
  }),
  account('5440', 'equity', 'credit', {
    ka: 'არამატერიალური აქტივების გადაფასების რეზერვი',
    bg: 'Преоценъчен резерв на нематериални активи',
    ru: 'Резерв переоценки НМА',
    en: 'Revaluation reserve, intangibles',
  }),
  account('5490', 'equity', 'credit', {
    ka: 'სხვა რეზერვები და დაფინანსება',
    bg: 'Други резерви и финансирания',
    ru: 'Прочие резервы и финансирование',
    en: 'Other reserves and financing',
  }),
];
