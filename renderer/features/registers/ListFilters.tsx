import type { ReactNode } from 'react';
import { readDate } from '../../../shared/dates/local-date.ts';
import { useText } from '../../i18n/use-text.ts';
import { DayRangeInput } from '../../ui/DayRangeInput.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import type { RegisterAddress } from './register-search.ts';
import { SearchField } from './SearchField.tsx';

interface Props {
  value: RegisterAddress;
  onChange: (patch: RegisterAddress) => void;
  /** What the search looks at. */
  placeholder: string;
  children?: ReactNode;
}

/** Search and dates above a register. Kept in the address, so that Back returns to the same rows. */
export function ListFilters({ value, onChange, placeholder, children }: Props) {
  const { t } = useText();
  return (
    <Toolbar>
      <SearchField value={value.search} onChange={(search) => onChange({ search })} placeholder={placeholder} />
      <DayRangeInput
        label={t('reports:screen.period')}
        value={{ from: readDate(value.from ?? ''), to: readDate(value.to ?? '') }}
        onChange={({ from, to }) => onChange({ from, to })}
        onClear={() => onChange({ from: undefined, to: undefined })}
        mayBeOpen
      />
      {children}
    </Toolbar>
  );
}
