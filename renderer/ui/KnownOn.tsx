import { Button, Group, TextInput } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useToday } from '../app/company-context.ts';
import { useText } from '../i18n/use-text.ts';
import { formatInstant } from './format-instant.ts';
import { formatKnownOn, parseKnownOn, readKnownOn } from './known-on.ts';
import { StatusMark } from './StatusMark.tsx';

interface Props {
  /** As it stands in the address; undefined is now. */
  value: string | undefined;
  onChange: (next: string | undefined) => void;
}

const fieldName = 'knownOn';
/** Letters that leave room for what they are read as; a whole date and time says it itself. */
const mostBeside = 11;

/**
 * The state of knowledge a report is asked for: the number of an event or a date and time, taken by Enter or on leaving the field. What it is read as
 * stands beside what is being typed. Escape goes back to now.
 */
export function KnownOnInput({ value, onChange }: Props) {
  const { t, language } = useText();
  const today = useToday();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const known = readKnownOn(value);
  const shown = known === undefined ? '' : formatKnownOn(known, language);
  const read = typed === null ? undefined : parseKnownOn(typed, today, [t('common:date.today')]);
  const unreadable = typed !== null && typed.trim() !== '' && read === undefined;

  // Another value from outside (Back, the button) replaces what was being typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is what it waits for
  useEffect(() => setTyped(null), [value]);

  const take = () => {
    setLeft(true);
    if (typed === null || unreadable) return;
    const next = read === undefined ? undefined : String(read);
    // What is shown leaves out the seconds: a field that was only looked at changes nothing.
    if (next !== value && typed.trim() !== shown) onChange(next);
    setTyped(null);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape' && (typed !== null || known !== undefined)) {
      event.stopPropagation();
      setTyped(null);
      if (known !== undefined) onChange(undefined);
    }
  };
  const hint =
    read === undefined
      ? ''
      : typeof read === 'number'
        ? t('reports:knownOn.eventShort', { position: read })
        : formatInstant(read, language);
  return (
    <TextInput
      name={fieldName}
      label={t('reports:knownOn.label')}
      placeholder={t('reports:knownOn.now')}
      value={typed ?? shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setLeft(false);
      }}
      onKeyDown={press}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={take}
      autoComplete="off"
      error={unreadable && left ? t('reports:knownOn.unreadable') : undefined}
      rightSection={
        hint !== '' && hint !== typed && typed !== null && typed.length <= mostBeside ? (
          <span aria-live="polite" style={{ fontSize: '0.75rem', color: 'var(--mantine-color-dimmed)', whiteSpace: 'nowrap' }}>
            {hint}
          </span>
        ) : undefined
      }
      rightSectionWidth={108}
      styles={{ input: { paddingInlineEnd: 8, fontVariantNumeric: 'tabular-nums' } }}
      w={200}
    />
  );
}

/** Under the filters while an earlier state is shown: which one, and the way back. `position`: the event the answer stops at, where it is known. */
export function KnownOnLine({ value, onChange, position }: Props & { position?: number | undefined }) {
  const { t, language } = useText();
  const known = readKnownOn(value);
  if (known === undefined) return null;
  const said =
    typeof known === 'number'
      ? t('reports:knownOn.event', { position: known })
      : t('reports:knownOn.at', { at: formatInstant(known, language) });
  const upTo = typeof known === 'string' && position !== undefined ? t('reports:knownOn.upTo', { position }) : '';
  const back = () => {
    onChange(undefined);
    // The button goes with the line it stands in.
    document.getElementsByName(fieldName)[0]?.focus();
  };
  return (
    <Group gap="sm" pb="xs" data-testid="known-on">
      <div role="status">
        <StatusMark tone="warn">{[said, upTo, t('reports:knownOn.leftOut')].filter(Boolean).join(' · ')}</StatusMark>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Undo2 size={14} aria-hidden="true" />}
        onClick={back}
        data-testid="known-on-now"
      >
        {t('reports:knownOn.back')}
      </Button>
    </Group>
  );
}
