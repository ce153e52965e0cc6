import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';

/** Above every screen until it was read: the last backup failed, why, and what to do. Said once, however often it is tried again. */
export function BackupNotice({ problem }: { problem: string }) {
  const { t } = useText();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  return (
    <Alert
      role="status"
      variant="outline"
      color="orange"
      m="sm"
      mb={0}
      py="xs"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      title={t('common:backupProblem.title')}
      icon={<TriangleAlert size={18} aria-hidden="true" />}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={() => setRead(true)}
      data-testid="backup-problem"
      data-code={problem}
    >
      {t(`rejections:${problem}`, { defaultValue: '', place: '—' })} {t('common:backupProblem.remedy')}{' '}
      <Link to="/settings" style={{ textDecoration: 'underline' }}>
        {t('common:nav.settings')}
      </Link>
    </Alert>
  );
}
