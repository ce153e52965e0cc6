import type { KnownOn } from '../../shared/contracts/fields.ts';
import type { NumberRange, NumberRow, NumberSeriesInfo } from '../../shared/contracts/numbers.ts';
import type { Company } from '../engine/company.ts';
import { readKnownOn } from './known-on.ts';
import { officeLanguage, readLanguage } from './language.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { oneOf } from './read-options.ts';
import { csvLine, table } from './table.ts';
import { refuseTaken, writeNew } from './write-new.ts';

export const numbersCommand: CliCommand = {
  name: 'numbers',
  help: `
davtari numbers FILE [--series S] [--known-on POS|TIME] [--format table|json|csv] [--pdf OUT.pdf]

The proof that every number is explained. As a table: the series with their counts, and the ranges of a series; as JSON and CSV every number
with what it was used for.

  --series S             one series only, by its name in the table
  --known-on POS|TIME    the register as it was known at this position of the log, or at this time (2026-06-30T18:00:00Z)
  --format table|json|csv what goes to standard output (default: table)
  --pdf OUT.pdf          also write the proof as PDF (never over another file)
  --language ka|bg|ru|en language of the PDF (default: that of the tax office)
${openHelp}

Exit code 0 when every number is explained, 1 when one is missing or the command was refused, 2 when the command line is wrong.`,
  options: {
    series: { type: 'string' },
    'known-on': { type: 'string' },
    format: { type: 'string' },
    pdf: { type: 'string' },
    language: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const format = oneOf(input, 'format', ['table', 'json', 'csv']) ?? 'table';
    const asked = readLanguage(input);
    const pdf = input.text('pdf');
    refuseTaken(pdf);
    const wanted = input.text('series');
    const filter = wanted === undefined ? {} : { series: wanted };
    const knownOn = readKnownOn(input.text('known-on'));
    const then = knownOn === undefined ? {} : { knownOn };
    const company = await open(input);
    try {
      const listed = company.call('number.continuity', { ...filter, ...then, remarks: true, limit: 1 });
      if (!listed.ok) refuse(listed.rejections);
      if (wanted !== undefined && listed.value.length === 0) throw new CommandError(`there is no series "${wanted}"`);
      if (pdf !== undefined) {
        const made = company.call('number.pdf', { ...filter, ...then, language: asked ?? officeLanguage(company) });
        if (!made.ok) refuse(made.rejections);
        writeNew(pdf, Buffer.from(made.value.base64, 'base64'));
      }
      for (const text of textOf(company, listed.value, { format, isOne: wanted !== undefined, then })) process.stdout.write(`${text}\n`);
      if (pdf !== undefined) process.stderr.write(`${pdf} written\n`);
      return listed.value.every(({ total, head }) => total === head) ? 0 : 1;
    } finally {
      company.close();
    }
  },
};

/** `knownOn` where the register of an earlier time is asked for. */
type Then = { readonly knownOn?: KnownOn };

function* textOf(
  company: Company,
  all: readonly NumberSeriesInfo[],
  { format, isOne, then }: { readonly format: string; readonly isOne: boolean; readonly then: Then },
): Generator<string> {
  if (format === 'table') {
    yield summary(all);
    for (const { series, continued } of all)
      for (const { from, at, by, reason } of continued)
        yield `${series}: from ${from} on counted on another computer, after the file was moved on ${at.slice(0, 10)} (${reason}, ${by})`;
    if (isOne) for (const { series } of all) yield `\n${ranges(granted(company.call('number.ranges', { series, ...then })))}`;
    return;
  }
  if (format === 'json') {
    const value = all.map(({ rows: _newest, ...one }) => ({ ...one, numbers: [...numbersOf(company, one, then)] }));
    yield JSON.stringify(value, null, 2);
    return;
  }
  yield csvLine(['series', 'value', 'number', 'state', 'cancelled', 'date', 'uid', 'document', 'subject', 'by', 'at']);
  for (const one of all) {
    for (const row of numbersOf(company, one, then)) {
      const { value, number, state, cancelled, date, uid, documentId, subject, by, at } = row;
      yield csvLine([one.series, String(value), number, state, cancelled ? 'yes' : '', date, uid, documentId, subject, by ?? '', at ?? '']);
    }
  }
}

const page = 1000;
/** Every number of a series, a page at a time: by value, so that a long register is not counted through again for each page. */
function* numbersOf(company: Company, { series, head }: Pick<NumberSeriesInfo, 'series' | 'head'>, then: Then): Generator<NumberRow> {
  for (let from = 1; from <= head; from += page) {
    yield* granted(company.call('number.register', { series, from, to: from + page - 1, limit: page, ...then })).rows;
  }
}

function granted<T>(result: { ok: true; value: T } | { ok: false; rejections: Parameters<typeof refuse>[0] }): T {
  return result.ok ? result.value : refuse(result.rejections);
}

const summary = (all: readonly NumberSeriesInfo[]): string =>
  all.length === 0
    ? 'No number has been used yet.'
    : table(
        [
          ['Series', 'Last', 'Used', 'Cancelled', 'Voided', 'Reserved', 'Unexplained', 'Out of date order'],
          ...all.map((one) => [
            one.series,
            ...[one.head, one.used, one.cancelled, one.voided, one.leased, one.head - one.total, one.outOfOrder ?? 0].map(String),
          ]),
        ],
        [1, 2, 3, 4, 5, 6, 7],
      );

const ranges = (all: readonly NumberRange[]): string =>
  table(
    [
      ['From', 'To', 'State', 'Count', 'Dates', 'Reason or purpose'],
      ...all.map((one) => [
        one.firstNumber,
        one.lastNumber,
        one.state === 'leased' ? 'reserved' : one.state === 'missing' ? 'UNEXPLAINED' : one.state,
        String(one.last - one.first + 1),
        [...new Set([one.from, one.to])].filter(Boolean).join(' to '),
        [one.subject, one.by].filter(Boolean).join(', '),
      ]),
    ],
    [3],
  );
