import type { TextInputProps } from '@mantine/core';
import { useMemo } from 'react';
import type { AccountInfo } from '../../shared/contracts/accounts.ts';
import { useQueryOf } from '../app/engine.ts';
import { useText } from '../i18n/use-text.ts';
import { Found } from './Found.tsx';
import classes from './Lookup.module.css';
import { Lookup } from './Lookup.tsx';
import { searchAccounts } from './search-accounts.ts';
import { useRecentPicks } from './use-recent-picks.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  /** Account code, or null for none. */
  value: string | null;
  onChange: (code: string | null) => void;
  /** Accounts to choose from; postable active ones unless given. */
  accept?: (account: AccountInfo) => boolean;
}

const postableActive = (account: AccountInfo) => account.postable && account.active;
const shownAtOnce = 60;

/** Finds an account by its code or its name in any language and spelling. Shows "code name". */
export function AccountPicker({ value, onChange, accept = postableActive, onFocus, ...field }: Props) {
  const { nameOf } = useText();
  const accounts = useQueryOf('account.list', {});
  const { placeOf, remember, refresh } = useRecentPicks('account');
  const allowed = useMemo(() => (accounts.data ?? []).filter(accept), [accounts.data, accept]);
  const chosen = accounts.data?.find((account) => account.code === value);
  const nameBeside = (account: AccountInfo) => {
    const name = nameOf(account.names);
    return name === account.code ? '' : name;
  };
  return (
    <Lookup
      {...field}
      shown={chosen ? `${chosen.code} ${nameBeside(chosen)}`.trim() : (value ?? '')}
      search={(typed) => searchAccounts(allowed, typed, shownAtOnce, ({ code }) => placeOf(code))}
      exact={(typed) => allowed.find((account) => account.code === typed)}
      waiting={accounts.isPending}
      keyOf={({ code }) => code}
      onFocus={(event) => {
        refresh();
        onFocus?.(event);
      }}
      onPick={(account) => {
        if (account) remember(account.code);
        onChange(account?.code ?? null);
      }}
      renderItem={(account, typed) => (
        <>
          <span className={classes.code}>
            <Found text={account.code} typed={typed} />
          </span>
          {nameBeside(account) === '' ? null : <Found text={nameBeside(account)} typed={typed} />}
        </>
      )}
    />
  );
}
