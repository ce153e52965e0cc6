import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ItemInfo, ItemKind } from '../../../shared/contracts/items.ts';
import { priceScale } from '../../../shared/documents/line-amount.ts';
import type { Rejection } from '../../../shared/result.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import classes from '../documents/forms/form.module.css';
import { emptyItem, type ItemForm, readItem } from './item-form.ts';

interface Props {
  /** What was typed on the line. */
  typed: string;
  sale: boolean;
  currency: string;
  pricesIncludeVat: boolean;
  /** Of the line, as it stands: the item begins with them. */
  taxCode: string;
  account: string;
  unitPrice: string;
  onAdded: (item: ItemInfo) => void;
  onCancel: () => void;
}

/** Makes an item of what is typed on a line, without leaving the document. Not a form of its own: forms can't stand inside forms. */
export function NewItem({ typed, sale, currency, pricesIncludeVat, taxCode, account, unitPrice, onAdded, onCancel }: Props) {
  const { t, language } = useText();
  const add = useCommand('item.add');
  const { id } = useCommandId();
  const priceField = sale ? 'salePrice' : 'purchasePrice';
  const [form, setForm] = useState<ItemForm>(() => ({
    ...emptyItem(typed, currency),
    pricesIncludeVat,
    [priceField]: unitPrice,
    [sale ? 'saleTaxCode' : 'purchaseTaxCode']: taxCode,
    [sale ? 'incomeAccount' : 'expenseAccount']: account === '' ? null : account,
  }));
  const [unread, setUnread] = useState<readonly Rejection[]>([]);
  const set = (changes: Partial<ItemForm>) => setForm((now) => ({ ...now, ...changes }));
  const box = useRef<HTMLFieldSetElement>(null);

  // After the key that opened it has done its work. Its name is typed already.
  useEffect(() => {
    const timer = setTimeout(() => box.current?.querySelector<HTMLInputElement>('[name$="Price"]')?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);

  const send = async () => {
    const read = readItem(form, language);
    setUnread(read.ok ? [] : read.rejections);
    if (!read.ok) return;
    const { code, ...said } = read.value;
    const answer = await add.run({ id, ...said, ...(code.trim() === '' ? {} : { code }) });
    if (answer.ok) onAdded({ ...read.value, id: answer.value.id, code: answer.value.code, active: true, version: 1 });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void send();
    }
  };
  const text = (name: 'name' | 'code' | 'unit') => ({
    name: `newItem.${name}`,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <fieldset ref={box} className={classes.inline} data-own-keys onKeyDown={onKeyDown} data-testid="new-item">
      <legend>{t('items:new')}</legend>
      <Rejections of={[...unread, ...add.rejections]} />
      <Group align="flex-end" gap="sm">
        <TextInput {...text('name')} label={t('items:name')} maxLength={200} w={240} required />
        <TextInput {...text('code')} label={t('items:code')} maxLength={40} w={130} placeholder={t('items:codeHint')} />
        <SegmentedControl
          size="xs"
          aria-label={t('items:kind.title')}
          value={form.kind}
          onChange={(kind) => set({ kind: kind as ItemKind })}
          data={(['goods', 'service'] as const).map((value) => ({ value, label: t(`items:kind.${value}`) }))}
        />
        <TextInput {...text('unit')} label={t('items:unit')} maxLength={20} w={80} />
        <AmountInput
          name={`newItem.${priceField}`}
          label={t(`items:${priceField}`)}
          scale={priceScale}
          value={form[priceField]}
          onChange={(price) => set({ [priceField]: price })}
          w={110}
        />
        <Button loading={add.busy} onClick={() => void send()}>
          {t('common:add')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </fieldset>
  );
}
