import { addDays, type LocalDate, weekday } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { nextWorkingDay } from './calendar.ts';
import { retail } from './data/customers.ts';
import { products } from './data/products.ts';
import { grossOf, money, type SaleLine, shopPriceOf } from './sale-lines.ts';
import { busyness } from './sales.ts';
import type { Story } from './story.ts';

/** Card receipts of the last days are still with the bank: those invoices name no customer and are open. */
const onTheWayFrom = '2026-10-21';

/** The company's shop closes its till twice a week; prices include VAT. */
export function sellInShop(story: Story, on: LocalDate): void {
  if (weekday(on) !== 3 && weekday(on) !== 6) return;
  if (on < '2025-05-12') return;
  const { random } = story;
  const wanted = products.filter(({ group }) => group !== 'office');
  const lines: SaleLine[] = [];
  for (let line = random.int(3, 6); line > 0; line -= 1) {
    const [product] = wanted.splice(random.int(0, wanted.length - 1), 1);
    // Single bottles and jars, taken out of whole cases.
    const reserved = story.stock.reserve(product!, product!.pack * Math.max(1, Math.floor((random.int(1, 3) * busyness(on)) / 1000)), on);
    if (reserved === 0) continue;
    story.stock.ship(product!, reserved, periodOf(on));
    const unitPrice = money(shopPriceOf(product!, on));
    lines.push({ description: product!.name, account: '6111', quantity: String(reserved), unitPrice, taxCode: 'S18' });
  }
  if (lines.length === 0) return;
  const gross = grossOf(lines, true);
  const inCash = random.chance(450);
  story.later(on, 1, () => {
    const isOnTheWay = on >= onTheWayFrom;
    const { id } = story.post('salesInvoice.post', {
      date: on,
      ...(isOnTheWay ? {} : { counterpartyId: story.idOf(retail) }),
      pricesIncludeVat: true,
      lines,
      expectedGross: money(gross),
      memo: isOnTheWay ? 'საცალო გაყიდვა, ტერმინალი' : 'საცალო გაყიდვა, Z-ანგარიში',
    });
    if (isOnTheWay) return;
    story.post('payment.post', {
      direction: 'in',
      date: on,
      counterpartyId: story.idOf(retail),
      account: inCash ? '1110' : '1295',
      amount: money(gross),
      allocations: [{ documentId: id, amount: money(gross) }],
      memo: inCash ? 'საცალო ამონაგები, ნაღდი' : 'საცალო ამონაგები, ბარათი',
    });
    if (inCash) story.cashInShop += gross;
    else clearCards(story, gross, nextWorkingDay(addDays(on, 2)));
  });
}

/** The bank pays card receipts out after two days and keeps 1.8 %. */
function clearCards(story: Story, gross: bigint, on: LocalDate): void {
  const fee = (gross * 18n) / 1000n;
  story.later(on, 1, () => {
    story.post('journal.post', {
      date: on,
      memo: 'ტერმინალის ჩარიცხვა',
      lines: [
        { account: '1210', debit: money(gross - fee) },
        { account: '7492', debit: money(fee), memo: 'ტერმინალის საკომისიო' },
        { account: '1295', credit: money(gross) },
      ],
    });
  });
}

/** On Fridays the cash goes to the bank; some change stays. */
export function bringCashToBank(story: Story, on: LocalDate): void {
  const amount = ((story.cashInShop - 20_000n) / 5_000n) * 5_000n;
  if (weekday(on) !== 5 || amount <= 0n) return;
  story.cashInShop -= amount;
  story.post('journal.post', {
    date: on,
    memo: 'ნაღდი ფულის შეტანა ბანკში',
    lines: [
      { account: '1210', debit: money(amount) },
      { account: '1110', credit: money(amount) },
    ],
  });
}
