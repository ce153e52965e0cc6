import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Found } from '../../../ui/Found.tsx';
import classes from '../../../ui/Lookup.module.css';
import { Lookup } from '../../../ui/Lookup.tsx';
import { useRecentPicks } from '../../../ui/use-recent-picks.ts';
import type { Party } from './party.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  value: Party;
  onChange: (party: Party) => void;
  /** Told what was typed when nobody of that name is in the list. */
  onAdd?: (typed: string) => void;
}

/** Finds a counterparty by its name in any script and spelling, tax ID or VAT number. */
export function CounterpartyPicker({ value, onChange, onAdd, onFocus, ...field }: Props) {
  const { t } = useText();
  const [asked, setAsked] = useState('');
  const { recent, remember, refresh } = useRecentPicks('counterparty');
  const found = useQueryOf('counterparty.list', { search: asked.trim().slice(0, 100), recent: [...recent], limit: 40 }, { keep: true });
  return (
    <Lookup
      {...field}
      shown={value?.name ?? ''}
      // The last answer stays on screen while the next one is fetched; nothing of it is taken meanwhile.
      search={() => found.data ?? []}
      waiting={found.isPending || found.isPlaceholderData}
      onTyped={setAsked}
      onFocus={(event) => {
        refresh();
        onFocus?.(event);
      }}
      keyOf={(party) => party.id}
      renderItem={(party, typed) => (
        <>
          <Found text={party.name} typed={typed} />
          <span className={classes.aside}>
            <Found text={party.taxId} typed={typed} />
          </span>
        </>
      )}
      onPick={(party) => {
        if (party) remember(party.id);
        onChange(party && { id: party.id, name: party.name, taxId: party.taxId });
      }}
      {...(onAdd ? { onAdd, addLabel: (typed: string) => t('documents:party.addNamed', { name: typed }) } : {})}
    />
  );
}
