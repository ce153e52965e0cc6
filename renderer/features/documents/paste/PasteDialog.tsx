import { Checkbox, NativeSelect, Switch, Textarea } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DecimalMark } from '../../../../shared/interchange/csv-numbers.ts';
import {
  guessMapping,
  isEnough,
  type Mapping,
  mostPasted,
  type PasteBooks,
  type PastedLine,
  type PasteFault,
  type PasteKind,
  type PasteRole,
  pasteRoles,
  readBlock,
  readPasted,
} from '../../../../shared/interchange/pasted-block.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import type { Party } from '../forms/party.ts';
import classes from './paste.module.css';
import { useParties } from './use-parties.ts';

interface Props {
  kind: PasteKind;
  /** Empty: to be pasted here. */
  text: string;
  currency: string;
  scales: Readonly<Partial<Record<PasteRole, number>>>;
  /** Tax codes that may stand in a cell. */
  taxCodes: readonly string[];
  onLines: (lines: readonly PastedLine[], partyOf: (text: string | undefined) => Party) => void;
  onClose: () => void;
}

/** Rows that are shown; all of them are read. */
const shownRows = 60;
const shownFaults = 6;

/**
 * Cells of a spreadsheet on their way into lines. Where their meaning is certain and nothing is wrong they go there at once; else it is shown what is read as
 * what, to be put right.
 */
export default function PasteDialog({ kind, text, currency, scales, taxCodes, onLines, onClose }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState(text);
  const [chosen, setChosen] = useState<Mapping>();
  const [mark, setMark] = useState<DecimalMark>();
  const [leavesOut, setLeavesOut] = useState(false);
  const books = useBooks(taxCodes);
  const block = useMemo(() => readBlock(typed), [typed]);
  const cells = block === 'too-large' ? undefined : block;
  const guess = useMemo(() => (cells && books ? guessMapping(cells, kind, books) : undefined), [cells, books, kind]);
  const mapping = chosen ?? guess;
  const partyColumn = mapping?.roles.indexOf('counterparty') ?? -1;
  const names = cells && mapping && partyColumn >= 0 ? cells.slice(mapping.hasHeader ? 1 : 0).map((row) => row[partyColumn]!) : [];
  const parties = useParties(names);
  const isPending = books === undefined || names.some((name) => name !== '' && !parties.has(name));
  const read =
    cells && mapping && books
      ? readPasted(cells, mapping, {
          kind,
          books,
          scales,
          currency,
          mark,
          isParty: (name) => (parties.has(name) ? parties.get(name) !== null : undefined),
        })
      : undefined;
  const roles = [
    ...pasteRoles[kind].map((each) => ({ value: each, label: t(`entry-form:paste.role.${each}`) })),
    ...(books?.dimensions ?? []).map(({ code, name }) => ({ value: `dimension.${code}`, label: name })),
  ];
  const enough = mapping !== undefined && isEnough(mapping.roles, kind);
  const isClear =
    read !== undefined && read.faults.length === 0 && (mark !== undefined || (read.shown !== 'open' && read.shown !== 'mixed'));
  const isReady = !isPending && enough && read !== undefined && read.lines.length > 0 && (isClear || (leavesOut && read.shown !== 'mixed'));

  const put = () => {
    if (!isReady) return;
    onClose();
    onLines(read.lines, (name) => (name === undefined ? null : (parties.get(name) ?? null)));
  };
  // What was pasted into a line goes there without a question when there is none.
  const atOnce = text !== '' && !isPending && guess?.isSure === true && isReady && isClear && chosen === undefined;
  const putNow = useRef(put);
  putNow.current = put;
  const [isShown, setShown] = useState(text === '');
  useEffect(() => {
    if (isPending || isShown) return;
    if (atOnce) putNow.current();
    else setShown(true);
  }, [isPending, isShown, atOnce]);
  if (!isShown) return null;

  return (
    <FormDialog
      title={t('entry-form:paste.title')}
      submit={t('entry-form:paste.take', { count: read?.lines.length ?? 0 })}
      onSubmit={put}
      onClose={onClose}
      size={860}
    >
      {text === '' ? (
        <Textarea
          label={t('entry-form:paste.here')}
          name="pasted"
          autosize={false}
          rows={cells ? 3 : 8}
          value={typed}
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(undefined);
            setMark(undefined);
          }}
          data-autofocus
        />
      ) : null}
      {block === 'too-large' ? (
        <p role="alert" className={classes.note}>
          {t('entry-form:paste.tooLarge', { rows: mostPasted.rows, columns: mostPasted.columns })}
        </p>
      ) : null}
      {typed.trim() !== '' && block === undefined ? (
        <p role="alert" className={classes.note}>
          {t('entry-form:paste.noTable')}
        </p>
      ) : null}
      {cells && mapping && read ? (
        <>
          <div className={classes.settings}>
            <Switch
              label={t('entry-form:paste.header')}
              checked={mapping.hasHeader}
              onChange={(event) => setChosen({ ...mapping, hasHeader: event.currentTarget.checked })}
            />
            <NativeSelect
              name="mark"
              data-autofocus={text === '' ? undefined : true}
              label={t('entry-form:paste.mark')}
              value={mark ?? (read.shown === 'open' || read.shown === 'mixed' ? '' : read.shown)}
              onChange={(event) => setMark((event.currentTarget.value || undefined) as DecimalMark | undefined)}
              error={
                mark === undefined && read.shown === 'open'
                  ? t('entry-form:paste.markOpen')
                  : mark === undefined && read.shown === 'mixed'
                    ? t('entry-form:paste.markMixed')
                    : undefined
              }
              data={[
                { value: '', label: '–' },
                { value: ',', label: '1 234,50' },
                { value: '.', label: '1,234.50' },
              ]}
            />
          </div>
          <Preview cells={cells} mapping={mapping} roles={roles} faults={read.faults} onMapping={setChosen} />
          {enough ? null : (
            <p role="alert" className={classes.note}>
              {t(`entry-form:paste.missing.${kind}`)}
            </p>
          )}
          {enough && read.faults.length > 0 ? (
            <div role="alert" className={classes.note} data-testid="paste-faults">
              <ul className={classes.faults}>
                {read.faults.slice(0, shownFaults).map(({ row, column, problem }) => (
                  <li key={`${row} ${column}`}>
                    {t('entry-form:paste.fault.at', { row: row + 1, column: column + 1, cell: cells[row]?.[column] ?? '' })}{' '}
                    {t(`entry-form:paste.fault.${problem}`, { currency })}
                  </li>
                ))}
              </ul>
              {read.faults.length > shownFaults ? t('entry-form:paste.moreFaults', { count: read.faults.length - shownFaults }) : null}
              <Checkbox
                mt="xs"
                label={t('entry-form:paste.leaveOut')}
                checked={leavesOut}
                onChange={(event) => setLeavesOut(event.currentTarget.checked)}
              />
            </div>
          ) : null}
        </>
      ) : null}
    </FormDialog>
  );
}

interface PreviewProps {
  cells: readonly (readonly string[])[];
  mapping: Mapping;
  /** What a column may be taken for, in words. */
  roles: readonly { value: string; label: string }[];
  faults: readonly PasteFault[];
  onMapping: (mapping: Mapping) => void;
}

/** The cells, with what each column is taken for above them. */
function Preview({ cells, mapping, roles, faults, onMapping }: PreviewProps) {
  const { t } = useText();
  const wrong = new Set(faults.map(({ row, column }) => `${row} ${column}`));
  const choose = (column: number, role: PasteRole | null) =>
    // A meaning belongs to one column.
    onMapping({ ...mapping, roles: mapping.roles.map((each, at) => (at === column ? role : each === role ? null : each)) });
  const marks = (row: number, column: number) => ({
    'data-wrong': wrong.has(`${row} ${column}`) || undefined,
    'data-out': mapping.roles[column] === null || undefined,
  });
  return (
    <section className={classes.scroll} aria-label={t('entry-form:paste.cells')} tabIndex={-1}>
      <table className={classes.cells}>
        <thead>
          <tr>
            {mapping.roles.map((role, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
              <th key={column} scope="col">
                <NativeSelect
                  size="xs"
                  name={`column.${column}`}
                  aria-label={t('entry-form:paste.column', { column: column + 1 })}
                  value={role ?? ''}
                  onChange={(event) => choose(column, (event.currentTarget.value || null) as PasteRole | null)}
                  data={[{ value: '', label: t('entry-form:paste.leftOut') }, ...roles]}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, shownRows).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
            <tr key={at} data-header={(mapping.hasHeader && at === 0) || undefined}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
                <td key={column} {...marks(at, column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > shownRows ? (
        <p className={classes.more}>{t('entry-form:paste.moreRows', { count: cells.length - shownRows })}</p>
      ) : null}
    </section>
  );
}

const inWords = (text: string) => text.trim().toLowerCase();

/** Accounts and values of dimensions by code or whole name, and tax codes by code. Undefined until they are known. */
function useBooks(taxCodes: readonly string[]): PasteBooks | undefined {
  const accounts = useQueryOf('account.list', {});
  const dimensions = useQueryOf('dimension.list', {});
  return useMemo(() => {
    if (!accounts.data || !dimensions.data) return undefined;
    const postable = accounts.data.filter(({ postable, active }) => postable && active);
    const codes = new Set(postable.map(({ code }) => code));
    const names = new Map(postable.flatMap(({ code, names }) => Object.values(names).map((name) => [inWords(name), code])));
    const byCode = new Map(taxCodes.map((code) => [code.toUpperCase(), code]));
    return {
      accountOf: (cell) => {
        const first = /^[\p{L}\p{N}./-]+/u.exec(cell)?.[0].replace(/\.0$/, '') ?? '';
        return codes.has(cell) ? cell : codes.has(first) ? first : names.get(inWords(cell));
      },
      taxCodeOf: (cell) => byCode.get(cell.toUpperCase()),
      dimensions: dimensions.data
        .filter(({ active }) => active)
        .map(({ code, name, values }) => {
          const active = values.filter((value) => value.active);
          const own = new Set(active.map((value) => value.code));
          // Two values of one name are told apart by their codes alone.
          const named = new Map<string, string | undefined>();
          for (const value of active) named.set(inWords(value.name), named.has(inWords(value.name)) ? undefined : value.code);
          return { code, name, codeOf: (cell: string) => (own.has(cell.toUpperCase()) ? cell.toUpperCase() : named.get(inWords(cell))) };
        }),
    };
  }, [accounts.data, dimensions.data, taxCodes]);
}
