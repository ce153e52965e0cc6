import { addDays, date, type LocalDate } from '../../../shared/dates/local-date.ts';
import { period, periodOf } from '../../../shared/dates/period.ts';
import { recurringCosts } from './data/costs.ts';
import { buyers, retail } from './data/customers.ts';
import { products } from './data/products.ts';
import { bill } from './monthly-costs.ts';
import { grossOf, money, priceOf } from './sale-lines.ts';
import type { Story } from './story.ts';

/** Things that go wrong in every office, and how they are put right: nothing is ever deleted. */
export function planIncidents(story: Story): void {
  bookedTwice(story, date('2025-08-05'), date('2025-08-07'), 'ბანკის მომსახურების საკომისიო', '7492', '24.50');
  wrongAccount(story, date('2026-02-11'));
  receiptTwice(story, date('2026-04-15'));
  forms(story, date('2026-06-04'), date('2026-06-06'), date('2026-06-08'));
  bookedTwice(story, date('2026-10-20'), date('2026-10-21'), 'საფოსტო ხარჯი', '7430', '38.00');
  reopenedMonth(story, date('2026-01-13'));
  // A bill that turned up after the return of its month was filed: the return shows the difference.
  const carrier = recurringCosts.find(({ account }) => account === '7340')!;
  story.later(date('2026-08-27'), 0, () => {
    bill(story, { ...carrier, net: 36_400n }, 'P18', date('2026-08-27'), 30, 26);
  });
  // An order that is still to be delivered when the story ends: its advance stays open.
  story.later(date('2026-10-27'), 1, (on) => {
    const { party } = buyers.find(({ termDays }) => termDays === 30)!;
    story.post('advance.receive', {
      date: on,
      counterpartyId: story.idOf(party),
      gross: '2360.00',
      taxCode: 'S18A',
      memo: 'ავანსი შეკვეთაზე',
    });
  });
}

/** The same charge entered twice; the second entry is reversed. */
function bookedTwice(story: Story, on: LocalDate, foundOn: LocalDate, memo: string, account: string, amount: string): void {
  const book = () =>
    story.post('journal.post', {
      date: on,
      memo,
      lines: [
        { account, debit: amount },
        { account: '1210', credit: amount },
      ],
    });
  story.later(on, 0, () => {
    book();
    const again = book();
    story.later(foundOn, 0, () => {
      story.post('journal.reverse', { entryId: again.entryId, date: foundOn, memo: 'შეცდომით ორჯერ გატარებული' });
    });
  });
}

/** A trip booked as repairs, put right in one step: the wrong entry is cancelled and the right one stands in its place. */
function wrongAccount(story: Story, on: LocalDate): void {
  const trip = (account: string) => ({
    memo: 'მივლინება ქუთაისში, სამგზავრო',
    lines: [
      { account, debit: '185.00' },
      { account: '1210', credit: '185.00' },
    ],
  });
  story.later(on, 0, () => {
    const wrong = story.post('journal.post', { date: on, ...trip('7440') });
    story.later(date('2026-02-13'), 0, (foundOn) => {
      story.post('journal.correct', { entryId: wrong.entryId, date: foundOn, ...trip('7493'), reason: 'მივლინება, არა რემონტი' });
    });
  });
}

/** The same receipt entered a second time from the next statement; cancelled when the bank account did not agree. */
function receiptTwice(story: Story, on: LocalDate): void {
  story.later(on, 0, () => {
    const { rows } = story.ask('document.list', { kinds: ['payment-in'], from: addDays(on, -7), to: on, limit: 100 });
    const twice = rows.find(({ currency, counterpartyId }) => currency === 'GEL' && counterpartyId !== story.idOf(retail))!;
    const { id } = story.post('payment.post', {
      direction: 'in',
      date: on,
      counterpartyId: twice.counterpartyId!,
      amount: twice.gross,
      memo: 'ინვოისის ანაზღაურება',
    });
    story.later(addDays(on, 1), 0, () => {
      story.post('document.void', { documentId: id, reason: `იგივე თანხა უკვე აღრიცხულია: ${twice.number}` });
    });
  });
}

/** Six numbered forms go to a fair; four are used, two were spoilt and are given up. */
function forms(story: Story, reservedOn: LocalDate, fair: LocalDate, backOn: LocalDate): void {
  story.later(reservedOn, 0, () => {
    const { series, first, last } = story.post('number.reserve', {
      kind: 'sales-invoice',
      date: fair,
      count: 6,
      purpose: 'ხელით შესავსები ბლანკები, გამოფენა „გემო 2026“',
    });
    story.later(backOn, 0, () => {
      const { rows } = story.ask('number.register', { series, from: first, to: last });
      const used = rows.slice(0, 4).filter(({ number }, at) => sellOnForm(story, number, at, fair));
      story.post('number.void', { series, first: first + used.length, last, reason: 'ბლანკები დაზიანდა და განადგურდა, აქტი № 3' });
    });
  });
}

/** A case for one of the small buyers, paid in cash at the stand. False when there is none left. */
function sellOnForm(story: Story, number: string, at: number, on: LocalDate): boolean {
  const { party } = buyers.filter(({ groups, size }) => groups.includes('food') && size <= 2)[at]!;
  const product = products.filter(({ group }) => group === 'food')[at]!;
  const quantity = story.stock.reserve(product, product.pack, on);
  if (quantity === 0) return false;
  story.stock.ship(product, quantity, periodOf(on));
  const lines = [
    { description: product.name, account: '6111', quantity: String(quantity), unitPrice: money(priceOf(product, on)), taxCode: 'S18' },
  ];
  const gross = grossOf(lines, false);
  const counterpartyId = story.idOf(party);
  const { id } = story.post('salesInvoice.post', { date: on, number, counterpartyId, lines, expectedGross: money(gross) });
  story.post('payment.post', {
    direction: 'in',
    date: on,
    counterpartyId,
    account: '1110',
    amount: money(gross),
    allocations: [{ documentId: id, amount: money(gross) }],
    memo: 'გამოფენა, ნაღდი',
  });
  story.cashInShop += gross;
  return true;
}

/** November is opened once more for an expense that stood on the wrong account, and closed again. */
function reopenedMonth(story: Story, on: LocalDate): void {
  story.later(on, 0, () => {
    const month = period('2025-11');
    story.post('period.reopen', { period: month, reason: 'რეკლამის ხარჯი სხვა საერთო ხარჯებში იყო გატარებული' });
    story.post('journal.post', {
      date: '2025-11-30',
      memo: 'ხარჯის გადატანა სწორ ანგარიშზე',
      lines: [
        { account: '7310', debit: '240.00' },
        { account: '7490', credit: '240.00' },
      ],
    });
    story.post('period.close', { period: month, mode: 'soft' });
  });
}
