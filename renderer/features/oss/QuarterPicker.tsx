import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { nextQuarter, previousQuarter, type Quarter, readQuarter } from '../../../shared/dates/quarter.ts';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  value: Quarter;
  onChange: (quarter: Quarter) => void;
}

/** A quarter: choose it, type the year, or step with the arrows beside it. */
export function QuarterPicker({ value, onChange }: Props) {
  const { t } = useText();
  const [year, setYear] = useState(value.slice(0, 4));
  useEffect(() => setYear(value.slice(0, 4)), [value]);
  const take = (text: string) => {
    const read = readQuarter(text);
    if (read) onChange(read);
  };
  const label = t('oss:quarter.label');
  return (
    <Group gap={4} align="flex-end" role="group" aria-label={label} wrap="nowrap">
      <ActionIcon variant="default" size={30} aria-label={t('oss:quarter.previous')} onClick={() => onChange(previousQuarter(value))}>
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <NativeSelect
        label={label}
        value={value.slice(5)}
        onChange={(event) => take(`${value.slice(0, 4)}-${event.currentTarget.value}`)}
        data={['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => ({ value: quarter, label: t('oss:quarter.name', { number: quarter.slice(1) }) }))}
        w={132}
        data-testid="oss-quarter"
      />
      <TextInput
        aria-label={t('common:period.year')}
        value={year}
        inputMode="numeric"
        maxLength={4}
        w={58}
        onChange={(event) => {
          setYear(event.currentTarget.value);
          take(`${event.currentTarget.value}-${value.slice(5)}`);
        }}
        onBlur={() => setYear(value.slice(0, 4))}
      />
      <ActionIcon variant="default" size={30} aria-label={t('oss:quarter.next')} onClick={() => onChange(nextQuarter(value))}>
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}
