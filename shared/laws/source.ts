import type { LocalDate } from '../dates/local-date.ts';
import type { Names } from '../locales/languages.ts';

/** A law, code, order or directive, or what stands in for one where no law says anything. */
export interface Law {
  /** The letters it goes by in the log (`lawNote`), in one spelling for good; Latin capitals are followed by bare numbers there, "TC 97". */
  readonly id: string;
  /** As it is called where room is short; a law known by its letters keeps them. */
  readonly names: Names;
  /** As it is called where it stands alone; not given: the same. */
  readonly full?: Names;
}

/** What a place is called that is no article, paragraph or item. */
export type Spot = 'part' | 'line' | 'field' | 'code' | 'specialCode' | 'documentType' | 'number';

/** A place of a law, or the law as a whole. Numbers as the law writes them; several as "2-6" or "1, 4". */
export interface Place {
  readonly law: Law;
  readonly article?: string;
  readonly paragraph?: string;
  readonly item?: string;
  /** Its number; a letter in the letters of each language. */
  readonly annex?: string | Names;
  readonly at?: { readonly what: Spot; readonly no: string };
  /** The State Gazette that changed it. */
  readonly amended?: { readonly gazette: string; readonly on: LocalDate };
}

/** Where a rule comes from: one place, or several that hold together. Said by `lawText`. */
export type Source = readonly Place[];

type Article = string | readonly [article: string, paragraph: string, item?: string];

/** Places of one law by their articles: `tc('97', ['172', '1-2'])` is "TC 97, 172(1)-(2)"; without articles the law as a whole. */
export const placesIn =
  (law: Law) =>
  (...articles: readonly Article[]): Source =>
    articles.length === 0
      ? [{ law }]
      : articles.map((each) => {
          if (typeof each === 'string') return { law, article: each };
          const [article, paragraph, item] = each;
          return { law, article, paragraph, ...(item === undefined ? {} : { item }) };
        });

/** No law says it. */
export const byProgram: Source = [
  {
    law: {
      id: 'product rule',
      names: {
        ka: 'დადგენილია პროგრამით და არა კანონით',
        bg: 'определено от програмата, не от закона',
        ru: 'задано программой, а не законом',
        en: 'set by the program, not by a law',
      },
    },
  },
];

/** Places of one law that follow each other. */
export function byLaw(source: Source): Place[][] {
  const groups: Place[][] = [];
  for (const place of source) {
    const last = groups.at(-1);
    if (last && last[0]!.law === place.law && Object.keys(place).length > 1) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** Paragraphs in brackets: "1" is "(1)", "2-6" is "(2)-(6)", "1, 4" is "(1), (4)". */
export const bracketed = (paragraphs: string): string => paragraphs.replace(/[^-, ]+/g, '($&)');

/**
 * A source by letters and numbers alone, as the log keeps it with an entry: "ЗДДС Art. 66(1), 68-73". The same in every language and in every version of
 * the program, whatever the wording of `lawText`.
 */
export const lawNote = (source: Source): string => byLaw(source).map(noteOf).join('; ');

function noteOf(places: readonly Place[]): string {
  const { id } = places[0]!.law;
  const before = /^[A-Z]+$/.test(id) ? ' ' : ' Art. ';
  let text = id;
  let named = false;
  for (const { article, paragraph, item, annex, at, amended } of places) {
    if (article !== undefined) {
      text += named ? ', ' : before;
      text += `${article}${paragraph === undefined ? '' : bracketed(paragraph)}${item === undefined ? '' : ` item ${item}`}`;
      named = true;
    }
    if (annex !== undefined) text += `, Annex ${typeof annex === 'string' ? annex : annex.en}`;
    if (at) text += spotNotes[at.what](at.no);
    if (amended) text += `, amended by State Gazette ${amended.gazette} of ${amended.on.split('-').reverse().join('.')}`;
  }
  return text;
}

export const spotNotes: Readonly<Record<Spot, (no: string) => string>> = {
  part: (no) => ` part ${no}`,
  line: (no) => `, ${no}`,
  field: (no) => `, field ${no}`,
  code: (no) => ` ${no}`,
  specialCode: (no) => `, special code ${no}`,
  documentType: (no) => `, document type ${no}`,
  number: (no) => ` ${no}`,
};
