import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import type { FormKind } from '../drafts/local-copies.ts';
import { notifyPosted } from './notify-posted.ts';

/** Says that a document was posted under its number, and shows it in place of its form. */
export function usePostedDocument(kind: Exclude<FormKind, 'journal-entry'>) {
  const { t } = useText();
  const navigate = useNavigate();
  return async ({ id, number }: { id: string; number: string }) => {
    notifyPosted(t, t(`documents:posted.${kind}`, { number }));
    await navigate({ to: '/documents/$documentId', params: { documentId: id }, replace: true });
  };
}
