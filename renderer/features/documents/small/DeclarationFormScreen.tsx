import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { readDate } from '../../../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
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
import { declarationEntryOf } from './small-entries.ts';
import { declarationInput, type ImportDeclaration, restoreDeclaration, retyped } from './small-forms.ts';

/** A customs declaration: duty becomes cost of the goods, import VAT is credited. The goods themselves came with the supplier's bill. */
export function DeclarationFormScreen({
  session,
  pack,
  initial,
}: {
  session: DraftSession;
  pack: JurisdictionPack;
  initial: ImportDeclaration;
}) {
  const { t, language } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const { form, setForm, adjust, history } = useSteps<ImportDeclaration>(initial, { id: session.id, restore: restoreDeclaration });
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = useCommand('importDeclaration.post');
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => retyped(now, ['customsValue', 'duty'], language));
  }, [typedIn, language, adjust]);

  const change = (patch: Partial<ImportDeclaration>) => setForm((now) => ({ ...now, ...patch }));
  const read = declarationInput(form, baseScale);
  const draft = useDraft({
    id: session.id,
    kind: 'import-declaration',
    form,
    input: () => (read.ok ? read.value : undefined),
    title: [form.supplierNumber, form.customsValue && `${amountOfTitle(form.customsValue, form.language)} ${baseCurrency}`]
      .filter(Boolean)
      .join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });
  const posting = usePosting({
    draft,
    busy: post.busy,
    read: () => read,
    run: (input, kept) => post.run({ ...input, ...kept }),
    onPosted: usePostedDocument('import-declaration'),
  });
  const account = (name: 'goodsAccount' | 'settlementAccount') => (
    <AccountPicker
      label={t(`documents:field.${name}`)}
      name={name}
      className={classes.account ?? ''}
      value={form[name] === '' ? null : form[name]}
      onChange={(code) => change({ [name]: code ?? '' })}
    />
  );
  const on = readDate(form.date) ?? today;
  const entry = declarationEntryOf(form, { pack, baseCurrency, baseScale, on });
  return (
    <EntryForm
      name="import-declaration"
      title={t('documents:new.import-declaration')}
      above={[{ title: t('common:nav.purchases'), to: '/purchases' }]}
      formRef={formRef}
      draft={draft}
      draftId={session.id}
      postLabel={t('documents:post.import-declaration')}
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
        <TextInput
          label={t('documents:field.declarationNumber')}
          name="supplierNumber"
          className={classes.amount}
          value={form.supplierNumber}
          maxLength={60}
          onChange={(event) => change({ supplierNumber: event.currentTarget.value })}
        />
        <AmountInput
          label={t('documents:field.customsValue', { currency: baseCurrency })}
          name="customsValue"
          required
          className={classes.amount ?? ''}
          scale={baseScale}
          value={form.customsValue}
          onChange={(customsValue) => change({ customsValue })}
        />
        <AmountInput
          label={t('documents:field.duty', { currency: baseCurrency })}
          name="duty"
          className={classes.amount ?? ''}
          scale={baseScale}
          value={form.duty}
          onChange={(duty) => change({ duty })}
        />
        <TaxCodePicker
          label={t('documents:column.taxCode')}
          name="taxCode"
          required
          className={classes.short ?? ''}
          use="import"
          on={on}
          value={form.taxCode}
          onChange={(taxCode) => change({ taxCode })}
        />
      </div>
      <div className={classes.fields}>
        {account('goodsAccount')}
        {account('settlementAccount')}
        <PartyField
          label={t('documents:field.customsParty')}
          name="counterpartyId"
          value={form.counterparty}
          onChange={(counterparty) => change({ counterparty })}
          onAdded={() => focusField(formRef.current, 'memo')}
        />
        <BranchField value={form.branch} onChange={(branch) => change({ branch })} />
      </div>
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
