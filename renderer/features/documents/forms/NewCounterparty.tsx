import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCompany } from '../../../app/company-context.ts';
import { useCommand, useCommandId } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Rejections } from '../../../ui/Rejections.tsx';
import { useKeptText } from '../../../ui/use-kept-text.ts';
import { CountryInput } from '../../counterparties/CountryInput.tsx';
import classes from './form.module.css';
import type { Party } from './party.ts';

interface Props {
  /** What was typed into the picker: a name, or a tax ID. */
  typed: string;
  onAdded: (party: NonNullable<Party>) => void;
  onCancel: () => void;
}

const isTaxId = (text: string) => /^\d{6,}$/.test(text);

/** Adds a missing counterparty without leaving the document. Not a form of its own: forms can't stand inside forms. */
export function NewCounterparty({ typed, onAdded, onCancel }: Props) {
  const { t } = useText();
  const company = useCompany();
  const create = useCommand('counterparty.create');
  const { id } = useCommandId();
  const kept = useKeptText(`new-counterparty ${typed}`, { name: isTaxId(typed) ? '' : typed, taxId: isTaxId(typed) ? typed : '' });
  const { name, taxId } = kept.typed;
  const [country, setCountry] = useState(company.country ?? 'GE');
  const [vatPayer, setVatPayer] = useState(true);
  const box = useRef<HTMLFieldSetElement>(null);

  // After the key that opened it has done its work: Enter in the picker also goes on to the next field.
  useEffect(() => {
    const timer = setTimeout(() => {
      const fields = [...(box.current?.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])') ?? [])];
      (fields.find((field) => field.value === '') ?? fields[0])?.focus();
    }, 0);
    return () => clearTimeout(timer);
  }, []);

  const add = async () => {
    const answer = await create.run({ id, name, taxId, vatPayer, country });
    if (!answer.ok) return;
    kept.forget();
    onAdded({ id: answer.value.id, name: name.trim(), taxId: taxId.trim() });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void add();
    }
  };
  return (
    <fieldset ref={box} className={classes.inline} data-own-keys onKeyDown={onKeyDown} data-testid="new-counterparty">
      <legend>{t('documents:party.new')}</legend>
      <Rejections of={create.rejections} />
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('common:name')}
          name="name"
          value={name}
          onChange={(event) => kept.change({ name: event.currentTarget.value })}
          w={280}
          required
        />
        <TextInput
          label={t('common:taxId')}
          name="taxId"
          value={taxId}
          onChange={(event) => kept.change({ taxId: event.currentTarget.value })}
          w={150}
        />
        <CountryInput value={country} onChange={setCountry} description={undefined} title={t('counterparties:countryHint')} w={80} />
        <Checkbox
          label={t('documents:party.vatPayer')}
          checked={vatPayer}
          onChange={(event) => setVatPayer(event.currentTarget.checked)}
          pb={7}
        />
        <Button loading={create.busy} onClick={() => void add()}>
          {t('common:add')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </fieldset>
  );
}
