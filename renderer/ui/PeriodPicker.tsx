import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatPeriod } from '../../shared/dates/format.ts';
import { addMonths, type Period, readPeriod } from '../../shared/dates/period.ts';
import { useText } from '../i18n/use-text.ts';

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

interface Props {
  label: string;
  value: Period;
  onChange: (period: Period) => void;
}

/** An accounting month: choose the month, type the year, or step with the arrows beside it. */
export function PeriodPicker({ label, value, onChange }: Props) {
  const { t, language } = useText();
  const [year, setYear] = useState(value.slice(0, 4));
  useEffect(() => setYear(value.slice(0, 4)), [value]);
  const take = (text: string) => {
    const read = readPeriod(text);
    if (read) onChange(read);
  };
  return (
    <Group gap={4} align="flex-end" role="group" aria-label={label} wrap="nowrap">
      <ActionIcon variant="default" size={30} aria-label={t('common:period.previous')} onClick={() => onChange(addMonths(value, -1))}>
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <NativeSelect
        label={label}
        value={value.slice(5, 7)}
        onChange={(event) => take(`${value.slice(0, 4)}-${event.currentTarget.value}`)}
        data={months.map((month) => ({ value: month, label: formatPeriod(`2000-${month}` as Period, language).replace(/ 2000$/, '') }))}
        w={132}
      />
      <TextInput
        aria-label={t('common:period.year')}
        value={year}
        inputMode="numeric"
        maxLength={4}
        w={58}
        onChange={(event) => {
          setYear(event.currentTarget.value);
          take(`${event.currentTarget.value}-${value.slice(5, 7)}`);
        }}
        onBlur={() => setYear(value.slice(0, 4))}
      />
      <ActionIcon variant="default" size={30} aria-label={t('common:period.next')} onClick={() => onChange(addMonths(value, 1))}>
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}
