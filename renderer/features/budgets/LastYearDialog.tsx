import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BudgetLine } from '../../../shared/contracts/budgets.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import type { Rejection } from '../../../shared/result.ts';
import { queryOf, Refusal } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import type { Sheet } from './sheet.ts';

interface Props {
  sheet: Sheet;
  onTake: (lines: readonly BudgetLine[]) => void;
  onClose: () => void;
}

/** By how many percent more, or less, than was booked the year before. */
export function LastYearDialog({ sheet, onTake, onClose }: Props) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const shown = useShown();
  const [percent, setPercent] = useState('0');
  const [busy, setBusy] = useState(false);
  const [rejections, setRejections] = useState<readonly Rejection[]>([]);
  const send = async () => {
    const read = readAmount(percent, 2, language);
    if (!read.ok) return setRejections([{ code: 'INPUT_INVALID', field: 'percent', reason: 'amount' }]);
    const [dimension, value] = sheet.dimension.split(' ');
    const input = { year: sheet.year, percent: read.text, ...(dimension && value ? { dimensions: { [dimension]: [value] } } : {}) };
    setBusy(true);
    try {
      const lines = await queries.fetchQuery({ ...queryOf('budget.propose', input, shown), staleTime: 0 });
      if (lines.length === 0) return setRejections([{ code: 'BUDGET_NOTHING_BOOKED', year: sheet.year - 1 }]);
      onTake(lines);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRejections(error.rejections);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('budgets:lastYear')}
      submit={t('budgets:take')}
      onSubmit={send}
      onClose={onClose}
      busy={busy}
      rejections={rejections}
    >
      <AmountInput name="percent" label={t('budgets:percent')} value={percent} onChange={setPercent} scale={2} data-autofocus w={160} />
      <Text size="sm" c="dimmed">
        {t('budgets:lastYearHint', { year: sheet.year - 1 })}
      </Text>
    </FormDialog>
  );
}
