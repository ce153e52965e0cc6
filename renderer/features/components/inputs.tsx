import { Button, Checkbox, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { period } from '../../../shared/dates/period.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import type { DayRange } from '../../ui/day-range.ts';
import { Found } from '../../ui/Found.tsx';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { Lookup } from '../../ui/Lookup.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { accounts, today } from './fixtures.ts';
import { Sample, type State, Typed } from './Sample.tsx';

const inField = ['usual', 'focused', 'disabled', 'error', 'empty', 'narrow'] as const satisfies readonly State[];

/** Fields and buttons as the theme dresses those of the library. */
export function LibrarySamples() {
  const { t } = useText();
  const long = t('components:long');
  return (
    <>
      {(['usual', 'focused', 'disabled', 'error', 'long', 'narrow'] as const).map((state) => (
        <Sample key={state} state={state}>
          <TextInput
            label={t('components:field')}
            defaultValue={state === 'long' ? long : t('components:text')}
            disabled={state === 'disabled'}
            error={state === 'error' ? t('components:wrong') : undefined}
          />
        </Sample>
      ))}
      <Sample state="usual">
        <Select label={t('components:field')} data={[t('components:text'), long]} defaultValue={t('components:text')} />
      </Sample>
      <Sample state="usual">
        <Textarea label={t('components:field')} defaultValue={long} autosize minRows={2} />
      </Sample>
      <Sample state="usual">
        <Checkbox label={t('components:text')} defaultChecked />
        <Switch mt="xs" label={t('components:text')} defaultChecked />
      </Sample>
      {(['usual', 'focused', 'disabled', 'loading', 'long', 'narrow'] as const).map((state) => (
        <Sample key={state} state={state}>
          <Button disabled={state === 'disabled'} loading={state === 'loading'}>
            {state === 'long' || state === 'narrow' ? t('components:longButton') : t('components:button')}
          </Button>{' '}
          <Button variant="default" disabled={state === 'disabled'}>
            {t('components:button')}
          </Button>
        </Sample>
      ))}
    </>
  );
}

export function AmountInputSamples() {
  const { t } = useText();
  return inField.map((state) => (
    <Sample key={state} state={state}>
      <Typed first={state === 'empty' ? '' : '1234567.89'}>
        {(value, onChange) => (
          <AmountInput
            label={t('components:field')}
            value={value}
            onChange={onChange}
            scale={2}
            disabled={state === 'disabled'}
            error={state === 'error' ? t('components:wrong') : undefined}
          />
        )}
      </Typed>
    </Sample>
  ));
}

export function DateInputSamples() {
  const { t } = useText();
  return inField.map((state) => (
    <Sample key={state} state={state}>
      <Typed first={state === 'empty' ? '' : today}>
        {(value, onChange) => (
          <DateInput
            label={t('components:field')}
            value={value}
            onChange={onChange}
            disabled={state === 'disabled'}
            error={state === 'error' ? t('components:wrong') : undefined}
          />
        )}
      </Typed>
    </Sample>
  ));
}

export function DayRangeSamples() {
  const { t } = useText();
  const [range, setRange] = useState<DayRange>({ from: '2026-01-01' as LocalDate, to: today as LocalDate });
  return (
    <>
      <Sample state="usual">
        <DayRangeInput label={t('components:field')} value={range} onChange={setRange} />
      </Sample>
      <Sample state="focused">
        <DayRangeInput label={t('components:field')} value={range} onChange={setRange} asOf />
      </Sample>
    </>
  );
}

export function PeriodPickerSamples() {
  const { t } = useText();
  const [month, setMonth] = useState(period('2026-11'));
  return (
    <Sample state="usual">
      <PeriodPicker label={t('components:field')} value={month} onChange={setMonth} />
    </Sample>
  );
}

export function AccountPickerSamples() {
  const { t } = useText();
  return (['usual', 'focused', 'disabled', 'error', 'empty', 'long', 'narrow'] as const).map((state) => (
    <OneAccount key={state} state={state} label={t('components:field')} />
  ));
}

function OneAccount({ state, label }: { state: State; label: string }) {
  const { t } = useText();
  const [code, setCode] = useState<string | null>(state === 'empty' ? null : state === 'long' || state === 'narrow' ? '1410' : '1110');
  return (
    <Sample state={state}>
      <AccountPicker
        label={label}
        value={code}
        onChange={setCode}
        disabled={state === 'disabled'}
        error={state === 'error' ? t('components:wrong') : undefined}
      />
    </Sample>
  );
}

export function LookupSamples() {
  const { t, nameOf } = useText();
  const [picked, setPicked] = useState<AccountInfo | null>(null);
  return (['usual', 'disabled', 'error', 'loading'] as const).map((state) => (
    <Sample key={state} state={state}>
      <Lookup
        label={t('components:field')}
        shown={picked ? nameOf(picked.names) : ''}
        search={(typed) => accounts.filter(({ names }) => nameOf(names).toLowerCase().includes(typed.toLowerCase()))}
        keyOf={({ code }) => code}
        renderItem={({ names }, typed) => <Found text={nameOf(names)} typed={typed} />}
        onPick={setPicked}
        waiting={state === 'loading'}
        disabled={state === 'disabled'}
        error={state === 'error' ? t('components:wrong') : undefined}
      />
    </Sample>
  ));
}

export function KnownOnSamples() {
  const [known, setKnown] = useState<string | undefined>('120');
  return (
    <>
      <Sample state="usual" wide>
        <KnownOnInput value={known} onChange={setKnown} />
      </Sample>
      <Sample state="filled" wide>
        <KnownOnLine value={known} onChange={setKnown} />
      </Sample>
    </>
  );
}

export function ConfirmButtonSamples() {
  const { t } = useText();
  return (['usual', 'focused', 'disabled', 'narrow'] as const).map((state) => (
    <Sample key={state} state={state}>
      <ConfirmButton
        question={t('components:question')}
        confirm={t('components:button')}
        onConfirm={() => {}}
        disabled={state === 'disabled'}
      >
        {t('components:button')}
      </ConfirmButton>
    </Sample>
  ));
}
