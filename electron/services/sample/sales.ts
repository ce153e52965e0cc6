import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { dayOf, nextWorkingDay } from './calendar.ts';
import { expectPayment } from './collections.ts';
import { correctLater } from './credit-notes.ts';
import { type Buyer, buyers } from './data/customers.ts';
import type { Product } from './data/products.ts';
import { products } from './data/products.ts';
import { discounted, grossOf, money, priceOf, type SaleLine } from './sale-lines.ts';
import type { Story } from './story.ts';

export interface Ordered {
  readonly product: Product;
  readonly quantity: number;
}

/** How busy a month is, per mille of a usual one: January to December. Water and lemonade sell in summer. */
const season = [860, 880, 930, 970, 1050, 1180, 1270, 1250, 1090, 1000, 920, 1120];

/** The first two months are those of a young company. */
export function busyness(on: LocalDate): number {
  const month = periodOf(on);
  const young = month === '2025-05' ? 800 : month === '2025-06' ? 920 : 1000;
  return Math.floor((season[Number(on.slice(5, 7)) - 1]! * young) / 1000);
}

/** Whole number of things a day brings when a usual day brings `perMille` thousandths. */
export function howMany(story: Story, perMille: number): number {
  return Math.floor(perMille / 1000) + (story.random.chance(perMille % 1000) ? 1 : 0);
}

/** Invoices of a working day to companies in the country, and orders with an advance. */
export function sellToday(story: Story, on: LocalDate): void {
  for (let count = howMany(story, (980 * busyness(on)) / 1000); count > 0; count -= 1) {
    const buyer = story.random.pick(buyers);
    const order = takeOrder(story, buyer, on, story.random.int(2, 5));
    if (order.length > 0) invoice(story, buyer, order, on);
  }
  if (story.random.chance(130)) orderWithAdvance(story, on);
}

/** Different products of what the buyer buys, as far as there is stock. */
function takeOrder(story: Story, buyer: Pick<Buyer, 'groups' | 'size'>, on: LocalDate, lineCount: number): Ordered[] {
  const wanted = products.filter(({ group }) => buyer.groups.includes(group));
  const order: Ordered[] = [];
  for (let line = 0; line < lineCount && wanted.length > 0; line += 1) {
    const [product] = wanted.splice(story.random.int(0, wanted.length - 1), 1);
    const cases = Math.max(1, Math.floor((story.random.int(...product!.cases) * buyer.size * 3) / 4));
    const quantity = story.stock.reserve(product!, cases * product!.pack, on);
    if (quantity > 0) order.push({ product: product!, quantity });
  }
  return order;
}

function linesOf(story: Story, buyer: Buyer, order: readonly Ordered[], on: LocalDate): SaleLine[] {
  const lines = order.map(({ product, quantity }): SaleLine => {
    const unitPrice = discounted(priceOf(product, on), buyer.discount);
    return { description: product.name, account: '6111', quantity: String(quantity), unitPrice, taxCode: 'S18' };
  });
  if (story.random.chance(260)) {
    lines.push({
      description: 'მიწოდების მომსახურება',
      account: '6112',
      quantity: '1',
      unitPrice: money(BigInt(story.random.int(30, 85)) * 100n),
      taxCode: 'S18',
    });
  }
  // Dispensers may be paid in instalments for a fee: a financial operation, exempt.
  const onInstalments = order.some(({ product }) => product.price >= 20_000n) && story.random.chance(300);
  if (onInstalments) {
    lines.push({
      description: 'განვადების საფასური',
      account: '6114',
      quantity: '1',
      unitPrice: money(BigInt(story.random.int(12, 60)) * 100n),
      taxCode: 'SXF',
    });
  }
  return lines;
}

function invoice(story: Story, buyer: Buyer, order: readonly Ordered[], on: LocalDate): void {
  const lines = linesOf(story, buyer, order, on);
  // Now and then the goods left a day or two before the paper: the tax point is the delivery.
  const delivered = addDays(on, -story.random.int(1, 2));
  const taxPoint = story.random.chance(90) && periodOf(delivered) === periodOf(on) ? { taxPoint: delivered } : {};
  const due = addDays(on, buyer.termDays);
  const { id } = story.post('salesInvoice.post', {
    date: on,
    ...taxPoint,
    dueDate: due,
    counterpartyId: story.idOf(buyer.party),
    lines,
    expectedGross: money(grossOf(lines, false)),
  });
  for (const { product, quantity } of order) story.stock.ship(product, quantity, periodOf(on));
  expectPayment(story, { id, party: buyer.party, currency: 'GEL', due }, buyer.delayDays);
  correctLater(story, { id, party: buyer.party, order, lines, on });
}

/** A bigger order of an office: part of the price comes before the goods, and the invoice uses it up. */
function orderWithAdvance(story: Story, on: LocalDate): void {
  const buyer = story.random.pick(buyers.filter(({ groups, termDays }) => groups.includes('office') || termDays === 30));
  const order = takeOrder(story, buyer, on, story.random.int(2, 4));
  if (order.length === 0) return;
  const lines = linesOf(story, buyer, order, on);
  const share = BigInt(story.random.int(3, 6));
  const gross = ((grossOf(lines, false) * share) / 10_000n) * 1000n;
  if (gross < 20_000n) {
    // Too small an order to ask for money first.
    invoice(story, buyer, order, on);
    return;
  }
  const counterpartyId = story.idOf(buyer.party);
  const paidOn = nextWorkingDay(addDays(on, story.random.int(0, 3)));
  story.later(paidOn, 1, () => {
    const advance = story.post('advance.receive', {
      date: paidOn,
      counterpartyId,
      gross: money(gross),
      taxCode: 'S18A',
      memo: 'ავანსი შეკვეთაზე',
    });
    const shipOn = nextWorkingDay(addDays(paidOn, story.random.int(6, 24)));
    story.later(shipOn, 0, () => {
      const due = addDays(shipOn, buyer.termDays);
      const { id } = story.post('salesInvoice.post', {
        date: shipOn,
        dueDate: due,
        counterpartyId,
        lines,
        advances: [{ documentId: advance.id, gross: money(gross) }],
        expectedGross: money(grossOf(lines, false)),
        memo: 'შეკვეთა ავანსით',
      });
      for (const { product, quantity } of order) story.stock.ship(product, quantity, periodOf(shipOn));
      expectPayment(story, { id, party: buyer.party, currency: 'GEL', due }, buyer.delayDays);
    });
  });
}

/** Marketing support billed to the coffee roaster abroad once a quarter: a service whose place of supply is there. */
export function billMarketingSupport(story: Story, month: string, party: Parameters<Story['idOf']>[0]): void {
  if (!['03', '06', '09', '12'].includes(month.slice(5))) return;
  const on = nextWorkingDay(dayOf(periodOf(`${month}-01` as LocalDate), 17));
  story.later(on, 0, () => {
    const due = addDays(on, 30);
    const amount = BigInt(story.random.int(50, 75)) * 1000n;
    const { id } = story.post('salesInvoice.post', {
      date: on,
      dueDate: due,
      counterpartyId: story.idOf(party),
      currency: 'EUR',
      rate: story.rates.of('EUR', on),
      lines: [{ description: 'Marketing support, quarter', account: '6112', quantity: '1', unitPrice: money(amount), taxCode: 'SOUT' }],
    });
    expectPayment(story, { id, party, currency: 'EUR', due }, [0, 8]);
  });
}
