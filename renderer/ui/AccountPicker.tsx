import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AccountInfo } from '../../shared/contracts/accounts.ts';
import { useQueryOf } from '../app/engine.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './AccountPicker.module.css';
import { searchAccounts } from './search-accounts.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  /** Account code, or null for none. */
  value: string | null;
  onChange: (code: string | null) => void;
  /** Accounts to choose from; postable active ones unless given. */
  accept?: (account: AccountInfo) => boolean;
}

const postableActive = (account: AccountInfo) => account.postable && account.active;
const shownAtOnce = 60;

/** Finds an account by its code or by the start of words of its name in any language. Shows "code name". */
export function AccountPicker({ value, onChange, accept = postableActive, onBlur, onFocus, onKeyDown, ...rest }: Props) {
  const { t, nameOf } = useText();
  const accounts = useQueryOf('account.list', {});
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);

  const allowed = useMemo(() => (accounts.data ?? []).filter(accept), [accounts.data, accept]);
  const chosen = accounts.data?.find((account) => account.code === value);
  const label = (account: AccountInfo) => {
    const name = nameOf(account.names);
    return name && name !== account.code ? `${account.code} ${name}` : account.code;
  };
  const shown = typed ?? (chosen ? label(chosen) : (value ?? ''));
  const options = typed === null ? allowed.slice(0, shownAtOnce) : searchAccounts(allowed, typed, shownAtOnce);

  const take = (code: string | null) => {
    onChange(code);
    setTyped(null);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(code) => take(code)}
      width="max-content"
      position="bottom-start"
      shadow="md"
      size="xs"
      middlewares={{ flip: true, shift: true }}
    >
      <Combobox.Target>
        <TextInput
          {...rest}
          value={shown}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (event.currentTarget.value === '') onChange(null);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            onFocus?.(event);
          }}
          onKeyDown={(event) => {
            // F4 opens the lookup, as in the programs accountants of the region come from.
            if (event.key === 'F4') {
              event.preventDefault();
              combobox.toggleDropdown();
            }
            // Tab takes what is highlighted, so that an entry is typed without reaching for Enter.
            if (event.key === 'Tab' && combobox.dropdownOpened && typed && options[0]) {
              take(options[Math.max(0, combobox.getSelectedOptionIndex())]?.code ?? options[0].code);
            }
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            combobox.closeDropdown();
            // An exact code counts even when nothing was picked; any other leftover text is dropped, never guessed.
            const exact = typed === null ? undefined : allowed.find((account) => account.code === typed.trim());
            if (exact) onChange(exact.code);
            setTyped(null);
            onBlur?.(event);
          }}
          onClick={() => combobox.openDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={280} maw={560} hidden={accounts.isPending}>
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={t('common:account')}>
          {options.map((account) => (
            <Combobox.Option key={account.code} value={account.code} active={account.code === value} className={classes.option}>
              <span className={classes.code}>{account.code}</span>
              {nameOf(account.names) === account.code ? null : <span>{nameOf(account.names)}</span>}
            </Combobox.Option>
          ))}
          {options.length === 0 ? <Combobox.Empty>{t('common:noMatch')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
