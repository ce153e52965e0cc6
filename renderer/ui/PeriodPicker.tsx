import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatPeriod } from '../../shared/dates/format.ts';
import { type Period, readPeriod } from '../../shared/dates/period.ts';
import { spanOf } from '../../shared/worksheets/worksheet-period.ts';
import { useText } from '../i18n/use-text.ts';
import { spanBeside } from './span.ts';

const months = Array.from({ length: 12 }, (_, index) => `-${String(index + 1).padStart(2, '0')}`);
const quarters = ['-Q1', '-Q2', '-Q3', '-Q4'];

interface Props<P extends string> {
  label: string;
  /** "2026-05", "2026-Q2" or "2026"; what comes back is of the same length. */
  value: P;
  onChange: (period: P) => void;
}

/** A tax period: choose month or quarter, type the year, or step with the arrows beside it. A year has only its number. */
export function PeriodPicker<P extends string>({ label, value, onChange }: Props<P>) {
  const { t, language } = useText();
  const [year, setYear] = useState(value.slice(0, 4));
  useEffect(() => setYear(value.slice(0, 4)), [value]);
  const span = spanOf(value);
  const within = value.slice(4);
  // A period beside, or in another year, is of the same length.
  const take = (period: string) => onChange(period as P);
  const takeYear = (typed: string) => {
    setYear(typed);
    if (readPeriod(`${typed}-01`)) take(`${typed}${within}`);
  };
  const options =
    span === 'month'
      ? months.map((month) => ({ value: month, label: formatPeriod(`2000${month}` as Period, language).replace(/ 2000$/, '') }))
      : quarters.map((quarter) => ({ value: quarter, label: t('common:period.quarter', { number: quarter.slice(2) }) }));
  return (
    <Group gap={4} align="flex-end" role="group" aria-label={label} wrap="nowrap">
      <ActionIcon variant="default" size={30} aria-label={t(`common:period.before.${span}`)} onClick={() => take(spanBeside(value, -1))}>
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      {span === 'year' ? null : (
        <NativeSelect
          label={label}
          value={within}
          onChange={(event) => take(`${value.slice(0, 4)}${event.currentTarget.value}`)}
          data={options}
          w={132}
          data-testid={`pick-${span}`}
        />
      )}
      <TextInput
        {...(span === 'year' ? { label } : { 'aria-label': t('common:period.year') })}
        value={year}
        inputMode="numeric"
        maxLength={4}
        w={58}
        onChange={(event) => takeYear(event.currentTarget.value)}
        onBlur={() => setYear(value.slice(0, 4))}
      />
      <ActionIcon variant="default" size={30} aria-label={t(`common:period.after.${span}`)} onClick={() => take(spanBeside(value, 1))}>
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}
