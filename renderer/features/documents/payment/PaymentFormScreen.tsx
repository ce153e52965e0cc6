import { SegmentedControl, TextInput } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { useBaseOn, useCompany } from '../../../app/company-context.ts';
import { queryOf, useCommand } from '../../../app/engine.ts';
import { useShown } from '../../../app/shown-company.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AccountPicker } from '../../../ui/AccountPicker.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DateInput } from '../../../ui/DateInput.tsx';
import { TemplateMenu } from '../../templates/TemplateMenu.tsx';
import { paymentTemplate } from '../../templates/template-form.ts';
import { amountOfTitle } from '../drafts/draft-title.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { DraftSession } from '../drafts/use-draft-session.ts';
import { BranchField } from '../forms/BranchField.tsx';
import { CurrencyPicker } from '../forms/CurrencyPicker.tsx';
import { EntryForm } from '../forms/EntryForm.tsx';
import { focusField } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import { PartyField } from '../forms/PartyField.tsx';
import { suggestion } from '../forms/suggestion.ts';
import { usePostedDocument } from '../forms/use-posted-document.ts';
import { usePosting } from '../forms/use-posting.ts';
import { useProposedRate } from '../forms/use-proposed-rate.ts';
import { useSteps } from '../forms/use-steps.ts';
import { EntryPanel } from '../trade/EntryPanel.tsx';
import { Allocations } from './Allocations.tsx';
import { type Direction, type PaymentForm, paymentInLanguage, paymentInput, restorePayment, scaleOf, suggestedBy } from './payment-form.ts';
import { paymentEntryOf } from './payment-preview.ts';
import { useOpenDocuments } from './use-open-documents.ts';

interface Props {
  session: DraftSession;
  pack: JurisdictionPack;
  initial: PaymentForm;
}

/** Money received or paid, and the documents it settles. */
export function PaymentFormScreen({ session, pack, initial }: Props) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const restore = useCallback((kept: unknown) => restorePayment(kept, language), [language]);
  const { form, setForm, act, adjust, history } = useSteps<PaymentForm>(initial, { id: session.id, restore });
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = useCommand('payment.post');
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => paymentInLanguage(now, language));
  }, [typedIn, language, adjust]);

  const change = (patch: Partial<PaymentForm>) => setForm((now) => ({ ...now, ...patch }));
  const read = paymentInput(form, baseCurrency, baseScale);
  const scale = scaleOf(form.currency, baseCurrency, baseScale);
  const incoming = form.direction === 'in';
  const { rows } = useOpenDocuments(form);
  const isForeign = form.currency !== baseCurrency;
  const settled = rows.filter(({ id }) => (form.allocations[id] ?? '').trim() !== '');
  const shown = useShown();
  const carried = useQueries({ queries: isForeign ? settled.map(({ id }) => queryOf('document.get', { id }, shown)) : [] });
  // What a document is carried at is told as it is now and in the currency the books have now: a payment of a day before has no preview.
  const isFormer = useCompany().baseCurrency !== baseCurrency;
  const documents = settled.map(({ id, kind, open }, index) => {
    const found = carried[index]?.data;
    const isBefore = isFormer || (found?.revaluedOn !== undefined && form.date <= found.revaluedOn);
    return { id, kind, open, carried: isBefore ? undefined : found?.carried };
  });
  const entry = paymentEntryOf(form, { pack, baseCurrency, baseScale, documents });
  // A rate that was proposed to an untouched form leaves it untouched: looking at a payment begins no draft.
  const first = useRef(initial);
  const untouched = useRef(initial);
  const rateNote = useProposedRate({ currency: form.currency, date: form.date, typed: form.rate }, (rate) => {
    const proposed = { ...form, rate };
    if (form === untouched.current) untouched.current = proposed;
    adjust(proposed);
  });
  const draft = useDraft({
    id: session.id,
    kind: 'payment',
    form: form === untouched.current ? first.current : form,
    input: () => (read.ok ? read.value : undefined),
    title: [form.counterparty?.name, form.amount && `${amountOfTitle(form.amount, form.language)} ${form.currency}`]
      .filter(Boolean)
      .join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });
  const list = incoming ? '/sales' : '/purchases';
  const posting = usePosting({
    draft,
    busy: post.busy,
    read: () => read,
    run: (input, kept) => post.run({ ...input, ...kept }),
    onPosted: usePostedDocument('payment'),
  });
  return (
    <EntryForm
      name="payment"
      title={t(incoming ? 'documents:new.payment-in' : 'documents:new.payment-out')}
      above={[{ title: t(incoming ? 'common:nav.sales' : 'common:nav.purchases'), to: list }]}
      formRef={formRef}
      draft={draft}
      draftId={session.id}
      postLabel={t('documents:post.payment')}
      busy={post.busy}
      {...posting}
      history={history}
      templates={
        <TemplateMenu kind="payment" read={(keep) => paymentTemplate(form, keep)} proposed={form.memo || (form.counterparty?.name ?? '')} />
      }
      onDiscard={() => void navigate({ to: list })}
      aside={
        <EntryPanel
          pack={pack}
          entry={entry}
          empty={t('entry-form:panel.payment')}
          noVat={t(pack.cashAccounting ? 'entry-form:panel.cashVat' : 'documents:panel.noReturn')}
          baseCurrency={baseCurrency}
          baseScale={baseScale}
        />
      }
    >
      <div className={classes.fields}>
        <SegmentedControl
          size="xs"
          aria-label={t('documents:payment.direction')}
          value={form.direction}
          onChange={(value) => change({ direction: value as Direction, allocations: {} })}
          data={[
            { value: 'in', label: t('documents:payment.in') },
            { value: 'out', label: t('documents:payment.out') },
          ]}
        />
      </div>
      <div className={classes.fields}>
        <PartyField
          label={t('common:counterparty')}
          name="counterpartyId"
          value={form.counterparty}
          required
          autoFocus
          onChange={(counterparty) => change({ counterparty, allocations: {} })}
          onAdded={() => focusField(formRef.current, 'date')}
        />
        <DateInput
          label={t('common:onDate')}
          name="date"
          required
          className={classes.date ?? ''}
          value={form.date}
          onChange={(date) => change({ date })}
        />
        <AccountPicker
          label={t('documents:payment.account')}
          name="account"
          className={classes.account ?? ''}
          value={form.account === '' ? null : form.account}
          onChange={(code) => change({ account: code ?? '' })}
        />
        <div className={classes.together}>
          <CurrencyPicker
            label={t('common:currency')}
            name="currency"
            className={classes.short ?? ''}
            value={form.currency}
            onChange={(currency) =>
              change({ currency, rate: '', allocations: {}, account: currency === baseCurrency ? pack.roles.bank : pack.roles.bankForeign })
            }
          />
          {form.currency === baseCurrency ? null : (
            <AmountInput
              label={t('documents:field.rate', { currency: form.currency, base: baseCurrency })}
              name="rate"
              className={classes.amount ?? ''}
              required
              description={rateNote}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              scale={rateScale}
              value={form.rate}
              onChange={(rate) => change({ rate })}
            />
          )}
          <AmountInput
            label={t('common:amountLabel')}
            name="amount"
            className={classes.amount ?? ''}
            required
            scale={scale}
            value={form.amount}
            onChange={(amount) => change({ amount })}
            {...suggestion({
              offered: suggestedBy(form, rows, scale).amount,
              typed: form.amount,
              onTake: (amount) => change({ amount }),
              description: (amount) => t('journal:suggested', { amount }),
            })}
          />
        </div>
        <BranchField value={form.branch} onChange={(branch) => change({ branch })} />
      </div>
      <Allocations
        form={form}
        scale={scale}
        onChange={(allocations) => change({ allocations })}
        onSpread={(allocations) => act((now) => ({ ...now, allocations }))}
      />
      <TextInput
        label={t('documents:field.memo')}
        name="memo"
        value={form.memo}
        maxLength={500}
        onChange={(event) => change({ memo: event.currentTarget.value })}
      />
    </EntryForm>
  );
}
