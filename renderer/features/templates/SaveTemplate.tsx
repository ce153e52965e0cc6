import { Checkbox, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { TemplateKind } from '../../../shared/contracts/templates.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import type { StoredTemplate } from './template-form.ts';

interface Props {
  kind: TemplateKind;
  read: (keepAmounts: boolean) => StoredTemplate;
  proposed: string;
  onClose: () => void;
}

/** Keeps the form as a template: its name, and whether the amounts stay in it. */
export function SaveTemplate({ kind, read, proposed, onClose }: Props) {
  const { t } = useText();
  const [name, setName] = useState(proposed.slice(0, 100));
  const [keepAmounts, setKeepAmounts] = useState(true);
  // Plain JSON: absent members, not undefined ones.
  const input = () => ({ kind, name, form: JSON.parse(JSON.stringify(read(keepAmounts))) as never });
  const done = () => {
    notifications.show({ message: t('templates:saved', { name: name.trim() }) });
    onClose();
  };
  return (
    <CommandDialog
      title={t('templates:save')}
      submit={t('common:save')}
      method="template.save"
      input={input}
      onDone={done}
      onClose={onClose}
    >
      <TextInput
        name="name"
        label={t('templates:name')}
        value={name}
        maxLength={100}
        required
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label={t('templates:keepAmounts')}
        description={t('templates:keepAmountsHint')}
        checked={keepAmounts}
        onChange={(event) => setKeepAmounts(event.currentTarget.checked)}
      />
      <Text size="sm" c="dimmed">
        {t('templates:what')}
      </Text>
    </CommandDialog>
  );
}
