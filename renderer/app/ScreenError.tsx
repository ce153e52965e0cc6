import { Button, Group } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';

/** One screen failed; the others still work. Shows what a person can quote, never a stack. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const { t } = useText();
  return (
    <div style={{ padding: '1rem 1.25rem', maxWidth: '44rem' }} role="alert">
      <PageHeader title={t('common:screenError.title')} />
      <p>{t('common:screenError.text')}</p>
      <p style={{ color: 'var(--mantine-color-dimmed)' }}>{String(error).slice(0, 300)}</p>
      <Group gap="sm">
        <Button onClick={reset}>{t('common:retry')}</Button>
        <Link to="/">{t('common:notFound.home')}</Link>
      </Group>
    </div>
  );
}
