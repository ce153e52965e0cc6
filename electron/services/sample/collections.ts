import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { nextWorkingDay } from './calendar.ts';
import { minorOf, money } from './sale-lines.ts';
import type { Owed, Story } from './story.ts';

/** Puts an invoice among the receivables and its payment into the calendar: most pay near the due date, a few late, a few not at all. */
export function expectPayment(story: Story, invoice: Omit<Owed, 'held'>, [from, to]: readonly [number, number]): void {
  const { random } = story;
  const isForgotten = random.chance(42);
  const owed: Owed = { ...invoice, held: isForgotten };
  story.receivables.push(owed);
  if (isForgotten && !random.chance(500)) return;
  const delay = isForgotten ? random.int(45, 90) : random.int(from, to);
  const on = nextWorkingDay(addDays(invoice.due, delay));
  // The bank statement is read the next morning.
  story.later(on, 1, () => {
    owed.held = false;
    collect(story, owed, on);
  });
}

/** A payment for an invoice and whatever else the customer owes by then in the same currency. */
function collect(story: Story, { party, currency }: Owed, on: LocalDate): void {
  const { random } = story;
  const due = story.receivables.filter(
    (owed) => owed.party === party && owed.currency === currency && !owed.held && owed.due <= addDays(on, 2),
  );
  const allocations: { documentId: string; amount: bigint }[] = [];
  for (const owed of due) {
    const open = openOf(story, owed.id);
    if (open > 0n) allocations.push({ documentId: owed.id, amount: open });
    if (open <= 0n) drop(story.receivables, owed);
  }
  const last = allocations.at(-1);
  if (!last) return;
  const isPartial = random.chance(90) && last.amount > 30_000n;
  let extra = 0n;
  if (isPartial) {
    last.amount = ((last.amount * BigInt(random.int(45, 70))) / 100_000n) * 1000n;
    const rest = nextWorkingDay(addDays(on, random.int(8, 21)));
    const owed = due.find(({ id }) => id === last.documentId)!;
    story.later(rest, 1, () => collect(story, owed, rest));
  } else if (currency === 'GEL' && random.chance(9)) {
    // Someone rounded up; the rest stays on the customer's account.
    extra = 1000n - (allocations.reduce((sum, { amount }) => sum + amount, 0n) % 1000n);
  }
  const total = allocations.reduce((sum, { amount }) => sum + amount, extra);
  story.post('payment.post', {
    direction: 'in',
    date: on,
    counterpartyId: story.idOf(party),
    ...(currency === 'GEL' ? {} : { currency, rate: story.rates.of(currency, on) }),
    amount: money(total),
    allocations: allocations.map(({ documentId, amount }) => ({ documentId, amount: money(amount) })),
    memo: isPartial ? 'ნაწილობრივი ანაზღაურება' : allocations.length > 1 ? 'ინვოისების ანაზღაურება' : 'ინვოისის ანაზღაურება',
  });
  for (const owed of due) if (!(isPartial && owed.id === last.documentId)) drop(story.receivables, owed);
}

/** Still unpaid, minor units of the document's currency. */
export const openOf = (story: Story, id: string): bigint => minorOf(story.ask('document.get', { id })!.open);

function drop(list: Owed[], owed: Owed): void {
  const at = list.indexOf(owed);
  if (at >= 0) list.splice(at, 1);
}
