/** What a result of the income statement is called: as a profit, as a loss, and where it may be either. The same in every country. */
export const profitBeforeTax = {
  names: { ka: 'მოგება დაბეგვრამდე', bg: 'Печалба преди данъци', ru: 'Прибыль до налогообложения', en: 'Profit before tax' },
  loss: { ka: 'ზარალი დაბეგვრამდე', bg: 'Загуба преди данъци', ru: 'Убыток до налогообложения', en: 'Loss before tax' },
  either: {
    ka: 'მოგება (ზარალი) დაბეგვრამდე',
    bg: 'Печалба (загуба) преди данъци',
    ru: 'Прибыль (убыток) до налогообложения',
    en: 'Profit (loss) before tax',
  },
} as const;

export const profitOfPeriod = {
  names: { ka: 'პერიოდის მოგება', bg: 'Печалба за периода', ru: 'Прибыль за период', en: 'Profit for the period' },
  loss: { ka: 'პერიოდის ზარალი', bg: 'Загуба за периода', ru: 'Убыток за период', en: 'Loss for the period' },
  either: {
    ka: 'პერიოდის მოგება (ზარალი)',
    bg: 'Печалба (загуба) за периода',
    ru: 'Прибыль (убыток) за период',
    en: 'Profit (loss) for the period',
  },
} as const;
