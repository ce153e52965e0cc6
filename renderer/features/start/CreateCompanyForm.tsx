import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { countries, packFor } from '../../../shared/jurisdictions/index.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Rejections } from '../../ui/Rejections.tsx';
import { checkTaxId } from '../counterparties/check-tax-id.ts';

interface Props {
  /** There is no company to go on with: one begins by its name. */
  first: boolean;
}

/** Everything a company needs to post its first entry: the chart, tax codes and numbering come with the country. */
export function CreateCompanyForm({ first }: Props) {
  const { t, nameOf } = useText();
  const navigate = useNavigate();
  const { id } = useCommandId();
  const create = useCommand('app.create');
  const [country, setCountry] = useState(countries[0] ?? 'GE');
  const [name, setName] = useState('');
  const [taxId, setTaxId] = useState('');
  const [vatPayer, setVatPayer] = useState(true);
  const [userName, setUserName] = useState('');
  const [leftTaxId, setLeftTaxId] = useState(false);
  const problem = checkTaxId(country, taxId);
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not out of the hand of somebody who was faster.
    if (first && document.activeElement === document.body) nameField.current?.focus();
  }, [first]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await create.run({ id, country, name, taxId, vatPayer, userName });
    if (answer.ok) await navigate({ to: '/' });
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Rejections of={create.rejections} />
      <Stack gap="sm">
        <NativeSelect
          name="country"
          label={t('start:country')}
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
          data={countries.map((code) => ({ value: code, label: nameOf(packFor(code)?.names ?? { en: code }) }))}
        />
        <TextInput
          ref={nameField}
          name="name"
          label={t('start:name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="organization"
        />
        <TextInput
          name="taxId"
          label={t('common:taxId')}
          value={taxId}
          inputMode="numeric"
          onChange={(event) => {
            setTaxId(event.currentTarget.value.trim());
            setLeftTaxId(false);
          }}
          onBlur={() => setLeftTaxId(true)}
          // Said once: by the form after it was sent, by the field before.
          error={
            problem && leftTaxId
              ? create.rejections.length > 0
                ? true
                : t('rejections:TAX_ID_INVALID', { reason: t(`rejections:reasons.${problem}`) })
              : undefined
          }
        />
        <TextInput
          name="userName"
          label={t('start:userName')}
          description={t('start:userNameHint')}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
          autoComplete="name"
        />
        <Checkbox label={t('start:vatPayer')} checked={vatPayer} onChange={(event) => setVatPayer(event.currentTarget.checked)} />
        <Button type="submit" size="sm" loading={create.busy} data-testid="create-company">
          {t('start:createButton')}
        </Button>
      </Stack>
    </form>
  );
}
