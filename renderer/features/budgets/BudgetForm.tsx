import { Button, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import type { BudgetSheet } from '../../../shared/contracts/budgets.ts';
import type { Rejection } from '../../../shared/result.ts';
import { useCompany, useMayAct } from '../../app/company-context.ts';
import { newId, queryOf, useCommand, useQueryOf } from '../../app/engine.ts';
import { shortcut } from '../../app/shortcut.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { HistoryButtons } from '../documents/forms/HistoryButtons.tsx';
import classes from './budgets.module.css';
import { LastYearDialog } from './LastYearDialog.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import { filledRight, months, type Sheet, savedOf, sheetOf, withAccounts, withProposal } from './sheet.ts';
import { areaOf, type Cursor, cursorAt } from './sheet-keys.ts';
import { useBudget } from './use-budget.ts';

interface Props {
  /** `new` for one that was never saved. */
  budgetId: string;
  /** What is not saved is kept under this name: a new one that begins as another is no empty one. */
  keptAs: string;
  saved: BudgetSheet | undefined;
  first: Sheet;
  freeName: (name: string) => string;
  accounts: ReadonlyMap<string, AccountInfo>;
  account: string | undefined;
  above: readonly { title: string; to: string }[];
  /** Told before the address becomes that of the budget it was saved as. */
  onSavedAs: (budgetId: string) => void;
}

/** The sheet of a budget with what stands around it. Ctrl+S saves; what is not saved is there again whenever the budget is opened on this machine. */
export function BudgetForm({ budgetId, keptAs, saved, first, freeName, accounts, account, above, onSavedAs }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const shown = useShown();
  const { baseScale } = useCompany();
  const mayWrite = useMayAct('transactions:write');
  const budget = useBudget(keptAs, saved, first);
  const { sheet, isChanged, history } = budget;
  const dimensions = useQueryOf('dimension.list', {});
  const save = useCommand('budget.save');
  // The same on every retry, another one once it was saved.
  const commandId = useRef(newId());
  const form = useRef<HTMLDivElement>(null);
  const sentRows = useRef<readonly number[]>([]);
  const [asksLastYear, setAsksLastYear] = useState(false);
  const [cursor, setCursor] = useState<Cursor>(() =>
    cursorAt(
      Math.max(
        0,
        sheet.rows.findIndex((row) => row.account === account),
      ),
      0,
    ),
  );
  const inside: Cursor =
    sheet.rows.length > cursor.row && sheet.rows.length > cursor.fromRow
      ? cursor
      : cursorAt(Math.max(0, sheet.rows.length - 1), cursor.column);
  const isConflict = save.rejections.some(({ code }) => code === 'BUDGET_SAVED_MEANWHILE');

  const goTo = (rejections: readonly Rejection[]) => {
    const [, line, month] =
      rejections.map(({ field }) => /^lines\.(\d+)\.(?:account|amounts\.\d{4}-(\d{2}))$/.exec(String(field))).find((each) => each) ?? [];
    const row = line === undefined ? undefined : sentRows.current[Number(line)];
    if (row !== undefined) setCursor(cursorAt(row, month === undefined ? 0 : Number(month) - 1));
  };
  const send = async (asNew?: string) => {
    // An amount that can't be read is mended first: nothing that was typed is left behind.
    const open = form.current?.querySelector<HTMLInputElement>('[role="grid"] input');
    if (open) return open.focus();
    if (save.busy || !mayWrite) return;
    const now = asNew === undefined ? budget.current() : { ...budget.current(), name: asNew };
    const { input, rows } = savedOf(now);
    sentRows.current = rows;
    const isNew = budgetId === 'new' || asNew !== undefined;
    const answer = await save.run({
      id: commandId.current,
      ...input,
      ...(isNew ? {} : { budget: { id: budgetId, version: budget.version } }),
    });
    if (!answer.ok) return goTo(answer.rejections);
    commandId.current = newId();
    notifications.show({ message: t('budgets:saved', { name: now.name.trim() }) });
    if (asNew !== undefined) budget.act({ ...budget.current(), name: asNew });
    const { id, version } = answer.value;
    budget.wasSaved(now, { id, version });
    if (!isNew) return;
    // What was typed is the new budget now, and one goes on in it; the one it began as is as it was saved. Its address changes once there is nothing to wait for.
    await queries.prefetchQuery(queryOf('budget.get', { budgetId: id }, shown));
    onSavedAs(id);
    await navigate({ to: '/budgets/$budgetId', params: { budgetId: id }, replace: true });
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyS') return;
      event.preventDefault();
      // What is being typed is taken first.
      const field = document.activeElement;
      if (field instanceof HTMLInputElement) {
        const sheetOfField = field.closest<HTMLElement>('[role="grid"]');
        flushSync(() => field.blur());
        (sheetOfField ?? field).focus();
      }
      void latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  // A new budget begins with its accounts.
  useEffect(() => {
    if (document.activeElement === document.body) form.current?.querySelector<HTMLElement>('input[name="account"]')?.focus();
  }, []);

  const toGrid = () => setTimeout(() => form.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), 0);
  const addAccounts = (codes: readonly string[]) => {
    const next = withAccounts(sheet, codes);
    budget.act(next);
    const row = next.rows.findIndex((each) => each.account === codes[0]);
    if (row >= 0) setCursor(cursorAt(row, 0));
    toGrid();
  };
  const ofResult = [...accounts.values()].filter(
    ({ type, postable, active }) => postable && active && (type === 'income' || type === 'expense'),
  );
  const values = (dimensions.data ?? []).flatMap((dimension) =>
    dimension.values
      .filter((value) => (dimension.active && value.active) || `${dimension.code} ${value.code}` === sheet.dimension)
      .map((value) => ({ value: `${dimension.code} ${value.code}`, label: `${dimension.name}: ${value.name}` })),
  );

  return (
    <Screen fill name="budget">
      <PageHeader
        title={sheet.name.trim() === '' ? t('budgets:one') : sheet.name}
        above={above}
        aside={isChanged ? <StatusMark tone="warn">{t('budgets:unsaved')}</StatusMark> : null}
      >
        {mayWrite ? (
          <>
            <HistoryButtons history={history} />
            {isChanged ? (
              <ConfirmButton
                question={t(budgetId === 'new' ? 'budgets:discardNewQuestion' : 'budgets:discardQuestion')}
                confirm={t('budgets:discard')}
                onConfirm={() => {
                  save.reset();
                  budget.begin(saved ? sheetOf(saved) : first, saved?.version ?? 0);
                }}
              >
                {t('budgets:discard')}
              </ConfirmButton>
            ) : null}
            <Button
              onClick={() => void send()}
              loading={save.busy}
              aria-keyshortcuts="Control+S"
              title={shortcut('S')}
              data-testid="save-budget"
            >
              {t('common:save')}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <div ref={form} className={classes.form}>
        <Rejections of={save.rejections} />
        {isConflict ? (
          <div className={classes.conflict}>
            <Button variant="default" onClick={() => void send(freeName(sheet.name.trim()))} data-testid="save-as-new">
              {t('budgets:saveAs', { name: freeName(sheet.name.trim()) })}
            </Button>
          </div>
        ) : null}
        <Toolbar>
          <TextInput
            name="name"
            label={t('common:name')}
            value={sheet.name}
            maxLength={100}
            readOnly={!mayWrite}
            onChange={(event) => budget.typed({ ...sheet, name: event.currentTarget.value })}
            flex="1 1 6.5rem"
            maw={170}
          />
          <YearField year={sheet.year} readOnly={!mayWrite} onChange={(year) => budget.typed({ ...sheet, year })} />
          {values.length === 0 ? null : (
            <NativeSelect
              name="dimensions"
              label={t('budgets:of')}
              value={sheet.dimension}
              disabled={!mayWrite}
              onChange={(event) => budget.act({ ...sheet, dimension: event.currentTarget.value })}
              data={[{ value: '', label: t('budgets:wholeCompany') }, ...values]}
              w={200}
            />
          )}
          {mayWrite ? (
            <>
              <AccountPicker
                key={sheet.rows.length}
                name="account"
                label={t('budgets:addAccount')}
                value={null}
                onChange={(code) => {
                  if (code !== null) addAccounts([code]);
                }}
                flex="1 1 9rem"
                maw={190}
              />
              <Button variant="default" onClick={() => addAccounts(ofResult.map(({ code }) => code))} data-testid="all-accounts">
                {t('budgets:allAccounts')}
              </Button>
              <Button variant="default" onClick={() => setAsksLastYear(true)} data-testid="last-year">
                {t('budgets:lastYear')}
              </Button>
              {sheet.rows.length === 0 ? null : (
                <Button
                  variant="default"
                  title={shortcut('R')}
                  onClick={() => {
                    const area = areaOf(inside);
                    budget.act(filledRight(sheet, area));
                    setCursor({ ...inside, fromColumn: area.left, column: area.left === area.right ? months - 1 : area.right });
                    toGrid();
                  }}
                  data-testid="fill-right"
                >
                  {t('budgets:fillRight')}
                </Button>
              )}
            </>
          ) : null}
        </Toolbar>
        {sheet.rows.length === 0 ? (
          <EmptyState title={t('budgets:noAccounts')} />
        ) : (
          <SheetGrid
            sheet={sheet}
            accounts={accounts}
            scale={baseScale}
            mayWrite={mayWrite}
            cursor={inside}
            onCursor={setCursor}
            onChange={budget.act}
            onUndo={history.undo}
            onRedo={history.redo}
          />
        )}
        {mayWrite && sheet.rows.length > 0 ? <p className={classes.keys}>{t('budgets:keys')}</p> : null}
      </div>
      {asksLastYear ? (
        <LastYearDialog
          sheet={sheet}
          onClose={() => setAsksLastYear(false)}
          onTake={(lines) => {
            budget.act(withProposal(sheet, lines));
            setAsksLastYear(false);
            toGrid();
          }}
        />
      ) : null}
    </Screen>
  );
}

/** What is typed counts once it is a year. */
function YearField({ year, readOnly, onChange }: { year: number; readOnly: boolean; onChange: (year: number) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? String(year);
  const isYear = /^(19|2\d)\d\d$/.test(text);
  return (
    <TextInput
      name="year"
      label={t('budgets:year')}
      value={text}
      inputMode="numeric"
      maxLength={4}
      readOnly={readOnly}
      error={isYear ? undefined : t('budgets:yearHint')}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (/^(19|2\d)\d\d$/.test(next)) onChange(Number(next));
      }}
      onBlur={() => {
        if (isYear) setTyped(undefined);
      }}
      w={80}
    />
  );
}
