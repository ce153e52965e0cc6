import type { Language } from '../../shared/locales/languages.ts';
import { currenciesOf, type Report, type ReportColumn, type ReportRow, type ReportText } from '../../shared/reports/report.ts';
import type { ReportSource } from '../reports/report-source.ts';
import { speaker } from './phrases.ts';

/** A report with what stands around it on paper and in files, in one language. */
export interface PrintedReport {
  readonly language: Language;
  readonly company: { readonly name: string; readonly taxId: string };
  readonly head: Omit<Report, 'rows'>;
  readonly title: string;
  /** Its period or day. */
  readonly period: string;
  /** The lines it is told of; empty where it is told of all. */
  readonly filter: string;
  /** All currencies of its amounts. */
  readonly currencies: readonly string[];
  readonly say: (text: ReportText) => string;
  readonly total: number;
  /** All rows in order, taken from the books a slice at a time. Can be gone through again. */
  readonly rows: () => Iterable<ReportRow>;
}

const slice = 2000;
/** Rows between two moments at which the work can be called off: drawing them takes longer than reading them. */
const atOnce = 250;

export function printedReport(
  source: ReportSource,
  {
    company,
    language,
    details,
    onRows,
  }: Pick<PrintedReport, 'company' | 'language'> & {
    readonly details: boolean;
    /** Hears how many rows are handed on next; what it throws ends the work. */
    readonly onRows?: (rows: number) => void;
  },
): PrintedReport {
  const { head, total } = source;
  const say = speaker(language);
  return {
    language,
    company,
    head,
    title: say({ key: `screen.kinds.${head.kind}.title` }),
    period: say(
      head.from === undefined
        ? { key: 'export.asOf', values: { on: head.to } }
        : { key: 'export.days', values: { from: head.from, to: head.to } },
    ),
    filter: (head.filter?.texts ?? []).map(say).join('; '),
    currencies: currenciesOf(head.columns),
    say,
    total,
    *rows() {
      for (let offset = 0; offset < total; offset += slice) {
        const rows = source.rows(offset, slice);
        for (let at = 0; at < rows.length; at += atOnce) {
          const some = rows.slice(at, at + atOnce);
          onRows?.(some.length);
          yield* details ? some : withoutDetails(some);
        }
      }
    },
  };
}

/** What is folded until somebody looks is left out; a sum over a range is then no longer that of its rows. */
const withoutDetails = (rows: readonly ReportRow[]): ReportRow[] =>
  rows.filter(({ kind }) => kind !== 'detail').map(({ sums: _sums, ...row }) => row);

/** What stands in a cell, in neutral notation: words are said in the language of the reader. */
export const cellOf = (say: PrintedReport['say'], row: ReportRow, { id, kind }: Pick<ReportColumn, 'id' | 'kind'>): string | undefined => {
  const value = row.cells[id];
  return kind === 'word' && value !== undefined ? say({ key: value }) : value;
};

/** "Turnover January 2026: debit": a column's title where its group can't stand above it. */
export const wholeTitle = (say: PrintedReport['say'], { title, group }: ReportColumn): string =>
  group === undefined ? say(title) : `${say(group)}: ${say(title)}`;
