import { Button, Tooltip } from '@mantine/core';
import type { Finding } from '../../../shared/contracts/declarations.ts';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useBaseOn, useMayAct, useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';
import { type Accepted, FileButton } from './FileButton.tsx';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** Filing freezes the figures, keeps the PDF and books the rounding; the question before it says so. */
export function FileReturn({ info, findings }: { info: VatReturnInfo; findings: readonly Finding[] }) {
  const { t, language } = useText();
  const { baseCurrency } = useBaseOn(lastDay(info.period));
  const today = useToday();
  const mayFile = useMayAct('reports:tax');
  const file = useCommand('vatReturn.file');
  const { id, renew } = useCommandId();
  const { period } = info;
  // Once filed, only a return that says something else is filed again, as its correction.
  const corrected = info.filed !== null;
  if (!mayFile || (corrected && info.changedSinceFiling.length === 0)) return null;
  const label = t(corrected ? 'vat:file.correct' : 'vat:file.button');
  const words = {
    period: formatPeriod(period, language),
    amount: formatDecimal(isZero(info.payable) ? info.credit : info.payable, language),
    rounding: formatDecimal(info.roundingDifference, language),
    currency: baseCurrency,
    position: info.position,
  };
  const reason =
    today <= lastDay(period)
      ? t('vat:file.notOver', words)
      : findings.some(({ level }) => level === 'error')
        ? t('vat:file.withErrors')
        : undefined;
  if (reason !== undefined) {
    return (
      <Tooltip label={reason}>
        <Button mod={{ disabled: true }} aria-disabled="true" aria-description={reason} data-testid="file-return">
          {label}
        </Button>
      </Tooltip>
    );
  }
  const send = async (accepted: Accepted[]) => {
    const answer = await file.run({ id, period, language, corrected, accepted });
    if (!answer.ok) return false;
    renew();
    notifyPosted(t, t('vat:file.done', words));
    return true;
  };
  const question = [
    t(isZero(info.payable) ? 'vat:file.questionCredit' : 'vat:file.questionPayable', words),
    isZero(info.roundingDifference) ? '' : t('vat:file.questionRounding', words),
    t('vat:file.questionEnd'),
  ];
  return (
    <FileButton
      label={label}
      question={question.filter(Boolean).join(' ')}
      findings={findings}
      command={file}
      onFile={send}
      data-testid="file-return"
    />
  );
}
