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
import { advanceEntryOf } from './small-entries.ts';
import { type AdvanceReceipt, advanceInput, restoreAdvance, retyped } from './small-forms.ts';

/** Money from a customer before the supply: VAT falls due on it at once. */
export function AdvanceFormScreen({ session, pack, initial }: { session: DraftSession; pack: JurisdictionPack; initial: AdvanceReceipt }) {
  const { t, language } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const { form, setForm, adjust, history } = useSteps<AdvanceReceipt>(initial, { id: session.id, restore: restoreAdvance });
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const receive = useCommand('advance.receive');
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => retyped(now, ['gross'], language));
  }, [typedIn, language, adjust]);

  const change = (patch: Partial<AdvanceReceipt>) => setForm((now) => ({ ...now, ...patch }));
  const read = advanceInput(form, baseScale);
  const draft = useDraft({
    id: session.id,
    kind: 'advance-received',
    form,
    input: () => (read.ok ? read.value : undefined),
    title: [form.counterparty?.name, form.gross && `${amountOfTitle(form.gross, form.language)} ${baseCurrency}`]
      .filter(Boolean)
      .join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });
  const posting = usePosting({
    draft,
    busy: receive.busy,
    read: () => read,
    run: (input, kept) => receive.run({ ...input, ...kept }),
    onPosted: usePostedDocument('advance-received'),
  });
  const on = readDate(form.date) ?? today;
  const entry = advanceEntryOf(form, { pack, baseCurrency, baseScale, on });
  return (
    <EntryForm
      name="advance-received"
      title={t('documents:new.advance-received')}
      above={[{ title: t('common:nav.sales'), to: '/sales' }]}
      formRef={formRef}
      draft={draft}
      draftId={session.id}
      postLabel={t('documents:post.advance-received')}
      busy={receive.busy}
      {...posting}
      history={history}
      aside={
        <EntryPanel pack={pack} entry={entry} empty={t('entry-form:panel.document')} baseCurrency={baseCurrency} baseScale={baseScale} />
      }
      onDiscard={() => void navigate({ to: '/sales' })}
    >
      <div className={classes.fields}>
        <PartyField
          label={t('documents:field.customer')}
          name="counterpartyId"
          value={form.counterparty}
          required
          autoFocus
          onChange={(counterparty) => change({ counterparty })}
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
        <AmountInput
          label={t('documents:field.grossIn', { currency: baseCurrency })}
          name="gross"
          required
          className={classes.amountLong ?? ''}
          scale={baseScale}
          value={form.gross}
          onChange={(gross) => change({ gross })}
        />
        <TaxCodePicker
          label={t('documents:column.taxCode')}
          name="taxCode"
          className={classes.short ?? ''}
          required
          use="advance-received"
          on={on}
          value={form.taxCode}
          onChange={(taxCode) => change({ taxCode })}
        />
        <AccountPicker
          label={t('documents:payment.account')}
          name="account"
          className={classes.account ?? ''}
          value={form.account === '' ? null : form.account}
          onChange={(code) => change({ account: code ?? '' })}
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
