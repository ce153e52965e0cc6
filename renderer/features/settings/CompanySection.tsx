import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { BaseCurrencyPart } from './BaseCurrencyPart.tsx';
import { BranchesPart } from './BranchesPart.tsx';
import { DeclarantPart } from './DeclarantPart.tsx';

export function CompanySection() {
  const { t, language, nameOf } = useText();
  const company = useCompany();
  const country = company.country === null ? t('common:none') : nameOf(packFor(company.country)?.names ?? { en: company.country });
  const mayChange = useMay('admin:system');
  const { id, renew } = useCommandId();
  const update = useCommand('company.update');
  const [name, setName] = useState(company.name);
  const [vatPayer, setVatPayer] = useState(company.vatPayer);
  const [onePerson, setOnePerson] = useState(company.onePerson);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await update.run({ id, name, vatPayer, onePerson });
    if (!answer.ok) return;
    renew();
    notifications.show({ message: t('common:saved') });
  };
  return (
    <>
      <Figures
        of={[
          { id: 'taxId', label: t('common:taxId'), value: company.taxId || t('common:none') },
          { id: 'country', label: t('start:country'), value: country },
          { id: 'currency', label: t('import:baseCurrency'), value: company.baseCurrency },
          { id: 'pack', label: t('settings:company.rules'), value: company.packVersion ?? t('common:none') },
          { id: 'created', label: t('settings:company.created'), value: <InstantText at={company.createdAt} /> },
          { id: 'position', label: t('settings:company.position'), value: formatDecimal(String(company.position), language) },
        ]}
      />
      <form noValidate onSubmit={(event) => void send(event)}>
        <Rejections of={update.rejections} />
        <Stack maw={460} gap="sm">
          <TextInput
            name="name"
            label={t('start:name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            readOnly={!mayChange}
          />
          <Checkbox
            label={t('start:vatPayer')}
            checked={vatPayer}
            onChange={(event) => setVatPayer(event.currentTarget.checked)}
            disabled={!mayChange}
          />
          <Checkbox
            label={t('settings:company.onePerson')}
            description={t('settings:company.onePersonHint')}
            checked={onePerson}
            onChange={(event) => setOnePerson(event.currentTarget.checked)}
            disabled={!mayChange}
          />
          {mayChange ? (
            <Group>
              <Button type="submit" loading={update.busy}>
                {t('common:save')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </form>
      {company.country === null ? null : <BaseCurrencyPart />}
      {company.country === null ? null : <BranchesPart />}
      {company.country !== null && packFor(company.country)?.filedLedgers ? <DeclarantPart /> : null}
    </>
  );
}
