import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { divRound } from '../../../shared/money/minor.ts';
import { expectPayment } from './collections.ts';
import { foreignBuyers } from './data/customers.ts';
import { products } from './data/products.ts';
import { money, priceOf, type SaleLine } from './sale-lines.ts';
import { busyness, howMany } from './sales.ts';
import type { Story } from './story.ts';

/** Tetri for 100 units the export price list was once calculated with. */
const listRate = { USD: 275n, EUR: 312n } as const;

/** Exports of a working day: exempt with the right to credit, invoiced in the buyer's currency at the rate of the day. */
export function exportToday(story: Story, on: LocalDate): void {
  // Papers and customs take their time: nothing leaves in the first weeks.
  if (on < '2025-05-26') return;
  for (let count = howMany(story, (135 * busyness(on)) / 1000); count > 0; count -= 1) {
    const { party, currency, termDays } = story.random.pick(foreignBuyers);
    const wanted = products.filter(({ exported }) => exported);
    const lines: SaleLine[] = [];
    for (let line = story.random.int(3, 6); line > 0; line -= 1) {
      const [product] = wanted.splice(story.random.int(0, wanted.length - 1), 1);
      const quantity = story.stock.reserve(product!, story.random.int(...product!.cases) * 2 * product!.pack, on);
      if (quantity === 0) continue;
      story.stock.ship(product!, quantity, periodOf(on));
      const unitPrice = money(divRound(priceOf(product!, on) * 104n, listRate[currency]));
      lines.push({ description: product!.name, account: '6113', quantity: String(quantity), unitPrice, taxCode: 'S0X' });
    }
    if (lines.length === 0) continue;
    const due = addDays(on, termDays);
    const { id } = story.post('salesInvoice.post', {
      date: on,
      dueDate: due,
      counterpartyId: story.idOf(party),
      currency,
      rate: story.rates.of(currency, on),
      lines,
      memo: `CMR ${story.random.int(100_000, 999_999)}`,
    });
    expectPayment(story, { id, party, currency, due }, [-3, 9]);
  }
}
