import { notifications } from '@mantine/notifications';

/** Says what was posted without taking the focus. */
export function notifyPosted(message: string): void {
  notifications.show({ message, color: 'teal', withBorder: true });
}
