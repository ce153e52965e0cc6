import { TextInput, type TextInputProps } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string;
  onChange: (country: string) => void;
}

/** A country by its two letters. */
export function CountryInput({ value, onChange, ...field }: Props) {
  const { t } = useText();
  return (
    <TextInput
      name="country"
      label={t('counterparties:country')}
      description={t('counterparties:countryHint')}
      {...field}
      value={value}
      maxLength={2}
      onChange={(event) => onChange(event.currentTarget.value.replace(/[^a-z]/gi, '').toLocaleUpperCase('en'))}
    />
  );
}
