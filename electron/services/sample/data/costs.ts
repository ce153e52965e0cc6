import { foreign, type Party, supplier } from './parties.ts';

/** A bill the company gets again and again. */
export interface RecurringCost {
  readonly party: Party;
  readonly description: string;
  readonly account: string;
  readonly taxCode: 'P18' | 'P0' | 'RC18' | 'PNC';
  readonly currency: 'GEL' | 'USD' | 'EUR';
  /** Net, minor units of the currency, both ends inclusive; rounded to tens. */
  readonly from: number;
  readonly to: number;
  /** Day of the month on the bill. */
  readonly day: number;
  readonly termDays: number;
  /** Of a thousand months, how many bring the bill. */
  readonly perMille: number;
}

const cost = (
  party: Party,
  description: string,
  account: string,
  from: number,
  to: number,
  day: number,
  more: Partial<RecurringCost> = {},
): RecurringCost => ({
  party,
  description,
  account,
  from,
  to,
  day,
  taxCode: 'P18',
  currency: 'GEL',
  termDays: 14,
  perMille: 1000,
  ...more,
});

const carrier = supplier('შპს ექსპრეს გადაზიდვა', '483110257');
const landlord = supplier('შპს ავლაბრის საოფისე ცენტრი', '483005941');

export const recurringCosts: readonly RecurringCost[] = [
  cost(landlord, 'ოფისის და საწყობის იჯარა', '7420', 320_000, 320_000, 1, { termDays: 10 }),
  cost(supplier('სს ქართული კავშირი', '483224680'), 'ინტერნეტი და სატელეფონო მომსახურება', '7430', 16_500, 23_000, 28),
  cost(supplier('სს მტკვრის ენერგია', '483391516'), 'ელექტროენერგია', '7470', 34_000, 78_000, 26),
  cost(carrier, 'საქონლის გადაზიდვა', '7340', 42_000, 96_000, 12),
  cost(carrier, 'საქონლის გადაზიდვა', '7340', 38_000, 88_000, 24),
  cost(supplier('ი/მ ლევან ჩიხლაძე', '99019027733', { vatPayer: false }), 'საქალაქო მიწოდება', '7340', 24_000, 52_000, 19, {
    taxCode: 'P0',
    termDays: 5,
  }),
  cost(supplier('შპს ბენზო ლაინი', '484017352'), 'საწვავი', '7475', 58_000, 94_000, 27),
  cost(supplier('შპს რეკლამის სახელოსნო', '484129086'), 'რეკლამა და პოლიგრაფია', '7310', 60_000, 210_000, 16, { perMille: 550 }),
  cost(supplier('ი/მ მანანა ლომიძე', '99026041905', { vatPayer: false }), 'დასუფთავება', '7490', 45_000, 45_000, 25, {
    taxCode: 'P0',
    termDays: 5,
  }),
  cost(supplier('შპს დაცვა ბასტიონი', '484236691'), 'დაცვის მომსახურება', '7490', 38_000, 38_000, 20),
  cost(supplier('შპს კონსულტაცია პლუსი', '484358074'), 'იურიდიული კონსულტაცია', '7450', 50_000, 150_000, 14, { perMille: 350 }),
  cost(supplier('შპს კანცელარიის სამყარო', '485003629'), 'საკანცელარიო საქონელი', '7425', 9_000, 31_000, 10, { perMille: 800 }),
  cost(supplier('შპს სუფრა ძველ უბანში', '485118247'), 'წარმომადგენლობითი ხარჯი', '7480', 15_000, 42_000, 21, {
    taxCode: 'PNC',
    termDays: 3,
    perMille: 400,
  }),
  cost(foreign('Cloudledger Software Ltd', 'IE', { isSupplier: true }), 'პროგრამული უზრუნველყოფის გამოწერა', '7445', 14_900, 14_900, 5, {
    taxCode: 'RC18',
    currency: 'EUR',
    termDays: 10,
  }),
  cost(foreign('Brightreach Media Ltd', 'IE', { isSupplier: true }), 'ონლაინ რეკლამა', '7310', 28_000, 64_000, 30, {
    taxCode: 'RC18',
    currency: 'USD',
    termDays: 15,
    perMille: 700,
  }),
];

/** Yearly insurance of stock and car: exempt from VAT. */
export const insurance = {
  party: supplier('სს სადაზღვევო ჯგუფი მცველი', '485240913'),
  description: 'ქონების დაზღვევა, წლიური',
  account: '7435',
  net: 284_000n,
  on: ['2025-06-10', '2026-06-10'],
} as const;

export interface Asset {
  readonly on: string;
  readonly party: Party;
  readonly description: string;
  /** Of the asset, and of its depreciation. */
  readonly account: string;
  readonly depreciation: string;
  readonly net: bigint;
  readonly lifeMonths: bigint;
}

const cars = supplier('შპს ავტო იმპორტი თბილისი', '486011758');
const officeTechnique = supplier('შპს ოფის სისტემები', '486127409');
const warehouseTechnique = supplier('შპს სასაწყობე ტექნიკა', '486233860');

export const assets: readonly Asset[] = [
  asset('2025-05-06', cars, 'ფურგონი, მეორადი', '2180', '2280', 3_450_000n, 60n),
  asset('2025-05-08', officeTechnique, 'კომპიუტერები, 4 ც', '2160', '2260', 648_000n, 48n),
  asset('2025-05-13', officeTechnique, 'საოფისე ავეჯი', '2170', '2270', 412_500n, 60n),
  asset('2025-10-15', warehouseTechnique, 'ელექტრო შტაბელერი', '2150', '2250', 1_180_000n, 60n),
  asset('2026-01-20', officeTechnique, 'სერვერი და ქსელის მოწყობილობა', '2160', '2260', 395_000n, 48n),
  asset('2026-04-22', warehouseTechnique, 'საწყობის სტელაჟები', '2170', '2270', 524_000n, 60n),
];

function asset(
  on: string,
  party: Party,
  description: string,
  account: string,
  depreciation: string,
  net: bigint,
  lifeMonths: bigint,
): Asset {
  return { on, party, description, account, depreciation, net, lifeMonths };
}
