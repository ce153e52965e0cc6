import { notifications } from '@mantine/notifications';
import { shortcut } from '../../../app/shortcut.ts';
import type { Translate } from '../../../i18n/use-text.ts';

/** Says how many lines were pasted and how to take them back, without taking the focus. */
export function sayPasted(t: Translate, count: number): void {
  notifications.show({
    message: t('entry-form:paste.done', { count, keys: shortcut('Z') }),
    withBorder: true,
    closeButtonProps: { 'aria-label': t('common:close') },
  });
}
