import { addDays, type LocalDate, weekday } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { nextWorkingDay } from './calendar.ts';
import type { GoodsSupplier, Product } from './data/products.ts';
import { products } from './data/products.ts';
import { orderAbroad } from './imports.ts';
import { costOf, money } from './sale-lines.ts';
import type { Story } from './story.ts';

export interface Wanted {
  readonly product: Product;
  readonly quantity: number;
}

const suppliers = [...new Set(products.map(({ supplier }) => supplier))];

/** On Mondays the store is looked over: what runs low is ordered, in the country for six weeks, from abroad for ten. */
export function orderToday(story: Story, on: LocalDate): void {
  if (weekday(on) !== 1) return;
  for (const supplier of suppliers) {
    const wanted = wantedFrom(story, supplier, on);
    if (wanted.length === 0) continue;
    for (const { product, quantity } of wanted) story.stock.order(product, quantity);
    if (supplier.currency === 'GEL') orderAtHome(story, supplier, wanted, on);
    else orderAbroad(story, supplier, supplier.currency, wanted, on);
  }
}

function wantedFrom(story: Story, supplier: GoodsSupplier, on: LocalDate): Wanted[] {
  const isHome = supplier.currency === 'GEL';
  const offered = products.filter((product) => product.supplier === supplier);
  const plan = offered.map((product) => {
    const need = Math.floor((story.stock.demand(product, on) * (isHome ? 150 : 250)) / 100);
    return { product, target: Math.max(product.shelf * product.pack, need), coming: story.stock.coming(product) };
  });
  if (!plan.some(({ target, coming }) => coming * 5 < target * 2)) return [];
  return plan.flatMap(({ product, target, coming }) => {
    const missing = target - coming;
    return missing < target / 5 ? [] : [{ product, quantity: Math.ceil(missing / product.pack) * product.pack }];
  });
}

/** Goods come the next working day with the bill; the bill is entered within a few days. */
function orderAtHome(story: Story, supplier: GoodsSupplier, wanted: readonly Wanted[], on: LocalDate): void {
  const { random } = story;
  const arrivesOn = nextWorkingDay(addDays(on, 1));
  story.later(arrivesOn, 0, () => {
    const lines = wanted.map(({ product, quantity }) => {
      const cost = costOf(product, arrivesOn);
      story.stock.arrive(product, quantity, cost * BigInt(quantity), periodOf(arrivesOn));
      return {
        description: product.name,
        account: '1610',
        quantity: String(quantity),
        unitPrice: money(cost),
        taxCode: supplier.taxCode,
      };
    });
    story.later(arrivesOn, random.chance(600) ? 0 : random.int(1, 3), () => {
      const due = addDays(arrivesOn, supplier.termDays);
      const { id } = story.post('purchaseBill.post', {
        date: arrivesOn,
        dueDate: due,
        counterpartyId: story.idOf(supplier.party),
        supplierNumber: invoiceNumber(story, supplier.party.vatPayer),
        lines,
        memo: supplier.party.vatPayer ? '' : 'შესყიდვის აქტი',
      });
      story.payables.push({ id, party: supplier.party, currency: 'GEL', due, held: false });
      if (supplier.taxCode === 'P18' && random.chance(70)) complain(story, id, supplier, lines, wanted, arrivesOn);
    });
  });
}

/** Some goods go back, or the supplier lowers the price after all. */
function complain(
  story: Story,
  billId: string,
  supplier: GoodsSupplier,
  lines: readonly { description: string; account: string; quantity: string; unitPrice: string; taxCode: string }[],
  wanted: readonly Wanted[],
  billedOn: LocalDate,
): void {
  const { random } = story;
  const on = nextWorkingDay(addDays(billedOn, random.int(4, 8)));
  const at = random.int(0, lines.length - 1);
  const { product, quantity } = wanted[at]!;
  const cost = costOf(product, billedOn);
  story.later(on, 0, () => {
    const isReturn = random.chance(600);
    const returned = Math.min(Math.ceil(quantity / 12), story.stock.availableOf(product));
    if (isReturn && returned === 0) return;
    const discount = (cost * BigInt(quantity)) / 25n;
    story.stock.sendBack(product, isReturn ? returned : 0, isReturn ? cost * BigInt(returned) : discount, periodOf(on));
    story.post('purchaseCreditNote.post', {
      date: on,
      counterpartyId: story.idOf(supplier.party),
      correctsDocumentId: billId,
      reason: isReturn ? 'returned' : 'price-changed',
      supplierNumber: invoiceNumber(story, true),
      lines: [
        isReturn
          ? { ...lines[at]!, quantity: String(returned) }
          : { ...lines[at]!, description: `ფასის კორექტირება: ${product.name}`, quantity: '1', unitPrice: money(discount) },
      ],
      memo: isReturn ? 'წუნდებული საქონლის დაბრუნება' : 'მომწოდებლის ფასდათმობა',
    });
  });
}

/** Series and number as the Revenue Service's portal gives them to tax invoices; others write their own numbers. */
export function invoiceNumber(story: Story, isTaxInvoice: boolean): string {
  const { random, paperNumbers } = story;
  if (isTaxInvoice) return `ეა-${random.int(61, 88)} ${String(random.int(1, 9_999_999)).padStart(7, '0')}`;
  // A supplier gives no number twice.
  let number = random.int(11, 480);
  while (paperNumbers.has(number)) number += 1;
  paperNumbers.add(number);
  return `№ ${number}`;
}
