import type { LocalDate } from '../../dates/local-date.ts';
import type { Quarter } from '../../dates/quarter.ts';

export type SupplyKind = 'goods' | 'services';

/** A sale to a consumer of another member state under the Union scheme. Amounts are minor units of `currency`, negative for a return. */
export interface OssSupply {
  /** Member state of consumption, by the prefix of its VAT numbers: Greece is EL. */
  readonly state: string;
  readonly kind: SupplyKind;
  /** State and number there, where goods leave from another state or services come from an establishment outside Bulgaria; null: from Bulgaria. */
  readonly from: { readonly state: string; readonly number: string } | null;
  /** Day the tax became chargeable. */
  readonly date: LocalDate;
  readonly rateBp: bigint;
  readonly currency: string;
  readonly base: bigint;
  /** As charged on the document. */
  readonly vat: bigint;
  /** Quarter whose return this changes; null: a supply of the quarter itself. */
  readonly corrects: Quarter | null;
  readonly documentId: string | null;
}

export interface OssInput {
  /** "BG" and nine or ten digits. */
  readonly vatNumber: string;
  readonly quarter: Quarter;
  readonly supplies: readonly OssSupply[];
  /** Units of a currency for one euro on the last day of the quarter, decimal text, as the European Central Bank publishes them. */
  readonly ecbRates: Readonly<Record<string, string>>;
}
