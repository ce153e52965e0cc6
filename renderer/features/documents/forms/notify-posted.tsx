import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Translate } from '../../../i18n/use-text.ts';

/** What takes back what was done: it is in the books, so it is not undone but answered by another entry. */
export interface WayBack {
  readonly label: string;
  readonly go: () => unknown;
}

/** Long enough to reach for the way back. */
const withWayBackMs = 12_000;

/** Says what was done without taking the focus, and offers the way back. */
export function notifyPosted(t: Translate, message: string, back?: WayBack): void {
  const id = notifications.show({
    message: back ? (
      <Group justify="space-between" gap="sm">
        {message}
        <Button
          variant="default"
          size="compact-sm"
          data-testid="way-back"
          onClick={() => {
            notifications.hide(id);
            void back.go();
          }}
        >
          {back.label}
        </Button>
      </Group>
    ) : (
      message
    ),
    color: 'teal',
    withBorder: true,
    ...(back ? { autoClose: withWayBackMs } : {}),
    closeButtonProps: { 'aria-label': t('common:close') },
  });
}
