import { TextInput, type TextInputProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { isExpression, readAmount } from '../../shared/money/expression.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { useText } from '../i18n/use-text.ts';
import { BesideField } from './BesideField.tsx';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> {
  /** What was typed, kept as text; read it with `readAmount` of shared/money when the form is sent. */
  value: string;
  onChange: (typed: string) => void;
  /** Decimals of the currency (or of quantities and prices). */
  scale: number;
  /** One of a column of amounts: written out with all decimals, so that their marks stand below one another. */
  inColumn?: boolean;
}

const ofInput = { input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } } as const;

/**
 * An amount, right-aligned. A calculation (`120*3+18%`) shows its result beside it and becomes the amount when the field is left. Says what is wrong after the
 * field is left; a readable amount is then written out with its groups.
 */
export function AmountInput({ value, onChange, scale, inColumn, error, onBlur, onFocus, styles: _styles, ...rest }: Props) {
  const { t, language } = useText();
  const [state, setState] = useState<'untouched' | 'typing' | 'left'>('untouched');
  const field = useRef<HTMLInputElement>(null);
  const read = readAmount(value, scale, language);
  const refusal = read.ok || read.reason === 'empty' ? undefined : t(`common:amount.${read.reason}`, { scale });
  const calculated = state === 'typing' && isExpression(value);
  return (
    <>
      <TextInput
        {...rest}
        ref={field}
        value={value}
        onChange={(event) => {
          setState('typing');
          onChange(event.currentTarget.value);
        }}
        onFocus={(event) => {
          event.currentTarget.select();
          onFocus?.(event);
        }}
        onBlur={(event) => {
          setState('left');
          const written = read.ok ? formatDecimal(inColumn ? writeDecimal(decimal(read.text, scale), scale) : read.text, language) : value;
          if (written !== value) onChange(written);
          onBlur?.(event);
        }}
        autoComplete="off"
        inputMode="decimal"
        error={error ?? (state === 'left' ? refusal : undefined)}
        styles={ofInput}
      />
      {calculated && (read.ok || read.reason !== 'unreadable') ? (
        <BesideField of={field}>{read.ok ? `= ${formatDecimal(read.text, language)}` : refusal}</BesideField>
      ) : null}
    </>
  );
}
