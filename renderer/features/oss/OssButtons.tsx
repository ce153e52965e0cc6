import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { OssReturnInfo } from '../../../shared/contracts/oss.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useMayAct } from '../../app/company-context.ts';
import { useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import { PassWarningsDialog } from '../vat-return/PassWarningsDialog.tsx';

/** Saves the figures for the portal, and freezes the return as filed. */
export function OssButtons({ info }: { info: OssReturnInfo }) {
  const { t, language } = useText();
  const { quarter, filed, findings } = info;
  const mayFile = useMayAct('reports:tax');
  const csv = useQueryOf('oss.csv', { quarter }, { enabled: info.isComputed });
  const file = useCommand('oss.file');
  const { id, renew } = useCommandId();
  const [passing, setPassing] = useState(false);
  const words = {
    quarter: t('oss:quarter.of', { number: quarter.slice(6), year: quarter.slice(0, 4) }),
    amount: formatDecimal(info.totals.payable, language),
  };
  const send = async (accepted: readonly { rule: string; reason: string }[] = []) => {
    const answer = await file.run({ id, quarter, accepted: [...accepted] });
    if (!answer.ok) return;
    renew();
    setPassing(false);
    notifyPosted(t, t('oss:file.done', words));
  };
  const mayBeFiled =
    mayFile && !filed && info.isOver && (info.isRegistered || !info.isNil) && !findings.some(({ level }) => level === 'error');
  const made = csv.data;
  return (
    <>
      {filed ? (
        <StatusMark tone="good">
          {t('oss:file.is', { by: filed.by })} <InstantText at={filed.at} />
        </StatusMark>
      ) : null}
      {passing ? null : <Rejections of={file.rejections} mb="0" />}
      <Button
        variant="default"
        leftSection={<Download size={14} aria-hidden="true" />}
        disabled={!made}
        onClick={() => made && downloadBytes(made.name, made.base64, 'text/csv')}
        data-testid="save-oss"
      >
        {t('oss:save')}
      </Button>
      {mayBeFiled && findings.length > 0 ? (
        <Button onClick={() => setPassing(true)} data-testid="file-oss">
          {t('oss:file.button')}
        </Button>
      ) : mayBeFiled ? (
        <ConfirmButton
          variant="filled"
          loading={file.busy}
          question={t('oss:file.question', words)}
          confirm={t('oss:file.button')}
          onConfirm={() => void send()}
          data-testid="file-oss"
        >
          {t('oss:file.button')}
        </ConfirmButton>
      ) : null}
      {passing ? (
        <PassWarningsDialog
          title={t('oss:file.button')}
          question={t('oss:file.question', words)}
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
