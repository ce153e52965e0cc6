import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Rejection } from '../../shared/result.ts';
import { useOpeningFocus } from '../app/use-opening-focus.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from './Dialog.tsx';
import classes from './FormDialog.module.css';
import { focusAtOnce, markFirst } from './focus-at-once.ts';
import { Rejections } from './Rejections.tsx';

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
export function FormDialog({ title, size = 460, ...form }: FormDialogProps) {
  return (
    <Dialog title={title} size={size} onClose={form.onClose}>
      <Form {...form} />
    </Dialog>
  );
}

function Form({ submit, cancel, onSubmit, onClose, busy = false, rejections = [], children }: Omit<FormDialogProps, 'title' | 'size'>) {
  const { t } = useText();
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => void markFirst(box.current), []);
  useOpeningFocus(() => focusAtOnce(box.current));
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!busy) void onSubmit();
  };
  return (
    <form
      ref={box}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
      }}
    >
      <Rejections of={rejections} />
      <Stack gap="sm">{children}</Stack>
      <Group justify="flex-end" gap="xs" className={classes.foot ?? ''}>
        <Button variant="default" onClick={onClose}>
          {cancel ?? t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      </Group>
    </form>
  );
}
