import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { useBaseOn, useToday } from '../../../app/company-context.ts';
import { useCommand } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AccountPicker } from '../../../ui/AccountPicker.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DateInput } from '../../../ui/DateInput.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import type { DraftSession } from '../drafts/use-draft-session.ts';
import { BranchField } from '../forms/BranchField.tsx';
import { EntryForm } from '../forms/EntryForm.tsx';
import classes from '../forms/form.module.css';
import { usePostedDocument } from '../forms/use-posted-document.ts';
import { usePosting } from '../forms/use-posting.ts';
import { TaxCodePicker } from '../trade/TaxCodePicker.tsx';
import { protocolInput, retyped, type SelfCharge } from './small-forms.ts';

/** VAT on what the company supplies to itself: a cost, with nobody on the other side. */
export function ProtocolFormScreen({ session, initial }: { session: DraftSession; initial: SelfCharge }) {
  const { t, language } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(initial);
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const post = useCommand('protocol.post');
  useEffect(() => setForm((now) => retyped(now, ['taxable', 'vat'], language)), [language]);

  const change = (patch: Partial<SelfCharge>) => setForm((now) => ({ ...now, ...patch }));
  const read = protocolInput(form, baseScale);
  const draft = useDraft({
    id: session.id,
    kind: 'protocol',
    form,
    input: read.ok ? read.value : undefined,
    title: [form.memo, form.vat && `${form.vat} ${baseCurrency}`].filter(Boolean).join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });
  const posting = usePosting({
    draft,
    busy: post.busy,
    read: () => read,
    run: (input, kept) => post.run({ ...input, ...kept }),
    onPosted: usePostedDocument('protocol'),
  });
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
      onDiscard={() => void navigate({ to: '/purchases' })}
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
          onChange={(date) => change({ date })}
        />
        <TaxCodePicker
          label={t('documents:column.taxCode')}
          name="taxCode"
          required
          className={classes.short ?? ''}
          use="sale"
          selfCharged
          on={readDate(form.date) ?? today}
          value={form.taxCode}
          onChange={(taxCode) => change({ taxCode })}
        />
        <AmountInput
          label={t('documents:field.taxableIn', { currency: baseCurrency })}
          name="taxable"
          className={classes.amount ?? ''}
          scale={baseScale}
          value={form.taxable}
          onChange={(taxable) => taxable !== form.taxable && change({ taxable })}
        />
        <AmountInput
          label={t('documents:field.vatIn', { currency: baseCurrency })}
          name="vat"
          required
          className={classes.amount ?? ''}
          scale={baseScale}
          value={form.vat}
          onChange={(vat) => vat !== form.vat && change({ vat })}
        />
      </div>
      <div className={classes.fields}>
        <AccountPicker
          label={t('documents:field.costAccount')}
          name="account"
          required
          className={classes.account ?? ''}
          value={form.account === '' ? null : form.account}
          onChange={(code) => change({ account: code ?? '' })}
        />
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
