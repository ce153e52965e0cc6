import { addDays, type LocalDate, weekday } from '../../../shared/dates/local-date.ts';
import { sum } from '../../../shared/money/minor.ts';
import { openOf } from './collections.ts';
import type { Party } from './data/parties.ts';
import type { Foreign } from './rates.ts';
import { minorOf, money } from './sale-lines.ts';
import type { Owed, Story } from './story.ts';

/** Lari that stay in the bank for wages and taxes, and units of each currency that are never spent. Minor units. */
export const reserve = 900_000n;
const foreignReserve = 80_000n;

interface Bank {
  lari: bigint;
  readonly foreign: Map<string, bigint>;
}

/** Balances as the program shows them. */
function readBank(story: Story): Bank {
  const { rows } = story.ask('trialBalance.get', { in: 'commodity' });
  const of = (account: string) => rows.filter(({ accountCode }) => accountCode === account);
  return {
    lari: sum(of('1210').map(({ balance }) => minorOf(balance))),
    foreign: new Map(of('1220').map(({ commodity, balance }) => [commodity, minorOf(balance)])),
  };
}

export const lariInBank = (story: Story): bigint => readBank(story).lari;

/** On Tuesdays bills that fall due within the week are paid, one payment for each supplier, as far as the money goes. */
export function payBills(story: Story, on: LocalDate): void {
  if (weekday(on) !== 2) return;
  const due = story.payables.filter((owed) => !owed.held && owed.due <= addDays(on, 5));
  if (due.length === 0) return;
  const bank = readBank(story);
  for (const party of new Set(due.map((owed) => owed.party))) {
    payParty(
      story,
      bank,
      party,
      due.filter((owed) => owed.party === party),
      on,
    );
  }
}

function payParty(story: Story, bank: Bank, party: Party, owed: readonly Owed[], on: LocalDate): void {
  const { currency } = owed[0]!;
  const open = owed.map(({ id }) => ({ documentId: id, amount: openOf(story, id) }));
  const total = sum(open.map(({ amount }) => amount));
  if (currency === 'GEL' ? bank.lari - total < reserve : !haveForeign(story, bank, currency, total, on)) return;
  if (total > 0n) {
    story.post('payment.post', {
      direction: 'out',
      date: on,
      counterpartyId: story.idOf(party),
      ...(currency === 'GEL' ? {} : { currency, rate: story.rates.of(currency, on) }),
      amount: money(total),
      allocations: open.filter(({ amount }) => amount > 0n).map(({ documentId, amount }) => ({ documentId, amount: money(amount) })),
      memo: 'მომწოდებლის ანაზღაურება',
    });
  }
  if (currency === 'GEL') bank.lari -= total;
  else bank.foreign.set(currency, (bank.foreign.get(currency) ?? 0n) - total);
  for (const paid of owed) story.payables.splice(story.payables.indexOf(paid), 1);
}

/** Buys what is missing of a currency; false when there are not enough lari for it. */
function haveForeign(story: Story, bank: Bank, currency: Foreign, total: bigint, on: LocalDate): boolean {
  const held = bank.foreign.get(currency) ?? 0n;
  const missing = total + foreignReserve - held;
  if (missing <= 0n) return true;
  const amount = (missing / 50_000n + 1n) * 50_000n;
  const inLari = story.rates.inLari(currency, amount, on);
  if (bank.lari - inLari < reserve) return false;
  exchange(story, currency, amount, on);
  bank.lari -= inLari;
  bank.foreign.set(currency, held + amount);
  return true;
}

/** In the middle of the month currency that is not needed becomes lari. */
export function sellSpareCurrency(story: Story, on: LocalDate): void {
  const { foreign } = readBank(story);
  for (const currency of ['USD', 'EUR'] as const) {
    const spare = (foreign.get(currency) ?? 0n) - 700_000n;
    if (spare >= 200_000n) exchange(story, currency, -(spare / 50_000n) * 50_000n, on);
  }
}

/** Buys (positive) or sells (negative) currency at the rate of the day. Minor units. */
function exchange(story: Story, currency: Foreign, amount: bigint, on: LocalDate): void {
  const size = amount < 0n ? -amount : amount;
  const inLari = money(story.rates.inLari(currency, size, on));
  const foreign = { currency, foreignAmount: money(size), rate: story.rates.of(currency, on) };
  story.post('journal.post', {
    date: on,
    memo: amount > 0n ? `ვალუტის შეძენა, ${currency}` : `ვალუტის გაყიდვა, ${currency}`,
    lines:
      amount > 0n
        ? [
            { account: '1220', debit: inLari, ...foreign },
            { account: '1210', credit: inLari },
          ]
        : [
            { account: '1210', debit: inLari },
            { account: '1220', credit: inLari, ...foreign },
          ],
  });
}

/** Month end: foreign money, receivables and payables at the rate of the last day. */
export function revalue(story: Story, on: LocalDate): void {
  const { difference } = story.ask('revaluation.preview', { on });
  story.post('revaluation.post', { on, expectedDifference: difference });
}
