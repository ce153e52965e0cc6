import { ChevronDown, ChevronRight } from 'lucide-react';
import { type MouseEvent, useMemo } from 'react';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Report, ReportColumn, ReportKind, ReportRow } from '../../../shared/reports/report.ts';
import { useCompany } from '../../app/company-context.ts';
import { openInNewWindow } from '../../app/open-window.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import type { ShownRow } from './report-tree.ts';
import classes from './reports.module.css';
import { useReportText } from './use-report-text.ts';

const leastWidth: Readonly<Record<ReportColumn['kind'], number>> = { text: 4, word: 6, date: 5.5, amount: 4.75, count: 4, percent: 5 };
const mostText = 7;
const mostTextTitle = 5.5;
const mostLabel = 40;
const padding = 1;

/** Room for a text of a list, in rem; letters are wider than digits, and figures have separators of thousands. */
const room = (text: string): number => padding + 0.5 * text.length;
const roomOfAmount = (text: string): number => {
  const separators = Math.floor((text.replace(/^-|\..*$/g, '').length - 1) / 3);
  return padding + 0.25 + 0.405 * (text.length + Math.max(0, separators));
};

/** A name has capitals and digits. */
const wider = 1;
/** Room for a title of figures: letters of the three scripts differ. */
const titleRoom = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter >= '\u10a0' ? 0.56 : letter >= '\u0400' ? 0.5 : 0.44), padding);

/** What rows are, where they are nothing but that. */
const titles: { readonly [K in ReportKind]?: string } = {
  'trial-balance': 'common:account',
  'turnover-sheet': 'common:account',
  'aged-receivables': 'common:counterparty',
  'aged-payables': 'common:counterparty',
};

const noColumns: readonly ReportColumn[] = [];

interface Options {
  readonly report: Pick<Report, 'columns' | 'kind'> | undefined;
  /** Rows the widths of the columns are made for. */
  readonly rows: readonly ReportRow[];
  readonly isTree: boolean;
  readonly onFold: (shown: ShownRow, expanded: boolean) => void;
  readonly onOpen: (row: ReportRow, column: ReportColumn | undefined) => void;
  /** The address of what `onOpen` goes to: opened in another window. */
  readonly hrefOf: (row: ReportRow, column: ReportColumn | undefined) => string | undefined;
  /** The column Enter would open on the row of the keyboard, where there are several. */
  readonly pointed: string | undefined;
}

/** Columns of a report: what its rows are called, and the columns it brings. A figure that leads somewhere is a link of its own. */
export function useReportColumns({ report, rows, isTree, onFold, onOpen, hrefOf, pointed }: Options): Column<ShownRow>[] {
  const { t } = useText();
  const say = useReportText();
  const { baseCurrency } = useCompany();
  const own = report?.columns ?? noColumns;
  const hasDates = own.some(({ kind }) => kind === 'date');
  const hasTexts = own.some(({ kind }) => kind === 'text');
  const hasCodes = useMemo(() => rows.some(({ code }) => code !== ''), [rows]);
  const hasWords = (row: ReportRow) => own.some(({ id, kind }) => kind !== 'amount' && row.cells[id] !== undefined);
  const labelRoom = useMemo(
    () => rows.reduce((most, { label, level }) => Math.max(most, Math.min(mostLabel, 6 + level * 0.9 + room(say(label)))), 0),
    [rows, say],
  );
  const widths = useMemo(() => {
    const sharing = (column: ReportColumn) => own.filter(({ group }) => group && column.group && say(group) === say(column.group)).length;
    return new Map(
      own.map((column) => {
        const { id, kind } = column;
        // Words give way to figures: a title or text that is cut is told whole by its tooltip.
        const title =
          kind === 'text' ? Math.min(room(say(column.title)), mostTextTitle) : titleRoom(say(column.title)) + (column.budget ? wider : 0);
        let width = Math.max(leastWidth[kind], title, column.group ? (1.06 * titleRoom(say(column.group))) / sharing(column) : 0);
        for (const { cells } of rows) {
          const value = cells[id];
          if (value === undefined) continue;
          const wide =
            kind === 'amount'
              ? roomOfAmount(value)
              : kind === 'word'
                ? 1.75 + titleRoom(say({ key: value }))
                : kind === 'date'
                  ? 0
                  : room(value);
          width = Math.max(width, wide);
        }
        return [id, kind === 'text' && id !== 'own' ? Math.min(width, mostText) : width] as const;
      }),
    );
  }, [own, rows, say]);

  const opening = (row: ReportRow, column: ReportColumn | undefined) => {
    const apart = (event: MouseEvent) => {
      event.stopPropagation();
      const href = hrefOf(row, column);
      if (href !== undefined) openInNewWindow(href);
    };
    return {
      onClick: (event: MouseEvent) => (event.ctrlKey || event.metaKey ? apart(event) : onOpen(row, column)),
      // The press would scroll, and the row would open where the figure leads elsewhere.
      onMouseDown: (event: MouseEvent) => event.button === 1 && event.preventDefault(),
      onAuxClick: (event: MouseEvent) => event.button === 1 && apart(event),
    };
  };

  const cell = (column: ReportColumn, { row }: ShownRow) => {
    const value = row.cells[column.id];
    if (value === undefined) return null;
    const shown =
      column.kind === 'amount' ? (
        <Money amount={value} dashZero={row.kind !== 'total'} />
      ) : column.kind === 'date' ? (
        <DateText on={value as LocalDate} />
      ) : column.kind === 'percent' ? (
        <Percent of={value} />
      ) : column.kind === 'word' ? (
        <StatusMark tone={value === 'budget.unfavourable' ? 'warn' : 'good'}>{say({ key: value })}</StatusMark>
      ) : column.id === 'own' ? (
        <OwnAmount of={value} />
      ) : (
        value
      );
    const isDifference = column.difference !== undefined || (column.kind === 'percent' && own.some(({ difference }) => difference));
    if (column.kind !== 'amount' || !row.opens) {
      return (
        <span className={isDifference ? classes.difference : undefined} title={column.kind === 'text' ? value : undefined}>
          {shown}
        </span>
      );
    }
    return (
      <button
        type="button"
        tabIndex={-1}
        className={`${classes.figure}${isDifference ? ` ${classes.difference}` : ''}`}
        data-pointed={pointed === column.id || undefined}
        {...opening(row, column)}
      >
        {shown}
      </button>
    );
  };

  return [
    {
      id: 'label',
      title: t(titles[report?.kind ?? 'balance-sheet'] ?? 'reports:screen.line'),
      width: hasTexts ? 13 : hasDates ? 10.5 : 17,
      // Figures stay near what they are the figures of, however wide the window is.
      ...(hasTexts ? { grow: 2 } : { most: labelRoom }),
      pin: true,
      render: (shown) => {
        const { row, expanded } = shown;
        const label = say(row.label);
        return (
          <span
            className={classes.label}
            data-alone={(hasTexts && !hasWords(row)) || undefined}
            style={{ paddingInlineStart: `${(row.level - 1) * 0.9}rem` }}
            title={label}
          >
            {isTree ? (
              expanded === undefined ? (
                <span className={classes.leaf} />
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.toggle}
                  aria-label={t(expanded ? 'reports:screen.fold' : 'reports:screen.unfold', { line: label })}
                  onClick={() => onFold(shown, !expanded)}
                >
                  {expanded ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
                </button>
              )
            ) : null}
            {hasCodes ? <span className={classes.code}>{row.code}</span> : null}
            {row.opens ? (
              <button type="button" tabIndex={-1} className={classes.opens} {...opening(row, undefined)}>
                {label}
              </button>
            ) : (
              <span className={classes.name}>{label}</span>
            )}
          </span>
        );
      },
    },
    ...own.map((column): Column<ShownRow> => {
      const foreign = column.kind === 'amount' && column.currency !== undefined && column.currency !== baseCurrency;
      return {
        id: column.id,
        title: foreign ? `${say(column.title)}, ${column.currency}` : say(column.title),
        ...(column.group ? { group: say(column.group) } : {}),
        width: widths.get(column.id) ?? leastWidth[column.kind],
        ...(column.kind === 'text' ? { grow: 1 } : {}),
        ...((column.kind === 'text' && column.id !== 'own') || column.kind === 'word' || column.kind === 'date'
          ? {}
          : { align: 'end' as const }),
        render: (shown) => cell(column, shown),
      };
    }),
  ];
}

/** "-100.00 USD" as the report has it, with the separators of the language. */
function OwnAmount({ of }: { of: string }) {
  const [amount = '', currency = ''] = of.split(' ');
  return <Money amount={amount} currency={currency} />;
}

function Percent({ of }: { of: string }) {
  return (
    <span className={classes.percent}>
      <Money amount={of} />
      {'\u00a0%'}
    </span>
  );
}
