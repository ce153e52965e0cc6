import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { isSaleKind } from '../../../../shared/documents/kinds.ts';
import { priceScale, quantityScale } from '../../../../shared/documents/line-amount.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { useBaseOn, useCompany, useToday } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { columnsOf } from '../../dimensions/LineDimensions.tsx';
import { useDimensionsShown } from '../../dimensions/use-dimensions-shown.ts';
import { TemplateMenu } from '../../templates/TemplateMenu.tsx';
import { tradeTemplate } from '../../templates/template-form.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { DraftSession } from '../drafts/use-draft-session.ts';
import { EntryForm } from '../forms/EntryForm.tsx';
import { focusField, focusLine, focusSameField } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import type { LineAct } from '../forms/line-acts.ts';
import { SplitDialog } from '../forms/SplitDialog.tsx';
import { usePostedDocument } from '../forms/use-posted-document.ts';
import { usePosting } from '../forms/use-posting.ts';
import { useSteps } from '../forms/use-steps.ts';
import { useUnchanged } from '../forms/use-unchanged.ts';
import { sayPasted } from '../paste/say-pasted.ts';
import { usePaste } from '../paste/use-paste.ts';
import { Advances } from './Advances.tsx';
import { EntryPanel } from './EntryPanel.tsx';
import { rememberUsed } from './last-used.ts';
import { withParty } from './line-defaults.ts';
import { comesToTheSame, previewOf } from './preview.ts';
import { TradeHeader } from './TradeHeader.tsx';
import { TradeLines } from './TradeLines.tsx';
import { TradeTotals } from './TradeTotals.tsx';
import { emptyLine, inLanguage, restoreForm, type TradeForm, type TradeLineForm } from './trade-form.ts';
import { tradeInput } from './trade-input.ts';
import { actOnLine, splitInto, withPasted } from './trade-lines.ts';
import { usePostTrade } from './use-post-trade.ts';

const PasteDialog = lazy(() => import('../paste/PasteDialog.tsx'));

interface Props {
  session: DraftSession;
  pack: JurisdictionPack;
  initial: TradeForm;
}

/** Entry of an invoice, bill or credit note, with the journal entry it makes always in sight. */
export function TradeFormScreen({ session, pack, initial }: Props) {
  const { t, language } = useText();
  const { id: companyId, vatPayer } = useCompany();
  const today = useToday();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const restore = useCallback((kept: unknown) => restoreForm(kept, language), [language]);
  const { form, setForm, act, adjust, current, history } = useSteps<TradeForm>(initial, { id: session.id, restore });
  const [splitting, setSplitting] = useState<number | null>(null);
  const paste = usePaste(formRef);
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = usePostTrade();
  const { kind } = form;
  const sale = isSaleKind(kind);

  // The language may be switched in the middle of an invoice: its figures stay the same.
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => inLanguage(now, language));
  }, [typedIn, language, adjust]);

  // What the corrected document still holds decides the VAT of its last credit note.
  const correctedId = form.corrects?.id ?? '';
  const corrected = useQueryOf('document.get', { id: correctedId }, { enabled: correctedId !== '' });
  const document = corrected.data;
  // In another currency nothing of it can be taken back, which the engine says.
  const left = document && (document.correctedIn?.currency ?? document.currency) === form.currency ? document.left : undefined;
  const compute = useCallback(
    (of: TradeForm) => previewOf(of, { pack, baseCurrency, baseScale, today, ...(left ? { left } : {}) }),
    [pack, baseCurrency, baseScale, today, left],
  );
  // What is typed is drawn first, what it comes to right after it: hundreds of lines would hold up the next key. Nothing is sent that was not computed from
  // the form as it is.
  const written = useDeferredValue(useUnchanged(form, comesToTheSame));
  const preview = useMemo(() => compute(written), [compute, written]);
  const read = () => tradeInput(form, compute(form));
  const draft = useDraft({
    id: session.id,
    kind,
    form,
    input: () => {
      const now = read();
      return now.ok ? now.value.input : undefined;
    },
    title: [form.counterparty?.name, `${preview.gross} ${preview.currency}`].filter(Boolean).join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });

  const change = useCallback((patch: Partial<TradeForm>) => setForm((now) => ({ ...now, ...patch })), [setForm]);
  const propose = useCallback((patch: Partial<TradeForm>) => adjust((now) => ({ ...now, ...patch })), [adjust]);
  const changeLine = useCallback(
    (index: number, patch: Partial<TradeLineForm>) =>
      setForm((now) => ({ ...now, lines: now.lines.map((line, at) => (at === index ? { ...line, ...patch } : line)) })),
    [setForm],
  );
  const addLine = useCallback(
    (after: number) => {
      const { lines } = current();
      const at = after < 0 ? lines.length : after + 1;
      // The next line is most often of the same kind as the one before it.
      const { account, taxCode } = lines[at - 1]!;
      act((now) => ({ ...now, lines: now.lines.toSpliced(at, 0, emptyLine({ account, taxCode })) }));
      focusLine(formRef.current, at);
    },
    [current, act],
  );
  const addLast = useCallback(() => addLine(-1), [addLine]);
  const { begin } = paste;
  const pasteLines = useCallback(() => begin(current().lines.length), [begin, current]);
  const includeVat = useCallback((pricesIncludeVat: boolean) => change({ pricesIncludeVat }), [change]);
  const onLineAct = useCallback(
    (what: LineAct, index: number) => {
      if (what === 'split') return setSplitting(index);
      const done = actOnLine(current(), what, index);
      if (!done) return;
      act(done.form);
      if (what === 'insert' || what === 'remove') focusLine(formRef.current, done.index);
      else focusSameField(formRef.current, done.index);
    },
    [current, act],
  );
  const dimensions = useDimensionsShown(form.lines);
  const codes = useMemo(() => pack.taxCodes.map(({ code }) => code), [pack]);

  const list = sale ? '/sales' : '/purchases';
  const posted = usePostedDocument(kind);
  const posting = usePosting({
    draft,
    busy: post.busy,
    read,
    run: post.run,
    onPosted: (document) => {
      if (form.corrects === null) rememberUsed(companyId, kind, form.counterparty?.id, form.lines[0]!);
      return posted(document);
    },
  });
  const on = readDate(form.corrects?.taxPoint ?? '') ?? readDate(form.taxPoint) ?? readDate(form.date) ?? today;
  return (
    <>
      <EntryForm
        name={kind}
        title={t(`documents:new.${kind}`)}
        above={[{ title: t(sale ? 'common:nav.sales' : 'common:nav.purchases'), to: list }]}
        formRef={formRef}
        draft={draft}
        draftId={session.id}
        postLabel={t(`documents:post.${kind}`)}
        busy={post.busy}
        {...posting}
        onDiscard={() => void navigate({ to: list })}
        onAddLine={addLine}
        onLineAct={onLineAct}
        history={history}
        wide={columnsOf(dimensions).length > 0}
        templates={
          kind === 'sales-invoice' || kind === 'purchase-bill' ? (
            <TemplateMenu kind={kind} read={(keep) => tradeTemplate(form, keep)} proposed={form.memo || (form.counterparty?.name ?? '')} />
          ) : null
        }
        aside={
          <EntryPanel
            pack={pack}
            entry={preview.entry}
            documentType={form.documentType}
            baseCurrency={baseCurrency}
            baseScale={baseScale}
          />
        }
      >
        <TradeHeader
          form={form}
          baseCurrency={baseCurrency}
          onChange={change}
          onPropose={propose}
          onParty={(party) => setForm((now) => withParty(now, party, { pack, companyId, vatPayer, today }))}
          onPartyAdded={() => focusField(formRef.current, sale ? 'date' : 'supplierNumber')}
        />
        <TradeLines
          lines={form.lines}
          kind={kind}
          currency={form.currency}
          pricesIncludeVat={form.pricesIncludeVat}
          preview={preview}
          dimensions={dimensions}
          on={on}
          onChange={changeLine}
          onAct={onLineAct}
          onAdd={addLast}
          onPaste={pasteLines}
          onPricesIncludeVat={includeVat}
        />
        <div className={classes.below}>
          <TextInput
            className={classes.wide ?? ''}
            label={t('documents:field.memo')}
            name="memo"
            value={form.memo}
            maxLength={500}
            onChange={(event) => change({ memo: event.currentTarget.value })}
          />
          <TradeTotals preview={preview} />
        </div>
        {kind === 'sales-invoice' && form.counterparty !== null && preview.currency === baseCurrency ? (
          <Advances
            counterpartyId={form.counterparty.id}
            currency={baseCurrency}
            scale={baseScale}
            gross={preview.gross}
            value={form.advances}
            onChange={(next) => setForm((now) => ({ ...now, advances: next(now.advances) }))}
          />
        ) : null}
      </EntryForm>
      {splitting !== null && form.lines[splitting] ? (
        <SplitDialog
          line={splitting}
          typed={form.lines[splitting].quantity}
          scale={quantityScale}
          onSplit={(parts) => act((now) => splitInto(now, splitting, parts))}
          onClose={() => setSplitting(null)}
        />
      ) : null}
      {paste.pasting ? (
        <Suspense fallback={null}>
          <PasteDialog
            kind="trade"
            text={paste.pasting.text}
            currency={form.currency}
            scales={{ quantity: quantityScale, unitPrice: priceScale }}
            taxCodes={codes}
            onLines={(lines) => {
              const { index } = paste.pasting!;
              const { account, taxCode } = form.lines[index] ?? form.lines.at(-1)!;
              act((now) => withPasted(now, index, lines, { account, taxCode }));
              sayPasted(t, lines.length);
            }}
            onClose={paste.end}
          />
        </Suspense>
      ) : null}
    </>
  );
}
