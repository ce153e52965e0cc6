import { useNavigate } from '@tanstack/react-router';
import { creditableKinds, isOneOf, voidableKinds } from '../../../../shared/documents/kinds.ts';
import { entryWorkflow } from '../../../../shared/workflow/entry-workflow.ts';
import { permissionOf } from '../../../../shared/workflow/workflow.ts';
import { useMay } from '../../../app/company-context.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { FormKind } from '../drafts/local-copies.ts';
import { notifyPosted, type WayBack } from './notify-posted.tsx';

const isVoidable = (kind: FormKind): boolean => kind === 'payment' || isOneOf(voidableKinds, kind);

/** Says that a document was posted under its number, and shows it in place of its form. */
export function usePostedDocument(kind: Exclude<FormKind, 'journal-entry'>) {
  const { t } = useText();
  const navigate = useNavigate();
  const mayVoid = useMay(permissionOf(entryWorkflow, 'void'));
  const wayBack = (id: string): WayBack | undefined =>
    isOneOf(creditableKinds, kind)
      ? { label: t('entry-form:toast.creditNote'), go: () => navigate({ to: '/credit-notes/new', search: { corrects: id } }) }
      : isVoidable(kind) && mayVoid
        ? {
            label: t('entry-form:toast.void'),
            go: () => navigate({ to: '/documents/$documentId', params: { documentId: id }, search: { void: true } }),
          }
        : undefined;
  return async ({ id, number }: { id: string; number: string }) => {
    notifyPosted(t, t(`documents:posted.${kind}`, { number }), wayBack(id));
    await navigate({ to: '/documents/$documentId', params: { documentId: id }, replace: true });
  };
}
