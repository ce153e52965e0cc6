import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly 'data-testid': string;
  readonly 'data-code'?: string;
}

/** Above every screen until it was read. */
export function Notice({ title, children, ...data }: NoticeProps) {
  const { t } = useText();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  return (
    <Alert
      role="status"
      variant="outline"
      color="orange"
      mt="sm"
      mx="1.25rem"
      // As wide as the screens below.
      maw="97.5rem"
      py="xs"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      title={title}
      icon={<TriangleAlert size={18} aria-hidden="true" />}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={() => setRead(true)}
      {...data}
    >
      {children}
    </Alert>
  );
}
