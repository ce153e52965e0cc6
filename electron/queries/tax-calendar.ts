import { companyTraits, type Deadline, type SaidTrait, saidTraits, type Trait } from '../../shared/calendar/deadline.ts';
import { icsFile } from '../../shared/calendar/ics.ts';
import { askedTraits, type DatedDeadline, deadlinesBetween } from '../../shared/calendar/list-deadlines.ts';
import { registerInTime } from '../../shared/calendar/one-off.ts';
import type { DeadlineInfo, DeadlineState, TaxCalendarInfo } from '../../shared/contracts/calendar.ts';
import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { addDays, type LocalDate, parts, toDayNumber } from '../../shared/dates/local-date.ts';
import { monthNumber, type Period, readPeriod } from '../../shared/dates/period.ts';
import { firstDayOf, lastDayOf, readQuarter } from '../../shared/dates/quarter.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import type { Language, Names } from '../../shared/locales/languages.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import type { CompanyRow } from './company-row.ts';
import { ossRegistrations } from './oss-return.ts';
import { firstOwedReturn } from './owed-return.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { crossingOf } from './registration-watch.ts';

const mostYears = 5;

interface Wanted {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly traits: readonly Trait[];
}

/** What is kept of the company; a trait that no duty of the rules of today depends on stays out. */
function profileOf(db: Db, asked: ReadonlySet<Trait>): SaidTrait[] {
  const kept = new Set(db.get<{ traits: string }>('SELECT traits FROM tax_profile')?.traits.split(' '));
  return saidTraits.filter((trait) => kept.has(trait) && asked.has(trait));
}

/** What the company is: by its VAT status and tax number, by what its books hold in the year up to the last day, and by what is said. */
function traitsOf(
  db: Db,
  pack: JurisdictionPack,
  company: CompanyRow,
  profile: readonly SaidTrait[],
  { from, to, traits }: Wanted,
): TaxCalendarInfo['traits'] {
  const id = pack.checkTaxId(company.taxId);
  const own: Trait[] = [company.vatPayer ? 'vat-payer' : 'not-vat-payer', id.ok && id.kind === 'citizen' ? 'individual' : 'legal-entity'];
  const byBooks = (Object.entries(pack.traitAccounts ?? {}) as [Trait, readonly string[]][])
    .filter(([, accounts]) => wasBookedTo(db, accounts, addDays(to, -365), to))
    .map(([trait]) => trait);
  const found: TaxCalendarInfo['traits'] = own.map((trait) => ({ trait, from: 'company' }));
  if (ossRegistrations(db).some((span) => span.from <= to && (span.until ?? to) >= addDays(from, -longestTerm)))
    found.push({ trait: 'oss', from: 'company' });
  for (const trait of byBooks) found.push({ trait, from: 'books' });
  const say = (trait: Trait, from: 'profile' | 'given') => {
    // What the company itself says is not talked over.
    if (!isOfCompany(trait) && !found.some((known) => known.trait === trait)) found.push({ trait, from });
  };
  for (const trait of profile) say(trait, 'profile');
  for (const trait of traits) say(trait, 'given');
  return found;
}

/** A return may be due so many days after its quarter began. */
const longestTerm = 123;

/** A return of the scheme is owed for quarters of the registration; where the books know of none, of every quarter. */
function isOfScheme(db: Db, { deadline, period }: DatedDeadline): boolean {
  const spans = deadline.doneBy === 'oss-return' ? ossRegistrations(db) : [];
  const quarter = readQuarter(period);
  return (
    spans.length === 0 ||
    !quarter ||
    spans.some(({ from, until }) => from <= lastDayOf(quarter) && (until === null || until >= firstDayOf(quarter)))
  );
}

const isOfCompany = (trait: Trait): boolean => (companyTraits as readonly Trait[]).includes(trait);

/** Where a duty of a period is computed. */
function computedBy(pack: JurisdictionPack, { doneBy, worksheet }: Deadline, period: string): DeadlineInfo['computedBy'] {
  if (doneBy === 'vat-return') return { report: 'vat-return' };
  const form = pack.worksheets?.find(({ kind }) => kind === worksheet);
  return form ? { report: 'worksheet', kind: form.kind, period: form.period === 'year' ? period.slice(0, 4) : period } : null;
}

const wasBookedTo = (db: Db, accounts: readonly string[], from: LocalDate, to: LocalDate): boolean =>
  db.get(
    `SELECT 1 FROM account a JOIN journal_line l ON l.account_no = a.no
     WHERE l.day BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM json_each(?) p WHERE a.code LIKE p.value || '%') LIMIT 1`,
    toDayNumber(from),
    toDayNumber(to),
    JSON.stringify(accounts),
  ) !== undefined;

/** `firstOwed`: month of the first VAT return these books owe. */
function stateOf(db: Db, { deadline, period, month, due }: DatedDeadline, today: LocalDate, firstOwed: Period): DeadlineState {
  if (deadline.doneBy === 'oss-return') {
    if (db.get('SELECT 1 FROM oss_filed WHERE quarter = ?', period)) return 'done';
    if (due < today && ossRegistrations(db).length > 0) return 'overdue';
  }
  if (deadline.doneBy === 'vat-return') {
    if (db.get('SELECT 1 FROM filed_return WHERE month = ?', monthNumber(month))) return 'done';
    if (month < firstOwed) return 'not-owed';
    if (due < today) return 'overdue';
  }
  return due < today ? 'passed' : 'upcoming';
}

/** Public holidays between the day the law names and the day before the one it was moved to. */
function holidaysBetween(pack: JurisdictionPack, from: LocalDate, to: LocalDate): Names[] {
  const [first] = parts(from);
  const [last] = parts(to);
  const years = first === last ? [first] : [first, last];
  return years.flatMap((year) => pack.holidays(year).filter(({ on }) => from <= on && on < to)).map(({ names }) => names);
}

/** Rejects: NO_JURISDICTION, NO_TAX_CALENDAR, CALENDAR_RANGE (the end before the beginning, or more than five years). */
function listed({ db, pack, company, nowMs }: QueryScope, wanted: Wanted): Result<TaxCalendarInfo> {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  if (!pack.deadlines) return reject({ code: 'NO_TAX_CALENDAR' });
  const { from, to } = wanted;
  if (to < from || Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > mostYears)
    return reject({ code: 'CALENDAR_RANGE', years: mostYears });
  const today = new Date(nowMs).toISOString().slice(0, 10) as LocalDate;
  const asked = askedTraits(pack.deadlines);
  const profile = profileOf(db, asked);
  const traits = traitsOf(db, pack, company, profile, wanted);
  const held = new Set(traits.map(({ trait }) => trait));
  const dated = deadlinesBetween(pack.deadlines, held, { from, to }, pack.nextWorkingDay).filter((found) => isOfScheme(db, found));
  const firstOwed = firstOwedReturn(db);
  const rows = dated.map((found): DeadlineInfo => {
    const { deadline, period, due, originalDue } = found;
    return {
      id: `${deadline.id}/${period}`,
      duty: deadline.id,
      names: deadline.names,
      period,
      due,
      originalDue,
      holidays: holidaysBetween(pack, originalDue, due),
      condition: deadline.condition ?? null,
      state: stateOf(db, found, today, firstOwed),
      computedBy: computedBy(pack, deadline, period),
      source: lawNames(deadline.source, 'full'),
      unconfirmed: deadline.unconfirmed ?? false,
    };
  });
  return ok({
    from,
    to,
    today,
    traits,
    profile,
    otherTraits: saidTraits.filter((trait) => asked.has(trait) && !held.has(trait)),
    rows: [...rows, ...registration(db, pack, company, wanted, today)].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    packVersion: pack.version,
  });
}

/** The application for VAT registration, where the limit was crossed by today. */
function registration(db: Db, pack: JurisdictionPack, company: CompanyRow, { from, to }: Wanted, today: LocalDate): DeadlineInfo[] {
  const found = crossingOf(db, pack, company, today);
  if (!found || found.crossing.applyBy < from || found.crossing.applyBy > to) return [];
  const { crossing, rule } = found;
  return [
    {
      id: `vat.register/${crossing.on}`,
      duty: 'vat.register',
      names: registerInTime,
      period: crossing.on,
      due: crossing.applyBy,
      originalDue: crossing.applyBy,
      holidays: [],
      condition: null,
      state: crossing.applyBy < today ? 'overdue' : 'upcoming',
      computedBy: { report: 'registration-watch' },
      source: lawNames(rule.source, 'full'),
      unconfirmed: rule.unconfirmed ?? false,
    },
  ];
}

/** Duties of the company that are due in the days, in order of day. */
export const taxCalendarList: QueryHandler<'taxCalendar.list'> = (scope, input) => listed(scope, input);

/** The same as an iCalendar file. */
export const taxCalendarIcs: QueryHandler<'taxCalendar.ics'> = (scope, { language, remindDays, ...wanted }) => {
  const found = listed(scope, wanted);
  if (!found.ok) return found;
  const { company, nowMs } = scope;
  const { rows, from, to } = found.value;
  const words = calendarWords[language];
  const text = icsFile(
    {
      name: `${words.name} · ${company.name}`,
      madeAt: new Date(nowMs).toISOString(),
      remindDays: remindDays === 0 ? undefined : remindDays,
    },
    rows.map((row) => ({
      uid: `${row.duty}.${row.period}.${company.id}@davtari`,
      on: row.due,
      summary: `${row.names[language]}, ${periodWords(row.period, language)}`,
      description: descriptionOf(row, language),
      category: words.name,
      isDone: row.state === 'done',
    })),
  );
  return ok({ fileName: `tax-calendar-${company.taxId}-${from}-${to}.ics`, text, events: rows.length });
};

/** What an entry of a calendar says under its title. */
function descriptionOf(row: DeadlineInfo, language: Language): string {
  const words = calendarWords[language];
  const moved =
    row.due === row.originalDue
      ? []
      : [[words.movedFrom(formatDate(row.originalDue, language)), ...row.holidays.map((names) => names[language])].join('; ')];
  return [
    ...(row.condition ? [row.condition[language]] : []),
    ...moved,
    `${words.source}: ${row.source[language]}`,
    ...(row.unconfirmed ? [words.unconfirmed] : []),
  ].join('\n');
}

function periodWords(period: string, language: Language): string {
  const month = readPeriod(period);
  if (month !== undefined) return formatPeriod(month, language);
  return period.length === 10 ? formatDate(period as LocalDate, language) : period.replace('-', ' ');
}

interface CalendarWords {
  readonly name: string;
  readonly source: string;
  readonly unconfirmed: string;
  readonly movedFrom: (day: string) => string;
}

const calendarWords: Readonly<Record<Language, CalendarWords>> = {
  ka: {
    name: 'საგადასახადო კალენდარი',
    source: 'საფუძველი',
    unconfirmed: 'ვადა კანონის ტექსტით დადასტურებული არ არის.',
    movedFrom: (day) => `გადმოტანილია, კანონით ${day}`,
  },
  bg: {
    name: 'Данъчен календар',
    source: 'Основание',
    unconfirmed: 'Срокът не е потвърден с текста на закона.',
    movedFrom: (day) => `Преместен, по закон ${day}`,
  },
  ru: {
    name: 'Налоговый календарь',
    source: 'Основание',
    unconfirmed: 'Срок не подтверждён текстом закона.',
    movedFrom: (day) => `Перенесён, по закону ${day}`,
  },
  en: {
    name: 'Tax calendar',
    source: 'Basis',
    unconfirmed: 'The day is not confirmed by the text of the law.',
    movedFrom: (day) => `Moved, by law ${day}`,
  },
};
