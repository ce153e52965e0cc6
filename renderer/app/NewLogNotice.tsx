import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { useQueryOf } from './engine.ts';
import { Notice } from './Notice.tsx';
import { TakeOverNumbers } from './TakeOverNumbers.tsx';

/** The open file is not what was last written here, and its documents get other numbers. Where it was moved here, the numbers can go on instead. */
export function NewLogNotice({ notice }: { notice: string }) {
  const { t } = useText();
  // Once the numbers go on after all, what it says is no longer so.
  const former = useQueryOf('numbering.former', {});
  if (former.data?.takenOver) return null;
  return (
    <Notice title={t('common:newLog.title')} data-testid="new-log">
      {t(`rejections:${notice}`)}{' '}
      <Link to="/number-continuity" style={{ textDecoration: 'underline' }}>
        {t('common:nav.number-continuity')}
      </Link>
      <Group mt={6}>
        <TakeOverNumbers />
      </Group>
    </Notice>
  );
}
