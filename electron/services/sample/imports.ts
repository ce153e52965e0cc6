import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { allocate } from '../../../shared/money/allocate.ts';
import { divRound, sum } from '../../../shared/money/minor.ts';
import { lariInBank, reserve } from './bank.ts';
import { nextWorkingDay } from './calendar.ts';
import type { GoodsSupplier } from './data/products.ts';
import type { Wanted } from './purchases.ts';
import type { Foreign } from './rates.ts';
import { money } from './sale-lines.ts';
import type { Story } from './story.ts';

/**
 * Goods from abroad: the supplier bills when they leave, in its currency and without VAT; two to three weeks later they are at customs, where a
 * deposit is paid first and the declaration takes duty and VAT out of it.
 */
export function orderAbroad(story: Story, supplier: GoodsSupplier, currency: Foreign, wanted: readonly Wanted[], on: LocalDate): void {
  const { random } = story;
  const billedOn = nextWorkingDay(addDays(on, random.int(1, 3)));
  story.later(billedOn, 0, () => {
    const due = addDays(billedOn, supplier.termDays);
    const { id } = story.post('purchaseBill.post', {
      date: billedOn,
      dueDate: due,
      counterpartyId: story.idOf(supplier.party),
      supplierNumber: `INV-${billedOn.slice(0, 4)}-${random.int(1000, 9999)}`,
      currency,
      rate: story.rates.of(currency, billedOn),
      lines: wanted.map(({ product, quantity }) => ({
        description: product.name,
        account: '1610',
        quantity: String(quantity),
        unitPrice: money(product.cost),
        taxCode: supplier.taxCode,
      })),
      memo: 'საქონელი გზაში',
    });
    story.payables.push({ id, party: supplier.party, currency, due, held: false });
    // Converted line by line, as the bill was.
    const values = wanted.map(({ product, quantity }) => story.rates.inLari(currency, product.cost * BigInt(quantity), billedOn));
    const arrivesOn = nextWorkingDay(addDays(billedOn, random.int(12, 20)));
    story.later(arrivesOn, 0, () => declare(story, supplier, wanted, values, arrivesOn));
  });
}

function declare(story: Story, supplier: GoodsSupplier, wanted: readonly Wanted[], values: readonly bigint[], on: LocalDate): void {
  const customsValue = sum(values);
  const duty = divRound(customsValue * supplier.duty, 100n);
  // Enough for duty and VAT; what is left over stays with customs for the next time.
  const deposit = ((((customsValue + duty) * 18n) / 100n + duty) / 10_000n) * 10_000n + 10_000n;
  if (lariInBank(story) - deposit < reserve) {
    // The truck waits at the terminal until there is money.
    const again = nextWorkingDay(addDays(on, 3));
    story.later(again, 0, () => declare(story, supplier, wanted, values, again));
    return;
  }
  story.post('journal.post', {
    date: on,
    memo: 'საბაჟო გადასახდელების ავანსი',
    lines: [
      { account: '1485', debit: money(deposit) },
      { account: '1210', credit: money(deposit) },
    ],
  });
  story.post('importDeclaration.post', {
    date: on,
    customsValue: money(customsValue),
    duty: money(duty),
    taxCode: 'PIM',
    counterpartyId: story.idOf(supplier.party),
    supplierNumber: `C ${story.random.int(10_000, 99_999)}`,
    memo: 'იმპორტის დეკლარაცია, გეზ „თბილისი“',
  });
  const duties = allocate(duty, values);
  wanted.forEach(({ product, quantity }, at) => {
    story.stock.arrive(product, quantity, values[at]! + duties[at]!, periodOf(on));
  });
}
