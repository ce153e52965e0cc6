import { Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCompany } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { checkTaxId } from './check-tax-id.ts';

export function CreateCounterpartyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const company = useCompany();
  const { id } = useCommandId();
  const create = useCommand('counterparty.create');
  const [name, setName] = useState('');
  const [country, setCountry] = useState(company.country ?? 'GE');
  const [taxId, setTaxId] = useState('');
  const [vatPayer, setVatPayer] = useState(false);
  const [isCustomer, setCustomer] = useState(true);
  const [isSupplier, setSupplier] = useState(true);
  const [leftTaxId, setLeftTaxId] = useState(false);
  const problem = checkTaxId(country, taxId);

  const send = async () => {
    const answer = await create.run({ id, name, taxId, country, vatPayer, isCustomer, isSupplier });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('counterparties:new')}
      submit={t('common:add')}
      onSubmit={send}
      onClose={onClose}
      busy={create.busy}
      rejections={create.rejections}
    >
      <TextInput
        name="name"
        label={t('common:name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput
          name="country"
          label={t('counterparties:country')}
          description={t('counterparties:countryHint')}
          value={country}
          maxLength={2}
          w={130}
          onChange={(event) => setCountry(event.currentTarget.value.replace(/[^a-z]/gi, '').toLocaleUpperCase('en'))}
        />
        <TextInput
          name="taxId"
          label={t('common:taxId')}
          description={t('counterparties:taxIdHint')}
          value={taxId}
          inputMode="numeric"
          flex={1}
          onChange={(event) => {
            setTaxId(event.currentTarget.value.trim());
            setLeftTaxId(false);
          }}
          onBlur={() => setLeftTaxId(true)}
          error={problem && leftTaxId ? t(`rejections:reasons.${problem}`) : undefined}
        />
      </Group>
      <Checkbox label={t('counterparties:vatPayer')} checked={vatPayer} onChange={(event) => setVatPayer(event.currentTarget.checked)} />
      <Checkbox label={t('counterparties:customer')} checked={isCustomer} onChange={(event) => setCustomer(event.currentTarget.checked)} />
      <Checkbox label={t('counterparties:supplier')} checked={isSupplier} onChange={(event) => setSupplier(event.currentTarget.checked)} />
    </FormDialog>
  );
}
