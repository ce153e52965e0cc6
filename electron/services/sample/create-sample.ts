import { rmSync } from 'node:fs';
import { addDays, date, type LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDay, type Period, periodOf } from '../../../shared/dates/period.ts';
import { uuid7 } from '../../../shared/ids/uuid7.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';
import { createCompany, openCompany } from '../../engine/index.ts';
import { headFileOf } from '../../log/head-beacon.ts';
import { keyFileOf } from '../../log/keys.ts';
import { payBills } from './bank.ts';
import { firstMonth, isWorkingDay, lastMonth, months } from './calendar.ts';
import { accountant, assistant, auditor, company as sampleCompany, type User } from './data/company.ts';
import { goodsSuppliers } from './data/products.ts';
import { planDrafts } from './drafts.ts';
import { exportToday } from './exports.ts';
import { planIncidents } from './incidents.ts';
import { planMonthEnd } from './month-end.ts';
import { planCosts } from './monthly-costs.ts';
import { orderToday } from './purchases.ts';
import { Random } from './random.ts';
import { fetchRates, Rates } from './rates.ts';
import { bringCashToBank, sellInShop } from './retail.ts';
import { billMarketingSupport, sellToday } from './sales.ts';
import { Story, StoryRefused } from './story.ts';
import { WorkClock } from './work-clock.ts';
import { planYearEnd } from './year-end.ts';

const seed = 20_250_502;

export interface SampleProgress {
  /** The month that was just told. */
  readonly month: Period;
  readonly months: number;
  readonly documents: number;
  readonly commands: number;
}

export interface SampleSummary {
  readonly file: string;
  readonly firstMonth: Period;
  readonly lastMonth: Period;
  readonly documents: number;
  readonly commands: number;
}

export interface SampleOptions {
  readonly onProgress?: (progress: SampleProgress) => void;
  /** Ends the story with the first month that has at least so many documents; all eighteen months unless given. */
  readonly documents?: number;
}

/**
 * Makes the sample company in a new file: eighteen months of a Georgian trading company, told with the commands people use, always the same ones
 * with the same ids and times. Leaves the file closed.
 * Rejects: FILE_EXISTS and what the disk refuses; nothing is left behind then.
 */
export function createSample(file: string, options: SampleOptions = {}): Result<{ summary: SampleSummary }> {
  const steps = sampleSteps(file, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same day by day, for who wants to do something else in between. Ending it early removes the file. */
export function* sampleSteps(file: string, options: SampleOptions = {}): Generator<LocalDate, Result<{ summary: SampleSummary }>, void> {
  const firstDay = date(`${firstMonth}-01`);
  const clock = new WorkClock(new Random(seed + 1), firstDay);
  const idRandom = new Random(seed + 2);
  const created = createCompany(
    file,
    {
      id: uuid7(clock.now(), idRandom.bytes(10)),
      country: 'GE',
      name: sampleCompany.name,
      taxId: sampleCompany.taxId,
      vatPayer: true,
      onePerson: true,
      isSample: true,
      userName: sampleCompany.owner,
    },
    { now: clock.now },
  );
  if (!created.ok) return created;
  let isComplete = false;
  let company = created.value;
  const openFor = (userId: string): Company => {
    const opened = openCompany(file, { now: clock.now, userId });
    if (!opened.ok) throw new StoryRefused('open', opened.rejections);
    return opened.value;
  };
  try {
    const added = company.call('user.add', { id: uuid7(clock.now(), idRandom.bytes(10)), ...accountant });
    if (!added.ok) throw new StoryRefused('user.add', added.rejections);
    company.close();
    company = openFor(accountant.name);
    const lastDayOfAll = lastDay(lastMonth);
    const story = new Story({
      company,
      openFor,
      clock,
      random: new Random(seed),
      idRandom,
      rates: new Rates(new Random(seed + 3), firstDay, lastDayOfAll),
      lastDay: lastDayOfAll,
    });
    yield* tell(story, firstDay, options);
    isComplete = true;
    const { documents, commands } = story;
    return ok({ summary: { file, firstMonth, lastMonth: periodOf(story.lastDay), documents, commands } });
  } catch (error) {
    if (error instanceof StoryRefused && error.rejections.every(({ code }) => diskCodes.has(code))) return reject(...error.rejections);
    throw error;
  } finally {
    company.close();
    if (!isComplete) removeCompanyFiles(file);
  }
}

/** What the disk may answer at any moment; every other refusal means that the story itself is wrong, and is thrown. */
const diskCodes: ReadonlySet<string> = new Set([
  'FILE_BUSY',
  'FILE_READ_ONLY',
  'DISK_FULL',
  'DISK_ERROR',
  'FILE_DAMAGED',
  'FILE_NOT_FOUND',
]);

export function removeCompanyFiles(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`, keyFileOf(file), `${keyFileOf(file)}.new`, headFileOf(file)])
    rmSync(path, { force: true });
}

function* tell(
  story: Story,
  firstDay: LocalDate,
  { onProgress, documents = Number.POSITIVE_INFINITY }: SampleOptions,
): Generator<LocalDate> {
  begin(story, firstDay);
  let month: Period | undefined;
  for (let day = firstDay; day <= story.lastDay || !story.isDeskEmpty; day = addDays(day, 1)) {
    if (periodOf(day) !== month) {
      if (month !== undefined && month <= periodOf(story.lastDay)) {
        onProgress?.({ month, months: months.length, documents: story.documents, commands: story.commands });
        if (story.documents >= documents && day <= story.lastDay) story.lastDay = addDays(day, -1);
      }
      month = periodOf(day);
      if (day <= story.lastDay) planMonth(story, month);
    }
    if (day <= story.lastDay) sellInShop(story, day);
    if (!isWorkingDay(day)) continue;
    if (day > story.clock.day) story.clock.open(day);
    if (day <= story.lastDay) fetchRates(story, day);
    // Yesterday's papers first, then what the day brings.
    story.workOff(day);
    if (day <= story.lastDay) {
      sellToday(story, day);
      exportToday(story, day);
      bringCashToBank(story, day);
      payBills(story, day);
      orderToday(story, day);
      story.workOff(day);
    }
    yield day;
  }
}

/** The owner lets somebody in, with a role. Nobody has a password: the sample opens without a sign-in. */
function letIn(story: Story, { name, role }: User, on: LocalDate): void {
  story.later(on, 0, () => story.as(sampleCompany.owner, () => story.post('user.add', { name, role })));
}

/** Capital is paid in, and what will happen once is put on the desk. */
function begin(story: Story, on: LocalDate): void {
  story.post('journal.post', {
    date: on,
    memo: 'საწესდებო კაპიტალის შეტანა',
    lines: [
      { account: '1210', debit: '220000.00' },
      { account: '5150', credit: '220000.00' },
    ],
  });
  letIn(story, assistant, date('2025-06-03'));
  letIn(story, auditor, date('2026-10-12'));
  planIncidents(story);
  planYearEnd(story);
  planDrafts(story);
}

function planMonth(story: Story, month: Period): void {
  planCosts(story, month);
  planMonthEnd(story, month);
  billMarketingSupport(story, month, goodsSuppliers.coffee.party);
}
