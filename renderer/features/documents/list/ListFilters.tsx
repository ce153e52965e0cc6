import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Toolbar } from '../../../ui/Screen.tsx';

export interface Filters {
  from?: string | undefined;
  to?: string | undefined;
  search?: string | undefined;
}

interface Props {
  value: Filters;
  onChange: (patch: Filters) => void;
  /** What the search looks at. */
  placeholder: string;
  children?: ReactNode;
}

/** Search and dates above a register. Kept in the address, so that Back returns to the same rows. */
export function ListFilters({ value, onChange, placeholder, children }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState(value.search ?? '');
  const tell = useDebouncedCallback((search: string) => onChange({ search: search || undefined }), 200);
  useEffect(() => setTyped(value.search ?? ''), [value.search]);
  const take = (search: string) => {
    setTyped(search);
    tell(search);
  };
  return (
    <Toolbar>
      <TextInput
        label={t('common:search')}
        placeholder={placeholder}
        leftSection={<Search size={14} aria-hidden="true" />}
        rightSection={typed ? <CloseButton size="xs" aria-label={t('documents:filter.clear')} onClick={() => take('')} /> : undefined}
        value={typed}
        maxLength={100}
        w={260}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <DateInput label={t('common:from')} w={130} value={value.from ?? ''} onChange={(from) => onChange({ from: from || undefined })} />
      <DateInput label={t('common:to')} w={130} value={value.to ?? ''} onChange={(to) => onChange({ to: to || undefined })} />
      {children}
    </Toolbar>
  );
}
