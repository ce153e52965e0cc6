import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Period, readPeriod } from '../../../shared/dates/period.ts';
import { spanOf } from '../../../shared/worksheets/worksheet-period.ts';
import { useText } from '../../i18n/use-text.ts';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { spanBeside } from './span.ts';

interface Props {
  /** "2026-05", "2026-Q2" or "2026"; what comes back is of the same length. */
  value: string;
  onChange: (period: string) => void;
}

/** A month, a quarter or a year: typed, chosen, or stepped to with the arrows beside it. */
export function SpanPicker({ value, onChange }: Props) {
  const { t } = useText();
  const [year, setYear] = useState(value.slice(0, 4));
  useEffect(() => setYear(value.slice(0, 4)), [value]);
  if (spanOf(value) === 'month') return <PeriodPicker label={t('common:period.label')} value={value as Period} onChange={onChange} />;
  const rest = value.slice(4);
  const takeYear = (typed: string) => {
    setYear(typed);
    if (readPeriod(`${typed}-01`)) onChange(`${typed}${rest}`);
  };
  return (
    <Group gap={4} align="flex-end" role="group" aria-label={t('taxes:period')} wrap="nowrap">
      <ActionIcon variant="default" size={30} aria-label={t('taxes:previousPeriod')} onClick={() => onChange(spanBeside(value, -1))}>
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      {rest === '' ? null : (
        <NativeSelect
          label={t('taxes:quarterLabel')}
          value={rest}
          onChange={(event) => onChange(`${value.slice(0, 4)}${event.currentTarget.value}`)}
          data={[1, 2, 3, 4].map((quarter) => ({ value: `-Q${quarter}`, label: String(quarter) }))}
          w={80}
        />
      )}
      <TextInput
        label={t('common:period.year')}
        value={year}
        inputMode="numeric"
        maxLength={4}
        w={70}
        onChange={(event) => takeYear(event.currentTarget.value)}
        onBlur={() => setYear(value.slice(0, 4))}
      />
      <ActionIcon variant="default" size={30} aria-label={t('taxes:nextPeriod')} onClick={() => onChange(spanBeside(value, 1))}>
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}
