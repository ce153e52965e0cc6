import { addDays, date, type LocalDate, parts } from '../../dates/local-date.ts';
import { orthodoxEaster } from '../../dates/orthodox-easter.ts';
import type { Names } from '../../locales/languages.ts';

interface FixedHoliday {
  /** 'MM-DD'. */
  readonly day: string;
  readonly names: Names;
  /** First and last year, inclusive; absent when the day has been a holiday for all years of this pack. */
  readonly fromYear?: number;
  readonly toYear?: number;
}

const newYear: Names = { ka: 'ახალი წელი', bg: 'Нова година', ru: 'Новый год', en: 'New Year' };

/** @source Labour Code of Georgia, art. 30 */
const fixedHolidays: readonly FixedHoliday[] = [
  { day: '01-01', names: newYear },
  { day: '01-02', names: newYear },
  { day: '01-07', names: { ka: 'ქრისტეშობა', bg: 'Рождество Христово', ru: 'Рождество Христово', en: 'Christmas' } },
  { day: '01-19', names: { ka: 'ნათლისღება', bg: 'Богоявление', ru: 'Крещение Господне', en: 'Epiphany' } },
  { day: '03-03', names: { ka: 'დედის დღე', bg: 'Ден на майката', ru: 'День матери', en: "Mother's Day" } },
  {
    day: '03-08',
    names: { ka: 'ქალთა საერთაშორისო დღე', bg: 'Международен ден на жената', ru: 'Международный женский день', en: "Women's Day" },
  },
  {
    day: '04-09',
    names: {
      ka: 'ეროვნული ერთიანობის დღე',
      bg: 'Ден на националното единство',
      ru: 'День национального единства',
      en: 'National Unity Day',
    },
  },
  {
    day: '05-09',
    names: { ka: 'ფაშიზმზე გამარჯვების დღე', bg: 'Ден на победата над фашизма', ru: 'День победы над фашизмом', en: 'Victory Day' },
  },
  { day: '05-12', names: { ka: 'წმინდა ანდრიას დღე', bg: 'Ден на свети Андрей', ru: 'День святого Андрея', en: "Saint Andrew's Day" } },
  {
    day: '05-17',
    fromYear: 2025,
    names: { ka: 'ოჯახის სიწმინდის დღე', bg: 'Ден на святостта на семейството', ru: 'День святости семьи', en: 'Family Sanctity Day' },
  },
  { day: '05-26', names: { ka: 'დამოუკიდებლობის დღე', bg: 'Ден на независимостта', ru: 'День независимости', en: 'Independence Day' } },
  { day: '08-28', names: { ka: 'მარიამობა', bg: 'Успение Богородично', ru: 'Успение Богородицы', en: 'Dormition' } },
  { day: '10-14', names: { ka: 'მცხეთობა', bg: 'Светицховлоба', ru: 'Светицховлоба', en: 'Svetitskhovloba' } },
  { day: '11-23', names: { ka: 'გიორგობა', bg: 'Ден на свети Георги', ru: 'День святого Георгия', en: "Saint George's Day" } },
];

/** Days around Orthodox Easter Sunday. @source Labour Code of Georgia, art. 30 */
const easterHolidays: readonly { readonly offsetDays: number; readonly names: Names }[] = [
  { offsetDays: -2, names: { ka: 'დიდი პარასკევი', bg: 'Разпети петък', ru: 'Страстная пятница', en: 'Good Friday' } },
  { offsetDays: -1, names: { ka: 'დიდი შაბათი', bg: 'Велика събота', ru: 'Великая суббота', en: 'Holy Saturday' } },
  { offsetDays: 0, names: { ka: 'აღდგომა', bg: 'Великден', ru: 'Пасха', en: 'Easter Sunday' } },
  { offsetDays: 1, names: { ka: 'აღდგომის მეორე დღე', bg: 'Светли понеделник', ru: 'Пасхальный понедельник', en: 'Easter Monday' } },
];

const dayOff: Names = {
  ka: 'უქმე დღე მთავრობის დადგენილებით',
  bg: 'Почивен ден с решение на правителството',
  ru: 'Нерабочий день по решению правительства',
  en: 'Day off by government decree',
};

/** One-off days off by government decree. A newly announced day is a new row here. */
const decreedDays: readonly LocalDate[] = [date('2024-05-17'), date('2025-08-29')];

export interface Holiday {
  readonly on: LocalDate;
  readonly names: Names;
}

/**
 * Public holidays of the year in date order, one row per day, those that fall on a weekend included. Two holidays on one day
 * (Easter Monday on 9 April) make one row with both names. Years 1900 to 2099; the list is the one in force since 2021.
 * @source Labour Code of Georgia, art. 30, and government decrees
 */
export function holidays(year: number): readonly Holiday[] {
  const easter = orthodoxEaster(year);
  const all: readonly Holiday[] = [
    ...fixedHolidays
      .filter(({ fromYear = year, toYear = year }) => fromYear <= year && year <= toYear)
      .map(({ day, names }) => ({ on: date(`${year}-${day}`), names })),
    ...easterHolidays.map(({ offsetDays, names }) => ({ on: addDays(easter, offsetDays), names })),
    ...decreedDays.filter((on) => parts(on)[0] === year).map((on) => ({ on, names: dayOff })),
  ];
  const byDay = new Map<LocalDate, Names>();
  for (const { on, names } of all) {
    const already = byDay.get(on);
    byDay.set(on, already === undefined ? names : joined(already, names));
  }
  return [...byDay].map(([on, names]) => ({ on, names })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

const joined = (one: Names, other: Names): Names => ({
  ka: `${one.ka}; ${other.ka}`,
  bg: `${one.bg}; ${other.bg}`,
  ru: `${one.ru}; ${other.ru}`,
  en: `${one.en}; ${other.en}`,
});
