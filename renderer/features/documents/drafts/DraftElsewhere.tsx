import { Alert, Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';

/** What this window saves is told by the engine and by its own answer, one shortly before the other. */
const patienceMs = 1000;

/**
 * Says that a draft was saved, posted or discarded by another window since this one saved it: both show a form of their own, and what is saved last stands.
 * `savedAt` is when this window saved it, null while it has not.
 */
export function DraftElsewhere({ draftId, savedAt, posting }: { draftId: string; savedAt: string | null; posting: boolean }) {
  const { t } = useText();
  const query = useQueryOf('draft.get', { id: draftId }, { enabled: savedAt !== null });
  const found = query.data;
  const now =
    savedAt === null || posting || found === undefined || query.isFetching
      ? undefined
      : found === null
        ? 'gone'
        : found.updatedAt > savedAt
          ? 'changed'
          : undefined;
  const [told, setTold] = useState<'gone' | 'changed'>();
  useEffect(() => {
    if (now === undefined) return undefined;
    const timer = setTimeout(() => setTold(now), patienceMs);
    return () => clearTimeout(timer);
  }, [now]);
  if (told === undefined) return null;
  return (
    <Alert role="alert" variant="outline" color="orange" mb="sm" p="xs" data-testid="draft-elsewhere">
      <Group justify="space-between" gap="xs">
        {t(`documents:drafts.elsewhere.${told}`)}
        {/* The whole window: its form opens again with what was typed last, wherever that was. */}
        {told === 'changed' ? (
          <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
            {t('documents:drafts.elsewhere.show')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
