import type { LocalDate } from '../../dates/local-date.ts';
import type { Period } from '../../dates/period.ts';
import { divRound, sum } from '../../money/minor.ts';

/** Arrivals or dispatches. */
export type Flow = 'A' | 'D';

/** Goods of one kind moved to or from one member state. */
export interface IntrastatLine {
  /** Commodity code of the Combined Nomenclature, eight digits. */
  readonly cn8: string;
  /** Of the buyer, on dispatches; empty on arrivals. */
  readonly partnerVatNumber: string;
  /** ISO 3166-1 alpha-2. */
  readonly originCountry: string;
  /** Member state of destination, on arrivals of consignment; Greece is GR. */
  readonly partnerState: string;
  /** Nationality of the vehicle; may be empty. */
  readonly vehicleCountry: string;
  readonly netMassGrams: bigint;
  /** Minor units (two decimals) of the period's currency. */
  readonly value: bigint;
  /** Minor units; null below its threshold. */
  readonly statisticalValue: bigint | null;
  /** Thousandths of the supplementary unit of the commodity; null where it has none. */
  readonly supplementaryMilli: bigint | null;
  /** "1.1". */
  readonly nature: string;
  readonly transportMode: string;
  readonly region: string;
  readonly deliveryTerms: string;
  readonly documentId: string | null;
}

export type ItemAction = 'NEW' | 'EDITED-OLD' | 'EDITED-NEW' | 'DELETED';

export interface IntrastatItem {
  readonly number: number;
  readonly line: IntrastatLine;
  /** Null in a regular declaration. */
  readonly action: ItemAction | null;
}

/** 0 EIK-BULSTAT, 1 EGN, 2 LNCh, 3 number given by the authority, 4 EIK of the commercial register. */
export type PartyIdType = 0 | 1 | 2 | 3 | 4;

export interface IntrastatDeclaration {
  /** Consecutive number in the message. */
  readonly id: number;
  readonly period: Period;
  readonly operator: { readonly id: string; readonly idType: PartyIdType };
  /** `NIL` says that nothing was moved. The format also knows `LEDGER`, which nothing here makes. */
  readonly function: 'REGULAR' | 'CORRECTIVE' | 'NIL';
  readonly flow: Flow;
  readonly items: readonly IntrastatItem[];
}

export interface IntrastatMessage {
  readonly createdOn: LocalDate;
  /** "HH:MM:SS". */
  readonly createdTime: string;
  readonly filer: {
    readonly id: string;
    readonly idType: PartyIdType;
    readonly address: {
      readonly street: string;
      readonly city: string;
      readonly postCode: string;
      readonly phone: string;
      readonly fax: string;
    };
    readonly contact: {
      readonly name: string;
      readonly street: string;
      readonly city: string;
      readonly postCode: string;
      readonly phone: string;
      readonly mobile: string;
      readonly email: string;
    };
  };
  readonly declarations: readonly IntrastatDeclaration[];
}

/** Whole currency units of minor units, halves away from zero. */
export const wholeUnits = (minorUnits: bigint): bigint => divRound(minorUnits, 100n);

/** What lines that are declared as one have in common: all but mass and amounts. */
export const lineKey = (line: IntrastatLine): string =>
  [
    ...[line.cn8, line.partnerVatNumber, line.originCountry, line.partnerState, line.vehicleCountry, line.nature],
    ...[line.transportMode, line.region, line.deliveryTerms, line.statisticalValue === null, line.supplementaryMilli === null],
  ].join('\n');

/** Lines that differ in nothing but amounts become one, in the order they first came. The document is kept where it is the same. */
export function combineLines(lines: readonly IntrastatLine[]): readonly IntrastatLine[] {
  const combined = new Map<string, IntrastatLine>();
  for (const line of lines) {
    const key = lineKey(line);
    const first = combined.get(key);
    combined.set(
      key,
      first === undefined
        ? line
        : {
            ...first,
            netMassGrams: first.netMassGrams + line.netMassGrams,
            value: first.value + line.value,
            statisticalValue: addOptional(first.statisticalValue, line.statisticalValue),
            supplementaryMilli: addOptional(first.supplementaryMilli, line.supplementaryMilli),
            documentId: first.documentId === line.documentId ? first.documentId : null,
          },
    );
  }
  return [...combined.values()];
}

const addOptional = (a: bigint | null, b: bigint | null): bigint | null => (a === null || b === null ? null : a + b);

/** Items of a regular declaration. */
export const regularItems = (lines: readonly IntrastatLine[]): readonly IntrastatItem[] =>
  lines.map((line, index) => ({ number: index + 1, line, action: null }));

/**
 * Items of a corrective declaration. Each change names the line as filed, as it should be, or both: a pair shares its number, and the new line repeats
 * every value.
 */
export function correctiveItems(
  changes: readonly { readonly filed: IntrastatLine | null; readonly corrected: IntrastatLine | null }[],
): readonly IntrastatItem[] {
  return changes
    .filter(({ filed, corrected }) => filed !== null || corrected !== null)
    .flatMap(({ filed, corrected }, index): IntrastatItem[] => {
      const number = index + 1;
      if (filed === null) return [{ number, line: corrected!, action: 'NEW' }];
      if (corrected === null) return [{ number, line: filed, action: 'DELETED' }];
      return [
        { number, line: filed, action: 'EDITED-OLD' },
        { number, line: corrected, action: 'EDITED-NEW' },
      ];
    });
}

/** Totals of a declaration as it states them: of a corrective one, by how much it changes what was filed. Mass in grams, amounts in whole units. */
export function declarationTotals(items: readonly IntrastatItem[]): { netMassGrams: bigint; value: bigint; statisticalValue: bigint } {
  const signed = ({ action }: IntrastatItem) => (action === 'EDITED-OLD' || action === 'DELETED' ? -1n : 1n);
  return {
    netMassGrams: sum(items.map((item) => signed(item) * item.line.netMassGrams)),
    // Of what the items show, each rounded by itself: the total is checked against them.
    value: sum(items.map((item) => signed(item) * wholeUnits(item.line.value))),
    statisticalValue: sum(items.map((item) => signed(item) * wholeUnits(item.line.statisticalValue ?? 0n))),
  };
}
