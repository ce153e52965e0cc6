import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  label?: string;
  value: string | undefined;
  onChange: (search: string | undefined) => void;
  /** What the search looks at. */
  placeholder?: string;
  width?: number;
}

/** The text a register is searched by: told when the typing rests. */
export function SearchField({ label, value, onChange, placeholder, width = 260 }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState(value ?? '');
  const tell = useDebouncedCallback((search: string) => onChange(search || undefined), 200);
  useEffect(() => setTyped(value ?? ''), [value]);
  const take = (search: string) => {
    setTyped(search);
    tell(search);
  };
  return (
    <TextInput
      label={label ?? t('common:search')}
      placeholder={placeholder}
      leftSection={<Search size={14} aria-hidden="true" />}
      rightSection={typed ? <CloseButton size="xs" aria-label={t('documents:filter.clear')} onClick={() => take('')} /> : undefined}
      value={typed}
      maxLength={100}
      // In a narrow window it gives way to the fields beside it.
      flex="1 1 9rem"
      maw={width}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}
