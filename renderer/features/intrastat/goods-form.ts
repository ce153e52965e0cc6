import type { InputOf } from '../../../shared/contracts/index.ts';
import type { GoodsItem, MovedDocument } from '../../../shared/contracts/intrastat.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';

/** A row as it is typed. */
export interface GoodsRow {
  /** Stays with the row while others come and go. */
  readonly key: number;
  readonly line: string;
  readonly cn8: string;
  readonly netMass: string;
  readonly supplementary: string;
  readonly originCountry: string;
  readonly partnerState: string;
  readonly partnerVatNumber: string;
  readonly vehicleCountry: string;
  readonly nature: string;
  readonly transportMode: string;
  readonly region: string;
  readonly deliveryTerms: string;
  readonly value: string;
  readonly statisticalValue: string;
}

type Items = InputOf<'document.describeGoods'>['items'];

/** Rows of a document: as described, or one a line with what the document says by itself. What it does not say is left to the person. */
export function rowsOf({ items, lines, usual }: Pick<MovedDocument, 'items' | 'lines' | 'usual'>, language: Language): GoodsRow[] {
  const shown = (text: string | null) => (text === null ? '' : formatDecimal(text, language));
  if (items.length > 0) {
    return items.map((item: GoodsItem, key) => ({
      ...item,
      key,
      line: String(item.line),
      netMass: shown(item.netMass),
      supplementary: shown(item.supplementary),
      value: shown(item.value),
      statisticalValue: shown(item.statisticalValue),
    }));
  }
  return lines.map(({ line, value }, key) => ({ ...emptyRow, ...usual, key, line: String(line), value: shown(value) }));
}

const emptyRow: GoodsRow = {
  ...{ key: 0, line: '1', cn8: '', netMass: '', supplementary: '', originCountry: '', partnerState: '', partnerVatNumber: '' },
  ...{ vehicleCountry: '', nature: '1.1', transportMode: '', region: '', deliveryTerms: '', value: '', statisticalValue: '' },
};

/** Another row under the last one: goods of the same consignment differ in code, mass and value. */
export function withRow(rows: readonly GoodsRow[]): GoodsRow[] {
  const last = rows.at(-1) ?? emptyRow;
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  return [...rows, { ...last, key, cn8: '', netMass: '', supplementary: '', value: '', statisticalValue: '' }];
}

/** What is sent. A number that can't be read goes as it was typed: the engine names its place. */
export function itemsOf(rows: readonly GoodsRow[], language: Language): Items {
  const read = (typed: string, scale: number): string => {
    const found = readAmount(typed, scale, language);
    return found.ok ? found.text : typed;
  };
  const given = <K extends string>(name: K, text: string): { [key in K]?: string } =>
    text === '' ? {} : ({ [name]: text } as { [key in K]: string });
  return rows.map((row) => ({
    line: Number(row.line),
    cn8: row.cn8.replaceAll(/\s/g, ''),
    netMass: read(row.netMass, 3),
    originCountry: row.originCountry,
    nature: row.nature as Items[number]['nature'],
    transportMode: row.transportMode as Items[number]['transportMode'],
    region: row.region as Items[number]['region'],
    deliveryTerms: row.deliveryTerms,
    partnerVatNumber: row.partnerVatNumber,
    ...given('partnerState', row.partnerState),
    ...given('vehicleCountry', row.vehicleCountry),
    ...given('supplementary', row.supplementary === '' ? '' : read(row.supplementary, 3)),
    ...given('value', row.value === '' ? '' : read(row.value, 2)),
    ...given('statisticalValue', row.statisticalValue === '' ? '' : read(row.statisticalValue, 2)),
  }));
}

/** A commodity code of the Combined Nomenclature has eight digits; people group them. */
export const isCn8 = (typed: string): boolean => /^\d{8}$/.test(typed.replaceAll(/\s/g, ''));
