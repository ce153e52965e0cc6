import { documentColumns } from '../../shared/contracts/documents.ts';
import type { ReadInputOf } from '../../shared/contracts/index.ts';
import { cardColumns, journalColumns } from '../../shared/contracts/journal.ts';
import type { MadeFile } from '../../shared/contracts/reports.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { isOneOf, purchaseSide, salesSide } from '../../shared/documents/kinds.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { Result } from '../../shared/result.ts';
import { cardFileColumns, documentFileColumns, journalFileColumns } from '../register-files/columns.ts';
import { type AskedRows, daysText, filterTexts } from '../register-files/filter-text.ts';
import { type FileColumn, makeRegisterFile } from '../register-files/register-file.ts';
import { sayIn } from '../register-files/texts.ts';
import { accountCard } from './account-card.ts';
import { namesOf } from './accounts.ts';
import { baseOn } from './company-row.ts';
import { documentList } from './documents.ts';
import { journalList } from './journal.ts';
import { positionKnownOn } from './known-on.ts';
import { type LineFilter, readLineFilter } from './line-filter.ts';
import type { QueryHandler, QueryScope } from './query.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}
type Ask<Row> = (limit: number, offset: number) => Result<Page<Row>>;

/** Rows of one question to a register. */
const slice = 1000;

interface Made<Row> {
  readonly name: string;
  readonly title: string;
  readonly asked: AskedRows & Pick<ReadInputOf<'journal.export'>, 'format' | 'language'>;
  readonly lines: LineFilter | undefined;
  /** Said below the filter. */
  readonly notes?: readonly string[];
  readonly columns: readonly FileColumn<Row>[];
  readonly ask: Ask<Row>;
}

/** What a register shows as a file. Rejects what the register does, REPORT_TOO_LONG, REPORT_FILE_TOO_LARGE. */
function madeFile<Row>(scope: QueryScope, { name, title, asked, lines, notes = [], columns, ask }: Made<Row>): Result<MadeFile> {
  const { db, company, atStep } = scope;
  const { format, language } = asked;
  const head = ask(1, 0);
  if (!head.ok) return head;
  const { total } = head.value;
  const say = sayIn(language);
  const filter = filterTexts(db, asked, lines, say, language);
  const whose = [company.name, company.taxId, daysText(asked, say, language)].filter((part) => part !== '').join(' · ');
  function* rows(): Generator<Row> {
    for (let offset = 0; offset < total; offset += slice) {
      atStep?.(offset, total);
      const page = ask(slice, offset);
      // The same question in the same reading of the books.
      if (page.ok) yield* page.value.rows;
    }
  }
  const days = [asked.from, asked.to].filter((day) => day !== undefined).join('_');
  return makeRegisterFile(
    {
      name: days === '' ? name : `${name}-${days}`,
      title,
      heading: [whose, ...(filter.length > 0 ? [filter.join(' · ')] : []), ...notes],
      columns,
      total,
      rows,
      say,
      language,
    },
    format,
  );
}

const chosen = <Id extends string, Row>(of: Readonly<Record<Id, FileColumn<Row>>>, ids: readonly Id[]): FileColumn<Row>[] =>
  ids.map((id) => of[id]);

/** While one file is made what is read is kept, the order of the list above all, also in a thread that keeps nothing. */
function keeping(scope: QueryScope): QueryScope {
  const kept = new Map<string, unknown>();
  return {
    ...scope,
    remember: <T>(name: string, read: () => T): T => {
      if (!kept.has(name)) kept.set(name, read());
      return kept.get(name) as T;
    },
  };
}

const currencyAt = ({ db, company }: QueryScope, knownOn: ReadInputOf<'journal.list'>['knownOn']) => {
  const known = positionKnownOn(db, knownOn);
  return (on: LocalDate) => baseOn(company, on, known);
};

/** Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE, REPORT_TOO_LONG, REPORT_FILE_TOO_LARGE. */
export const journalExport: QueryHandler<'journal.export'> = (asking, input) => {
  const scope = keeping(asking);
  const { columns, format, language, ...asked } = input;
  const lines = readLineFilter(scope, asked.dimensions);
  if (!lines.ok) return lines;
  return madeFile(scope, {
    name: 'journal',
    title: sayIn(language)('common:nav.journal'),
    asked: input,
    lines: lines.value,
    columns: chosen(journalFileColumns(currencyAt(scope, asked.knownOn)), columns ?? journalColumns),
    ask: (limit, offset) => journalList(scope, { ...asked, limit, offset }),
  });
};

/** Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE, REPORT_TOO_LONG, REPORT_FILE_TOO_LARGE. */
export const documentExport: QueryHandler<'document.export'> = (asking, input) => {
  const scope = keeping(asking);
  const { columns, format, language, ...asked } = input;
  const lines = readLineFilter(scope, asked.dimensions);
  if (!lines.ok) return lines;
  const say = sayIn(language);
  const sides = [
    ...(asked.kinds.some((kind) => isOneOf(salesSide, kind)) ? ['sales'] : []),
    ...(asked.kinds.some((kind) => isOneOf(purchaseSide, kind)) ? ['purchases'] : []),
  ];
  const today = asked.today ?? asked.asOf ?? (new Date(scope.nowMs).toISOString().slice(0, 10) as LocalDate);
  return madeFile(scope, {
    name: sides.join('-'),
    title: sides.map((side) => say(`common:nav.${side}`)).join(' · '),
    asked: input,
    lines: lines.value,
    columns: chosen(documentFileColumns(today), columns ?? documentColumns),
    ask: (limit, offset) => documentList(scope, { ...asked, limit, offset }),
  });
};

/** Rejects: UNKNOWN_ACCOUNT, UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE, REPORT_TOO_LONG, REPORT_FILE_TOO_LARGE. */
export const accountExportCard: QueryHandler<'account.exportCard'> = (asking, input) => {
  const scope = keeping(asking);
  const { columns, format, language, ...asked } = input;
  const lines = readLineFilter(scope, asked.dimensions);
  if (!lines.ok) return lines;
  const card = accountCard(scope, { ...asked, limit: 1, offset: 0 });
  if (!card.ok) return card;
  const say = sayIn(language);
  const account = scope.db.get<{ name_ka: string; name_bg: string; name_ru: string; name_en: string }>(
    'SELECT name_ka, name_bg, name_ru, name_en FROM account WHERE code = ?',
    input.account,
  )!;
  const { [language]: name, en } = namesOf(account);
  const figure = (title: string, amount: string, currency = '') => `${say(title)}: ${formatDecimal(amount, language)} ${currency}`.trim();
  const { opening, debit, credit, closing, currency, change, filtered } = card.value;
  // Over a change of currency the card has two parts, each in its own.
  const parts =
    change && input.from < change.on
      ? [
          { ...change, opening, closing: change.before, currency: change.from },
          { opening: change.after, debit, credit, closing, currency },
        ]
      : [{ opening, debit, credit, closing, currency }];
  return madeFile(scope, {
    name: `account-${input.account}`,
    title: [input.account, name || en].filter(Boolean).join(' '),
    asked: { ...input, account: undefined },
    lines: lines.value,
    // What the account opens and closes with says nothing of the lines a filter leaves.
    notes: filtered
      ? [say('reports:card.filtered')]
      : parts.map((part) =>
          [
            figure('reports:card.opening', part.opening, part.currency),
            figure('common:debit', part.debit),
            figure('common:credit', part.credit),
            figure('reports:card.closing', part.closing, part.currency),
          ].join(' · '),
        ),
    columns: chosen(cardFileColumns(currencyAt(scope, asked.knownOn)), columns ?? cardColumns),
    ask: (limit, offset) => accountCard(scope, { ...asked, limit, offset }),
  });
};
