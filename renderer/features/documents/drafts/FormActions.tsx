import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Rejection } from '../../../../shared/result.ts';
import { useCompany, useMay } from '../../../app/company-context.ts';
import { newId, useCommand, useQueryOf } from '../../../app/engine.ts';
import { shortcut } from '../../../app/shortcut.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ConfirmButton } from '../../../ui/ConfirmButton.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import type { Draft } from './use-draft.ts';

interface Props {
  draft: Draft;
  draftId: string;
  /** What the main button says: "Post invoice". */
  label: string;
  busy: boolean;
  /** Documents the engine keeps no drafts of need no approval. */
  needsApproval?: boolean;
  onPost: () => void;
  onDiscard: () => void;
  onProblems: (problems: readonly Rejection[]) => void;
}

/** Buttons of a form: discard, approve where two people work together, post. */
export function FormActions({ draft, draftId, label, busy, needsApproval = true, onPost, onDiscard, onProblems }: Props) {
  const { t } = useText();
  const approval = useApproval(draft, draftId, needsApproval);
  const approve = useCommand('draft.approve');
  const discard = useCommand('draft.discard');
  const mayApprove = useMay('transactions:approve');
  const mayPost = useMay('transactions:write');
  // One command id for this draft as it stands: pressing twice approves once.
  const [approvalId, setApprovalId] = useState(newId);

  const onApprove = async () => {
    await draft.flush();
    const answer = await approve.run({ id: approvalId, draftId });
    setApprovalId(newId());
    onProblems(answer.ok ? [] : answer.rejections);
  };
  return (
    <>
      {approval.approvedBy === null ? null : (
        <StatusMark tone="good">{t('documents:drafts.approved', { name: approval.approvedBy })}</StatusMark>
      )}
      {draft.savedAt === null ? null : (
        <ConfirmButton
          variant="subtle"
          color="gray"
          question={t('documents:drafts.discardThis')}
          confirm={t('documents:drafts.discard')}
          onConfirm={() => {
            draft.forget();
            void discard.run({ id: draftId });
            onDiscard();
          }}
        >
          {t('documents:drafts.discard')}
        </ConfirmButton>
      )}
      {approval.isNeeded && mayApprove && approval.approvedBy === null ? (
        <Button variant="default" loading={approve.busy} onClick={() => void onApprove()} data-testid="approve">
          {t('documents:drafts.approve')}
        </Button>
      ) : null}
      {mayPost ? (
        <Tooltip label={approval.waits ? t('documents:drafts.waits') : shortcut('Enter')}>
          <Button
            loading={busy}
            mod={{ disabled: approval.waits }}
            aria-disabled={approval.waits}
            aria-keyshortcuts="Control+Enter"
            onClick={onPost}
            data-testid="post"
          >
            {label}
          </Button>
        </Tooltip>
      ) : null}
    </>
  );
}

/** In a company of several people an entry is posted from a draft that someone else approved. */
function useApproval(draft: Draft, draftId: string, needsApproval: boolean) {
  const company = useCompany();
  const isNeeded = needsApproval && !company.onePerson;
  const saved = useQueryOf('draft.get', { id: draftId }, { enabled: isNeeded && draft.savedAt !== null });
  const approvedBy = isNeeded && saved.data?.state === 'approved' ? (saved.data.approvedBy ?? '') : null;
  return { isNeeded, approvedBy, waits: isNeeded && approvedBy === null };
}
