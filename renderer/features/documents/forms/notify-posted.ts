import { notifications } from '@mantine/notifications';
import type { Translate } from '../../../i18n/use-text.ts';

/** Says what was done without taking the focus. */
export function notifyPosted(t: Translate, message: string): void {
  notifications.show({ message, color: 'teal', withBorder: true, closeButtonProps: { 'aria-label': t('common:close') } });
}
