import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TradeDocument, tradeEntry } from '../../shared/documents/trade-entry.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { abs, divRound, sum } from '../../shared/money/minor.ts';
import { computeTotals, isOnTop, type PricedLine, vatInGross, vatOnNet } from '../../shared/vat/compute-totals.ts';
import { anyCode, minorUnits, purchaseCode, saleCode, signed } from './arbitraries.ts';

const ge = packFor('GE')!;
const rounding = fc.constantFrom('per-line' as const, 'per-rate-group' as const);
const code = fc.oneof(saleCode, purchaseCode, anyCode);
const lines = (amount: fc.Arbitrary<bigint>): fc.Arbitrary<PricedLine[]> =>
  fc.array(fc.record({ amount, taxCode: code }), { minLength: 1, maxLength: 30 });

describe('document totals', () => {
  test('[VAT-3] lines add up to the document and to their groups, and gross is net plus VAT', () => {
    fc.assert(
      fc.property(rounding, fc.boolean(), lines(signed), (mode, included, priced) => {
        const totals = computeTotals(mode, included, priced);
        for (const part of ['net', 'vat', 'gross'] as const) expect(sum(totals.lines.map((line) => line[part]))).toBe(totals[part]);
        totals.lines.forEach((line, index) => {
          expect(line.net + line.vat).toBe(line.gross);
          // What was typed is never changed: it is the gross or the net amount.
          expect(included ? line.gross : line.net).toBe(priced[index]!.amount);
          if (!isOnTop(priced[index]!.taxCode)) expect(line.vat).toBe(0n);
        });
        expect(totals.net + totals.vat).toBe(totals.gross);
        expect(new Set(totals.groups.map(({ taxCode }) => taxCode.code)).size).toBe(totals.groups.length);
        for (const group of totals.groups) {
          const members = totals.lines.filter((_, index) => priced[index]!.taxCode.code === group.taxCode.code);
          expect(sum(members.map((line) => line.net))).toBe(group.taxable);
          if (isOnTop(group.taxCode)) expect(sum(members.map((line) => line.vat))).toBe(group.vat);
        }
      }),
    );
  });

  test('[VAT-3] VAT shown on lines adds up to the VAT of their rate group, computed once', () => {
    fc.assert(
      fc.property(fc.boolean(), lines(minorUnits), (included, priced) => {
        for (const group of computeTotals('per-rate-group', included, priced).groups) {
          const amount = sum(priced.filter(({ taxCode }) => taxCode.code === group.taxCode.code).map((line) => line.amount));
          const { rateBp } = group.taxCode;
          expect(group.vat).toBe(included && isOnTop(group.taxCode) ? vatInGross(amount, rateBp) : vatOnNet(amount, rateBp));
        }
      }),
    );
  });

  test('[VAT-3] per line, a group is never further from its rate than half a unit a line', () => {
    fc.assert(
      fc.property(lines(minorUnits), (priced) => {
        for (const group of computeTotals('per-line', false, priced).groups) {
          const count = BigInt(priced.filter(({ taxCode }) => taxCode.code === group.taxCode.code).length);
          expect(2n * abs(group.vat * 10_000n - group.taxable * group.taxCode.rateBp) <= count * 10_000n).toBe(true);
        }
      }),
    );
  });

  test('[VAT-3] each line of a group is within one unit of its own VAT', () => {
    fc.assert(
      fc.property(fc.array(minorUnits, { minLength: 1, maxLength: 30 }), anyCode, (amounts, taxCode) => {
        const totals = computeTotals(
          'per-rate-group',
          false,
          amounts.map((amount) => ({ amount, taxCode })),
        );
        totals.lines.forEach((line, index) => {
          expect(abs(line.vat * 10_000n - amounts[index]! * taxCode.rateBp) < 2n * 10_000n).toBe(true);
        });
      }),
    );
  });

  test('[VAT-3] VAT out of a gross amount and back on its net amount agree within one unit', () => {
    fc.assert(
      fc.property(minorUnits, fc.bigInt(0n, 10_000n), (gross, rateBp) => {
        const vat = vatInGross(gross, rateBp);
        expect(abs(vatOnNet(gross - vat, rateBp) - vat) <= 1n).toBe(true);
        expect(vat >= 0n && vat <= gross).toBe(true);
      }),
    );
  });

  test('[VAT-3] a document with every sign turned has every total turned', () => {
    fc.assert(
      fc.property(rounding, fc.boolean(), lines(minorUnits), (mode, included, priced) => {
        const totals = computeTotals(mode, included, priced);
        const turned = computeTotals(
          mode,
          included,
          priced.map((line) => ({ ...line, amount: -line.amount })),
        );
        expect([turned.net, turned.vat, turned.gross]).toEqual([-totals.net, -totals.vat, -totals.gross]);
      }),
    );
  });

  test('[VAT-3] three lines of 12.36 at 20 % carry 2.48, 2.47 and 2.47', () => {
    const taxCode = { ...ge.taxCodes[0]!, code: 'S20', rateBp: 2000n };
    const priced = [1236n, 1236n, 1236n].map((amount) => ({ amount, taxCode }));
    expect(computeTotals('per-rate-group', false, priced).lines.map(({ vat }) => vat)).toEqual([248n, 247n, 247n]);
    expect(computeTotals('per-line', false, priced).vat).toBe(741n);
  });
});

describe('entries of trade documents', () => {
  const price = fc.oneof(fc.bigInt(0n, 100_0000n), fc.bigInt(0n, 10n ** 12n)).map((value) => writeDecimal(value, 4));
  const quantity = fc.oneof(
    fc.constant('1'),
    fc.bigInt(1n, 10n ** 9n).map((value) => writeDecimal(value, 6)),
  );
  const rate = fc.bigInt(1n, 10n ** 6n).map((value) => writeDecimal(value, 4));
  const kinds = ['sales-invoice', 'sales-credit-note', 'purchase-bill', 'purchase-credit-note'] as const;
  const document = fc
    .record({
      kind: fc.constantFrom(...kinds),
      pricesIncludeVat: fc.boolean(),
      creditsVat: fc.boolean(),
      foreign: fc.option(fc.record({ currency: fc.constantFrom('USD', 'JPY', 'KWD'), rate })),
      mode: rounding,
    })
    .chain((facts) =>
      fc
        .array(
          fc.record({
            account: fc.constantFrom('6110', '1610', '7450'),
            quantity,
            unitPrice: price,
            taxCode: facts.kind.startsWith('sales') ? saleCode : purchaseCode,
          }),
          { minLength: 1, maxLength: 20 },
        )
        .map((rows): { mode: 'per-line' | 'per-rate-group'; document: TradeDocument } => ({
          mode: facts.mode,
          document: {
            kind: facts.kind,
            lines: rows,
            pricesIncludeVat: facts.pricesIncludeVat,
            creditsVat: facts.creditsVat,
            currency: facts.foreign?.currency ?? 'GEL',
            currencyScale: { USD: 2, JPY: 0, KWD: 3, GEL: 2 }[facts.foreign?.currency ?? 'GEL'],
            rate: facts.foreign?.rate,
            baseScale: 2,
            counterpartyId: undefined,
            advances: [],
          },
        })),
    );

  test('[LED-1] balance, whatever the document, and leave open what stands on the control account', () => {
    fc.assert(
      fc.property(document, ({ mode, document: of }) => {
        const entry = tradeEntry({ roles: ge.roles, vatRounding: mode }, of);
        expect(sum(entry.lines.map(({ base }) => base))).toBe(0n);
        const isSale = of.kind.startsWith('sales');
        const control = isSale ? '1410' : '3110';
        const onControl = sum(entry.lines.filter(({ account }) => account === control).map(({ base }) => base));
        expect(entry.open).toMatchObject({ account: control, base: onControl });
        // Invoices debit receivables, bills credit payables, credit notes the other way round.
        const direction = (isSale ? 1n : -1n) * (of.kind.endsWith('credit-note') ? -1n : 1n);
        expect(onControl * direction >= 0n).toBe(true);
        expect(entry.open.amount).toBe(of.rate === undefined ? onControl : direction * entry.totals.gross);
        for (const line of entry.lines) expect(line.base !== 0n || line.foreign !== undefined).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('[LED-2] VAT on the VAT accounts is the VAT of the tax details', () => {
    fc.assert(
      fc.property(document, ({ mode, document: of }) => {
        const entry = tradeEntry({ roles: ge.roles, vatRounding: mode }, of);
        const onAccounts = (codes: readonly string[]) =>
          sum(entry.lines.filter(({ account }) => codes.includes(account)).map(({ base }) => base));
        const inDetails = (directions: readonly string[]) =>
          sum(entry.taxDetails.filter((tax) => directions.includes(tax.direction)).map(({ vat }) => vat));
        expect(-onAccounts(['3330', '3332'])).toBe(inDetails(['output', 'both']));
        // Input VAT, where it is credited and where it waits or becomes cost.
        const input = entry.taxDetails.filter(
          ({ direction, taxCode }) => direction === 'both' || (direction === 'input' && taxCode !== 'P0'),
        );
        expect(onAccounts(['3340', '3341', '3345', '3346', '7466'])).toBe(sum(input.map(({ vat }) => vat)));
      }),
      { numRuns: 300 },
    );
  });

  test('[D3] a credit note in full is the mirror of its document', () => {
    fc.assert(
      fc.property(document, ({ mode, document: of }) => {
        fc.pre(!of.kind.endsWith('credit-note'));
        const roles = { ...ge.roles, salesReturns: '6110' };
        // All sales to one account, so that returns to one account mirror them.
        const whole = { ...of, lines: of.lines.map((line) => ({ ...line, account: of.kind === 'sales-invoice' ? '6110' : line.account })) };
        const entry = tradeEntry({ roles, vatRounding: mode }, whole);
        const note = tradeEntry(
          { roles, vatRounding: mode },
          { ...whole, kind: of.kind === 'sales-invoice' ? 'sales-credit-note' : 'purchase-credit-note' },
        );
        const lines = (all: typeof entry.lines, sign: bigint) =>
          all.map((line) => `${line.account} ${sign * line.base} ${sign * (line.foreign?.quantity ?? 0n)}`);
        expect(lines(note.lines, -1n).sort()).toEqual(lines(entry.lines, 1n).sort());
        expect(note.taxDetails.map(({ taxCode, taxable, vat }) => [taxCode, -taxable, -vat])).toEqual(
          entry.taxDetails.map(({ taxCode, taxable, vat }) => [taxCode, taxable, vat]),
        );
        expect(note.taxDetails.every(({ isCorrection }) => isCorrection)).toBe(true);
      }),
    );
  });

  test('[LED-1] advances taken into account balance too, and lower what is open by what they were', () => {
    const advance = fc
      .record({ net: fc.bigInt(1n, 10n ** 6n) })
      .map(({ net }) => ({ taxCode: ge.taxCodes.find(({ code: of }) => of === 'S18A')!, net, vat: divRound(net * 18n, 100n) }));
    fc.assert(
      fc.property(fc.array(advance, { maxLength: 5 }), fc.bigInt(1n, 10n ** 8n), (advances, net) => {
        const line = {
          account: '6110',
          quantity: '1',
          unitPrice: writeDecimal(net, 2),
          taxCode: ge.taxCodes.find(({ code: of }) => of === 'S18')!,
        };
        const entry = tradeEntry(ge, {
          kind: 'sales-invoice',
          lines: [line],
          pricesIncludeVat: false,
          currency: 'GEL',
          currencyScale: 2,
          rate: undefined,
          baseScale: 2,
          counterpartyId: undefined,
          advances,
        });
        expect(sum(entry.lines.map(({ base }) => base))).toBe(0n);
        const used = sum(advances.map((each) => each.net + each.vat));
        expect(entry.open.amount).toBe(entry.totals.gross - used);
        expect(sum(entry.taxDetails.map(({ taxable }) => taxable))).toBe(net - sum(advances.map((each) => each.net)));
      }),
    );
  });
});
