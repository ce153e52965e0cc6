import { addDays, date, type LocalDate } from '../../../shared/dates/local-date.ts';
import { type Period, periodOf } from '../../../shared/dates/period.ts';
import { dayOf, firstMonth, nextWorkingDay } from './calendar.ts';
import { assets, insurance, type RecurringCost, recurringCosts } from './data/costs.ts';
import type { Party } from './data/parties.ts';
import { invoiceNumber } from './purchases.ts';
import { money } from './sale-lines.ts';
import type { Story } from './story.ts';

/** Bills for services and assets of a month, put on the desk for their days. */
export function planCosts(story: Story, month: Period): void {
  for (const cost of recurringCosts) if (story.random.chance(cost.perMille)) planRecurring(story, cost, month);
  for (const on of insurance.on) {
    if (periodOf(date(on)) === month) bill(story, insurance, 'P0', date(on), 14);
  }
  for (const asset of assets) {
    if (periodOf(date(asset.on)) === month) bill(story, asset, 'P18F', date(asset.on), 10);
  }
}

function planRecurring(story: Story, cost: RecurringCost, month: Period): void {
  const on = dayOf(month, cost.day);
  const net = BigInt(story.random.int(cost.from / 10, cost.to / 10)) * 10n;
  const { currency } = cost;
  if (currency === 'GEL') bill(story, { ...cost, net }, cost.taxCode, on, cost.termDays);
  else {
    // Invoiced online: the paper is there the same day, whatever day it is, and is entered on the next working day.
    story.later(on, 0, () => {
      const due = addDays(on, cost.termDays);
      const { id } = story.post('purchaseBill.post', {
        date: on,
        dueDate: due,
        counterpartyId: story.idOf(cost.party),
        supplierNumber: `INV${story.random.int(200_000, 899_999)}`,
        currency,
        rate: story.rates.of(currency, on),
        lines: [{ description: cost.description, account: cost.account, unitPrice: money(net), taxCode: cost.taxCode }],
      });
      story.payables.push({ id, party: cost.party, currency, due, held: false });
    });
  }
}

interface Service {
  readonly party: Party;
  readonly description: string;
  readonly account: string;
  readonly net: bigint;
}

/** A bill in lari, dated on a working day of its month and entered up to four days later. */
export function bill(story: Story, service: Service, taxCode: string, wantedOn: LocalDate, termDays: number, lag?: number): void {
  const next = nextWorkingDay(wantedOn);
  const on = periodOf(next) === periodOf(wantedOn) ? next : wantedOn;
  story.later(on, lag ?? story.random.int(0, 4), () => {
    const due = addDays(on, termDays);
    const { id } = story.post('purchaseBill.post', {
      date: on,
      dueDate: due,
      counterpartyId: story.idOf(service.party),
      supplierNumber: invoiceNumber(story, service.party.vatPayer),
      lines: [{ description: service.description, account: service.account, unitPrice: money(service.net), taxCode }],
    });
    story.payables.push({ id, party: service.party, currency: 'GEL', due, held: false });
  });
}

/** What the assets lose in a month, straight line, from the month after they came. By account of depreciation, tetri. */
export function depreciationOf(month: Period): Map<string, bigint> {
  const index = (of: string) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
  const byAccount = new Map<string, bigint>();
  if (month === firstMonth) return byAccount;
  for (const { on, depreciation, net, lifeMonths } of assets) {
    const age = BigInt(index(month) - index(on));
    if (age < 1n || age > lifeMonths) continue;
    // Of the whole up to this month less of the whole up to the month before: the parts add up to the price.
    const part = (net * age) / lifeMonths - (net * (age - 1n)) / lifeMonths;
    byAccount.set(depreciation, (byAccount.get(depreciation) ?? 0n) + part);
  }
  return byAccount;
}
