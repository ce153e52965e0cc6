import { ActionIcon, Tooltip } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { shortcut } from '../../../app/shortcut.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { History } from './use-steps.ts';

/** Undo and redo of what was typed into a form. */
export const HistoryButtons = memo(function HistoryButtons({ history }: { history: History }) {
  const { t } = useText();
  return (
    <ActionIcon.Group>
      {(['undo', 'redo'] as const).map((which) => {
        const run = history[which];
        const Icon = which === 'undo' ? Undo2 : Redo2;
        return (
          <Tooltip key={which} label={`${t(`entry-form:${which}`)} (${shortcut(which === 'undo' ? 'Z' : 'Shift+Z')})`}>
            <ActionIcon
              variant="default"
              size={30}
              mod={{ disabled: !run }}
              aria-disabled={!run}
              aria-label={t(`entry-form:${which}`)}
              aria-keyshortcuts={which === 'undo' ? 'Control+Z' : 'Control+Shift+Z'}
              onClick={() => run?.()}
              data-testid={which}
            >
              <Icon size={15} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </ActionIcon.Group>
  );
});
