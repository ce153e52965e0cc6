import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import classes from './Lookup.module.css';

export interface LookupProps<Item> extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  /** What is chosen, in words; empty for nothing. */
  shown: string;
  /** Items for what was typed, best first; called with '' for the whole list. */
  search: (typed: string) => readonly Item[];
  keyOf: (item: Item) => string;
  renderItem: (item: Item, typed: string) => ReactNode;
  onPick: (item: Item | null) => void;
  /** The item whose code was typed in full: it counts also when the field is left without choosing. */
  exact?: (typed: string) => Item | undefined;
  /** Whether the first item is what was typed; if not, none is taken without being chosen. All text is clear unless given. */
  isClear?: (typed: string) => boolean;
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
/** As many as anyone looks through; the next letter finds the rest. */
const mostShown = 60;

/**
 * A field that finds something while it is typed. Tab and Enter take what is highlighted; F4 and arrow down open the list; Escape gives back what was
 * chosen before. Text that finds nothing, or may mean several, is dropped when the field is left, never guessed; an emptied field chooses nothing.
 */
export function Lookup<Item>(props: LookupProps<Item>) {
  const {
    shown,
    search,
    keyOf,
    renderItem,
    onPick,
    exact,
    isClear,
    onTyped,
    waiting = false,
    addLabel,
    onAdd,
    minWidth = 280,
    ...rest
  } = props;
  const { onKeyDown, onBlur, onFocus, ...input } = rest;
  const { t } = useText();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  // Enter came before the answer did: the first match is taken when it arrives.
  const [owed, setOwed] = useState(false);
  const owes = useRef(false);
  const owe = (is: boolean) => {
    owes.current = is;
    setOwed(is);
  };
  const text = typed ?? '';
  const isOpen = combobox.dropdownOpened;
  const items = isOpen || typed !== null ? search(text).slice(0, mostShown) : [];
  const isGuess = typed !== null && items.length > 0 && isClear?.(text) === false;
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
  const takeOwed = () => (isGuess ? leave() : take(0));
  const takeNow = useRef(takeOwed);
  takeNow.current = takeOwed;
  useEffect(() => {
    if (owed && !waiting) takeNow.current();
  }, [owed, waiting]);

  // The list changes with every key and every answer: its first entry is the one that is taken, and the one that is read out.
  const first = items[0] === undefined ? undefined : keyOf(items[0]);
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    // Closed, nothing of it is there to be read out.
    if (!isOpen) return field.current?.removeAttribute('aria-activedescendant');
    if (typed === null) return;
    if (isGuess) resetSelectedOption();
    const option = isGuess || (first === undefined && !canAdd) ? null : selectFirstOption();
    if (option) field.current?.setAttribute('aria-activedescendant', option);
    else field.current?.removeAttribute('aria-activedescendant');
  }, [isOpen, typed, first, canAdd, isGuess, selectFirstOption, resetSelectedOption]);

  /** Enter and Tab: the highlighted item, or the first one for what was typed. */
  const takeHighlighted = (event: KeyboardEvent) => {
    if (text.trim() === '') {
      if (typed !== null && shown !== '') onPick(null);
      return leave();
    }
    if (waiting) {
      combobox.closeDropdown();
      return owe(true);
    }
    const chosen = combobox.getSelectedOptionIndex();
    if (isGuess && chosen < 0) {
      if (event.key === 'Tab') return leave();
      // One of the list has to be chosen: the form does not go on to its next field.
      event.preventDefault();
      return event.stopPropagation();
    }
    return take(Math.max(0, chosen));
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
      <Combobox.Target withKeyboardNavigation withExpandedAttribute>
        <TextInput
          {...input}
          ref={field}
          value={typed ?? shown}
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          onChange={(event) => {
            const next = event.currentTarget.value;
            setTyped(next);
            onTyped?.(next);
            combobox.openDropdown();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            onFocus?.(event);
          }}
          onKeyDown={(event) => {
            const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
            // As in the programs accountants of the region come from.
            if (event.key === 'F4' && plain) {
              event.preventDefault();
              combobox.toggleDropdown();
            }
            if (event.key === 'Escape' && typed !== null) {
              // What was chosen before stands there again; nothing around the field is closed by it.
              event.stopPropagation();
              leave();
            }
            if (plain && !event.shiftKey && (event.key === 'Tab' || event.key === 'Enter') && typed !== null) takeHighlighted(event);
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            combobox.closeDropdown();
            if (!owes.current) {
              if (typed !== null && text.trim() === '' && shown !== '') onPick(null);
              const meant = typed === null ? undefined : exact?.(text.trim());
              if (meant !== undefined) onPick(meant);
              leave();
            }
            onBlur?.(event);
          }}
          onClick={() => combobox.openDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={minWidth} maw={560}>
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={rest['aria-label'] ?? String(rest.label ?? '')}>
          {items.map((item) => (
            <Combobox.Option key={keyOf(item)} value={keyOf(item)} className={classes.option}>
              {renderItem(item, text)}
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
