import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Declarant } from '../../../shared/contracts/declarations.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';

const nobody: Declarant = {
  name: '',
  personId: '',
  capacity: 'representative',
  town: '',
  postCode: '',
  street: '',
  companyAddress: '',
  phone: '',
};
const lengths = { name: 150, personId: 15, town: 50, postCode: 10, street: 150, companyAddress: 200, phone: 30 } as const;
const fields = Object.keys(lengths) as (keyof typeof lengths)[];

export function DeclarantDialog({ declarant, onClose }: { declarant: Declarant | null; onClose: () => void }) {
  const { t } = useText();
  const [form, setForm] = useState(declarant ?? nobody);
  return (
    <CommandDialog
      title={t('settings:declarant.title')}
      submit={t('common:save')}
      method="declarant.change"
      input={() => ({ ...form })}
      onClose={onClose}
    >
      {fields.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(`settings:declarant.fields.${name}`)}
          required={name === 'name'}
          maxLength={lengths[name]}
          value={form[name]}
          onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
          {...(name === 'name' ? { 'data-autofocus': true } : {})}
        />
      ))}
      <NativeSelect
        name="capacity"
        label={t('settings:declarant.fields.capacity')}
        data={(['representative', 'authorised'] as const).map((value) => ({ value, label: t(`settings:declarant.capacities.${value}`) }))}
        value={form.capacity}
        onChange={(event) => setForm({ ...form, capacity: event.currentTarget.value as Declarant['capacity'] })}
      />
    </CommandDialog>
  );
}
