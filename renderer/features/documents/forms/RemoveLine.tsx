import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { shortcut } from '../../../app/shortcut.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './form.module.css';

/** Reached by mouse and by Ctrl+Delete on the line; left out of the Tab order, which is for typing. */
export function RemoveLine({ index, onRemove }: { index: number; onRemove: (index: number) => void }) {
  const { t } = useText();
  const label = t('documents:line.remove', { line: index + 1 });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      className={classes.remove ?? ''}
      tabIndex={-1}
      aria-label={label}
      title={`${label} (${shortcut('Delete')})`}
      onClick={() => onRemove(index)}
    >
      <X size={14} aria-hidden="true" />
    </ActionIcon>
  );
}
