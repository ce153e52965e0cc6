import { ActionIcon, Tooltip } from '@mantine/core';
import { Lock, LogOut } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { useCommand } from '../engine.ts';
import classes from './session.module.css';
import { useSession } from './use-session.ts';

/** Locking and leaving, where someone has signed in. */
export function SessionButtons() {
  const { t } = useText();
  const session = useSession();
  const lock = useCommand('session.lock');
  const signOut = useCommand('session.signOut');
  if (session.data?.state !== 'signed-in') return null;
  const who = session.data.user?.name ?? '';
  return (
    <section className={classes.who} aria-label={who}>
      <span className={classes.name} title={who}>
        {who}
      </span>
      <Tooltip label={t('common:session.lock')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('common:session.lock')}
          onClick={() => void lock.run({})}
          data-testid="session-lock"
        >
          <Lock size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('common:session.signOut')}: ${who}`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`${t('common:session.signOut')}: ${who}`}
          onClick={() => void signOut.run({})}
          data-testid="session-sign-out"
        >
          <LogOut size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}
