import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Rejections } from '../../ui/Rejections.tsx';
import { useCommand, useQueryOf } from '../engine.ts';
import { WorkShare } from '../WorkShare.tsx';
import { lastUserName, rememberUserName } from './last-user.ts';
import classes from './session.module.css';

interface Props {
  /** The name is known and only the password is asked for, as on a locked screen. */
  name?: string;
  submit: string;
  /** Other ways on, beside the button. */
  children?: ReactNode;
}

// The keys of a dialog underneath listen at the window: Escape here must not close it and lose what was typed in it.
const ownKeys = { 'data-mantine-stop-propagation': 'true' };

/** Name and password, the wait after wrong ones, that of an import, and a hint when Caps Lock is on. Enter sends. */
export function SignInForm({ name, submit, children }: Props) {
  const { t } = useText();
  const signIn = useCommand('session.signIn');
  const [typedName, setTypedName] = useState(name ?? lastUserName());
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  // The engine takes nobody in while the thread of an import holds the books.
  const importing = useQueryOf('app.importWork', {}).data?.running;
  const wait = useWait(Number(signIn.rejections.find(({ code }) => code === 'SIGN_IN_LOCKED')?.seconds ?? 0), signIn.rejections);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (signIn.busy || wait > 0) return;
    const answer = await signIn.run({ name: typedName, password });
    setPassword('');
    if (answer.ok) rememberUserName(typedName);
  };
  const noticeCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const startsAtName = name === undefined && typedName === '';
  return (
    <form noValidate onSubmit={(event) => void send(event)} onKeyDown={noticeCapsLock} onKeyUp={noticeCapsLock}>
      <Rejections of={signIn.rejections} />
      <Stack gap="sm">
        {name === undefined ? (
          <TextInput
            name="name"
            label={t('common:session.name')}
            autoComplete="username"
            value={typedName}
            onChange={(event) => setTypedName(event.currentTarget.value)}
            autoFocus={startsAtName}
            {...ownKeys}
          />
        ) : null}
        <PasswordInput
          name="password"
          label={t('common:session.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoFocus={!startsAtName}
          visibilityToggleButtonProps={{ 'aria-label': t('common:session.show') }}
          {...ownKeys}
        />
        {importing ? (
          <p className={classes.importing}>
            <span role="status">{t('common:session.importing')}</span>
            {importing.total > 0 ? <WorkShare of={importing.done / importing.total} /> : null}
          </p>
        ) : null}
        <Text size="xs" c="dimmed" role="status" mih="1.2em">
          {wait > 0 ? t('common:session.wait', { seconds: wait }) : capsLock ? t('common:session.capsLock') : ''}
        </Text>
        <Group gap="xs" justify="space-between">
          <Button type="submit" loading={signIn.busy} disabled={wait > 0} {...ownKeys}>
            {submit}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}

/** Seconds left of a wait that began with the last answer. */
function useWait(seconds: number, answer: unknown): number {
  const [left, setLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer begins a new wait, also one of the same length
  useEffect(() => {
    const endsAt = performance.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((endsAt - performance.now()) / 1000)));
    tick();
    if (seconds === 0) return;
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [seconds, answer]);
  return left;
}
