import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import classes from './Lookup.module.css';

export interface LookupProps<Item> extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  /** What is chosen, in words; empty for nothing. */
  shown: string;
  /** Items for what was typed, best first; called with '' for the whole list. */
  search: (typed: string) => readonly Item[];
  keyOf: (item: Item) => string;
  renderItem: (item: Item) => ReactNode;
  onPick: (item: Item | null) => void;
  /** Told at every key, for lists the engine searches. */
  onTyped?: (typed: string) => void;
  /** True while the list for what was typed is still on its way. */
  waiting?: boolean;
  /** Last entry of the list: adds what is missing. */
  addLabel?: (typed: string) => string;
  onAdd?: (typed: string) => void;
  minWidth?: number;
}

const addKey = ' add';

/**
 * A field that finds something by its beginning. Tab and Enter take what is highlighted; F4 and arrow down open the list.
 * Text that finds nothing is dropped when the field is left, never guessed.
 */
export function Lookup<Item>(props: LookupProps<Item>) {
  const { shown, search, keyOf, renderItem, onPick, onTyped, waiting = false, addLabel, onAdd, minWidth = 280, ...rest } = props;
  const { onKeyDown, onBlur, onFocus, ...input } = rest;
  const { t } = useText();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  // Enter came before the answer did: the first match is taken when it arrives.
  const [owed, setOwed] = useState(false);
  const owes = useRef(false);
  const owe = (is: boolean) => {
    owes.current = is;
    setOwed(is);
  };
  const text = typed ?? '';
  const items = search(text);
  // Not before the answer is there: who is in the list must not be added a second time.
  const canAdd = addLabel !== undefined && onAdd !== undefined && text.trim() !== '' && !waiting;

  const leave = () => {
    setTyped(null);
    owe(false);
    onTyped?.('');
    combobox.closeDropdown();
  };
  const take = (index: number) => {
    const item = items[index];
    if (item !== undefined) onPick(item);
    else if (canAdd) onAdd(text.trim());
    leave();
  };
  const takeNow = useRef(take);
  takeNow.current = take;
  useEffect(() => {
    if (owed && !waiting) takeNow.current(0);
  }, [owed, waiting]);

  /** Enter and Tab: the highlighted item, or the first one for what was typed. */
  const takeHighlighted = () => {
    if (typed === null || text.trim() === '') return combobox.closeDropdown();
    if (waiting) {
      combobox.closeDropdown();
      return owe(true);
    }
    return take(Math.max(0, combobox.getSelectedOptionIndex()));
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => take(key === addKey ? items.length : items.findIndex((item) => keyOf(item) === key))}
      width="max-content"
      position="bottom-start"
      shadow="md"
      size="xs"
      middlewares={{ flip: true, shift: true }}
    >
      <Combobox.Target withKeyboardNavigation>
        <TextInput
          {...input}
          value={typed ?? shown}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setTyped(next);
            onTyped?.(next);
            if (next === '') onPick(null);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            onFocus?.(event);
          }}
          onKeyDown={(event) => {
            const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
            if (event.key === 'F4') {
              event.preventDefault();
              combobox.toggleDropdown();
            }
            if (plain && !event.shiftKey && (event.key === 'Tab' || event.key === 'Enter') && typed !== null) takeHighlighted();
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            combobox.closeDropdown();
            if (!owes.current) leave();
            onBlur?.(event);
          }}
          onClick={() => combobox.openDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={minWidth} maw={560}>
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={rest['aria-label'] ?? String(rest.label ?? '')}>
          {items.map((item) => (
            <Combobox.Option key={keyOf(item)} value={keyOf(item)} className={classes.option}>
              {renderItem(item)}
            </Combobox.Option>
          ))}
          {canAdd ? (
            <Combobox.Option value={addKey} className={classes.add}>
              {addLabel(text.trim())}
            </Combobox.Option>
          ) : null}
          {items.length === 0 && !canAdd ? <Combobox.Empty>{t(waiting ? 'common:loading' : 'common:noMatch')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
