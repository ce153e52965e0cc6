import { customer, foreign, type Party } from './parties.ts';
import type { Group } from './products.ts';

export interface Buyer {
  readonly party: Party;
  /** What they buy. */
  readonly groups: readonly Group[];
  /** How much: 2 is the size the cases of the price list are meant for. */
  readonly size: number;
  /** Days until an invoice is due, and how many days later (or earlier) they usually pay. */
  readonly termDays: number;
  readonly delayDays: readonly [number, number];
  /** Percent off the price list. */
  readonly discount: bigint;
}

const buyer = (
  name: string,
  taxId: string,
  groups: readonly Group[],
  size: number,
  termDays: number,
  delayDays: readonly [number, number],
  discount = 0n,
  more: Partial<Party> = {},
): Buyer => ({ party: customer(name, taxId, more), groups, size, termDays, delayDays, discount });

const shop: readonly Group[] = ['drinks', 'food'];
const cafe: readonly Group[] = ['drinks', 'coffee'];
const office: readonly Group[] = ['office', 'coffee'];

const prompt = [-4, 3] as const;
const usual = [0, 11] as const;
const slow = [9, 26] as const;

export const buyers: readonly Buyer[] = [
  buyer('შპს ვაკის გემო', '491204518', shop, 4, 21, prompt, 6n),
  buyer('შპს ნუცუბიძის მარკეტი', '491318227', shop, 3, 21, usual, 4n),
  buyer('შპს დიდუბის სურსათი', '491455091', shop, 4, 30, usual, 7n),
  buyer('შპს რუსთავის ცენტრალი', '492116340', shop, 3, 21, slow, 5n),
  buyer('შპს გორის სავაჭრო სახლი', '492260733', shop, 2, 14, usual, 3n),
  buyer('შპს კახური კალათა', '492387415', shop, 2, 21, usual, 3n),
  buyer('შპს იმერეთის ფუდი', '492491802', shop, 4, 30, prompt, 8n),
  buyer('შპს სამეგრელოს დუქანი', '493027164', shop, 2, 14, slow, 2n),
  buyer('ი/მ გელა წიკლაური', '99017024518', shop, 1, 7, usual, 0n, { vatPayer: false }),
  buyer('ი/მ ნათია ჯაფარიძე', '99024031177', shop, 1, 7, prompt, 0n, { vatPayer: false }),
  buyer('შპს კაფე აივანი', '493145582', cafe, 2, 14, prompt, 2n),
  buyer('შპს რესტორანი მეიდნის ეზო', '493208871', cafe, 3, 14, usual, 3n),
  buyer('შპს სასტუმრო ნარიყალა ვიუ', '493377096', cafe, 3, 30, prompt, 5n),
  buyer('შპს ბათუმის ტერასა', '494012355', cafe, 3, 21, slow, 4n),
  buyer('შპს ლუდხანა ქარვა', '494180624', cafe, 2, 14, usual, 0n),
  buyer('შპს ყავის ოთახი', '494263918', cafe, 2, 14, prompt, 3n),
  buyer('შპს სასტუმრო გუდაურის მწვერვალი', '494355207', cafe, 3, 30, usual, 5n),
  buyer('შპს თონე და მაყალი', '495019846', cafe, 2, 14, slow, 0n),
  buyer('შპს აიტი ჰორიზონტი', '495127730', office, 2, 14, prompt, 0n),
  buyer('შპს კლინიკა ჯანსაღი თაობა', '495233619', office, 3, 21, usual, 3n),
  buyer('შპს სამშენებლო კომპანია ბურჯი', '495348852', office, 2, 21, slow, 0n),
  buyer('სს სადაზღვევო კომპანია ციტადელი', '496005473', office, 3, 14, prompt, 4n),
  buyer('შპს იურიდიული ბიურო ვერდიქტი', '496118294', office, 1, 14, usual),
  buyer('შპს ავტოცენტრი დიღმის კარი', '496240061', office, 2, 14, usual),
  buyer('ა(ა)იპ სკოლა მერმისი', '496351127', office, 2, 30, usual, 5n, { vatPayer: false }),
  buyer('შპს ლოგისტიკა კოლხეთი', '497036918', office, 2, 21, usual, 2n),
];

/** Sales of the company's own shop are invoiced to it day by day, so that cash and card receipts settle them. */
export const retail: Party = customer('საცალო მომხმარებლები', '', { vatPayer: false });

export interface ForeignBuyer {
  readonly party: Party;
  readonly currency: 'USD' | 'EUR';
  readonly termDays: number;
}

const abroad = (name: string, country: string, currency: 'USD' | 'EUR', termDays: number): ForeignBuyer => ({
  party: foreign(name, country, { isCustomer: true }),
  currency,
  termDays,
});

export const foreignBuyers: readonly ForeignBuyer[] = [
  abroad('Bergquell Feinkost GmbH', 'DE', 'EUR', 30),
  abroad('Baltica Delikatesy Sp. z o.o.', 'PL', 'EUR', 30),
  abroad('Épicerie du Levant SARL', 'FR', 'EUR', 45),
  abroad('Almaty Fresh Trade LLP', 'KZ', 'USD', 21),
  abroad('Harbor Gourmet Imports Inc.', 'US', 'USD', 45),
];
