import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Rejections } from '../../ui/Rejections.tsx';

/** Where backups go: another disk outlives this one. An empty field is the usual folder beside the company file. */
export function BackupFolder({ folder }: { folder: string }) {
  const { t } = useText();
  const change = useCommand('app.setBackupFolder');
  const [typed, setTyped] = useState(folder);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await change.run({ folder: typed.trim() === '' ? null : typed.trim() });
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Rejections of={change.rejections} />
      <Group gap="xs" align="end" mb="md" maw={900}>
        <TextInput
          name="folder"
          label={t('settings:safety.folder')}
          description={t('settings:safety.folderHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          flex={1}
          miw={280}
        />
        <Button type="submit" variant="default" loading={change.busy} disabled={typed.trim() === folder}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
