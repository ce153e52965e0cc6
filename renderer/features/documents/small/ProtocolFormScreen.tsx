import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { readDate } from '../../../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { reject } from '../../../../shared/result.ts';
import { useBaseOn, useToday } from '../../../app/company-context.ts';
import { useCommand } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AccountPicker } from '../../../ui/AccountPicker.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DateInput } from '../../../ui/DateInput.tsx';
import { amountOfTitle } from '../drafts/draft-title.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { DraftSession } from '../drafts/use-draft-session.ts';
import { BranchField } from '../forms/BranchField.tsx';
import { EntryForm } from '../forms/EntryForm.tsx';
import { focusField } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import { PartyField } from '../forms/PartyField.tsx';
import { usePostedDocument } from '../forms/use-posted-document.ts';
import { usePosting } from '../forms/use-posting.ts';
import { useSteps } from '../forms/use-steps.ts';
import { EntryPanel } from '../trade/EntryPanel.tsx';
import { TaxCodePicker } from '../trade/TaxCodePicker.tsx';
import { ownCodes, ownDocument, ownTypes, withType, withUsualAccount } from './own-documents.ts';
import { protocolEntryOf } from './small-entries.ts';
import { placedOnProtocol, protocolInput, restoreProtocol, retyped, type SelfCharge } from './small-forms.ts';

/**
 * A document the company makes for itself: VAT on what it supplies to itself or charges again, goods that are only given or moved. The tax code, and where
 * it does not tell it the official type, decide what is asked for.
 */
export function ProtocolFormScreen({ session, pack, initial }: { session: DraftSession; pack: JurisdictionPack; initial: SelfCharge }) {
  const { t, language, nameOf } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const { form, setForm, adjust, history } = useSteps<SelfCharge>(initial, { id: session.id, restore: restoreProtocol });
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = useCommand('protocol.post');
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => retyped(now, ['taxable', 'vat'], language));
  }, [typedIn, language, adjust]);

  const change = (patch: Partial<SelfCharge>) => setForm((now) => withUsualAccount(pack, now, { ...now, ...patch }));
  const own = ownDocument(pack, form);
  const on = readDate(form.date) ?? today;
  const types = ownTypes(pack);
  const codes = new Set(ownCodes(pack, form.documentType, on).map(({ code }) => code));
  const read = protocolInput(form, own, baseScale);
  const amount = own.isCharged ? form.vat : form.taxable;
  const draft = useDraft({
    id: session.id,
    kind: 'protocol',
    form,
    input: () => (read.ok ? read.value : undefined),
    title: [form.memo, amount && `${amountOfTitle(amount, form.language)} ${baseCurrency}`].filter(Boolean).join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });
  const posting = usePosting({
    draft,
    busy: post.busy,
    read: () => read,
    run: async (input, kept) => {
      const answer = await post.run({ ...input, ...kept });
      return answer.ok ? answer : reject(...placedOnProtocol(form, answer.rejections));
    },
    onPosted: usePostedDocument('protocol'),
  });
  const entry = protocolEntryOf(form, own, { pack, baseCurrency, baseScale, on });
  return (
    <EntryForm
      name="protocol"
      title={t('documents:new.protocol')}
      above={[{ title: t('common:nav.purchases'), to: '/purchases' }]}
      formRef={formRef}
      draft={draft}
      draftId={session.id}
      postLabel={t('documents:post.protocol')}
      busy={post.busy}
      {...posting}
      history={history}
      aside={
        <EntryPanel pack={pack} entry={entry} empty={t('entry-form:panel.document')} baseCurrency={baseCurrency} baseScale={baseScale} />
      }
      onDiscard={() => void navigate({ to: '/purchases' })}
    >
      <div className={classes.fields}>
        <DateInput
          label={t('common:onDate')}
          name="date"
          required
          data-autofocus
          className={classes.date ?? ''}
          value={form.date}
          onChange={(date) => change({ date })}
        />
        <TaxCodePicker
          label={t('documents:column.taxCode')}
          name="taxCode"
          required
          className={classes.short ?? ''}
          use="sale"
          accept={(code) => codes.has(code)}
          on={on}
          value={form.taxCode}
          onChange={(taxCode) => change({ taxCode })}
        />
        {types.length > 0 ? (
          <NativeSelect
            label={t('documents:field.documentType')}
            name="documentType"
            data-enter="skip"
            w={280}
            title={nameOf(types.find(({ code }) => code === own.type)?.names ?? {})}
            data={types.map(({ code, names }) => ({ value: code, label: `${code} ${nameOf(names)}` }))}
            value={own.type}
            onChange={(event) => change(withType(pack, form, event.currentTarget.value, on))}
          />
        ) : null}
        <AmountInput
          label={t(own.isCharged ? 'documents:field.taxableIn' : 'documents:field.valueIn', { currency: baseCurrency })}
          name="taxable"
          required={!own.isCharged}
          className={classes.amount ?? ''}
          scale={baseScale}
          value={form.taxable}
          onChange={(taxable) => change({ taxable })}
        />
        {own.isCharged ? (
          <AmountInput
            label={t('documents:field.vatIn', { currency: baseCurrency })}
            name="vat"
            required
            className={classes.amount ?? ''}
            scale={baseScale}
            value={form.vat}
            onChange={(vat) => change({ vat })}
          />
        ) : null}
      </div>
      <div className={classes.fields}>
        {own.hasParty ? (
          <PartyField
            label={t('common:counterparty')}
            name="counterpartyId"
            value={form.counterparty}
            onChange={(counterparty) => change({ counterparty })}
            onAdded={() => focusField(formRef.current, 'account')}
          />
        ) : null}
        <AccountPicker
          label={t(`documents:field.${own.isCharged ? (own.isRecharge ? 'vatAccount' : 'costAccount') : 'valueTo'}`)}
          name="account"
          required
          className={classes.account ?? ''}
          value={form.account === '' ? null : form.account}
          onChange={(code) => change({ account: code ?? '' })}
        />
        {own.isCharged ? null : (
          <AccountPicker
            label={t('documents:field.valueFrom')}
            name="contraAccount"
            required
            className={classes.account ?? ''}
            value={form.contraAccount === '' ? null : form.contraAccount}
            onChange={(code) => change({ contraAccount: code ?? '' })}
          />
        )}
        <BranchField value={form.branch} onChange={(branch) => change({ branch })} />
      </div>
      <TextInput
        label={t('documents:field.memo')}
        name="memo"
        required
        value={form.memo}
        maxLength={300}
        onChange={(event) => change({ memo: event.currentTarget.value })}
      />
    </EntryForm>
  );
}
