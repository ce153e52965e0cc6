import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { saleNumberExample } from '../../../../shared/contracts/fields.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { useBaseOn, useCompany, useToday } from '../../../app/company-context.ts';
import { useCommand } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AccountPicker } from '../../../ui/AccountPicker.tsx';
import { DateInput } from '../../../ui/DateInput.tsx';
import { useDimensionsShown } from '../../dimensions/use-dimensions-shown.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { DraftSession } from '../drafts/use-draft-session.ts';
import { BranchField } from '../forms/BranchField.tsx';
import { EntryForm } from '../forms/EntryForm.tsx';
import { focusLine, focusSameField } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import type { LineAct } from '../forms/line-acts.ts';
import { usePostedDocument } from '../forms/use-posted-document.ts';
import { usePosting } from '../forms/use-posting.ts';
import { useSteps } from '../forms/use-steps.ts';
import { EntryPanel } from '../trade/EntryPanel.tsx';
import { SalesReportLines } from './SalesReportLines.tsx';
import { reportEntryOf } from './small-entries.ts';
import {
  actOnReportLine,
  emptyReportLine,
  type ReportLine,
  reportInput,
  restoreReport,
  retypedReport,
  type SalesReport,
} from './small-forms.ts';

interface Props {
  session: DraftSession;
  initial: SalesReport;
  pack: JurisdictionPack;
}

/** What a cash register took over some days: an amount a VAT code, with nobody on the other side. */
export function SalesReportFormScreen({ session, initial, pack }: Props) {
  const { t, language, nameOf } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const { form, setForm, act, current, adjust, history } = useSteps<SalesReport>(initial, { id: session.id, restore: restoreReport });
  const { baseCurrency, baseScale } = useBaseOn(form.date);
  const { vatPayer } = useCompany();
  const dimensions = useDimensionsShown(form.lines);
  const post = useCommand('salesReport.post');
  const typedIn = form.language;
  useEffect(() => {
    if (typedIn !== language) adjust((now) => retypedReport(now, language));
  }, [typedIn, language, adjust]);

  const change = (patch: Partial<SalesReport>) => setForm((now) => ({ ...now, ...patch }));
  const changeLine = (index: number, patch: Partial<ReportLine>) =>
    setForm((now) => ({ ...now, lines: now.lines.map((line, at) => (at === index ? { ...line, ...patch } : line)) }));
  const addLine = (after: number) => {
    const at = after < 0 ? form.lines.length : after + 1;
    act((now) => ({ ...now, lines: now.lines.toSpliced(at, 0, emptyReportLine(now.lines[at - 1]?.taxCode ?? '')) }));
    focusLine(formRef.current, at);
  };
  const onLineAct = (what: LineAct, index: number) => {
    const done = actOnReportLine(current(), what, index);
    if (!done) return;
    act(done.form);
    if (what === 'insert' || what === 'remove') focusLine(formRef.current, done.index);
    else focusSameField(formRef.current, done.index);
  };
  // Under a margin scheme every line is, and says what it cost.
  const scheme = pack.taxCodes.find(
    ({ ground, effect, documentType }) => ground !== undefined && effect === 'charged' && documentType !== undefined,
  );
  const changeType = (documentType: string) =>
    act((now) => ({
      ...now,
      documentType,
      lines: now.lines.map((line) => ({
        ...line,
        cost: '',
        taxCode: documentType === scheme?.documentType ? scheme.code : line.taxCode === scheme?.code ? '' : line.taxCode,
      })),
    }));
  const read = reportInput(form, baseScale);
  const draft = useDraft({
    id: session.id,
    kind: 'sales-report',
    form,
    input: () => (read.ok ? read.value : undefined),
    title: [form.memo || form.lines[0]?.description, form.date].filter(Boolean).join(' · '),
    savedAt: session.savedAt,
    onBegin: session.begin,
  });
  const posting = usePosting({
    draft,
    busy: post.busy,
    read: () => read,
    run: (input, kept) => post.run({ ...input, ...kept }),
    onPosted: usePostedDocument('sales-report'),
  });
  const types = (pack.documentTypes ?? []).filter(({ code }) => code === '81' || code === '82');
  const on = readDate(form.date) ?? today;
  const entry = reportEntryOf(form, { pack, baseCurrency, baseScale, on, vatPayer });
  return (
    <EntryForm
      name="sales-report"
      title={t('documents:new.sales-report')}
      above={[{ title: t('common:nav.sales'), to: '/sales' }]}
      formRef={formRef}
      draft={draft}
      draftId={session.id}
      postLabel={t('documents:post.sales-report')}
      busy={post.busy}
      {...posting}
      history={history}
      aside={
        <EntryPanel
          pack={pack}
          entry={entry}
          empty={t('entry-form:panel.document')}
          documentType={form.documentType}
          baseCurrency={baseCurrency}
          baseScale={baseScale}
        />
      }
      onDiscard={() => void navigate({ to: '/sales' })}
      onAddLine={addLine}
      onLineAct={onLineAct}
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
        <AccountPicker
          label={t('documents:field.paidInto')}
          name="account"
          className={classes.account ?? ''}
          value={form.account === '' ? null : form.account}
          onChange={(code) => change({ account: code ?? '' })}
        />
        {types.length > 0 ? (
          <NativeSelect
            label={t('documents:field.documentType')}
            name="documentType"
            data-enter="skip"
            w={220}
            data={types.map(({ code, names }) => ({ value: code, label: `${code} ${nameOf(names)}` }))}
            value={form.documentType}
            onChange={(event) => changeType(event.currentTarget.value)}
          />
        ) : null}
        {pack.numbersSales ? (
          <TextInput
            label={t('documents:field.saleNumber')}
            name="saleNumber"
            data-enter="skip"
            value={form.saleNumber}
            maxLength={21}
            placeholder={saleNumberExample}
            w={200}
            onChange={(event) => change({ saleNumber: event.currentTarget.value.trim().toUpperCase() })}
          />
        ) : null}
        <BranchField value={form.branch} onChange={(branch) => change({ branch })} />
      </div>
      <SalesReportLines
        lines={form.lines}
        dimensions={dimensions}
        type={form.documentType}
        withCost={scheme !== undefined && form.documentType === scheme.documentType}
        on={on}
        currency={baseCurrency}
        scale={baseScale}
        onChange={changeLine}
        onAct={onLineAct}
        onAdd={() => addLine(form.lines.length - 1)}
      />
      <TextInput
        label={t('documents:field.note')}
        name="memo"
        value={form.memo}
        maxLength={500}
        onChange={(event) => change({ memo: event.currentTarget.value })}
      />
    </EntryForm>
  );
}
