import { Button, Group, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Rejections } from '../../ui/Rejections.tsx';

/** After how many idle minutes a session locks itself. */
export function AutoLockPart({ minutes }: { minutes: number }) {
  const { t } = useText();
  const { id, renew } = useCommandId();
  const configure = useCommand('access.configure');
  const [typed, setTyped] = useState<number | string>(minutes);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await configure.run({ id, autoLockMinutes: typeof typed === 'number' ? typed : -1 });
    renew();
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Rejections of={configure.rejections} />
      <Group gap="xs" mt="lg" align="end">
        <NumberInput
          name="autoLockMinutes"
          label={t('settings:users.autoLock')}
          description={t('settings:users.autoLockHint')}
          value={typed}
          onChange={setTyped}
          min={0}
          max={480}
          allowDecimal={false}
          w={260}
        />
        <Button type="submit" variant="default" loading={configure.busy} disabled={typed === minutes}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
