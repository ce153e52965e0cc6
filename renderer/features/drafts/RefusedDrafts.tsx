import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { RefusedDraft } from '../../../shared/contracts/drafts.ts';
import { useText } from '../../i18n/use-text.ts';
import { rejectionText } from '../../ui/rejection-text.ts';

/** What did not go through of many, each draft with why not. */
export function RefusedDrafts({ of, onClose }: { of: readonly RefusedDraft[]; onClose: () => void }) {
  const { t, language } = useText();
  if (of.length === 0) return null;
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
        {of.map(({ draftId, title, rejections }) => (
          <li key={draftId}>
            <strong>{title || t('documents:drafts.untitled')}</strong>{' '}
            {[...new Set(rejections.map((rejection) => rejectionText(t, language, rejection)))].join(' ')}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
