import { Button, Checkbox, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemInfo, ItemKind } from '../../../shared/contracts/items.ts';
import { priceScale } from '../../../shared/documents/line-amount.ts';
import { languages } from '../../../shared/locales/languages.ts';
import type { Rejection } from '../../../shared/result.ts';
import { useCompany, useMay, useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { CurrencyPicker } from '../documents/forms/CurrencyPicker.tsx';
import { TaxCodePicker } from '../documents/trade/TaxCodePicker.tsx';
import { emptyItem, type ItemForm, itemForm, readItem } from './item-form.ts';

interface Props {
  /** The one to change; a new one without. */
  item?: ItemInfo;
  onClose: () => void;
}

/** An item or a service: added, or changed with all of its fields. */
export function ItemDialog({ item, onClose }: Props) {
  const { t, language } = useText();
  const { baseCurrency, country } = useCompany();
  const mayWrite = useMay('transactions:write');
  const today = useToday();
  const { id } = useCommandId();
  const { id: switchId } = useCommandId();
  const add = useCommand('item.add');
  const change = useCommand('item.change');
  const deactivate = useCommand('item.deactivate');
  const activate = useCommand('item.activate');
  const [form, setForm] = useState<ItemForm>(() => (item ? itemForm(item, language) : emptyItem('', baseCurrency)));
  const [unread, setUnread] = useState<readonly Rejection[]>([]);
  const set = (changes: Partial<ItemForm>) => setForm((now) => ({ ...now, ...changes }));
  const text = (name: 'code' | 'name' | 'unit' | 'cn8' | 'barcode') => ({
    name,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });

  const send = async () => {
    const read = readItem(form, language);
    setUnread(read.ok ? [] : read.rejections);
    if (!read.ok) return;
    const { code, ...said } = read.value;
    const answer = item
      ? await change.run({ id, itemId: item.id, version: item.version, code, ...said })
      : await add.run({ id, ...said, ...(code.trim() === '' ? {} : { code }) });
    if (answer.ok) onClose();
  };
  const turn = async (command: typeof deactivate | typeof activate) => {
    if (!item) return;
    const answer = await command.run({ id: switchId, itemId: item.id, version: item.version });
    if (answer.ok) onClose();
  };
  const busy = [add, change, deactivate, activate].some((each) => each.busy);
  const price = (name: 'salePrice' | 'purchasePrice') => (
    <AmountInput
      name={name}
      label={t(`items:${name}`)}
      scale={priceScale}
      value={form[name]}
      onChange={(typed) => set({ [name]: typed })}
      flex={1}
    />
  );
  const taxCode = (name: 'saleTaxCode' | 'purchaseTaxCode') =>
    country === null ? null : (
      <TaxCodePicker
        name={name}
        label={t(`items:${name}`)}
        use={name === 'saleTaxCode' ? 'sale' : 'purchase'}
        on={today}
        value={form[name]}
        onChange={(code) => set({ [name]: code })}
        flex={1}
      />
    );
  const account = (name: 'incomeAccount' | 'expenseAccount') => (
    <AccountPicker name={name} label={t(`items:${name}`)} value={form[name]} onChange={(code) => set({ [name]: code })} flex={1.6} />
  );
  return (
    <FormDialog
      title={t(item ? 'items:edit' : 'items:new')}
      submit={t(item ? 'common:save' : 'common:add')}
      onSubmit={send}
      onClose={onClose}
      busy={busy}
      rejections={[...unread, ...[add, change, deactivate, activate].flatMap((each) => each.rejections)]}
      size={640}
    >
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput {...text('name')} label={t('items:name')} maxLength={200} required flex={1} data-autofocus />
        <TextInput
          {...text('code')}
          label={t('items:code')}
          maxLength={40}
          w={150}
          {...(item ? {} : { description: t('items:codeHint'), inputWrapperOrder: ['label', 'input', 'description', 'error'] })}
        />
      </Group>
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={t('items:kind.title')}
          value={form.kind}
          onChange={(kind) => set({ kind: kind as ItemKind })}
          data={(['goods', 'service'] as const).map((value) => ({ value, label: t(`items:kind.${value}`) }))}
        />
        <TextInput {...text('unit')} label={t('items:unit')} maxLength={20} w={90} />
        <TextInput {...text('barcode')} label={t('items:barcode')} maxLength={40} w={160} />
        {form.kind === 'goods' && country === 'BG' ? (
          <TextInput {...text('cn8')} label={t('items:cn8')} maxLength={10} w={120} title={t('items:cn8Hint')} />
        ) : null}
      </Group>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        {price('salePrice')}
        {price('purchasePrice')}
        <CurrencyPicker
          name="currency"
          label={t('items:currency')}
          value={form.currency}
          onChange={(currency) => set({ currency })}
          w={80}
        />
        <Checkbox
          label={t('items:pricesIncludeVat')}
          checked={form.pricesIncludeVat}
          onChange={(event) => set({ pricesIncludeVat: event.currentTarget.checked })}
          pb={7}
        />
      </Group>
      <Group gap="sm" align="flex-start" wrap="nowrap">
        {taxCode('saleTaxCode')}
        {account('incomeAccount')}
      </Group>
      <Group gap="sm" align="flex-start" wrap="nowrap">
        {taxCode('purchaseTaxCode')}
        {account('expenseAccount')}
      </Group>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend style={{ padding: 0, fontSize: '0.8125rem', color: 'var(--mantine-color-dimmed)' }}>{t('items:names')}</legend>
        <Group gap="sm" grow preventGrowOverflow={false}>
          {languages.map((each) => (
            <TextInput
              key={each}
              name={`names.${each}`}
              label={languageNames[each]}
              lang={each}
              maxLength={200}
              value={form.names[each]}
              onChange={(event) => set({ names: { ...form.names, [each]: event.currentTarget.value } })}
              miw={120}
            />
          ))}
        </Group>
      </fieldset>
      {item ? (
        <Group justify="space-between" gap="sm">
          <p style={{ margin: 0, fontSize: '0.8125rem', color: 'var(--mantine-color-dimmed)' }}>{t('items:issued')}</p>
          {mayWrite ? (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void turn(item.active ? deactivate : activate)}>
              {t(item.active ? 'items:deactivate' : 'items:activate')}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </FormDialog>
  );
}
