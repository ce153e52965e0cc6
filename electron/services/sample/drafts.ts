import { addDays, date, type LocalDate } from '../../../shared/dates/local-date.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { assistant } from './data/company.ts';
import { type Buyer, buyers } from './data/customers.ts';
import { type Product, products } from './data/products.ts';
import { discounted, grossOf, money, priceOf, type SaleLine } from './sale-lines.ts';
import type { Story } from './story.ts';

/**
 * What lies on the desk when the story ends: the assistant's invoices of the last two days, of which one came back with a reason, and an entry of the
 * accountant that waits for a paper.
 */
export function planDrafts(story: Story): void {
  const [first, second, third] = buyers.filter(({ termDays, discount }) => termDays === 21 && discount > 0n);
  story.later(date('2026-10-29'), 0, (on) => {
    let wrong = '';
    story.as(assistant.name, () => {
      wrong = draftInvoice(story, first!, 15n, on);
      draftInvoice(story, second!, second!.discount, on);
    });
    story.post('draft.reject', { draftId: wrong, reason: `ფასდაკლება ხელშეკრულებით ${first!.discount} %-ია, აქ 15 % წერია` });
  });
  story.later(date('2026-10-30'), 0, (on) => {
    story.as(assistant.name, () => draftInvoice(story, third!, third!.discount, on));
    draftEntry(story, on);
  });
}

/** An invoice as the screen keeps it while somebody types, and the command it amounts to. Returns the id of the draft. */
function draftInvoice(story: Story, { party, groups, termDays }: Buyer, discount: bigint, on: LocalDate): string {
  const commandId = story.newId();
  const id = story.newId();
  const counterpartyId = story.idOf(party);
  const dueDate = addDays(on, termDays);
  const wanted = products.filter(({ group }) => groups.includes(group)).slice(0, 3);
  const lines = wanted.map((product) => lineOf(product, discount, on));
  const expectedGross = money(grossOf(lines, false));
  const typed = (text: string) => formatDecimal(text, 'ka');
  story.save('draft.save', {
    id,
    kind: 'sales-invoice',
    title: `${party.name} · ${typed(expectedGross)} GEL`,
    form: {
      commandId,
      language: 'ka',
      kind: 'sales-invoice',
      counterparty: { id: counterpartyId, name: party.name, taxId: party.taxId },
      date: on,
      taxPoint: '',
      dueDate,
      currency: 'GEL',
      rate: '',
      pricesIncludeVat: false,
      supplierNumber: '',
      memo: '',
      branch: '',
      lines: lines.map((line) => ({ ...line, unitPrice: typed(line.unitPrice) })),
      advances: [],
      corrects: null,
      reason: '',
    },
    input: {
      id: commandId,
      date: on,
      dueDate,
      counterpartyId,
      pricesIncludeVat: false,
      memo: '',
      lines: lines.map((line) => ({ ...line })),
      expectedGross,
      advances: [],
    },
  });
  return id;
}

const lineOf = (product: Product, discount: bigint, on: LocalDate): SaleLine => ({
  description: product.name,
  account: '6111',
  quantity: String(product.pack * product.cases[0]),
  unitPrice: discounted(priceOf(product, on), discount),
  taxCode: 'S18',
});

/** The audit of the year, whose bill is still to come: the amount is missing, so it can't be posted yet. */
function draftEntry(story: Story, on: LocalDate): void {
  const line = { debit: '', credit: '', counterparty: null, memo: '', currency: '', foreignAmount: '', rate: '' };
  const memo = 'აუდიტის მომსახურება, დარიცხვა (ანგარიში ჯერ არ მიგვიღია)';
  story.save('draft.save', {
    id: story.newId(),
    kind: 'journal-entry',
    title: memo,
    form: {
      commandId: story.newId(),
      language: 'ka',
      date: on,
      memo,
      branch: '',
      lines: [
        { ...line, account: '7450' },
        { ...line, account: '3190' },
      ],
      withCurrency: false,
      correcting: null,
    },
  });
}
