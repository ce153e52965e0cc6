import { Button, Tooltip } from '@mantine/core';
import { memo, useState } from 'react';
import type { Rejection } from '../../../../shared/result.ts';
import { useCompany, useMay } from '../../../app/company-context.ts';
import { newId, useCommand, useQueryOf } from '../../../app/engine.ts';
import { shortcut } from '../../../app/shortcut.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ConfirmButton } from '../../../ui/ConfirmButton.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { RejectDialog } from '../../drafts/RejectDialog.tsx';
import type { Draft } from './use-draft.ts';

interface Props {
  draft: Draft;
  draftId: string;
  /** What the main button says: "Post invoice". */
  label: string;
  busy: boolean;
  onPost: () => void;
  onDiscard: () => void;
  onProblems: (problems: readonly Rejection[]) => void;
}

/** Buttons of a form: discard, and what the workflow lets the acting user do with the draft where several people work; post. */
export const FormActions = memo(function FormActions({ draft, draftId, label, busy, onPost, onDiscard, onProblems }: Props) {
  const { t } = useText();
  const { onePerson } = useCompany();
  const saved = useQueryOf('draft.get', { id: draftId }, { enabled: !onePerson && draft.savedAt !== null });
  const approve = useCommand('draft.approve');
  const withdraw = useCommand('draft.withdraw');
  const discard = useCommand('draft.discard');
  const mayPost = useMay('transactions:write');
  const [rejecting, setRejecting] = useState(false);
  // One command id for this draft as it stands: pressing twice does once.
  const [stepId, setStepId] = useState(newId);
  const offers = (action: 'approve' | 'reject' | 'withdraw' | 'post') => !onePerson && (saved.data?.actions.includes(action) ?? false);
  const waits = !onePerson && !offers('post');

  const take = async (step: typeof approve | typeof withdraw) => {
    await draft.flush();
    const answer = await step.run({ id: stepId, draftId });
    setStepId(newId());
    onProblems(answer.ok ? [] : answer.rejections);
  };
  return (
    <>
      {saved.data?.state === 'approved' ? (
        <StatusMark tone="good">{t('documents:drafts.approved', { name: saved.data.approvedBy ?? '' })}</StatusMark>
      ) : null}
      {saved.data?.state === 'rejected' ? (
        <StatusMark tone="bad">{t('drafts:rejectedFor', { reason: saved.data.reason ?? '' })}</StatusMark>
      ) : null}
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
      {offers('withdraw') ? (
        <Button variant="default" loading={withdraw.busy} onClick={() => void take(withdraw)} data-testid="withdraw">
          {t('workflow:action.withdraw')}
        </Button>
      ) : null}
      {offers('reject') ? (
        <Button variant="default" onClick={() => setRejecting(true)} data-testid="reject">
          {t('workflow:action.reject')}
        </Button>
      ) : null}
      {offers('approve') ? (
        <Button variant="default" loading={approve.busy} onClick={() => void take(approve)} data-testid="approve">
          {t('documents:drafts.approve')}
        </Button>
      ) : null}
      {mayPost ? (
        <Tooltip label={waits ? t('documents:drafts.waits') : shortcut('Enter')}>
          <Button
            loading={busy}
            mod={{ disabled: waits }}
            aria-disabled={waits}
            aria-keyshortcuts="Control+Enter"
            onClick={onPost}
            data-testid="post"
          >
            {label}
          </Button>
        </Tooltip>
      ) : null}
      {rejecting && saved.data ? <RejectDialog draft={saved.data} onClose={() => setRejecting(false)} /> : null}
    </>
  );
});
