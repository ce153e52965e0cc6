import { ActionIcon, Combobox, Group, TextInput, useCombobox } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { formatDate } from '../../shared/dates/format.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { periodOf } from '../../shared/dates/period.ts';
import { useToday } from '../app/company-context.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './DayRangeInput.module.css';
import { type DayRange, monthRange, parseDayRange, parseLastDay, presetDays, presetRanges, rangeBeside, rangeText } from './day-range.ts';

interface Props {
  label: string;
  /** Without `to` there is no last day: for registers, which show every day until asked otherwise. */
  value: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };
  onChange: (range: DayRange) => void;
  /** One day, the end of everything up to it, instead of a period. */
  asOf?: boolean;
  /** A period may begin where the books do. */
  mayBeOpen?: boolean;
  /** Takes every day: given where no days at all may be asked for. */
  onClear?: () => void;
}

/**
 * The days of a report: chosen from what accountants ask for, typed (2026-10, Q3, 2025, 1.1.2026 – 15.3.2026), or stepped to. What is being typed is read
 * along, taken by Enter or on leaving the field, and left by Escape. Page Up and Page Down step.
 */
export function DayRangeInput({ label, value, onChange, asOf = false, mayBeOpen = false, onClear }: Props) {
  const { t, language } = useText();
  const today = useToday();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const { from, to } = value;
  // Another value from outside (Back, an arrow) replaces what was being typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is what it waits for
  useEffect(() => setTyped(null), [from, to]);

  const textOf = (range: DayRange) => (asOf ? formatDate(range.to, language) : rangeText(t, language, range));
  const shown = to === undefined ? (from === undefined ? '' : `${formatDate(from, language)} –`) : textOf({ from, to });
  const words = [t('common:date.today')];
  const read = ((): DayRange | undefined => {
    if (typed === null) return undefined;
    if (!asOf) {
      const range = parseDayRange(typed, today, words);
      return range?.from === undefined && !mayBeOpen ? undefined : range;
    }
    const on = parseLastDay(typed, today, words);
    return on && { to: on };
  })();
  const unreadable = typed !== null && typed.trim() !== '' && read === undefined;
  const presets: readonly { id: string; range: DayRange }[] = asOf
    ? presetDays(today)
    : [...presetRanges(today), ...(mayBeOpen ? [{ id: 'everything', range: { to: today } }] : [])];
  const options =
    read === undefined
      ? [
          ...presets.map(({ id, range }) => ({ id, range, text: t(`reports:screen.presets.${id}`) })),
          ...(onClear ? [{ id: 'everyDay', range: undefined, text: t('reports:screen.presets.everyDay') }] : []),
        ]
      : [{ id: 'typed', range: read, text: textOf(read) }];

  const take = (range: DayRange | undefined) => {
    setTyped(null);
    setLeft(false);
    combobox.closeDropdown();
    if (range && (range.from !== from || range.to !== to)) onChange(range);
  };
  const clear = () => {
    take(undefined);
    if (from !== undefined || to !== undefined) onClear?.();
  };
  const isEmptied = onClear !== undefined && typed !== null && typed.trim() === '';
  // From every day the first step is to this month.
  const step = (by: 1 | -1) => take(to === undefined ? monthRange(periodOf(from ?? today)) : rangeBeside(asOf ? { to } : { from, to }, by));
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'F4') {
      event.preventDefault();
      combobox.toggleDropdown();
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      step(event.key === 'PageUp' ? -1 : 1);
    } else if (event.key === 'Enter' && read !== undefined) {
      event.preventDefault();
      take(read);
    } else if (event.key === 'Enter' && isEmptied) {
      event.preventDefault();
      clear();
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      take(undefined);
    }
  };
  const dates = ({ from: first, to: last }: DayRange) =>
    first === undefined
      ? formatDate(last, language)
      : first === last
        ? formatDate(last, language)
        : `${formatDate(first as LocalDate, language)} – ${formatDate(last, language)}`;

  return (
    <Group gap={4} align="flex-end" role="group" aria-label={label} wrap="nowrap">
      <ActionIcon variant="default" size={30} aria-label={t('reports:screen.before')} onClick={() => step(-1)}>
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => (id === 'everyDay' ? clear() : take(options.find((option) => option.id === id)?.range))}
        width="max-content"
        position="bottom-start"
        shadow="md"
        size="xs"
        middlewares={{ flip: true, shift: true }}
        withinPortal={false}
      >
        <Combobox.Target>
          <TextInput
            label={label}
            name={asOf ? 'asOf' : 'period'}
            value={typed ?? shown}
            placeholder={onClear ? t('reports:screen.presets.everyDay') : undefined}
            w={asOf ? 118 : 196}
            autoComplete="off"
            spellCheck={false}
            styles={{ input: { fontVariantNumeric: 'tabular-nums' } }}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setLeft(false);
              combobox.openDropdown();
            }}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => combobox.openDropdown()}
            onKeyDown={press}
            onBlur={() => {
              setLeft(true);
              if (unreadable) combobox.closeDropdown();
              else if (isEmptied) clear();
              else take(read);
            }}
            error={unreadable && left ? t(asOf ? 'reports:screen.dayUnreadable' : 'reports:screen.periodUnreadable') : undefined}
          />
        </Combobox.Target>
        <Combobox.Dropdown miw={250}>
          <Combobox.Options aria-label={label}>
            {options.map(({ id, range, text }) => (
              <Combobox.Option key={id} value={id} active={range?.from === from && range?.to === to} className={classes.option}>
                <span>{text}</span>
                {range ? <span className={classes.dates}>{dates(range)}</span> : null}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <ActionIcon variant="default" size={30} aria-label={t('reports:screen.after')} onClick={() => step(1)}>
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}
