import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../../shared/contracts/declarations.ts';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useBaseOn, useMayAct, useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';
import { PassWarningsDialog } from './PassWarningsDialog.tsx';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** Filing freezes the figures, keeps the PDF and books the rounding; the question before it says so. */
export function FileReturn({ info, findings }: { info: VatReturnInfo; findings: readonly Finding[] }) {
  const { t, language } = useText();
  const { baseCurrency } = useBaseOn(lastDay(info.period));
  const today = useToday();
  const mayFile = useMayAct('reports:tax');
  const file = useCommand('vatReturn.file');
  const { id, renew } = useCommandId();
  const [passing, setPassing] = useState(false);
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
  if (today <= lastDay(period)) {
    return (
      <Tooltip label={t('vat:file.notOver', words)}>
        <Button mod={{ disabled: true }} aria-disabled="true" aria-description={t('vat:file.notOver', words)} data-testid="file-return">
          {label}
        </Button>
      </Tooltip>
    );
  }
  if (findings.some(({ level }) => level === 'error')) {
    return (
      <Tooltip label={t('vat:file.withErrors')}>
        <Button mod={{ disabled: true }} aria-disabled="true" aria-description={t('vat:file.withErrors')} data-testid="file-return">
          {label}
        </Button>
      </Tooltip>
    );
  }
  const send = async (accepted: readonly { rule: string; reason: string }[] = []) => {
    const answer = await file.run({ id, period, language, corrected, accepted: [...accepted] });
    if (!answer.ok) return;
    renew();
    setPassing(false);
    notifyPosted(t, t('vat:file.done', words));
  };
  const question = [
    t(isZero(info.payable) ? 'vat:file.questionCredit' : 'vat:file.questionPayable', words),
    isZero(info.roundingDifference) ? '' : t('vat:file.questionRounding', words),
    t('vat:file.questionEnd'),
  ];
  if (findings.length > 0) {
    return (
      <>
        <Button onClick={() => setPassing(true)} data-testid="file-return">
          {label}
        </Button>
        {passing ? (
          <PassWarningsDialog
            title={label}
            question={question.filter(Boolean).join(' ')}
            findings={findings}
            busy={file.busy}
            rejections={file.rejections}
            onSend={send}
            onClose={() => setPassing(false)}
          />
        ) : null}
      </>
    );
  }
  return (
    <>
      <Rejections of={file.rejections} mb="0" />
      <ConfirmButton
        variant="filled"
        loading={file.busy}
        question={question.filter(Boolean).join(' ')}
        confirm={label}
        onConfirm={() => void send()}
        data-testid="file-return"
      >
        {label}
      </ConfirmButton>
    </>
  );
}
