import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { DraftInfo, RefusedDraft } from '../../../shared/contracts/drafts.ts';
import { useText } from '../../i18n/use-text.ts';
import { rejectionText } from '../../ui/rejection-text.ts';
import { draftTitle, titleText } from '../documents/drafts/draft-title.ts';

interface Props {
  of: readonly RefusedDraft[];
  /** All there are: a refused one is among them still. */
  drafts: readonly DraftInfo[];
  onClose: () => void;
}

/** What did not go through of many, each draft with why not. */
export function RefusedDrafts({ of, drafts, onClose }: Props) {
  const { t, language } = useText();
  if (of.length === 0) return null;
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const titleOf = ({ draftId, title }: RefusedDraft) => {
    const draft = byId.get(draftId);
    return (draft ? draftTitle(draft, language) : titleText(title, language)) || t('documents:drafts.untitled');
  };
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      mb="sm"
      title={t('drafts:refused', { count: of.length })}
      icon={<CircleAlert size={18} aria-hidden="true" />}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={onClose}
      data-testid="refused-drafts"
    >
      <ul>
        {of.map((refused) => (
          <li key={refused.draftId}>
            <strong>{titleOf(refused)}</strong>{' '}
            {[...new Set(refused.rejections.map((rejection) => rejectionText(t, language, rejection)))].join(' ')}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
