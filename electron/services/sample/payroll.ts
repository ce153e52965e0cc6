import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Period } from '../../../shared/dates/period.ts';
import { divRound, sum } from '../../../shared/money/minor.ts';
import { employees } from './data/company.ts';
import { money } from './sale-lines.ts';
import type { Story } from './story.ts';

interface Payroll {
  readonly slips: readonly {
    readonly name: string;
    readonly gross: bigint;
    readonly net: bigint;
    readonly tax: bigint;
    readonly pension: bigint;
  }[];
  readonly gross: bigint;
  readonly net: bigint;
  readonly tax: bigint;
  /** Of the employees; the employer adds the same. */
  readonly pension: bigint;
}

/** Wages of a month, each step rounded to the tetri. @source TC 81(1), 82(1), 101(3); FPL 3(6) */
function payrollOf(month: Period): Payroll {
  const slips = employees
    .filter(({ from }) => from <= month)
    .map(({ name, gross }) => {
      const pension = divRound(gross * 2n, 100n);
      const tax = divRound((gross - pension) * 20n, 100n);
      return { name, gross, pension, tax, net: gross - pension - tax };
    });
  return {
    slips,
    gross: sum(slips.map(({ gross }) => gross)),
    net: sum(slips.map(({ net }) => net)),
    tax: sum(slips.map(({ tax }) => tax)),
    pension: sum(slips.map(({ pension }) => pension)),
  };
}

export function bookWages(story: Story, month: Period, on: LocalDate): void {
  const { slips, gross, tax, pension } = payrollOf(month);
  story.post('journal.post', {
    date: on,
    memo: `ხელფასის დარიცხვა, ${month}`,
    lines: [
      { account: '7410', debit: money(gross) },
      { account: '7415', debit: money(pension) },
      ...slips.map(({ name, net }) => ({ account: '3130', credit: money(net), memo: name })),
      { account: '3320', credit: money(tax) },
      { account: '3182', credit: money(pension) },
      { account: '3181', credit: money(pension) },
    ],
  });
}

export function payWages(story: Story, month: Period, on: LocalDate): void {
  const { slips, net } = payrollOf(month);
  story.post('journal.post', {
    date: on,
    memo: `ხელფასის გაცემა, ${month}`,
    lines: [
      ...slips.map((slip) => ({ account: '3130', debit: money(slip.net), memo: slip.name })),
      { account: '1210', credit: money(net) },
    ],
  });
}

/** Income tax falls due with the payment of wages, and so does what goes to the Pension Agency. */
export function payWageTaxes(story: Story, month: Period, on: LocalDate): void {
  const { tax, pension } = payrollOf(month);
  story.post('journal.post', {
    date: on,
    memo: `განაცემთა დეკლარაცია, ${month}`,
    lines: [
      { account: '3320', debit: money(tax) },
      { account: '3399', credit: money(tax) },
    ],
  });
  story.post('journal.post', {
    date: on,
    memo: `საპენსიო შენატანები, ${month}`,
    lines: [
      { account: '3182', debit: money(pension) },
      { account: '3181', debit: money(pension) },
      { account: '1210', credit: money(2n * pension) },
    ],
  });
}
