import { Fieldset, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AuditFileDeclared } from '../../../shared/contracts/audit-file.ts';
import { regions } from '../../../shared/saft/nomenclatures.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { CountryInput } from '../counterparties/CountryInput.tsx';

const lengths = {
  address: { street: 70, number: 18, building: 35, postalCode: 18, town: 35 },
  contact: { firstName: 35, lastName: 70, capacity: 35, telephone: 18, email: 70 },
} as const;
const groups = ['5', '1', '2', '3', '4'] as const;
const lists = [
  'beneficialNamesBg',
  'beneficialEgns',
  'beneficialNamesForeign',
  'beneficialCountries',
  'beneficialCountryCodes',
  'ultimateNamesBg',
  'ultimateUicsBg',
  'ultimateNamesForeign',
  'ultimateNamesLatin',
  'ultimateCountries',
] as const;
type Lists = Readonly<Record<(typeof lists)[number] | 'bankAccounts', string>>;

const nothing: AuditFileDeclared = {
  region: '',
  address: { street: '', number: '', building: '', town: '', postalCode: '', region: '', country: 'BG' },
  contact: { firstName: '', lastName: '', capacity: '', telephone: '', email: '' },
  bankAccounts: [],
  ownership: {
    isPartOfGroup: '5',
    ...{ beneficialNamesBg: [], beneficialEgns: [], beneficialNamesForeign: [], beneficialCountries: [], beneficialCountryCodes: [] },
    ...{ ultimateNamesBg: [], ultimateUicsBg: [], ultimateNamesForeign: [], ultimateNamesLatin: [], ultimateCountries: [] },
  },
};

/** Lines as typed; empty ones say nothing. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the company says of itself in its audit file. */
export function DeclareDialog({ declared, onClose }: { declared: AuditFileDeclared | null; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const declare = useCommand('auditFile.declare');
  const [form, setForm] = useState(declared ?? nothing);
  const [typed, setTyped] = useState<Lists>(() => {
    const { ownership, bankAccounts } = declared ?? nothing;
    return {
      bankAccounts: bankAccounts.join('\n'),
      ...(Object.fromEntries(lists.map((name) => [name, ownership[name].join('\n')])) as Record<(typeof lists)[number], string>),
    };
  });
  const send = async () => {
    const owners = Object.fromEntries(lists.map((name) => [name, linesOf(typed[name])])) as Record<(typeof lists)[number], string[]>;
    const answer = await declare.run({
      id,
      ...form,
      bankAccounts: linesOf(typed.bankAccounts),
      ownership: { isPartOfGroup: form.ownership.isPartOfGroup, ...owners },
    });
    if (answer.ok) onClose();
  };
  const regionData = [
    { value: '', label: t('counterparties:noRegion') },
    ...[...regions].sort().map(([value, name]) => ({ value, label: `${name} (${value})` })),
  ];
  const area = (name: keyof Lists, path: string) => (
    <Textarea
      key={name}
      name={path}
      label={t(`audit-file:company.${name}`)}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      autosize
      minRows={1}
      maxRows={6}
    />
  );
  const address = (name: keyof typeof lengths.address, more: object) => (
    <TextInput
      name={`address.${name}`}
      label={t(`audit-file:company.${name}`)}
      maxLength={lengths.address[name]}
      value={form.address[name]}
      onChange={(event) => setForm({ ...form, address: { ...form.address, [name]: event.currentTarget.value } })}
      {...more}
    />
  );
  const contact = (name: keyof typeof lengths.contact, more: object = {}) => (
    <TextInput
      name={`contact.${name}`}
      label={t(`audit-file:company.${name}`)}
      maxLength={lengths.contact[name]}
      value={form.contact[name]}
      onChange={(event) => setForm({ ...form, contact: { ...form.contact, [name]: event.currentTarget.value } })}
      required
      flex={1}
      {...more}
    />
  );
  return (
    <FormDialog
      title={t('audit-file:company.title')}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={declare.busy}
      rejections={declare.rejections}
      size={680}
    >
      <Fieldset legend={t('audit-file:company.address')} variant="unstyled">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          {address('street', { flex: 1, 'data-autofocus': true })}
          {address('number', { w: 90 })}
          {address('building', { w: 110 })}
        </Group>
        <Group gap="sm" align="flex-start" wrap="nowrap" mt="xs">
          {address('postalCode', { w: 110 })}
          {address('town', { flex: 1, required: true })}
          <NativeSelect
            name="address.region"
            label={t('counterparties:region')}
            data={regionData}
            value={form.address.region}
            onChange={(event) => setForm({ ...form, address: { ...form.address, region: event.currentTarget.value } })}
            flex={1}
          />
          <CountryInput
            name="address.country"
            value={form.address.country}
            onChange={(country) => setForm({ ...form, address: { ...form.address, country } })}
            description={undefined}
            title={t('counterparties:countryHint')}
            w={80}
          />
        </Group>
        <NativeSelect
          name="region"
          label={t('audit-file:company.region')}
          data={regionData}
          value={form.region}
          onChange={(event) => setForm({ ...form, region: event.currentTarget.value })}
          mt="xs"
        />
      </Fieldset>
      <Fieldset legend={t('audit-file:company.contact')} variant="unstyled">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          {contact('firstName')}
          {contact('lastName')}
          {contact('capacity')}
        </Group>
        <Group gap="sm" align="flex-start" wrap="nowrap" mt="xs">
          {contact('telephone')}
          {contact('email')}
        </Group>
      </Fieldset>
      {area('bankAccounts', 'bankAccounts')}
      <NativeSelect
        name="ownership.isPartOfGroup"
        label={t('audit-file:company.isPartOfGroup')}
        data={groups.map((value) => ({ value, label: t(`audit-file:groups.${value}`) }))}
        value={form.ownership.isPartOfGroup}
        onChange={(event) =>
          setForm({
            ...form,
            ownership: { ...form.ownership, isPartOfGroup: event.currentTarget.value as (typeof groups)[number] },
          })
        }
      />
      <Fieldset legend={t('audit-file:company.owners')} variant="unstyled">
        <p style={{ margin: '0 0 0.375rem', color: 'var(--mantine-color-dimmed)' }}>{t('audit-file:company.ownersHint')}</p>
        {lists.map((name) => area(name, `ownership.${name}`))}
      </Fieldset>
    </FormDialog>
  );
}
