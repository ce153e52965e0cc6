import { date } from '../../dates/local-date.ts';
import type { WorksheetForm } from '../../worksheets/worksheet-form.ts';
import { saft, zkpo } from './laws.ts';

/**
 * Advance payments of corporate tax from the forecast of the year.
 * @source ЗКПО; bulgaria.md 10.2 (terms not confirmed)
 */
const corporateAdvance: WorksheetForm = {
  kind: 'corporate-advance',
  version: '1',
  names: {
    ka: 'კორპორაციული გადასახადის ავანსი',
    bg: 'Авансови вноски за корпоративен данък',
    ru: 'Авансовые взносы корпоративного налога',
    en: 'Advance payments of corporate tax',
  },
  period: 'year',
  inputs: [{ id: 'forecast', kind: 'amount' }],
  rows: [
    {
      code: '1',
      names: {
        ka: 'წლის საპროგნოზო დასაბეგრი მოგება',
        bg: 'Прогнозна данъчна печалба за годината',
        ru: 'Прогноз налогооблагаемой прибыли за год',
        en: 'Forecast taxable profit of the year',
      },
      rule: { from: 'input', input: 'forecast' },
      source: zkpo(),
    },
    {
      code: '2',
      names: {
        ka: 'წლის საპროგნოზო გადასახადი, 10%',
        bg: 'Прогнозен годишен данък, 10%',
        ru: 'Прогноз налога за год, 10%',
        en: 'Forecast tax of the year, 10%',
      },
      rule: { from: 'rate', row: '1', rateBp: 1000n },
      isTotal: true,
      source: saft('200010'),
    },
    {
      code: '3',
      names: { ka: 'თვიური შენატანი', bg: 'Месечна вноска', ru: 'Месячный взнос', en: 'Monthly instalment' },
      rule: { from: 'part', row: '2', of: 12n },
      source: saft('200030'),
      unconfirmed: true,
    },
    {
      code: '4',
      names: { ka: 'კვარტალური შენატანი', bg: 'Тримесечна вноска', ru: 'Квартальный взнос', en: 'Quarterly instalment' },
      rule: { from: 'part', row: '2', of: 4n },
      source: saft('200040'),
      unconfirmed: true,
    },
  ],
  result: '2',
  payments: [
    { row: '4', monthsAfter: -8, day: 15 },
    { row: '4', monthsAfter: -5, day: 15 },
    { row: '4', monthsAfter: -2, day: 15 },
  ],
  postings: [],
  notes: [
    {
      ka: 'შენატანი იხდება ან ყოველთვიურად 15 რიცხვამდე, ან კვარტალურად, კვარტლის მომდევნო თვის 15 რიცხვამდე; მეოთხე კვარტლისთვის შენატანი არ არის. ვადები და ვინ რომელს იხდის, შესამოწმებელია.',
      bg: 'Вноските са или месечни до 15-о число, или тримесечни до 15-о число на месеца след тримесечието, без вноска за четвъртото. Сроковете и кой коя прави, подлежат на проверка.',
      ru: 'Взносы либо ежемесячные до 15 числа, либо квартальные до 15 числа месяца после квартала, без взноса за четвёртый. Сроки и кто какие платит, нужно проверить.',
      en: 'Instalments are either monthly, by the 15th, or quarterly, by the 15th of the month after the quarter, with none for the fourth. The terms, and who pays which, are to be checked.',
    },
  ],
  validFrom: date('2026-01-01'),
  source: [...zkpo(), ...saft('200010-200040')],
  unconfirmed: true,
};

export const worksheets: readonly WorksheetForm[] = [corporateAdvance];
