import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { formatDecimal } from '../../shared/money/format.ts';
import { parseAmount } from '../../shared/money/parse.ts';
import { useText } from '../i18n/use-text.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> {
  /** What was typed, kept as text; read it with `parseAmount` of shared/money when the form is sent. */
  value: string;
  onChange: (typed: string) => void;
  /** Decimals of the currency (or of quantities and prices). */
  scale: number;
}

/** An amount, right-aligned. Says what is wrong after the field is left; a readable amount is then written out with its groups. */
export function AmountInput({ value, onChange, scale, error, onBlur, onFocus, styles: _styles, ...rest }: Props) {
  const { t, language } = useText();
  const [left, setLeft] = useState(false);
  const read = parseAmount(value, scale, language);
  const problem = left && !read.ok && read.reason !== 'empty' ? t(`common:amount.${read.reason}`, { scale }) : undefined;
  return (
    <TextInput
      {...rest}
      value={value}
      onChange={(event) => {
        setLeft(false);
        onChange(event.currentTarget.value);
      }}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setLeft(true);
        if (read.ok) onChange(formatDecimal(read.text, language));
        onBlur?.(event);
      }}
      autoComplete="off"
      inputMode="decimal"
      error={error ?? problem}
      styles={{ input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } }}
    />
  );
}
