import { ActionIcon, Kbd, Menu } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { lineKeys } from '../../../app/keyboard-map.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './form.module.css';
import type { LineAct } from './line-acts.ts';

interface Props {
  index: number;
  acts: readonly LineAct[];
  onAct: (act: LineAct, index: number) => void;
}

/** What can be done with a line, each with its key. Out of the Tab order, which is for typing: on the line the keys do the same. */
export function LineMenu({ index, acts, onAct }: Props) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={20}
      className={classes.lineMenu ?? ''}
      tabIndex={-1}
      aria-label={t('entry-form:line.menu', { line: index + 1 })}
      aria-haspopup="menu"
      aria-expanded={opened}
      {...(opened ? {} : { onClick: () => setOpened(true) })}
    >
      <EllipsisVertical size={14} aria-hidden="true" />
    </ActionIcon>
  );
  // A menu for each of hundreds of lines would be drawn with every one of them.
  if (!opened) return button;
  return (
    <Menu opened onChange={setOpened} position="bottom-start" shadow="md" returnFocus={false} width="max-content">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown data-own-keys>
        {acts.map((act) => (
          <Menu.Item key={act} rightSection={<Kbd size="xs">{lineKeys[act]}</Kbd>} onClick={() => onAct(act, index)}>
            {t(`entry-form:line.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
