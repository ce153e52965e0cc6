import { TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDate } from '../../shared/dates/format.ts';
import { addDays, type LocalDate, readDate } from '../../shared/dates/local-date.ts';
import { useToday } from '../app/company-context.ts';
import { useText } from '../i18n/use-text.ts';
import { parseTypedDate } from './parse-date.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> {
  /** 'YYYY-MM-DD', or '' for none. */
  value: string;
  /** Called with a date as soon as the text names one, with '' when the field is emptied or unreadable. */
  onChange: (on: LocalDate | '') => void;
}

/**
 * A date as text: 15, 15.3, 15.03.2026, 2026-03-15, +1, -1, today, fri, em. The date it is read as stands beside what is being typed.
 * Up and down move by a day, T takes today on any keyboard.
 */
export function DateInput({ value, onChange, error, onBlur, onKeyDown, ...rest }: Props) {
  const { t, language } = useText();
  const today = useToday();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (readDate(value) ? formatDate(value as LocalDate, language) : value);
  const read = typed === null ? undefined : parseTypedDate(typed, today, [t('common:date.today')]);
  const unreadable = typed !== null && typed.trim() !== '' && read === undefined;
  const [left, setLeft] = useState(false);

  // A value set from outside (another document, a reset form, a step undone) replaces what was being typed.
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(null);
  }, [value]);

  const tell = (on: LocalDate | '') => {
    told.current = on;
    onChange(on);
  };
  const take = (text: string) => {
    setTyped(text);
    setLeft(false);
    tell(parseTypedDate(text, today, [t('common:date.today')]) ?? '');
  };
  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = readDate(value) ?? today;
    const next = event.key === 'ArrowUp' ? addDays(from, 1) : event.key === 'ArrowDown' ? addDays(from, -1) : undefined;
    if (next === undefined) {
      // By its place on the keyboard, and only in front: the word for today has this letter in the middle in some languages.
      const isFirst = typed === null || typed.trim() === '';
      if (event.code !== 'KeyT' || !isFirst) return;
      event.preventDefault();
      return take('t');
    }
    event.preventDefault();
    setTyped(null);
    tell(next);
  };
  return (
    <TextInput
      {...rest}
      value={shown}
      onChange={(event) => take(event.currentTarget.value)}
      onKeyDown={move}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        setLeft(true);
        if (!unreadable) setTyped(null);
        onBlur?.(event);
      }}
      autoComplete="off"
      inputMode="numeric"
      placeholder={rest.placeholder ?? t('common:date.placeholder')}
      error={error ?? (unreadable && left ? t('common:date.unreadable') : undefined)}
      rightSection={
        read !== undefined && typed !== formatDate(read, language) ? (
          <span aria-live="polite" style={{ fontSize: '0.75rem', color: 'var(--mantine-color-dimmed)', whiteSpace: 'nowrap' }}>
            {formatDate(read, language)}
          </span>
        ) : undefined
      }
      rightSectionWidth={84}
      styles={{ input: { paddingInlineEnd: 8, fontVariantNumeric: 'tabular-nums' } }}
    />
  );
}
