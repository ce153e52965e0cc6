import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { Notice } from './Notice.tsx';

/** The last backup failed, why, and what to do. Said once, however often it is tried again. */
export function BackupNotice({ problem }: { problem: string }) {
  const { t } = useText();
  return (
    <Notice title={t('common:backupProblem.title')} data-testid="backup-problem" data-code={problem}>
      {t(`rejections:${problem}`, { defaultValue: '', place: '—' })} {t('common:backupProblem.remedy')}{' '}
      <Link to="/settings" style={{ textDecoration: 'underline' }}>
        {t('common:nav.settings')}
      </Link>
    </Notice>
  );
}
