import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RateRow } from '../../../shared/contracts/rates.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { rateScale } from '../../../shared/money/convert.ts';
import type { Rejection } from '../../../shared/result.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { CurrencyPicker } from '../documents/forms/CurrencyPicker.tsx';
import { invalid, readTyped, typedOf } from '../documents/forms/typed.ts';

/** A rate typed by hand; one of the same day and currencies is replaced. */
export function RecordRateDialog({ of, onClose }: { of: RateRow | undefined; onClose: () => void }) {
  const { t, language } = useText();
  const { baseCurrency } = useCompany();
  const today = useToday();
  const { id, renew } = useCommandId();
  const record = useCommand('rate.record');
  const [on, setOn] = useState<string>(of?.on ?? today);
  const [unit, setUnit] = useState(of?.unit ?? '');
  const [quantity, setQuantity] = useState(String(of?.quantity ?? 1));
  const [price, setPrice] = useState(of?.price ?? baseCurrency);
  const [rate, setRate] = useState(of ? typedOf(of.rate, language) : '');
  const [problems, setProblems] = useState<readonly Rejection[]>([]);

  const send = async () => {
    const day = readDate(on);
    const read = readTyped(rate, { scale: rateScale, language, field: 'rate', kind: 'rate' });
    const units = /^[1-9]\d{0,6}$/.test(quantity.trim()) ? Number(quantity.trim()) : undefined;
    const found = [
      ...(day === undefined ? [invalid('on', 'date').problem] : []),
      ...(unit === '' ? [invalid('unit', 'required').problem] : []),
      ...(units === undefined ? [invalid('quantity', 'quantity').problem] : []),
      ...(read.ok ? [] : [read.problem]),
    ];
    if (day === undefined || units === undefined || !read.ok || found.length > 0) return setProblems(found);
    const answer = await record.run({ id, on: day, unit, quantity: units, price, rate: read.text });
    setProblems(answer.ok ? [] : answer.rejections);
    // Another content under the same id would be refused.
    if (answer.ok) onClose();
    else renew();
  };
  return (
    <FormDialog
      title={t('rates:new')}
      submit={t('rates:record')}
      onSubmit={send}
      onClose={onClose}
      busy={record.busy}
      rejections={problems}
      size={520}
    >
      <Text size="sm">{t('rates:hint')}</Text>
      <DateInput label={t('rates:on')} name="on" required value={on} onChange={setOn} w={170} />
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput
          label={t('rates:quantity')}
          name="quantity"
          value={quantity}
          inputMode="numeric"
          w={90}
          styles={{ input: { textAlign: 'end' } }}
          onChange={(event) => setQuantity(event.currentTarget.value)}
        />
        <CurrencyPicker label={t('rates:unit')} name="unit" value={unit} onChange={setUnit} required w={110} data-autofocus />
        <AmountInput label={t('rates:rate')} name="rate" value={rate} onChange={setRate} scale={rateScale} required flex={1} />
        <CurrencyPicker label={t('rates:price')} name="price" value={price} onChange={setPrice} w={110} />
      </Group>
    </FormDialog>
  );
}
