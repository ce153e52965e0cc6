import { addDays, date, type LocalDate, parts, weekday } from '../../dates/local-date.ts';
import { orthodoxEaster } from '../../dates/orthodox-easter.ts';
import type { Names } from '../../locales/languages.ts';

/** @source КТ Art. 154(1) */
const fixedHolidays: readonly { readonly day: string; readonly names: Names }[] = [
  { day: '01-01', names: { ka: 'ახალი წელი', bg: 'Нова година', ru: 'Новый год', en: 'New Year' } },
  {
    day: '03-03',
    names: {
      ka: 'ბულგარეთის განთავისუფლების დღე',
      bg: 'Ден на освобождението на България',
      ru: 'День освобождения Болгарии',
      en: 'Liberation Day',
    },
  },
  { day: '05-01', names: { ka: 'შრომის დღე', bg: 'Ден на труда', ru: 'День труда', en: 'Labour Day' } },
  {
    day: '05-06',
    names: {
      ka: 'გიორგობა, არმიის დღე',
      bg: 'Гергьовден, Ден на българската армия',
      ru: 'День святого Георгия, День армии',
      en: "Saint George's Day, Army Day",
    },
  },
  {
    day: '05-24',
    names: {
      ka: 'ბულგარული დამწერლობისა და კულტურის დღე',
      bg: 'Ден на светите братя Кирил и Методий, на българската азбука, просвета и култура',
      ru: 'День Кирилла и Мефодия, болгарской письменности и культуры',
      en: 'Day of Saints Cyril and Methodius, of the Bulgarian alphabet and culture',
    },
  },
  { day: '09-06', names: { ka: 'გაერთიანების დღე', bg: 'Ден на съединението', ru: 'День соединения', en: 'Unification Day' } },
  {
    day: '09-22',
    names: {
      ka: 'ბულგარეთის დამოუკიდებლობის დღე',
      bg: 'Ден на независимостта на България',
      ru: 'День независимости Болгарии',
      en: 'Independence Day',
    },
  },
  { day: '12-24', names: { ka: 'შობის წინა დღე', bg: 'Бъдни вечер', ru: 'Сочельник', en: 'Christmas Eve' } },
  { day: '12-25', names: { ka: 'შობა', bg: 'Рождество Христово', ru: 'Рождество Христово', en: 'Christmas' } },
  {
    day: '12-26',
    names: { ka: 'შობის მეორე დღე', bg: 'Втори ден на Рождество', ru: 'Второй день Рождества', en: 'Second day of Christmas' },
  },
];

/** Days around Orthodox Easter Sunday. @source КТ Art. 154(1) */
const easterHolidays: readonly { readonly offsetDays: number; readonly names: Names }[] = [
  { offsetDays: -2, names: { ka: 'დიდი პარასკევი', bg: 'Разпети петък', ru: 'Страстная пятница', en: 'Good Friday' } },
  { offsetDays: -1, names: { ka: 'დიდი შაბათი', bg: 'Велика събота', ru: 'Великая суббота', en: 'Holy Saturday' } },
  { offsetDays: 0, names: { ka: 'აღდგომა', bg: 'Великден', ru: 'Пасха', en: 'Easter Sunday' } },
  { offsetDays: 1, names: { ka: 'აღდგომის მეორე დღე', bg: 'Светли понеделник', ru: 'Пасхальный понедельник', en: 'Easter Monday' } },
];

/** Days off declared by the Council of Ministers. A newly announced day is a new row here; those before 31.12.2025 are not researched. */
const decreedDays: readonly LocalDate[] = [date('2025-12-31'), date('2026-01-02')];

const dayOff: Names = {
  ka: 'უქმე დღე მთავრობის გადაწყვეტილებით',
  bg: 'Почивен ден с решение на Министерския съвет',
  ru: 'Нерабочий день по решению правительства',
  en: 'Day off by government decision',
};

const insteadOf = ({ ka, bg, ru, en }: Names): Names => ({
  ka: `${ka} (გადმოტანილი)`,
  bg: `${bg} (вместо почивен ден)`,
  ru: `${ru} (перенос)`,
  en: `${en} (moved)`,
});

const joined = (one: Names, other: Names): Names => ({
  ka: `${one.ka}; ${other.ka}`,
  bg: `${one.bg}; ${other.bg}`,
  ru: `${one.ru}; ${other.ru}`,
  en: `${one.en}; ${other.en}`,
});

/**
 * Non-working days of the year in date order, one row per day, holidays on a weekend included. A holiday on a Saturday or Sunday, other than those of
 * Easter, makes the first working day after it free. Years 1900 to 2099; the list is the one in force in 2026.
 * @source КТ Art. 154(1)-(2) and decisions of the Council of Ministers
 */
export function holidays(year: number): readonly { readonly on: LocalDate; readonly names: Names }[] {
  const days = new Map<LocalDate, Names>();
  const add = (on: LocalDate, names: Names) => days.set(on, days.has(on) ? joined(days.get(on)!, names) : names);
  const fixed = fixedHolidays.map(({ day, names }) => ({ on: date(`${year}-${day}`), names }));
  const easter = orthodoxEaster(year);
  for (const { on, names } of fixed) add(on, names);
  for (const { offsetDays, names } of easterHolidays) add(addDays(easter, offsetDays), names);
  for (const on of decreedDays) if (parts(on)[0] === year) add(on, dayOff);
  for (const { on, names } of fixed) {
    if (weekday(on) <= 5) continue;
    let day = on;
    while (weekday(day) > 5 || days.has(day)) day = addDays(day, 1);
    add(day, insteadOf(names));
  }
  return [...days].map(([on, names]) => ({ on, names })).sort((a, b) => (a.on < b.on ? -1 : 1));
}
