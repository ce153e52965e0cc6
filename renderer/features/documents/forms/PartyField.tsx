import { useState } from 'react';
import { useMay } from '../../../app/company-context.ts';
import { CounterpartyPicker } from './CounterpartyPicker.tsx';
import classes from './form.module.css';
import { NewCounterparty } from './NewCounterparty.tsx';
import type { Party } from './party.ts';

interface Props {
  label: string;
  name: string;
  value: Party;
  onChange: (party: Party) => void;
  /** The focus goes on from here once a new counterparty is added. */
  onAdded?: () => void;
  required?: boolean;
  autoFocus?: boolean;
  disabled?: boolean;
}

/** A counterparty of a document: found, or added on the spot. */
export function PartyField({ onAdded, value, onChange, autoFocus = false, ...field }: Props) {
  const mayWrite = useMay('transactions:write');
  const [adding, setAdding] = useState<string | null>(null);
  return (
    <>
      <CounterpartyPicker
        {...field}
        value={value}
        onChange={onChange}
        data-autofocus={autoFocus || undefined}
        description={value?.taxId || undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        className={classes.party ?? ''}
        {...(mayWrite ? { onAdd: setAdding } : {})}
      />
      {adding === null ? null : (
        <NewCounterparty
          typed={adding}
          onCancel={() => setAdding(null)}
          onAdded={(party) => {
            setAdding(null);
            onChange(party);
            onAdded?.();
          }}
        />
      )}
    </>
  );
}
