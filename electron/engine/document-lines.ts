import type { TradeLine } from '../../shared/documents/trade-entry.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Totals } from '../../shared/vat/compute-totals.ts';
import type { DocumentIssued } from '../log/events.ts';
import { findAccount } from './checks.ts';
import { dimensionIds } from './dimensions.ts';
import type { Tx } from './tx.ts';

type Line = DocumentIssued['lines'][number];

interface Typed {
  readonly description: string;
  readonly itemId?: string | undefined;
}

/** Lines of a document as its event has them: what was typed, checked before, with the amounts it came to. `scale` is that of the document's currency. */
export const linesSaid = (tx: Tx, typed: readonly Typed[], lines: readonly TradeLine[], totals: Totals, scale: number): Line[] =>
  lines.map((line, index) => ({
    description: typed[index]!.description,
    account: findAccount(tx, line.account)!.id,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    tax_code: line.taxCode.code,
    ...amountsSaid(totals.lines[index]!, scale),
    item: typed[index]!.itemId,
    dimensions: dimensionIds(tx, line.dimensions),
  }));

/** The only line of a document that is typed as one amount. Minor units of base currency; `account` is a code that was checked. */
export const onlyLineSaid = (
  tx: Tx,
  line: { readonly account: string; readonly taxCode: string; readonly price: bigint; readonly net: bigint; readonly vat: bigint },
  description = '',
): Line[] => {
  const { baseScale } = tx.company;
  return [
    {
      description,
      account: findAccount(tx, line.account)!.id,
      quantity: '1',
      unit_price: writeDecimal(line.price, baseScale),
      tax_code: line.taxCode,
      ...amountsSaid({ ...line, gross: line.net + line.vat }, baseScale),
    },
  ];
};

interface Amounts {
  readonly net: bigint;
  readonly vat: bigint;
  readonly gross: bigint;
}

/** Amounts of a document or a line of it, as decimal text. */
export const amountsSaid = ({ net, vat, gross }: Amounts, scale: number): { net: string; vat: string; gross: string } => ({
  net: writeDecimal(net, scale),
  vat: writeDecimal(vat, scale),
  gross: writeDecimal(gross, scale),
});
