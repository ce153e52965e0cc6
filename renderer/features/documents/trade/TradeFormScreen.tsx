import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readDate } from '../../../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { formatDecimal } from '../../../../shared/money/format.ts';
import { useBaseOn, useCompany, useToday } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { DraftSession } from '../drafts/use-draft-session.ts';
import { EntryForm } from '../forms/EntryForm.tsx';
import { focusField, focusLine } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import { usePostedDocument } from '../forms/use-posted-document.ts';
import { usePosting } from '../forms/use-posting.ts';
import { Advances } from './Advances.tsx';
import { EntryPanel } from './EntryPanel.tsx';
import { rememberUsed } from './last-used.ts';
import { withParty } from './line-defaults.ts';
import { previewOf } from './preview.ts';
import { TradeHeader } from './TradeHeader.tsx';
import { TradeLines } from './TradeLines.tsx';
import { TradeTotals } from './TradeTotals.tsx';
import { emptyLine, inLanguage, isSale, type TradeForm, type TradeLineForm } from './trade-form.ts';
import { tradeInput } from './trade-input.ts';
import { usePostTrade } from './use-post-trade.ts';

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
  const [form, setForm] = useState(initial);
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = usePostTrade();
  const { kind } = form;
  const sale = isSale(kind);

  // The language may be switched in the middle of an invoice: its figures stay the same.
  useEffect(() => setForm((now) => inLanguage(now, language)), [language]);

  // What the corrected document still holds decides the VAT of its last credit note.
  const correctedId = form.corrects?.id ?? '';
  const corrected = useQueryOf('document.get', { id: correctedId }, { enabled: correctedId !== '' });
  const document = corrected.data;
  // In another currency nothing of it can be taken back, which the engine says.
  const left = document && (document.correctedIn?.currency ?? document.currency) === form.currency ? document.left : undefined;
  const preview = useMemo(
    () => previewOf(form, { pack, baseCurrency, baseScale, today, ...(left ? { left } : {}) }),
    [form, pack, baseCurrency, baseScale, today, left],
  );
  const read = tradeInput(form, preview);
  const draft = useDraft({
    id: session.id,
    kind,
    form,
    input: read.ok ? read.value.input : undefined,
    title: [form.counterparty?.name, `${formatDecimal(preview.gross, language)} ${preview.currency}`].filter(Boolean).join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });

  const change = useCallback((patch: Partial<TradeForm>) => setForm((now) => ({ ...now, ...patch })), []);
  const changeLine = useCallback(
    (index: number, patch: Partial<TradeLineForm>) =>
      setForm((now) => ({ ...now, lines: now.lines.map((line, at) => (at === index ? { ...line, ...patch } : line)) })),
    [],
  );
  const addLine = (after: number) => {
    const at = after < 0 ? form.lines.length : after + 1;
    // The next line is most often of the same kind as the one before it.
    const { account, taxCode } = form.lines[at - 1]!;
    setForm((now) => ({ ...now, lines: now.lines.toSpliced(at, 0, emptyLine({ account, taxCode })) }));
    focusLine(formRef.current, at);
  };
  const removeLine = useCallback((index: number) => {
    setForm((now) => (now.lines.length === 1 ? now : { ...now, lines: now.lines.toSpliced(index, 1) }));
    focusLine(formRef.current, Math.max(0, index - 1));
  }, []);

  const list = sale ? '/sales' : '/purchases';
  const posted = usePostedDocument(kind);
  const posting = usePosting({
    draft,
    busy: post.busy,
    read: () => read,
    run: post.run,
    onPosted: (document) => {
      if (form.corrects === null) rememberUsed(companyId, kind, form.counterparty?.id, form.lines[0]!);
      return posted(document);
    },
  });
  const on = readDate(form.taxPoint) ?? readDate(form.date) ?? today;
  return (
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
      onRemoveLine={removeLine}
      aside={
        <EntryPanel pack={pack} entry={preview.entry} documentType={form.documentType} baseCurrency={baseCurrency} baseScale={baseScale} />
      }
    >
      <TradeHeader
        form={form}
        baseCurrency={baseCurrency}
        onChange={change}
        onParty={(party) => setForm((now) => withParty(now, party, { pack, companyId, vatPayer, today }))}
        onPartyAdded={() => focusField(formRef.current, sale ? 'date' : 'supplierNumber')}
      />
      <TradeLines
        form={form}
        preview={preview}
        on={on}
        onChange={changeLine}
        onRemove={removeLine}
        onAdd={() => addLine(form.lines.length - 1)}
        onPricesIncludeVat={(pricesIncludeVat) => change({ pricesIncludeVat })}
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
  );
}
