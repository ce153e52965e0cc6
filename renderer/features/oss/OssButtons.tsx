import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import type { OssReturnInfo } from '../../../shared/contracts/oss.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useMayAct } from '../../app/company-context.ts';
import { useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import { type Accepted, FileButton } from '../vat-return/FileButton.tsx';

/** Saves the figures for the portal, and freezes the return as filed. */
export function OssButtons({ info }: { info: OssReturnInfo }) {
  const { t, language } = useText();
  const { quarter, filed, findings } = info;
  const mayFile = useMayAct('reports:tax');
  const csv = useQueryOf('oss.csv', { quarter }, { enabled: info.isComputed });
  const file = useCommand('oss.file');
  const { id, renew } = useCommandId();
  const words = {
    quarter: t('oss:quarter.of', { number: quarter.slice(6), year: quarter.slice(0, 4) }),
    amount: formatDecimal(info.totals.payable, language),
  };
  const send = async (accepted: Accepted[]) => {
    const answer = await file.run({ id, quarter, accepted });
    if (!answer.ok) return false;
    renew();
    notifyPosted(t, t('oss:file.done', words));
    return true;
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
      <Button
        variant="default"
        leftSection={<Download size={14} aria-hidden="true" />}
        disabled={!made}
        onClick={() => made && downloadBytes(made.name, made.base64, 'text/csv')}
        data-testid="save-oss"
      >
        {t('oss:save')}
      </Button>
      {mayBeFiled ? (
        <FileButton
          label={t('oss:file.button')}
          question={t('oss:file.question', words)}
          findings={findings}
          command={file}
          onFile={send}
          data-testid="file-oss"
        />
      ) : null}
    </>
  );
}
