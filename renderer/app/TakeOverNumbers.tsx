import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { FormerNumbers } from '../../shared/contracts/numbers.ts';
import { useText } from '../i18n/use-text.ts';
import { CommandDialog } from '../ui/CommandDialog.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';
import { useMayAct } from './company-context.ts';
import { useQueryOf } from './engine.ts';

/** Offered where the file may have been moved here and someone may decide that: its numbers go on instead of a series of their own. */
export function TakeOverNumbers() {
  const { t } = useText();
  const mayDecide = useMayAct('admin:system');
  const former = useQueryOf('numbering.former', {}, { enabled: mayDecide });
  const [asking, setAsking] = useState(false);
  if (!mayDecide || !former.data?.former) return null;
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)} data-testid="take-over">
        {t('common:newLog.move')}
      </Button>
      {asking ? <TakeOverDialog former={former.data.former} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** Series that are named one by one: the others go on as they do. */
const namedSeries = 4;

function TakeOverDialog({ former, onClose }: { former: FormerNumbers; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const done = () => {
    notifications.show({ message: t('common:newLog.done') });
    onClose();
  };
  const named = (kind: string, branch: string, year: number | null) =>
    [t(`common:documentKind.${kind}`, { defaultValue: kind }), branch, year ?? ''].filter(Boolean).join(' · ');
  return (
    <CommandDialog
      title={t('common:newLog.moveTitle')}
      submit={t('common:newLog.moveSubmit')}
      method="numbering.takeOver"
      input={() => ({ reason })}
      onDone={done}
      onClose={onClose}
      size={560}
    >
      <Text size="sm">{t('common:newLog.moveExplained')}</Text>
      {former.series.length === 0 ? null : (
        <ul style={{ margin: 0, paddingInlineStart: '1.25rem' }} data-testid="take-over-series">
          {former.series.slice(0, namedSeries).map(({ kind, branch, year, last }) => (
            <li key={`${kind} ${branch} ${year}`}>
              {t('common:newLog.moveNext', { series: named(kind, branch, year), last, mark: former.ownDevice })}
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" fw={600}>
        {t('common:newLog.moveConsequence')}
      </Text>
      <ReasonField
        label={t('common:newLog.moveReason')}
        description={t('common:newLog.moveReasonHint')}
        value={reason}
        onChange={setReason}
        data-autofocus
      />
    </CommandDialog>
  );
}
