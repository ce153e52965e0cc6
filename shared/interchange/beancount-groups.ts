import type { CostSpec, PartialAmount, Posting } from './beancount-directives.ts';
import type { Cost, Inventory } from './beancount-inventory.ts';
import { type Missing, missing, type Num } from './beancount-numbers.ts';

/** A posting whose currencies are known. At most one of `spec` (still to be turned into a cost) and `cost` (of a lot found) is set. */
export interface GroupedPosting {
  /** As written. One posting may be in several groups, and one sale may become several postings. */
  posting: Posting;
  units: { number: Num | Missing; currency: string };
  spec: CostSpec | null;
  cost: Cost | null;
  price: { number: Num | Missing; currency: string } | null;
}

/** The postings that balance in one currency, in the order written. */
export interface Group {
  currency: string;
  postings: GroupedPosting[];
}

/** What is known of a posting's currencies. null: it has no such part. */
interface Refer {
  index: number;
  units: string | Missing | null;
  cost: string | Missing | null;
  price: string | Missing | null;
}

type Complain = (code: string, posting: Posting, reason: string) => void;

const partCurrency = (part: PartialAmount | CostSpec | null): string | Missing | null => (part === null ? null : part.currency);

/** The currency a posting balances in, as far as known: that of its cost, else of its price, else its own. */
function bucketOf({ units, cost, price }: Refer): string | undefined {
  if (typeof cost === 'string') return cost;
  if (typeof price === 'string') return price;
  return cost === null && price === null && typeof units === 'string' ? units : undefined;
}

/**
 * Sorts the postings of an entry by the currency they balance in. A currency left out is that of the other postings where they have
 * only one, else what the account holds where it holds only one. A posting without any amount goes into every group.
 * Undefined, with a complaint, where a currency stays unknown.
 */
export function groupByCurrency(
  postings: readonly Posting[],
  inventoryOf: (account: string) => Inventory | undefined,
  complain: Complain,
): Group[] | undefined {
  const groups = new Map<string, Refer[]>();
  const first = new Map<string, number>();
  const automatic: number[] = [];
  const unknown: Refer[] = [];
  const put = (currency: string, refer: Refer) => {
    if (!first.has(currency)) first.set(currency, refer.index);
    const group = groups.get(currency);
    if (group === undefined) groups.set(currency, [refer]);
    else group.push(refer);
  };

  postings.forEach(({ units, cost, price }, index) => {
    const refer: Refer = { index, units: units === missing ? null : units.currency, cost: partCurrency(cost), price: partCurrency(price) };
    // Cost and price of one posting are in one currency.
    if (refer.cost === missing && typeof refer.price === 'string') refer.cost = refer.price;
    if (refer.price === missing && typeof refer.cost === 'string') refer.price = refer.cost;
    const bucket = bucketOf(refer);
    if (units === missing) automatic.push(index);
    else if (bucket !== undefined) put(bucket, refer);
    else unknown.push(refer);
  });

  if (unknown.length === 1 && groups.size === 1) {
    const refer = unknown.pop()!;
    const [only] = groups.keys() as Iterable<string> as [string];
    if (refer.price === null && refer.cost === null) refer.units = only;
    if (refer.price === missing) refer.price = only;
    if (refer.cost === missing) refer.cost = only;
    put(bucketOf(refer)!, refer);
  }

  let isKnown = true;
  for (const refer of unknown) {
    const posting = postings[refer.index]!;
    const inventory = inventoryOf(posting.account);
    if (refer.units === missing) refer.units = inventory?.onlyCurrency('units') ?? missing;
    if (refer.price === missing) refer.price = inventory?.onlyCurrency('cost') ?? missing;
    if (refer.cost === missing) refer.cost = inventory?.onlyCurrency('cost') ?? missing;
    const bucket = bucketOf(refer);
    if (bucket !== undefined) put(bucket, refer);
    else {
      isKnown = false;
      complain('CURRENCY_UNKNOWN', posting, 'nothing tells in which currency this posting balances');
    }
  }

  for (const refers of groups.values()) {
    for (const refer of refers) {
      // A cost or a price put it here while its own currency was left out.
      if (refer.units === missing) refer.units = inventoryOf(postings[refer.index]!.account)?.onlyCurrency('units') ?? missing;
      for (const [part, currency] of [
        ['units', refer.units],
        ['cost', refer.cost],
        ['price', refer.price],
      ] as const) {
        if (currency !== missing) continue;
        isKnown = false;
        complain('CURRENCY_UNKNOWN', postings[refer.index]!, `the currency of the ${part} is left out, and nothing tells which`);
      }
    }
  }
  if (automatic.length > 1) {
    isKnown = false;
    complain('TOO_MANY_MISSING_AMOUNTS', postings[automatic.at(-1)!]!, 'only one posting may leave out its amount');
  }
  if (!isKnown) return undefined;
  for (const index of automatic.slice(0, 1)) {
    for (const [currency, refers] of groups) refers.push({ index, units: currency, cost: null, price: null });
  }

  return [...groups]
    .sort(([a], [b]) => first.get(a)! - first.get(b)!)
    .map(([currency, refers]) => ({
      currency,
      postings: refers.sort((a, b) => a.index - b.index).map((refer) => known(postings[refer.index]!, refer)),
    }));
}

function known(posting: Posting, { units, cost, price }: Refer): GroupedPosting {
  return {
    posting,
    units: { number: posting.units === missing ? missing : posting.units.number, currency: units as string },
    spec: posting.cost === null ? null : { ...posting.cost, currency: cost as string },
    cost: null,
    price: posting.price === null ? null : { number: posting.price.number, currency: price as string },
  };
}
