import type { TextInputProps } from '@mantine/core';
import { isoCurrencies } from '../../../../shared/money/currency.ts';
import { useCompany } from '../../../app/company-context.ts';
import { Lookup } from '../../../ui/Lookup.tsx';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  value: string;
  onChange: (code: string) => void;
}

/** What is dealt in most comes first; the rest is in the order of the alphabet. */
const usual = ['EUR', 'USD', 'GBP', 'TRY'];

export function CurrencyPicker({ value, onChange, ...field }: Props) {
  const { baseCurrency } = useCompany();
  const first = [baseCurrency, ...usual.filter((code) => code !== baseCurrency)];
  const all = [...first, ...isoCurrencies.filter((code) => !first.includes(code))];
  return (
    <Lookup
      {...field}
      shown={value}
      search={(typed) => all.filter((code) => code.toLowerCase().startsWith(typed.trim().toLowerCase()))}
      exact={(typed) => all.find((code) => code === typed.toUpperCase())}
      keyOf={(code) => code}
      renderItem={(code) => code}
      onPick={(code) => onChange(code ?? '')}
      minWidth={96}
    />
  );
}
