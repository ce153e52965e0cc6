import { formatDate } from '../../shared/dates/format.ts';
import { type LocalDate, readDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { Db } from '../db/db.ts';
import type { LineFilter } from '../queries/line-filter.ts';
import { speaker } from '../report-files/phrases.ts';
import { kindIn, type Say } from './texts.ts';

/** What a register was asked for, as far as it says which rows there are. */
export interface AskedRows {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly search: string;
  readonly kinds?: readonly string[] | undefined;
  readonly openOnly?: boolean | undefined;
  readonly account?: string | undefined;
  readonly counterpartyId?: string | undefined;
  readonly branch?: string | undefined;
  readonly currency?: string | undefined;
  readonly state?: string | undefined;
  readonly side?: 'debit' | 'credit' | undefined;
  readonly user?: string | undefined;
  readonly least?: string | undefined;
  readonly most?: string | undefined;
  readonly attached?: boolean | undefined;
  readonly asOf?: LocalDate | undefined;
  readonly knownOn?: number | string | undefined;
}

/** The days, both inclusive; empty where every day counts. */
export function daysText({ from, to }: AskedRows, say: Say, language: Language): string {
  if (from !== undefined && to !== undefined)
    return say('reports:export.days', { from: formatDate(from, language), to: formatDate(to, language) });
  if (from !== undefined) return `${say('common:from')} ${formatDate(from, language)}`;
  return to === undefined ? '' : `${say('common:to')} ${formatDate(to, language)}`;
}

/** The filter in words, one text a field that says something, without the days. */
export function filterTexts(db: Db, asked: AskedRows, lines: LineFilter | undefined, say: Say, language: Language): string[] {
  const text = (sql: string, key: string): string => db.get<{ name: string }>(sql, key)?.name ?? key;
  const field = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`${say(name)}: ${value}`]);
  const orNone = (value: string | undefined, called: (value: string) => string) =>
    value === undefined ? undefined : value === 'none' ? say('grid:filter.none') : called(value);
  const { search, kinds, openOnly, account, state, side, user, least, most, attached, asOf, knownOn } = asked;
  const amount = (of: string | undefined) => (of === undefined ? undefined : formatDecimal(of, language));
  return [
    ...field('common:search', search === '' ? undefined : search),
    ...field('grid:filter.field.kind', kinds?.map((kind) => kindIn(say, kind)).join(', ')),
    ...(openOnly ? [say('documents:filter.openOnly')] : []),
    ...field('grid:filter.field.state', state === undefined ? undefined : say(`grid:filter.state.${state}`)),
    ...field('grid:filter.field.side', side === undefined ? undefined : say(`common:${side}`)),
    ...field('grid:filter.field.least', amount(least)),
    ...field('grid:filter.field.most', amount(most)),
    ...field('grid:filter.field.account', account),
    ...field(
      'grid:filter.field.counterpartyId',
      orNone(asked.counterpartyId, (id) => text('SELECT name FROM counterparty WHERE id = ?', id)),
    ),
    ...field(
      'grid:filter.field.branch',
      orNone(asked.branch, (code) => code),
    ),
    ...field('grid:filter.field.currency', asked.currency),
    ...field('grid:filter.field.user', user === undefined ? undefined : text('SELECT name FROM user_account WHERE id = ?', user)),
    ...(attached === undefined ? [] : [say(`grid:filter.attached.${attached ? 'yes' : 'no'}`)]),
    ...(lines?.texts.map(speaker(language)) ?? []),
    ...(asOf === undefined ? [] : [say('reports:export.asOf', { on: formatDate(asOf, language) })]),
    ...(knownOn === undefined ? [] : [knownText(knownOn, say, language)]),
  ];
}

function knownText(knownOn: number | string, say: Say, language: Language): string {
  if (typeof knownOn === 'number') return say('reports:knownOn.event', { position: String(knownOn) });
  const day = readDate(knownOn.slice(0, 10));
  return say('reports:knownOn.at', { at: day ? `${formatDate(day, language)} ${knownOn.slice(11, 16)} UTC` : knownOn });
}
