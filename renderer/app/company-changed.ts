import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { Language } from '../../shared/locales/languages.ts';
import type { Rejection } from '../../shared/result.ts';
import { rejectionText } from '../ui/rejection-text.ts';

/** Says what became of a command that was refused because another company is open: the screen that made it is gone before it could. */
export function sayRefusedSwitch(rejections: readonly Rejection[]): undefined {
  const changed = rejections.find(({ code }) => code === 'COMPANY_CHANGED');
  if (!changed) return undefined;
  notifications.show({
    id: changed.code, // once, however many commands were under way
    message: rejectionText(i18next.t, i18next.language as Language, changed),
    color: 'red',
    withBorder: true,
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
  });
  return undefined;
}
