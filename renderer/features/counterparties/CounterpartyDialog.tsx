import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CounterpartyInfo } from '../../../shared/contracts/counterparties.ts';
import { regions } from '../../../shared/saft/nomenclatures.ts';
import { useCompany } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { CountryInput } from './CountryInput.tsx';
import { checkTaxId } from './check-tax-id.ts';

type Form = Omit<CounterpartyInfo, 'id' | 'version'>;

const empty: Form = {
  ...{ name: '', taxId: '', vatNumber: '', country: '', vatPayer: false, isCustomer: true, isSupplier: true, related: false },
  ...{ street: '', town: '', postalCode: '', region: '' },
};

interface Props {
  /** The one to change; a new one without. */
  counterparty?: CounterpartyInfo;
  onClose: () => void;
}

/** A customer or supplier: added, or changed with all of its fields. */
export function CounterpartyDialog({ counterparty, onClose }: Props) {
  const { t } = useText();
  const company = useCompany();
  const { id } = useCommandId();
  const create = useCommand('counterparty.create');
  const change = useCommand('counterparty.change');
  const [form, setForm] = useState<Form>(() => {
    if (!counterparty) return { ...empty, country: company.country ?? 'GE' };
    const { id: _, version: _seen, ...held } = counterparty;
    return held;
  });
  const [leftTaxId, setLeftTaxId] = useState(false);
  const problem = checkTaxId(form.country, form.taxId);
  const set = (changes: Partial<Form>) => setForm((now) => ({ ...now, ...changes }));
  const text = (name: 'name' | 'street' | 'town' | 'postalCode' | 'region' | 'vatNumber') => ({
    name,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const check = (name: 'vatPayer' | 'isCustomer' | 'isSupplier' | 'related', label: string) => (
    <Checkbox label={label} checked={form[name]} onChange={(event) => set({ [name]: event.currentTarget.checked })} />
  );

  const send = async () => {
    const said = { ...form, vatNumber: form.vatNumber.replace(/\s/g, '').toLocaleUpperCase('en') };
    const answer = counterparty
      ? await change.run({ id, counterpartyId: counterparty.id, version: counterparty.version, ...said })
      : await create.run({ id, ...said });
    if (answer.ok) onClose();
  };
  const isBulgarian = form.country === 'BG';
  return (
    <FormDialog
      title={t(counterparty ? 'counterparties:edit' : 'counterparties:new')}
      submit={t(counterparty ? 'common:save' : 'common:add')}
      onSubmit={send}
      onClose={onClose}
      busy={create.busy || change.busy}
      rejections={counterparty ? change.rejections : create.rejections}
      size={560}
    >
      <TextInput {...text('name')} label={t('common:name')} maxLength={200} data-autofocus />
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <CountryInput value={form.country} onChange={(country) => set({ country })} w={150} />
        <TextInput
          name="taxId"
          label={t('common:taxId')}
          description={t('counterparties:taxIdHint')}
          value={form.taxId}
          maxLength={20}
          flex={1}
          onChange={(event) => {
            set({ taxId: event.currentTarget.value.trim() });
            setLeftTaxId(false);
          }}
          onBlur={() => setLeftTaxId(true)}
          error={problem && leftTaxId ? t(`rejections:reasons.${problem}`) : undefined}
        />
        <TextInput
          {...text('vatNumber')}
          label={t('counterparties:vatNumber')}
          description={t('counterparties:vatNumberHint')}
          maxLength={20}
          flex={1}
        />
      </Group>
      <TextInput {...text('street')} label={t('counterparties:street')} maxLength={70} />
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput {...text('postalCode')} label={t('counterparties:postalCode')} maxLength={18} w={150} />
        <TextInput {...text('town')} label={t('counterparties:town')} maxLength={35} flex={1} />
        {isBulgarian ? (
          <NativeSelect
            {...text('region')}
            label={t('counterparties:region')}
            data={[
              { value: '', label: t('counterparties:noRegion') },
              ...[...regions].sort().map(([value, name]) => ({ value, label: `${name} (${value})` })),
            ]}
            flex={1}
          />
        ) : (
          <TextInput {...text('region')} label={t('counterparties:region')} maxLength={35} flex={1} />
        )}
      </Group>
      {check('vatPayer', t('counterparties:vatPayer'))}
      {check('isCustomer', t('counterparties:customer'))}
      {check('isSupplier', t('counterparties:supplier'))}
      {check('related', t('counterparties:related'))}
      {counterparty ? <p style={{ margin: 0, color: 'var(--mantine-color-dimmed)' }}>{t('counterparties:issued')}</p> : null}
    </FormDialog>
  );
}
