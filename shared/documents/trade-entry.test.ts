import { expect, test } from 'vitest';
import { packFor } from '../jurisdictions/index.ts';
import { type TradeDocument, tradeEntry } from './trade-entry.ts';

const ge = packFor('GE')!;
const code = (name: string) => ge.taxCodes.find((taxCode) => taxCode.code === name)!;
const document = (changes: Partial<TradeDocument>): TradeDocument => ({
  kind: 'sales-invoice',
  lines: [],
  pricesIncludeVat: false,
  currency: 'GEL',
  currencyScale: 2,
  rate: undefined,
  baseScale: 2,
  counterpartyId: undefined,
  advances: [],
  ...changes,
});
const line = (unitPrice: string, taxCode: string, account = '6110') => ({ account, quantity: '1', unitPrice, taxCode: code(taxCode) });
const shown = (lines: readonly { account: string; base: bigint }[]) => lines.map(({ account, base }) => `${account} ${base}`);

test('[D3] the control account stands first, then income, then VAT', () => {
  const entry = tradeEntry(ge, document({ lines: [line('100', 'S18'), line('50', 'S0X')] }));
  expect(shown(entry.lines)).toEqual(['1410 16800', '6110 -15000', '3330 -1800']);
  expect(entry.taxDetails).toMatchObject([
    { taxCode: 'S18', direction: 'output', taxable: 10_000n, vat: 1_800n, isCorrection: false },
    { taxCode: 'S0X', direction: 'output', taxable: 5_000n, vat: 0n },
  ]);
  expect(entry.open).toEqual({ account: '1410', amount: 16_800n, base: 16_800n });
});

test('[VAT-1] each line is converted as printed, so that entry and document show the same VAT', () => {
  // 0.05 dollars at 2.7 are 0.135 lari: three lines of it are 0.42, not 0.41.
  const usd = { currency: 'USD', rate: '2.7' };
  const entry = tradeEntry(ge, document({ ...usd, lines: [line('0.05', 'S0X'), line('0.05', 'S0X'), line('0.05', 'S0X')] }));
  expect(shown(entry.lines)).toEqual(['1410 42', '6110 -42']);
  expect(entry.open).toEqual({ account: '1410', amount: 15n, base: 42n });
  expect(entry.lines[0]!.foreign).toEqual({ commodity: 'USD', quantity: 15n, rate: '2.7' });
});

test('[V1] an advance so small that its VAT rounds to nothing still leaves the row of the supply', () => {
  const advance = { taxCode: code('S18A'), net: 2n, vat: 0n };
  const entry = tradeEntry(ge, document({ lines: [line('100', 'S18')], advances: [advance] }));
  expect(entry.taxDetails.map(({ taxCode, taxable, vat }) => [taxCode, taxable, vat])).toEqual([
    ['S18', 10_000n, 1_800n],
    ['S18', -2n, 0n],
  ]);
  expect(entry.open.amount).toBe(11_798n);
});

test('[V1] reverse charge is owed and credited by a payer, and cost of everyone else', () => {
  const bill = document({ kind: 'purchase-bill', lines: [line('1000', 'RC18', '7450')] });
  const payer = tradeEntry(ge, bill);
  expect(shown(payer.lines)).toEqual(['3110 -100000', '7450 100000', '3345 18000', '3332 -18000']);
  expect(payer.taxDetails[0]).toMatchObject({ direction: 'both', taxable: 100_000n, vat: 18_000n });
  const other = tradeEntry(ge, { ...bill, creditsVat: false });
  expect(shown(other.lines)).toEqual(['3110 -100000', '7450 118000', '3332 -18000']);
  expect(other.taxDetails[0]).toMatchObject({ direction: 'output', taxable: 100_000n, vat: 18_000n });
  // What is owed to the supplier is the price alone.
  expect([payer.open.amount, other.open.amount]).toEqual([-100_000n, -100_000n]);
});

test('[D3] a credit note on sales goes to returns, on purchases back to where it came from', () => {
  const sale = tradeEntry(ge, document({ kind: 'sales-credit-note', lines: [line('200', 'S18')] }));
  expect(shown(sale.lines)).toEqual(['1410 -23600', '6120 20000', '3330 3600']);
  expect(sale.taxDetails).toMatchObject([{ taxable: -20_000n, vat: -3_600n, isCorrection: true }]);
  const purchase = tradeEntry(ge, document({ kind: 'purchase-credit-note', lines: [line('200', 'P18', '1610')] }));
  expect(shown(purchase.lines)).toEqual(['3110 23600', '1610 -20000', '3340 -3600']);
});
