import { Button } from '@mantine/core';
import { ClipboardPaste } from 'lucide-react';
import { useText } from '../../../i18n/use-text.ts';

/** Cells of a spreadsheet become lines: pasted into a line, or here. */
export function PasteButton({ onClick }: { onClick: () => void }) {
  const { t } = useText();
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<ClipboardPaste size={14} aria-hidden="true" />}
      onClick={onClick}
      data-testid="paste-rows"
    >
      {t('entry-form:paste.button')}
    </Button>
  );
}
