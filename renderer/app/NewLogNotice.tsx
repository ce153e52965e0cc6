import { Alert, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useQueryOf } from './engine.ts';
import { TakeOverNumbers } from './TakeOverNumbers.tsx';

/**
 * Above every screen until it was read: the open file is not what was last written here, and its documents get other numbers. Where it was moved here, the
 * numbers can go on instead.
 */
export function NewLogNotice({ notice }: { notice: string }) {
  const { t } = useText();
  const [isRead, setRead] = useState(false);
  // Once the numbers go on after all, what it says is no longer so.
  const former = useQueryOf('numbering.former', {});
  if (isRead || former.data?.takenOver) return null;
  return (
    <Alert
      role="status"
      variant="outline"
      color="orange"
      m="sm"
      mb={0}
      py="xs"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      title={t('common:newLog.title')}
      icon={<TriangleAlert size={18} aria-hidden="true" />}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={() => setRead(true)}
      data-testid="new-log"
    >
      {t(`rejections:${notice}`)}{' '}
      <Link to="/number-continuity" style={{ textDecoration: 'underline' }}>
        {t('common:nav.number-continuity')}
      </Link>
      <Group mt={6}>
        <TakeOverNumbers />
      </Group>
    </Alert>
  );
}
