import { NativeSelect, TextInput } from '@mantine/core';
import { Fragment, useState } from 'react';
import { readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useCompany } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { CounterpartyPicker } from '../documents/forms/CounterpartyPicker.tsx';
import { CurrencyPicker } from '../documents/forms/CurrencyPicker.tsx';
import type { Party } from '../documents/forms/party.ts';
import { DimensionFilters } from './DimensionFilters.tsx';
import type { Choice, Choices } from './FilterBar.tsx';
import { countryParam, type FilterField, type RegisterFilter } from './register-search.ts';

interface Props {
  fields: readonly FilterField[];
  value: RegisterFilter;
  kinds: readonly Choice[];
  states: readonly Choice[];
  choices: Choices;
  onChange: (filter: RegisterFilter) => void;
  onClose: () => void;
}

const everyAccount = () => true;

/** All filters of a register at once. What is left empty is no filter. */
export function FilterDialog({ fields, value, kinds, states, choices, onChange, onClose }: Props) {
  const { t, language } = useText();
  const { baseScale } = useCompany();
  const has = (field: FilterField) => fields.includes(field);
  const [typed, setTyped] = useState<RegisterFilter>(() => ({
    ...value,
    least: value.least && formatDecimal(value.least, language),
    most: value.most && formatDecimal(value.most, language),
  }));
  const [party, setParty] = useState<Party | undefined>(undefined);
  const known = useQueryOf(
    'counterparty.get',
    { id: value.counterpartyId ?? '' },
    { enabled: value.counterpartyId !== undefined && value.counterpartyId !== 'none' },
  );
  const branches = useQueryOf('branch.list', {}, { enabled: has('branch') });
  const users = useQueryOf('user.list', {}, { enabled: has('user') });
  const set = (patch: RegisterFilter) => setTyped((now) => ({ ...now, ...patch }));
  const amountOf = (text: string | undefined) => {
    const read = readAmount(text ?? '', baseScale, language);
    return read.ok ? read.text : undefined;
  };
  // A field says what is wrong once it is left. Sent by a key from the field itself, nobody has left it.
  const [isSent, setSent] = useState(false);
  const problemOf = (text: string | undefined) => {
    const read = readAmount(text ?? '', baseScale, language);
    return read.ok || read.reason === 'empty' ? undefined : t(`common:amount.${read.reason}`, { scale: baseScale });
  };
  const errorOf = (text: string | undefined) => (isSent ? problemOf(text) : undefined);
  const send = () => {
    setSent(true);
    if (problemOf(typed.least) ?? problemOf(typed.most)) return;
    const all: RegisterFilter = {
      ...typed,
      least: amountOf(typed.least),
      most: amountOf(typed.most),
      country: countryParam(typed.country),
    };
    onChange(Object.fromEntries(fields.map((field) => [field, all[field] || undefined])));
  };
  const select = (field: FilterField, choices: readonly Choice[], withNone = false) => (
    <NativeSelect
      label={t(`grid:filter.field.${field}`)}
      value={typed[field] ?? ''}
      onChange={(event) => set({ [field]: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: t('grid:filter.any') },
        ...(withNone ? [{ value: 'none', label: t('grid:filter.none') }] : []),
        ...choices,
      ]}
    />
  );
  return (
    <FormDialog title={t('grid:filter.title')} submit={t('grid:filter.apply')} onSubmit={send} onClose={onClose}>
      {has('kind') ? select('kind', kinds) : null}
      {has('state') ? select('state', states) : null}
      {fields.map((field) => {
        const words = choices[field];
        return words ? <Fragment key={field}>{select(field, words)}</Fragment> : null;
      })}
      {has('country') ? (
        <TextInput
          label={t('grid:filter.field.country')}
          value={typed.country ?? ''}
          maxLength={2}
          onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })}
        />
      ) : null}
      {has('least') ? (
        <>
          <AmountInput
            label={t('grid:filter.field.least')}
            value={typed.least ?? ''}
            onChange={(least) => set({ least })}
            scale={baseScale}
            error={errorOf(typed.least)}
          />
          <AmountInput
            label={t('grid:filter.field.most')}
            value={typed.most ?? ''}
            onChange={(most) => set({ most })}
            scale={baseScale}
            error={errorOf(typed.most)}
          />
        </>
      ) : null}
      {has('account') ? (
        <AccountPicker
          label={t('common:account')}
          value={typed.account ?? null}
          onChange={(account) => set({ account: account ?? undefined })}
          accept={everyAccount}
        />
      ) : null}
      {has('counterpartyId') ? (
        <CounterpartyPicker
          label={t('common:counterparty')}
          value={party === undefined ? (known.data ?? null) : party}
          onChange={(next) => {
            setParty(next);
            set({ counterpartyId: next?.id });
          }}
        />
      ) : null}
      {has('branch') && branches.data && branches.data.length > 0
        ? select(
            'branch',
            branches.data.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
            true,
          )
        : null}
      {has('dimensions') ? <DimensionFilters value={typed.dimensions} onChange={(dimensions) => set({ dimensions })} /> : null}
      {has('currency') ? (
        <CurrencyPicker
          label={t('grid:filter.field.currency')}
          value={typed.currency ?? ''}
          onChange={(currency) => set({ currency: currency || undefined })}
        />
      ) : null}
      {has('user') && users.data && users.data.length > 1
        ? select(
            'user',
            users.data.map(({ id, name }) => ({ value: id, label: name })),
          )
        : null}
    </FormDialog>
  );
}
