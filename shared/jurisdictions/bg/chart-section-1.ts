import type { ChartAccount } from '../../accounts/account.ts';
import { account, heading } from './chart-row.ts';

/** Section 1: capital and loans. */
export const section1: readonly ChartAccount[] = [
  heading('1', 'equity', {
    ka: 'კაპიტალისა და სესხების ანგარიშები',
    bg: 'Сметки за капитал и заеми',
    ru: 'Счета капитала и займов',
    en: 'Capital and loans',
  }),
  heading('10', 'equity', { ka: 'კაპიტალი', bg: 'Капитал', ru: 'Капитал', en: 'Capital' }),
  account('101', 'equity', 'credit', {
    ka: 'საწესდებო კაპიტალი, რომელიც რეგისტრაციას საჭიროებს',
    bg: 'Основен капитал, изискващ регистрация',
    ru: 'Уставный капитал, подлежащий регистрации',
    en: 'Share capital requiring registration',
  }),
  account('102', 'equity', 'credit', {
    ka: 'კაპიტალი, რომელიც რეგისტრაციას არ საჭიროებს',
    bg: 'Капитал, неизискващ регистрация',
    ru: 'Капитал, не подлежащий регистрации',
    en: 'Capital not requiring registration',
  }),
  account('103', 'equity', 'credit', {
    ka: 'სალიკვიდაციო კაპიტალი გაკოტრებისა და ლიკვიდაციისას',
    bg: 'Ликвидационен капитал при несъстоятелност и ликвидация',
    ru: 'Ликвидационный капитал при несостоятельности и ликвидации',
    en: 'Liquidation capital (insolvency, liquidation)',
  }),
  account('104', 'equity', 'credit', {
    ka: 'არაკომერციული საწარმოების კაპიტალი',
    bg: 'Капитал на предприятия с нестопанска дейност',
    ru: 'Капитал организаций с некоммерческой деятельностью',
    en: 'Capital of non-profit entities',
  }),
  heading('11', 'equity', { ka: 'კაპიტალის რეზერვები', bg: 'Капиталови резерви', ru: 'Капитальные резервы', en: 'Capital reserves' }),
  account('111', 'equity', 'credit', {
    ka: 'კანონით დადგენილი რეზერვები',
    bg: 'Законови резерви',
    ru: 'Резервы по закону',
    en: 'Statutory reserves',
  }),
  account('112', 'equity', 'credit', {
    ka: 'გრძელვადიანი აქტივების შემდგომი შეფასების რეზერვი',
    bg: 'Резерви от последваща оценка на дълготрайни активи',
    ru: 'Резервы от последующей оценки внеоборотных активов',
    en: 'Reserve from revaluation of non-current assets',
  }),
  account('113', 'equity', 'credit', {
    ka: 'ფინანსური ინსტრუმენტების შემდგომი შეფასების რეზერვი',
    bg: 'Резерви от последваща оценка на финансови инструменти',
    ru: 'Резервы от последующей оценки финансовых инструментов',
    en: 'Reserve from revaluation of financial instruments',
  }),
  account('114', 'equity', 'credit', {
    ka: 'აქციების ემისიის რეზერვი',
    bg: 'Резерви от емисия на акции',
    ru: 'Резервы от эмиссии акций',
    en: 'Reserve from issue of shares',
  }),
  account('115', 'equity', 'credit', {
    ka: 'კაპიტალთან დაკავშირებული რეზერვები',
    bg: 'Резерви, свързани с капитал',
    ru: 'Резервы, связанные с капиталом',
    en: 'Capital-related reserves',
  }),
  account('116', 'equity', 'debit', {
    ka: 'გამოსყიდული საკუთარი აქციები',
    bg: 'Обратно изкупени собствени акции',
    ru: 'Выкупленные собственные акции',
    en: 'Own shares bought back',
  }),
  account('117', 'equity', 'credit', {
    ka: 'მოგებიდან შექმნილი რეზერვები',
    bg: 'Резерви, формирани от печалбата',
    ru: 'Резервы, образованные из прибыли',
    en: 'Reserves formed from profit',
  }),
  account('119', 'equity', 'credit', { ka: 'სხვა რეზერვები', bg: 'Други резерви', ru: 'Прочие резервы', en: 'Other reserves' }),
  heading('12', 'equity', { ka: 'ფინანსური შედეგები', bg: 'Финансови резултати', ru: 'Финансовые результаты', en: 'Financial results' }),
  account('121', 'equity', 'debit', {
    ka: 'წინა წლების დაუფარავი ზარალი',
    bg: 'Непокрита загуба от минали години',
    ru: 'Непокрытый убыток прошлых лет',
    en: 'Uncovered losses of prior years',
  }),
  account('122', 'equity', 'credit', {
    ka: 'წინა წლების გაუნაწილებელი მოგება',
    bg: 'Неразпределена печалба от минали години',
    ru: 'Нераспределённая прибыль прошлых лет',
    en: 'Retained earnings of prior years',
  }),
  account('123', 'equity', 'credit', {
    ka: 'მიმდინარე წლის მოგება და ზარალი',
    bg: 'Печалби и загуби от текущата година',
    ru: 'Прибыли и убытки текущего года',
    en: 'Profit or loss of the current year',
  }),
  account('124', 'equity', 'credit', {
    ka: 'შედეგი გაკოტრებისა და ლიკვიდაციისას',
    bg: 'Резултат при несъстоятелност и ликвидация',
    ru: 'Результат при несостоятельности и ликвидации',
    en: 'Result in insolvency and liquidation',
  }),
  account('125', 'equity', 'credit', {
    ka: 'არაკომერციული საწარმოების საქმიანობის შედეგი',
    bg: 'Резултат от дейността на предприятия с нестопанска цел',
    ru: 'Результат деятельности некоммерческих организаций',
    en: 'Result of non-profit activity',
  }),
  heading('15', 'liability', { ka: 'მიღებული სესხები', bg: 'Получени заеми', ru: 'Полученные займы', en: 'Loans received' }),
  account('151', 'liability', 'credit', {
    ka: 'მიღებული მოკლევადიანი სესხები',
    bg: 'Получени краткосрочни заеми',
    ru: 'Полученные краткосрочные займы',
    en: 'Short-term loans received',
  }),
  account('152', 'liability', 'credit', {
    ka: 'მიღებული გრძელვადიანი სესხები',
    bg: 'Получени дългосрочни заеми',
    ru: 'Полученные долгосрочные займы',
    en: 'Long-term loans received',
  }),
  account('153', 'liability', 'credit', { ka: 'საკრედიტო ბარათები', bg: 'Кредитни карти', ru: 'Кредитные карты', en: 'Credit cards' }),
  account('154', 'liability', 'credit', {
    ka: 'სავალო ინსტრუმენტები',
    bg: 'Дългови инструменти',
    ru: 'Долговые инструменты',
    en: 'Debt instruments issued',
  }),
  account('156', 'liability', 'credit', { ka: 'ოვერდრაფტი', bg: 'Овърдрафт', ru: 'Овердрафт', en: 'Overdraft' }),
  account('159', 'liability', 'credit', {
    ka: 'სხვა სესხები და ვალები',
    bg: 'Други заеми и дългове',
    ru: 'Прочие займы и долги',
    en: 'Other loans and debts',
  }),
];
