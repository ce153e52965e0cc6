import { Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contracts/index.ts';
import type { Posted } from '../../../shared/contracts/journal.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { entryWorkflow } from '../../../shared/workflow/entry-workflow.ts';
import { permissionOf } from '../../../shared/workflow/workflow.ts';
import { useBaseOn, useCompany, useMay } from '../../app/company-context.ts';
import { useCommand } from '../../app/engine.ts';
import { shortcut } from '../../app/shortcut.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { columnsOf } from '../dimensions/LineDimensions.tsx';
import { useDimensionsShown } from '../dimensions/use-dimensions-shown.ts';
import { useDraft } from '../documents/drafts/use-draft.ts';
import type { DraftSession } from '../documents/drafts/use-draft-session.ts';
import { BranchField } from '../documents/forms/BranchField.tsx';
import { EntryForm } from '../documents/forms/EntryForm.tsx';
import { focusLine, focusSameField } from '../documents/forms/field-order.ts';
import classes from '../documents/forms/form.module.css';
import type { LineAct } from '../documents/forms/line-acts.ts';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';
import { SplitDialog } from '../documents/forms/SplitDialog.tsx';
import { usePosting } from '../documents/forms/use-posting.ts';
import { useSteps } from '../documents/forms/use-steps.ts';
import { useUnchanged } from '../documents/forms/use-unchanged.ts';
import { sayPasted } from '../documents/paste/say-pasted.ts';
import { usePaste } from '../documents/paste/use-paste.ts';
import { EntryPanel } from '../documents/trade/EntryPanel.tsx';
import { TemplateMenu } from '../templates/TemplateMenu.tsx';
import { journalTemplate } from '../templates/template-form.ts';
import { JournalLines } from './JournalLines.tsx';
import { emptyLine, entryInLanguage, type JournalForm, type JournalLineForm, restoreEntry } from './journal-form.ts';
import { correctionInput, entryInput } from './journal-input.ts';
import { actOnLine, splitBasis, splitInto, withPasted } from './journal-lines.ts';
import { convertOn, entryLines, sameEntryLines, sumsOf } from './journal-sums.ts';

const PasteDialog = lazy(() => import('../documents/paste/PasteDialog.tsx'));
const noCodes: readonly string[] = [];

interface Props {
  session: DraftSession;
  initial: JournalForm;
  /** Posted: the next entry begins on the same date. */
  onPosted: (date: string) => void;
}

const withLine = (now: JournalForm, index: number, patch: Partial<JournalLineForm>): JournalForm => ({
  ...now,
  lines: now.lines.map((line, at) => (at === index ? { ...line, ...patch } : line)),
});

/** Entry of a journal entry by keyboard alone. */
export function JournalFormScreen({ session, initial, onPosted }: Props) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const restore = useCallback((kept: unknown) => restoreEntry(kept, language), [language]);
  const { form, setForm, act, adjust, current, history } = useSteps<JournalForm>(initial, { id: session.id, restore });
  const [splitting, setSplitting] = useState<number | null>(null);
  const paste = usePaste(formRef);
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = useCommand('journal.post');
  const correct = useCommand('journal.correct');
  const { correcting } = form;
  const mayReverse = useMay(permissionOf(entryWorkflow, 'reverse'));
  // A step that was taken back may have been typed in another language.
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => entryInLanguage(now, language));
  }, [typedIn, language, adjust]);

  const dimensions = useDimensionsShown(form.lines);
  const { country } = useCompany();
  const pack = country === null ? undefined : packFor(country);
  // Drawn after what is typed, and only when it changed: hundreds of lines would hold up the next key.
  const entered = useMemo(() => entryLines({ lines: form.lines, language: typedIn }, baseScale), [form.lines, typedIn, baseScale]);
  const written = useDeferredValue(useUnchanged(entered, sameEntryLines));
  const entry = useMemo(() => ({ lines: written, taxDetails: [] }), [written]);
  const base = { baseCurrency, baseScale };
  const read = () => (correcting ? correctionInput(form, correcting, base) : entryInput(form, base));
  const draft = useDraft({
    id: session.id,
    kind: correcting ? 'journal-correction' : 'journal-entry',
    form,
    input: () => {
      const now = read();
      return now.ok ? now.value : undefined;
    },
    title:
      form.memo.trim() ||
      form.lines
        .map(({ account }) => account)
        .filter(Boolean)
        .join(', '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });

  const changeLine = useCallback(
    (index: number, patch: Partial<JournalLineForm>) => setForm((now) => withLine(now, index, patch)),
    [setForm],
  );
  const proposeLine = useCallback(
    (index: number, patch: Partial<JournalLineForm>) => adjust((now) => withLine(now, index, patch)),
    [adjust],
  );
  const convert = useCallback((index: number) => setForm((now) => convertOn(now, index, baseScale)), [setForm, baseScale]);
  const addLine = useCallback(
    (after: number) => {
      const at = after < 0 ? current().lines.length : after + 1;
      act((now) => ({ ...now, lines: now.lines.toSpliced(at, 0, emptyLine()) }));
      focusLine(formRef.current, at);
    },
    [current, act],
  );
  const addLast = useCallback(() => addLine(-1), [addLine]);
  const { begin } = paste;
  const pasteLines = useCallback(() => begin(current().lines.length), [begin, current]);
  const onLineAct = useCallback(
    (what: LineAct, index: number) => {
      if (what === 'split') return setSplitting(index);
      const done = actOnLine(current(), what, index, baseScale);
      if (!done) return;
      act(done.form);
      if (what === 'insert' || what === 'remove') focusLine(formRef.current, done.index);
      else focusSameField(formRef.current, done.index);
    },
    [current, act, baseScale],
  );

  const posting = usePosting<InputOf<'journal.post'> | InputOf<'journal.correct'>, Posted>({
    draft,
    busy: post.busy || correct.busy,
    read,
    run: (input, kept) => ('entryId' in input ? correct.run({ ...input, ...kept }) : post.run({ ...input, ...kept })),
    onPosted: ({ entryId, number }) => {
      const total = formatDecimal(writeDecimal(sumsOf(form, baseScale).debit, baseScale), language);
      const reverse = () => navigate({ to: '/entry/$entryId', params: { entryId }, search: { reverse: true } });
      notifyPosted(
        t,
        t('journal:posted', { number, amount: `${total} ${baseCurrency}` }),
        mayReverse ? { label: t('entry-form:toast.reverse'), go: reverse } : undefined,
      );
      return correcting ? navigate({ to: '/entry/$entryId', params: { entryId } }) : onPosted(form.date);
    },
  });
  return (
    <>
      <EntryForm
        name="journal-entry"
        title={correcting ? t('journal:correction.title', { number: correcting.number }) : t('journal:new')}
        above={[{ title: t('common:nav.journal'), to: '/journal' }]}
        formRef={formRef}
        draft={draft}
        draftId={session.id}
        postLabel={t(correcting ? 'journal:correction.post' : 'journal:post')}
        busy={post.busy || correct.busy}
        {...posting}
        onDiscard={() => void navigate({ to: '/journal' })}
        onAddLine={addLine}
        onLineAct={onLineAct}
        history={history}
        wide={columnsOf(dimensions).length > 0}
        aside={
          <EntryPanel
            pack={pack}
            entry={entry}
            empty={t('entry-form:panel.entry')}
            noVat={t('entry-form:panel.noVat')}
            baseCurrency={baseCurrency}
            baseScale={baseScale}
            balancesOn={correcting ? undefined : readDate(form.date)}
          />
        }
        templates={
          correcting ? null : <TemplateMenu kind="journal-entry" read={(keep) => journalTemplate(form, keep)} proposed={form.memo} />
        }
      >
        <div className={classes.fields}>
          <DateInput
            label={t('common:onDate')}
            name="date"
            required
            data-autofocus
            className={classes.date ?? ''}
            value={form.date}
            onChange={(date) => setForm((now) => ({ ...now, date }))}
          />
          <TextInput
            label={t('common:memo')}
            name="memo"
            className={classes.wide ?? ''}
            value={form.memo}
            maxLength={500}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setForm((now) => ({ ...now, memo: value }));
            }}
          />
          {correcting ? (
            <TextInput
              label={t('journal:correction.reason')}
              name="reason"
              required
              className={classes.wide ?? ''}
              value={correcting.reason}
              maxLength={500}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setForm((now) => (now.correcting ? { ...now, correcting: { ...now.correcting, reason: value } } : now));
              }}
            />
          ) : null}
          <BranchField value={form.branch} onChange={(branch) => setForm((now) => ({ ...now, branch }))} />
          <Switch
            className={classes.switch ?? ''}
            label={t('journal:withCurrency')}
            checked={form.withCurrency}
            // Shown while a line uses it: what is posted is always on screen.
            disabled={form.lines.some((line) => line.currency !== '')}
            onChange={(event) => {
              const withCurrency = event.currentTarget.checked;
              setForm((now) => ({ ...now, withCurrency }));
            }}
          />
        </div>
        <JournalLines
          lines={form.lines}
          language={form.language}
          date={form.date}
          withCurrency={form.withCurrency}
          currency={baseCurrency}
          scale={baseScale}
          dimensions={dimensions}
          onChange={changeLine}
          onPropose={proposeLine}
          onConvert={convert}
          onAct={onLineAct}
          onAdd={addLast}
          onPaste={pasteLines}
        />
        <p className={classes.hint}>{t('journal:balanceKey', { keys: shortcut('B') })}</p>
      </EntryForm>
      {splitting !== null && form.lines[splitting] ? (
        <SplitDialog
          line={splitting}
          {...splitBasis(form.lines[splitting], baseScale)}
          onSplit={(parts) => act((now) => splitInto(now, splitting, parts, baseScale))}
          onClose={() => setSplitting(null)}
        />
      ) : null}
      {paste.pasting ? (
        <Suspense fallback={null}>
          <PasteDialog
            kind="journal"
            text={paste.pasting.text}
            currency={baseCurrency}
            scales={{ debit: baseScale, credit: baseScale, amount: baseScale }}
            taxCodes={noCodes}
            onLines={(lines, partyOf) => {
              const { index } = paste.pasting!;
              act((now) => withPasted(now, index, lines, partyOf));
              sayPasted(t, lines.length);
            }}
            onClose={paste.end}
          />
        </Suspense>
      ) : null}
    </>
  );
}
