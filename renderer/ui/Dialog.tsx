import { Modal, type ModalProps } from '@mantine/core';
import { useMayKeepFocus } from '../app/use-opening-focus.ts';
import { useText } from '../i18n/use-text.ts';
import { useReturnFocus } from './use-return-focus.ts';

type Props = Omit<ModalProps, 'opened' | 'trapFocus' | 'returnFocus' | 'closeButtonProps'>;

/** A window over the screen. Render it only while it is open: the focus goes back where it was with it. Escape closes it. */
export function Dialog(props: Props) {
  const { t } = useText();
  useReturnFocus();
  return <Modal {...props} opened trapFocus={useMayKeepFocus()} closeButtonProps={{ 'aria-label': t('common:close') }} />;
}
