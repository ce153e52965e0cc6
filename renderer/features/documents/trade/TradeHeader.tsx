import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { correctionReasons, increaseReasons } from '../../../../shared/contracts/documents.ts';
import { saleNumberExample } from '../../../../shared/contracts/fields.ts';
import { isCreditNote, isDebitNote, isSaleKind } from '../../../../shared/documents/kinds.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { useCompany } from '../../../app/company-context.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DateInput } from '../../../ui/DateInput.tsx';
import { BranchField } from '../forms/BranchField.tsx';
import { CurrencyPicker } from '../forms/CurrencyPicker.tsx';
import classes from '../forms/form.module.css';
import { PartyField } from '../forms/PartyField.tsx';
import { useProposedRate } from '../forms/use-proposed-rate.ts';
import { typesFor } from './document-types.ts';
import type { TradeForm } from './trade-form.ts';

interface Props {
  form: TradeForm;
  baseCurrency: string;
  onChange: (patch: Partial<TradeForm>) => void;
  /** What nobody typed: a rate that is proposed. */
  onPropose: (patch: Partial<TradeForm>) => void;
  onParty: (party: TradeForm['counterparty']) => void;
  onPartyAdded: () => void;
}

/** Who, when, in which currency. A credit note keeps party, currency and rate of what it corrects. */
export const TradeHeader = memo(function TradeHeader({ form, baseCurrency, onChange, onPropose, onParty, onPartyAdded }: Props) {
  const { t, nameOf } = useText();
  const { country } = useCompany();
  const pack = country === null ? undefined : packFor(country);
  const types = pack ? typesFor(pack, form.kind) : [];
  const needsProtocol =
    !isSaleKind(form.kind) && form.lines.some(({ taxCode }) => pack?.taxCodes.some(({ code, protocol }) => code === taxCode && protocol));
  // A note keeps party, currency and rate of its document.
  const credit = isCreditNote(form.kind) || isDebitNote(form.kind);
  const foreign = form.currency !== baseCurrency;
  // VAT of a foreign document is converted at the rate of its tax point. @source georgia.md section 6
  const rateNote = useProposedRate(
    { currency: form.currency, date: form.taxPoint || form.date, typed: form.rate, enabled: !credit },
    (rate) => onPropose({ rate }),
  );
  return (
    <>
      {form.corrects === null ? null : (
        <div className={classes.fields}>
          <div>
            <div className={classes.label}>{t('documents:field.corrects')}</div>
            <Link className={classes.stated ?? ''} to="/documents/$documentId" params={{ documentId: form.corrects.id }}>
              {form.corrects.number}
            </Link>
          </div>
          <NativeSelect
            label={t('documents:field.reason')}
            name="reason"
            value={form.reason}
            required
            data-autofocus
            onChange={(event) => onChange({ reason: event.currentTarget.value as TradeForm['reason'] })}
            data={[
              { value: '', label: t('documents:reason.choose') },
              ...(isDebitNote(form.kind) ? increaseReasons : correctionReasons).map((reason) => ({
                value: reason,
                label: t(`documents:reason.${reason}`),
              })),
            ]}
          />
        </div>
      )}
      <div className={classes.fields}>
        <PartyField
          label={t(isSaleKind(form.kind) ? 'documents:field.customer' : 'documents:field.supplier')}
          name="counterpartyId"
          value={form.counterparty}
          disabled={credit}
          autoFocus={!credit}
          required={!isSaleKind(form.kind)}
          onChange={onParty}
          onAdded={onPartyAdded}
        />
        {form.kind === 'sales-invoice' && pack?.numbersSales ? (
          <TextInput
            label={t('documents:field.saleNumber')}
            name="saleNumber"
            value={form.saleNumber}
            maxLength={21}
            placeholder={saleNumberExample}
            data-enter="skip"
            w={200}
            onChange={(event) => onChange({ saleNumber: event.currentTarget.value.trim().toUpperCase() })}
          />
        ) : null}
        {isSaleKind(form.kind) ? null : (
          <TextInput
            label={t('documents:field.supplierNumber')}
            name="supplierNumber"
            value={form.supplierNumber}
            maxLength={60}
            className={classes.amount}
            onChange={(event) => onChange({ supplierNumber: event.currentTarget.value })}
          />
        )}
        <DateInput
          label={t('common:onDate')}
          name="date"
          required
          className={classes.date ?? ''}
          value={form.date}
          onChange={(date) => onChange({ date })}
        />
        {credit ? null : (
          <DateInput
            label={t('documents:field.dueDate')}
            name="dueDate"
            className={classes.date ?? ''}
            value={form.dueDate}
            onChange={(dueDate) => onChange({ dueDate })}
          />
        )}
        {credit ? null : (
          <DateInput
            label={t('documents:field.taxPoint')}
            name="taxPoint"
            className={classes.date ?? ''}
            data-enter="skip"
            value={form.taxPoint}
            onChange={(taxPoint) => onChange({ taxPoint })}
          />
        )}
        <CurrencyPicker
          label={t('common:currency')}
          name="currency"
          className={classes.short ?? ''}
          disabled={credit}
          value={form.currency}
          onChange={(currency) => onChange({ currency, rate: '', advances: [] })}
        />
        {foreign ? (
          <AmountInput
            label={t('documents:field.rate', { currency: form.currency, base: baseCurrency })}
            name="rate"
            className={classes.amount ?? ''}
            disabled={credit}
            required
            description={rateNote}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            scale={rateScale}
            value={form.rate}
            onChange={(rate) => onChange({ rate })}
          />
        ) : null}
        {needsProtocol ? (
          <DateInput
            label={t('documents:field.protocolDate')}
            name="protocolDate"
            className={classes.date ?? ''}
            data-enter="skip"
            value={form.protocolDate}
            onChange={(protocolDate) => onChange({ protocolDate })}
          />
        ) : null}
        {types.length > 1 ? (
          <NativeSelect
            label={t('documents:field.documentType')}
            name="documentType"
            data-enter="skip"
            w={220}
            value={form.documentType || pack?.documentTypeOf?.[form.kind]}
            onChange={(event) => onChange({ documentType: event.currentTarget.value })}
            data={types.map(({ code, names }) => ({ value: code, label: `${code} ${nameOf(names)}` }))}
          />
        ) : null}
        <BranchField value={form.branch} onChange={(branch) => onChange({ branch })} />
      </div>
    </>
  );
}, showsTheSame);

/** What is typed into the lines changes the header only by a tax code. Handlers do the same at all times. */
function showsTheSame(before: Props, after: Props): boolean {
  const names = Object.keys(after.form) as (keyof TradeForm)[];
  const inHeader = names.filter((name) => name !== 'lines' && name !== 'advances' && name !== 'memo');
  return (
    before.baseCurrency === after.baseCurrency &&
    inHeader.every((name) => before.form[name] === after.form[name]) &&
    before.form.lines.length === after.form.lines.length &&
    before.form.lines.every((line, index) => line.taxCode === after.form.lines[index]!.taxCode)
  );
}
