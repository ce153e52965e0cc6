import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import type { CounterpartyInfo } from '../../../../shared/contracts/counterparties.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './Lookup.module.css';
import { Lookup } from './Lookup.tsx';
import type { Party } from './party.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  value: Party;
  onChange: (party: Party) => void;
  /** Told what was typed when nobody of that name is in the list. */
  onAdd?: (typed: string) => void;
}

const matches = (party: CounterpartyInfo, typed: string) => {
  const text = typed.trim().toLowerCase();
  return party.name.toLowerCase().includes(text) || party.taxId.includes(text);
};

/** Finds a counterparty by any part of its name or tax ID. */
export function CounterpartyPicker({ value, onChange, onAdd, ...field }: Props) {
  const { t } = useText();
  const [asked, setAsked] = useState('');
  const found = useQueryOf('counterparty.list', { search: asked.trim().slice(0, 100), limit: 40 }, { keep: true });
  return (
    <Lookup
      {...field}
      shown={value?.name ?? ''}
      // The last answer stays on screen while the next one is fetched: what no longer fits is left out of it at once.
      search={(typed) => (found.data ?? []).filter((party) => matches(party, typed))}
      waiting={found.isPending || found.isPlaceholderData}
      onTyped={setAsked}
      keyOf={(party) => party.id}
      renderItem={(party) => (
        <>
          <span>{party.name}</span>
          <span className={classes.aside}>{party.taxId}</span>
        </>
      )}
      onPick={(party) => onChange(party && { id: party.id, name: party.name, taxId: party.taxId })}
      {...(onAdd ? { onAdd, addLabel: (typed: string) => t('documents:party.addNamed', { name: typed }) } : {})}
    />
  );
}
