import { foreign, type Party, supplier } from './parties.ts';

export type Group = 'drinks' | 'food' | 'coffee' | 'office';

/** Where goods come from. Foreign ones are imported: their prices are in a currency, and customs take duty. */
export interface GoodsSupplier {
  readonly party: Party;
  readonly taxCode: 'P18' | 'P0';
  readonly currency: 'GEL' | 'USD' | 'EUR';
  readonly termDays: number;
  /** Percent of customs value. */
  readonly duty: bigint;
}

const domestic = (name: string, taxId: string, termDays: number, vatPayer = true): GoodsSupplier => ({
  party: supplier(name, taxId, { vatPayer }),
  taxCode: vatPayer ? 'P18' : 'P0',
  currency: 'GEL',
  termDays,
  duty: 0n,
});
const imported = (name: string, country: string, currency: 'USD' | 'EUR', duty: bigint): GoodsSupplier => ({
  party: foreign(name, country, { isSupplier: true }),
  taxCode: 'P0',
  currency,
  termDays: 30,
  duty,
});

export const goodsSuppliers = {
  water: domestic('სს კავკასიონის წყლები', '481002736', 21),
  lemonade: domestic('შპს ქართული ლიმონათი 1887', '481117493', 21),
  juice: domestic('შპს ქართლის ბაღები', '481230958', 30),
  tea: domestic('შპს გურიის ჩაის სახლი', '482014627', 14),
  honey: domestic('ი/მ ზურაბ კვარაცხელია', '99031018264', 7, false),
  food: domestic('შპს იმერული საკუჭნაო', '482136085', 21),
  dispensers: imported('Foshan Lanquan Appliances Co., Ltd', 'CN', 'USD', 5n),
  coffee: imported('Torrefazione Monteverde S.r.l.', 'IT', 'EUR', 0n),
  cups: imported('Ege Bardak Ambalaj San. ve Tic. A.Ş.', 'TR', 'USD', 12n),
} as const;

export interface Product {
  readonly name: string;
  readonly group: Group;
  readonly supplier: GoodsSupplier;
  /** Minor units of the supplier's currency. */
  readonly cost: bigint;
  /** Without VAT, tetri. */
  readonly price: bigint;
  /** Units in a case; goods move in whole cases. */
  readonly pack: number;
  /** Cases on a usual line of an invoice. */
  readonly cases: readonly [number, number];
  /** Cases the shelf is filled with at the beginning, and never planned below. */
  readonly shelf: number;
  readonly exported: boolean;
}

const s = goodsSuppliers;
const p = (
  name: string,
  group: Group,
  from: GoodsSupplier,
  cost: bigint,
  price: bigint,
  pack: number,
  cases: readonly [number, number],
  shelf: number,
  exported = false,
): Product => ({ name, group, supplier: from, cost, price, pack, cases, shelf, exported });

export const products: readonly Product[] = [
  p('მინერალური წყალი 0,5 ლ', 'drinks', s.water, 58n, 96n, 24, [10, 36], 150, true),
  p('მინერალური წყალი 1 ლ', 'drinks', s.water, 84n, 138n, 12, [10, 40], 160, true),
  p('წყაროს წყალი 5 ლ', 'drinks', s.water, 182n, 295n, 4, [8, 30], 120),
  p('წყაროს წყალი 19 ლ', 'office', s.water, 510n, 860n, 1, [20, 70], 260),
  p('ლიმონათი მსხალი 0,5 ლ', 'drinks', s.lemonade, 94n, 152n, 12, [8, 28], 110, true),
  p('ლიმონათი ტარხუნა 0,5 ლ', 'drinks', s.lemonade, 94n, 152n, 12, [8, 28], 110, true),
  p('ლიმონათი ნაღები 0,5 ლ', 'drinks', s.lemonade, 97n, 158n, 12, [6, 20], 80),
  p('ვაშლის წვენი 1 ლ', 'drinks', s.juice, 248n, 399n, 6, [6, 22], 70),
  p('ატმის ნექტარი 1 ლ', 'drinks', s.juice, 262n, 425n, 6, [6, 20], 60),
  p('ბროწეულის წვენი 0,75 ლ', 'drinks', s.juice, 520n, 845n, 6, [3, 12], 45, true),
  p('შავი ჩაი 100 გ', 'food', s.tea, 298n, 490n, 20, [2, 7], 26),
  p('მწვანე ჩაი 100 გ', 'office', s.tea, 345n, 570n, 20, [1, 4], 22, true),
  p('წაბლის თაფლი 500 გ', 'food', s.honey, 1120n, 1890n, 12, [1, 4], 16, true),
  p('ალპური თაფლი 500 გ', 'food', s.honey, 1240n, 2090n, 12, [1, 4], 14, true),
  p('ტყემალი 500 მლ', 'food', s.food, 402n, 665n, 12, [3, 12], 46, true),
  p('აჯიკა 200 გ', 'food', s.food, 325n, 548n, 12, [3, 10], 40, true),
  p('ჩურჩხელა ნიგვზით', 'food', s.food, 255n, 435n, 40, [2, 8], 26, true),
  p('ლეღვის მურაბა 380 გ', 'food', s.food, 468n, 780n, 12, [2, 8], 30, true),
  p('წყლის დისპენსერი, იატაკის', 'office', s.dispensers, 7_350n, 38_900n, 1, [1, 4], 36),
  p('წყლის დისპენსერი, მაგიდის', 'office', s.dispensers, 4_420n, 23_900n, 1, [1, 4], 36),
  p('ფილტრის კარტრიჯი', 'office', s.dispensers, 395n, 2_250n, 10, [1, 3], 18),
  p('ყავა მარცვალი 1 კგ', 'coffee', s.coffee, 985n, 4_890n, 6, [2, 8], 34),
  p('ყავა დაფქული 250 გ', 'coffee', s.coffee, 282n, 1_440n, 12, [2, 6], 28),
  p('ერთჯერადი ჭიქა, 100 ც', 'office', s.cups, 108n, 545n, 20, [2, 8], 40),
];
