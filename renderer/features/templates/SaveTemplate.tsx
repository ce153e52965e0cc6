import { Checkbox, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { TemplateKind } from '../../../shared/contracts/templates.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
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
  const save = useCommand('template.save');
  const { id } = useCommandId();
  const [name, setName] = useState(proposed.slice(0, 100));
  const [keepAmounts, setKeepAmounts] = useState(true);
  const send = async () => {
    // Plain JSON: absent members, not undefined ones.
    const form = JSON.parse(JSON.stringify(read(keepAmounts))) as never;
    const answer = await save.run({ id, kind, name, form });
    if (!answer.ok) return;
    notifications.show({ message: t('templates:saved', { name: name.trim() }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('templates:save')}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={save.busy}
      rejections={save.rejections}
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
    </FormDialog>
  );
}
