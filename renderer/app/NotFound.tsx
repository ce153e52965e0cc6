import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { PageHeader } from '../ui/PageHeader.tsx';

export function NotFound() {
  const { t } = useText();
  return (
    <main style={{ padding: '1rem 1.25rem' }}>
      <PageHeader title={t('common:notFound.title')} />
      <p>{t('common:notFound.text')}</p>
      <Link to="/">{t('common:notFound.home')}</Link>
    </main>
  );
}
