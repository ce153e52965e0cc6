import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DraftInfo } from '../../../shared/contracts/drafts.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { draftTitle } from '../documents/drafts/draft-title.ts';

/** Sends a draft back to who wrote it; without a reason nobody would know what to change. */
export function RejectDialog({ draft, onClose }: { draft: DraftInfo; onClose: () => void }) {
  const { t, language } = useText();
  const { id } = useCommandId();
  const reject = useCommand('draft.reject');
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await reject.run({ id, draftId: draft.id, reason });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('drafts:rejectOne', { title: draftTitle(draft, language) || t('documents:drafts.untitled') })}
      submit={t('workflow:action.reject')}
      onSubmit={send}
      onClose={onClose}
      busy={reject.busy}
      rejections={reject.rejections}
    >
      <Textarea
        name="reason"
        label={t('drafts:reason')}
        required
        maxLength={500}
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
