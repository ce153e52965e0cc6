import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { nextWorkingDay } from './calendar.ts';
import { openOf } from './collections.ts';
import type { Party } from './data/parties.ts';
import { money, netOf, type SaleLine } from './sale-lines.ts';
import type { Ordered } from './sales.ts';
import type { Story } from './story.ts';

interface Invoiced {
  readonly id: string;
  readonly party: Party;
  /** One line of the invoice for each, in the same order and first on the invoice. */
  readonly order: readonly Ordered[];
  readonly lines: readonly SaleLine[];
  readonly on: LocalDate;
}

/** Decides whether goods will come back or the price will be argued about, and puts the credit note into the calendar. */
export function correctLater(story: Story, invoiced: Invoiced): void {
  const { random } = story;
  if (random.chance(55)) {
    const on = nextWorkingDay(addDays(invoiced.on, random.int(3, 16)));
    story.later(on, 0, () => returnGoods(story, invoiced, on));
  } else if (random.chance(36)) {
    const on = nextWorkingDay(addDays(invoiced.on, random.int(2, 10)));
    story.later(on, 0, () => lowerPrice(story, invoiced, on));
  }
}

function returnGoods(story: Story, { id, party, order, lines }: Invoiced, on: LocalDate): void {
  const { random } = story;
  const at = random.int(0, order.length - 1);
  const { product, quantity } = order[at]!;
  const returned = Math.max(1, Math.floor((quantity * random.int(5, 25)) / 100));
  const credit = story.post('salesCreditNote.post', {
    date: on,
    counterpartyId: story.idOf(party),
    correctsDocumentId: id,
    reason: 'returned',
    lines: [{ ...lines[at]!, quantity: String(returned) }],
    memo: random.pick(['დაბრუნებული საქონელი', 'დაზიანებული შეფუთვა', 'ვადის გამო დაბრუნება']),
  });
  story.stock.takeBack(product, returned, periodOf(on));
  refundLater(story, credit.id, party, on);
}

function lowerPrice(story: Story, { id, party, lines }: Invoiced, on: LocalDate): void {
  const line = lines[0]!;
  const amount = (netOf(line) * BigInt(story.random.int(3, 9))) / 100n;
  if (amount === 0n) return;
  const credit = story.post('salesCreditNote.post', {
    date: on,
    counterpartyId: story.idOf(party),
    correctsDocumentId: id,
    reason: 'price-changed',
    lines: [{ ...line, description: `ფასის კორექტირება: ${line.description}`, quantity: '1', unitPrice: money(amount) }],
    memo: 'შეთანხმებული ფასდათმობა',
  });
  refundLater(story, credit.id, party, on);
}

/** Where the invoice was paid before, the money goes back; some customers leave it on their account. */
function refundLater(story: Story, creditId: string, party: Party, on: LocalDate): void {
  if (openOf(story, creditId) === 0n || story.random.chance(350)) return;
  const refundOn = nextWorkingDay(addDays(on, story.random.int(2, 7)));
  story.later(refundOn, 0, () => {
    const open = openOf(story, creditId);
    story.post('payment.post', {
      direction: 'out',
      date: refundOn,
      counterpartyId: story.idOf(party),
      amount: money(open),
      allocations: [{ documentId: creditId, amount: money(open) }],
      memo: 'თანხის დაბრუნება მომხმარებლისთვის',
    });
  });
}
