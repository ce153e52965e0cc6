import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ItemInfo } from '../../../shared/contracts/items.ts';
import { codeKey } from '../../../shared/search/fold.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Found } from '../../ui/Found.tsx';
import classes from '../../ui/Lookup.module.css';
import { useRecentPicks } from '../../ui/use-recent-picks.ts';
import own from './ItemField.module.css';
import { itemName } from './item-name.ts';
import type { LineItem } from './line-item.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  /** What the line says. */
  value: string;
  onChange: (typed: string) => void;
  /** The item the line was filled from. */
  item: LineItem;
  onItem: (item: ItemInfo) => void;
  /** Told what was typed when it is to become an item. */
  onAdd?: (typed: string) => void;
}

const addKey = ' add';
const mostShown = 30;

/**
 * The text of a line, typed freely; items that answer it are offered below. Arrow down and Enter take one, and so does Enter or Tab after a code or a
 * barcode typed in full; what is typed otherwise stays as it is. F4 shows all items.
 */
export function ItemField({ value, onChange, item, onItem, onAdd, onFocus, onBlur, onKeyDown, ...field }: Props) {
  const { t, language } = useText();
  const mayWrite = useMay('transactions:write');
  const [wants, setWants] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const { recent, remember, refresh } = useRecentPicks('item');
  const asked = (typed ?? '').trim().slice(0, 100);
  // The first answer says whether there are items at all: without them nothing opens while a text is typed, and nothing is asked at its keys.
  const any = useQueryOf('item.list', { activeOnly: true, limit: 1 }, { enabled: isAsked });
  const has = (any.data?.length ?? 0) > 0;
  const isEmpty = any.data?.length === 0;
  const found = useQueryOf(
    'item.list',
    { search: asked, recent: [...recent], activeOnly: true, limit: mostShown },
    { keep: true, enabled: isAsked && !isEmpty },
  );
  const settled = isEmpty || (!found.isPlaceholderData && found.data !== undefined);
  const items = isEmpty ? [] : (found.data ?? []);
  const code = codeKey(asked);
  const exact =
    settled && code !== '' ? items.find((each) => [each.code, each.barcode].some((own) => own !== '' && codeKey(own) === code)) : undefined;
  const canAdd = onAdd !== undefined && mayWrite && asked !== '' && settled;
  const [byKey, setByKey] = useState(false);
  const isOpen = wants && (byKey || (has && (items.length > 0 || canAdd)));
  const combobox = useCombobox({ opened: isOpen, onOpenedChange: setWants, onDropdownClose: () => combobox.resetSelectedOption() });

  // A scanner types a code and Enter faster than the engine answers: the item is taken when the answer is there.
  const [owed, setOwed] = useState(false);
  const owes = useRef(false);
  const owe = (is: boolean) => {
    owes.current = is;
    setOwed(is);
  };
  const close = () => {
    owe(false);
    setTyped(null);
    setByKey(false);
    setWants(false);
    combobox.resetSelectedOption();
  };
  const take = (chosen: ItemInfo) => {
    remember(chosen.id);
    onItem(chosen);
    close();
  };
  const settle = useRef(() => {});
  settle.current = () => (exact ? take(exact) : close());
  useEffect(() => {
    if (owed && settled) settle.current();
  }, [owed, settled]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => {
        const chosen = items.find(({ id }) => id === key);
        if (chosen) take(chosen);
        else if (key === addKey && onAdd) {
          close();
          onAdd(asked);
        }
      }}
      width="max-content"
      position="bottom-start"
      shadow="md"
      size="xs"
      middlewares={{ flip: true, shift: true }}
    >
      <Combobox.Target withKeyboardNavigation={isOpen} withExpandedAttribute>
        <TextInput
          {...field}
          value={value}
          autoComplete="off"
          aria-autocomplete="list"
          {...(item
            ? {
                title: t('items:take', { code: item.code, name: item.name }),
                rightSection: <span className={own.code}>{item.code}</span>,
                rightSectionWidth: `${item.code.length + 2}ch`,
              }
            : {})}
          onChange={(event) => {
            const next = event.currentTarget.value;
            onChange(next);
            setTyped(next);
            setWants(next.trim() !== '');
            // It looks through the whole page for what is highlighted, so not at every key.
            if (combobox.getSelectedOptionIndex() >= 0) combobox.resetSelectedOption();
          }}
          onFocus={(event) => {
            setAsked(true);
            refresh();
            onFocus?.(event);
          }}
          onKeyDown={(event) => {
            const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
            if (event.key === 'F4' && plain) {
              event.preventDefault();
              setTyped((now) => now ?? '');
              setByKey(!isOpen);
              setWants(!isOpen);
            }
            if (event.key === 'Escape' && isOpen) {
              event.stopPropagation();
              close();
            }
            const leaves = plain && (event.key === 'Enter' || event.key === 'Tab');
            const selected = isOpen ? combobox.getSelectedOptionIndex() : -1;
            // Enter on a highlighted row is a choice of the list, and no step to the next field before it is made.
            if (leaves && selected >= 0 && items[selected]) take(items[selected]);
            else if (leaves && selected < 0 && exact && typed !== null) take(exact);
            else if (leaves && selected < 0 && typed !== null && asked !== '' && !settled) {
              setWants(false);
              owe(true);
            } else if (leaves && selected < 0) close();
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            if (!owes.current) close();
            onBlur?.(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={320} maw={560} hidden={!isOpen}>
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={t('items:list')}>
          {items.map((each) => (
            <Combobox.Option key={each.id} value={each.id} className={classes.option} active={each === exact}>
              <span className={classes.code}>
                <Found text={each.code} typed={asked} />
              </span>
              <Found text={itemName(each, language)} typed={asked} />
              <span className={classes.aside}>{each.unit}</span>
            </Combobox.Option>
          ))}
          {canAdd ? (
            <Combobox.Option value={addKey} className={classes.add}>
              {t('items:addNamed', { name: asked })}
            </Combobox.Option>
          ) : null}
          {items.length === 0 && !canAdd ? <Combobox.Empty>{t(settled ? 'common:noMatch' : 'common:loading')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
