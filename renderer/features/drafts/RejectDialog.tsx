import { useState } from 'react';
import type { DraftInfo } from '../../../shared/contracts/drafts.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { draftTitle } from '../documents/drafts/draft-title.ts';

/** Sends a draft back to who wrote it; without a reason nobody would know what to change. */
export function RejectDialog({ draft, onClose }: { draft: DraftInfo; onClose: () => void }) {
  const { t, language } = useText();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={t('drafts:rejectOne', { title: draftTitle(draft, language) || t('documents:drafts.untitled') })}
      submit={t('workflow:action.reject')}
      method="draft.reject"
      input={() => ({ draftId: draft.id, reason })}
      onClose={onClose}
    >
      <ReasonField label={t('drafts:reason')} required value={reason} onChange={setReason} data-autofocus />
    </CommandDialog>
  );
}
