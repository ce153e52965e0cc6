import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { addMonths, lastDay, type Period } from '../../../shared/dates/period.ts';
import { ge } from '../../../shared/jurisdictions/ge/index.ts';
import { sum } from '../../../shared/money/minor.ts';
import { revalue, sellSpareCurrency } from './bank.ts';
import { closedThrough, dayOf, declaredThrough, firstMonth, nextWorkingDay } from './calendar.ts';
import { depreciationOf } from './monthly-costs.ts';
import { bookWages, payWages, payWageTaxes } from './payroll.ts';
import { minorOf, money } from './sale-lines.ts';
import type { Story } from './story.ts';

const vatAccounts = ['3330', '3331', '3332', '3340', '3341', '3342', '3345'];

/** What the accountant does for a month: bank charges, wages, depreciation and cost of sales at its end, taxes and closing in the next one. */
export function planMonthEnd(story: Story, month: Period): void {
  const end = lastDay(month);
  const next = addMonths(month, 1);
  const mid = nextWorkingDay(dayOf(month, 16));
  story.later(mid, 0, () => sellSpareCurrency(story, mid));
  story.later(end, 1, () => bookBankCharges(story, end));
  story.later(end, 0, () => bookWages(story, month, end));
  const payday = nextWorkingDay(dayOf(next, 3));
  story.later(payday, 0, () => payWages(story, month, payday));
  story.later(end, 3, () => bookDepreciation(story, month, end));
  story.later(end, 4, () => revalue(story, end));
  // Late enough for the last bills of the month to be in the books.
  story.later(end, 6, () => bookCostOfSales(story, month, end));

  const due = ge.vatDueDate(month);
  const early = addDays(due, -story.random.int(0, 3));
  const declareOn = nextWorkingDay(early) <= due ? nextWorkingDay(early) : due;
  story.later(declareOn, 0, () => {
    if (month <= declaredThrough) declareVat(story, month, declareOn);
    payWageTaxes(story, month, declareOn);
    payTreasury(story, declareOn);
  });
  if (month <= closedThrough) {
    const closeOn = nextWorkingDay(dayOf(next, 20));
    story.later(closeOn, 0, () => close(story, month));
  }
}

function bookBankCharges(story: Story, on: LocalDate): void {
  const charges = money(BigInt(story.random.int(1850, 4600)));
  story.post('journal.post', {
    date: on,
    memo: 'ბანკის მომსახურების საკომისიო',
    lines: [
      { account: '7492', debit: charges },
      { account: '1210', credit: charges },
    ],
  });
}

function bookDepreciation(story: Story, month: Period, on: LocalDate): void {
  const parts = [...depreciationOf(month)];
  if (parts.length === 0) return;
  story.post('journal.post', {
    date: on,
    memo: `ცვეთის დარიცხვა, ${month}`,
    lines: [
      { account: '7455', debit: money(sum(parts.map(([, part]) => part))) },
      ...parts.map(([account, part]) => ({ account, credit: money(part) })),
    ],
  });
}

function bookCostOfSales(story: Story, month: Period, on: LocalDate): void {
  const cost = money(story.stock.close(month));
  story.post('journal.post', {
    date: on,
    memo: `რეალიზებული საქონლის თვითღირებულება, ${month}`,
    lines: [
      { account: '7210', debit: cost },
      { account: '1610', credit: cost },
    ],
  });
}

/** Files the return and moves what the month left on the VAT accounts to the settlement account with the treasury. */
function declareVat(story: Story, month: Period, on: LocalDate): void {
  story.post('vatReturn.file', { period: month });
  // Filing booked the rounding difference on the last day, so the accounts now hold what the form says.
  const { rows } = story.ask('trialBalance.get', { asOf: lastDay(month) });
  const lines: { account: string; debit?: string; credit?: string }[] = [];
  let owed = 0n;
  for (const { accountCode, balance } of rows) {
    const amount = minorOf(balance);
    if (!vatAccounts.includes(accountCode) || amount === 0n) continue;
    lines.push(amount < 0n ? { account: accountCode, debit: money(-amount) } : { account: accountCode, credit: money(amount) });
    owed -= amount;
  }
  if (owed !== 0n) lines.push(owed > 0n ? { account: '3399', credit: money(owed) } : { account: '3399', debit: money(-owed) });
  story.post('journal.post', { date: on, memo: `დღგ-ის დეკლარაცია, ${month}`, lines });
}

/** Pays what stands on the settlement account; an excess of credit waits there for later taxes. */
function payTreasury(story: Story, on: LocalDate): void {
  const { rows } = story.ask('trialBalance.get', {});
  const balance = minorOf(rows.find(({ accountCode }) => accountCode === '3399')?.balance ?? '0.00');
  if (balance >= 0n) return;
  story.post('journal.post', {
    date: on,
    memo: 'გადასახადების გადახდა, ერთიანი სახაზინო კოდი',
    lines: [
      { account: '3399', debit: money(-balance) },
      { account: '1210', credit: money(-balance) },
    ],
  });
}

/** The month is closed softly; the one two months before for good, with its certificate. */
function close(story: Story, month: Period): void {
  story.post('period.close', { period: month, mode: 'soft' });
  const old = addMonths(month, -2);
  if (old < firstMonth) return;
  const { checks } = story.ask('period.checks', { period: old });
  const acceptWarnings = checks.filter(({ state }) => state === 'warning').map(({ id }) => id);
  story.post('period.close', { period: old, mode: 'hard', acceptWarnings });
}
