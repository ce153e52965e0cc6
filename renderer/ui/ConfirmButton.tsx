import { Button, type ButtonProps, Group, Popover, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { focusAtOnce } from './focus-at-once.ts';

interface Props extends ButtonProps {
  /** What will happen, naming what is touched. */
  question: string;
  /** Words of the button that does it. */
  confirm: string;
  onConfirm: () => void;
  children: ReactNode;
}

/** A button for what can't simply be undone: asks beside itself, with the cautious answer focused first. */
export function ConfirmButton({ question, confirm, onConfirm, children, ...button }: Props) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  return (
    <Popover opened={asking} onChange={setAsking} trapFocus withRoles shadow="md" width={320} position="bottom-end" returnFocus>
      <Popover.Target>
        <Button variant="default" {...button} onClick={() => setAsking(true)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={question}>
        <Text size="sm" mb="sm">
          {question}
        </Text>
        <Group ref={focusAtOnce} justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('common:cancel')}
          </Button>
          <Button
            onClick={() => {
              setAsking(false);
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
