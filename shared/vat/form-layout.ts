import type { Names } from '../locales/languages.ts';
import type { CellId, ReturnPart, VatReturnForm } from './vat-return-form.ts';

/** A box of the printed return: an amount under the number the form gives it. */
export interface FormBox {
  readonly cell: CellId;
  /** As printed in the box: "11", "I.1 D". */
  readonly number: string;
  /** What stands before the box, where the row has no caption. */
  readonly names?: Names;
  /** Made from other boxes: printed heavier. */
  readonly isTotal?: boolean;
}

/** A column of boxes: room for captions, and for the boxes after them, in hundredths of the page's width. */
export interface FormColumn {
  readonly caption: number;
  readonly box: number;
  /** Printed over the boxes. */
  readonly names?: Names;
}

/** One place a column: a box; null where the form has none, which is crossed out; undefined where the caption of the next box goes on. */
export interface FormRow {
  /** Caption of the row where its boxes have none of their own: stands before the first column. */
  readonly names?: Names;
  readonly boxes: readonly (FormBox | null | undefined)[];
}

export interface FormSection {
  readonly id: string;
  readonly names: Names;
  /** Captions and boxes of all of them make 100. */
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  /** The official wording of its captions was not at hand: each is marked. */
  readonly unconfirmed?: boolean;
}

/** How the return looks on paper: where each cell stands. Figures and formulas are those of the form itself. */
export interface FormLayout {
  /** Which annex of which rule it is, printed over the title. */
  readonly annex?: { readonly names: Names; readonly unconfirmed?: boolean };
  /** Title of the first part: who declares. */
  readonly declarant: Names;
  /** Title of a part that the office fills in, with its empty boxes. */
  readonly office?: { readonly names: Names; readonly boxes: readonly Names[]; readonly unconfirmed?: boolean };
  readonly sections: readonly FormSection[];
  /** Cells that are steps of the computation and have no box. */
  readonly unprinted: readonly CellId[];
}

/** Boxes under each other, one row a line of the part; `letters` stand after the number of the line where the form has more than one column. */
export function sectionOf(
  part: ReturnPart,
  { letters, boxWidth, ...more }: { letters?: readonly string[]; boxWidth: number } & Pick<FormSection, 'unconfirmed'>,
): FormSection {
  return {
    id: part.id,
    names: part.names,
    columns: part.columns.map(({ names }, index) => ({
      caption: index === 0 ? 100 - boxWidth * part.columns.length : 0,
      box: boxWidth,
      ...(part.columns.length > 1 ? { names: letters ? prefixed(letters[index]!, names) : names } : {}),
    })),
    rows: part.lines.map((line) => {
      const places = part.columns.map(({ id }, index) =>
        Object.hasOwn(line.cells, id)
          ? {
              cell: `${line.code}.${id}`,
              number: letters ? `${line.code} ${letters[index]}` : line.code,
              ...(line.isTotal ? { isTotal: true } : {}),
            }
          : null,
      );
      return { names: line.names, boxes: places };
    }),
    ...more,
  };
}

const prefixed = (letter: string, names: Names): Names => ({
  ka: `${letter}. ${names.ka}`,
  bg: `${letter}. ${names.bg}`,
  ru: `${letter}. ${names.ru}`,
  en: `${letter}. ${names.en}`,
});

/** What a country gets that lays out nothing: every part of its return, box under box. */
export const layoutOf = (form: VatReturnForm): FormLayout =>
  form.layout ?? {
    declarant: { ka: 'გადასახადის გადამხდელი', bg: 'Данъчно задължено лице', ru: 'Налогоплательщик', en: 'Taxpayer' },
    sections: form.parts.map((part) => sectionOf(part, { boxWidth: part.columns.length > 2 ? 17 : 20 })),
    unprinted: [],
  };
