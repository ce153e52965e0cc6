import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { Rejection } from '../../shared/result.ts';
import { useText } from '../i18n/use-text.ts';
import { focusAtOnce } from './focus-at-once.ts';
import { Rejections } from './Rejections.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export interface FormDialogProps {
  title: string;
  /** Words of the button that sends. */
  submit: string;
  /** Words of the button that leaves, where the usual one could be taken for what is done here. */
  cancel?: string;
  onSubmit: () => unknown;
  onClose: () => void;
  busy?: boolean;
  rejections?: readonly Rejection[];
  children: ReactNode;
  size?: number;
}

/**
 * A short form over the screen. Render it only while it is open: its fields and its command id then start fresh each time.
 * Ctrl+Enter sends from any field, Escape leaves.
 */
export function FormDialog({
  title,
  submit,
  cancel,
  onSubmit,
  onClose,
  busy = false,
  rejections = [],
  children,
  size = 460,
}: FormDialogProps) {
  const { t } = useText();
  useReturnFocus();
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!busy) void onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        ref={focusAtOnce}
        noValidate
        onSubmit={send}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      >
        <Rejections of={rejections} />
        <Stack gap="sm">{children}</Stack>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {cancel ?? t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
