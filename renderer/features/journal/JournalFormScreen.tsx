import { Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contracts/index.ts';
import type { Posted } from '../../../shared/contracts/journal.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useBaseOn } from '../../app/company-context.ts';
import { useCommand } from '../../app/engine.ts';
import { shortcut } from '../../app/shortcut.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { useDraft } from '../documents/drafts/use-draft.ts';
import type { DraftSession } from '../documents/drafts/use-draft-session.ts';
import { BranchField } from '../documents/forms/BranchField.tsx';
import { EntryForm } from '../documents/forms/EntryForm.tsx';
import { focusLine } from '../documents/forms/field-order.ts';
import classes from '../documents/forms/form.module.css';
import { notifyPosted } from '../documents/forms/notify-posted.ts';
import { usePosting } from '../documents/forms/use-posting.ts';
import { JournalLines } from './JournalLines.tsx';
import {
  balanceOn,
  convertOn,
  correctionInput,
  emptyLine,
  entryInLanguage,
  entryInput,
  type JournalForm,
  type JournalLineForm,
  sumsOf,
} from './journal-form.ts';

interface Props {
  session: DraftSession;
  initial: JournalForm;
  /** Posted: the next entry begins on the same date. */
  onPosted: (date: string) => void;
}

/** Entry of a journal entry by keyboard alone. */
export function JournalFormScreen({ session, initial, onPosted }: Props) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(initial);
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = useCommand('journal.post');
  const correct = useCommand('journal.correct');
  const { correcting } = form;
  useEffect(() => setForm((now) => entryInLanguage(now, language)), [language]);

  const base = { baseCurrency, baseScale };
  const read = correcting ? correctionInput(form, correcting, base) : entryInput(form, base);
  const draft = useDraft({
    id: session.id,
    kind: correcting ? 'journal-correction' : 'journal-entry',
    form,
    input: read.ok ? read.value : undefined,
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
    (index: number, patch: Partial<JournalLineForm>) =>
      setForm((now) => ({ ...now, lines: now.lines.map((line, at) => (at === index ? { ...line, ...patch } : line)) })),
    [],
  );
  const convert = useCallback((index: number) => setForm((now) => convertOn(now, index, baseScale)), [baseScale]);
  const addLine = (after: number) => {
    const at = after < 0 ? form.lines.length : after + 1;
    setForm((now) => ({ ...now, lines: now.lines.toSpliced(at, 0, emptyLine()) }));
    focusLine(formRef.current, at);
  };
  const removeLine = useCallback((index: number) => {
    setForm((now) => {
      const lines = now.lines.toSpliced(index, 1);
      return { ...now, lines: lines.length < 2 ? [...lines, emptyLine()] : lines };
    });
    focusLine(formRef.current, Math.max(0, index - 1));
  }, []);

  const posting = usePosting<InputOf<'journal.post'> | InputOf<'journal.correct'>, Posted>({
    draft,
    busy: post.busy || correct.busy,
    read: () => read,
    run: (input, kept) => ('entryId' in input ? correct.run({ ...input, ...kept }) : post.run({ ...input, ...kept })),
    onPosted: ({ entryId, number }) => {
      const total = formatDecimal(writeDecimal(sumsOf(form, baseScale).debit, baseScale), language);
      notifyPosted(t, t('journal:posted', { number, amount: `${total} ${baseCurrency}` }));
      return correcting ? navigate({ to: '/entry/$entryId', params: { entryId } }) : onPosted(form.date);
    },
  });
  return (
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
      onRemoveLine={removeLine}
      onBalance={(index) => setForm((now) => balanceOn(now, index, baseScale))}
    >
      <div className={classes.fields}>
        <DateInput
          label={t('common:onDate')}
          name="date"
          required
          autoFocus
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
        form={form}
        currency={baseCurrency}
        scale={baseScale}
        onChange={changeLine}
        onConvert={convert}
        onRemove={removeLine}
        onAdd={() => addLine(form.lines.length - 1)}
      />
      <p className={classes.hint}>{t('journal:balanceKey', { keys: shortcut('B') })}</p>
    </EntryForm>
  );
}
