import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { mostParts, type SplitProblem, splitTyped } from './split.ts';

interface Props {
  /** From 0. */
  line: number;
  /** The amount or quantity of the line, as typed, and its decimals. */
  typed: string;
  scale: number;
  onSplit: (parts: readonly string[]) => void;
  onClose: () => void;
}

/** Splits a line in equal parts, or into an amount and the rest. The parts are shown before it is done. */
export function SplitDialog({ line, typed, scale, onSplit, onClose }: Props) {
  const { t, language } = useText();
  const [parts, setParts] = useState('2');
  const [first, setFirst] = useState('');
  const split = splitTyped(typed, first.trim() === '' ? { parts } : { first }, scale, language);
  const problem = typeof split === 'string' ? (split as SplitProblem) : undefined;
  return (
    <FormDialog
      title={t('entry-form:split.title', { line: line + 1, amount: typed })}
      submit={t('entry-form:split.do')}
      onSubmit={() => {
        if (typeof split === 'string') return;
        onClose();
        onSplit(split);
      }}
      onClose={onClose}
    >
      <Group align="flex-start">
        <TextInput
          name="parts"
          label={t('entry-form:split.parts')}
          w={130}
          inputMode="numeric"
          value={parts}
          disabled={first.trim() !== ''}
          onChange={(event) => setParts(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          data-autofocus
        />
        <AmountInput name="first" label={t('entry-form:split.first')} w={180} scale={scale} value={first} onChange={setFirst} />
      </Group>
      <p role="status" style={{ margin: 0, fontVariantNumeric: 'tabular-nums' }} data-testid="split-parts">
        {problem ? t(`entry-form:split.problem.${problem}`, { most: mostParts }) : (split as readonly string[]).join(' + ')}
      </p>
    </FormDialog>
  );
}
