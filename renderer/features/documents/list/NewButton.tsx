import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';

interface Props {
  to: '/sales/new' | '/purchases/new' | '/journal/new';
  label: string;
  testId: string;
}

/** The main button of a register. Insert does the same, as in the lists accountants know. */
export function NewButton({ to, label, testId }: Props) {
  const navigate = useNavigate();
  const open = () => void navigate({ to });
  useHotkeys([['Insert', open]]);
  return (
    <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={open} aria-keyshortcuts="Insert" data-testid={testId}>
      {label}
    </Button>
  );
}
