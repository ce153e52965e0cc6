import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AccountType, normalSide, type Side } from '../../../shared/accounts/account.ts';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { NameFields, noNames } from './NameFields.tsx';

const types: readonly AccountType[] = ['asset', 'liability', 'equity', 'income', 'expense'];
const headings = (account: AccountInfo) => !account.postable;

/** Starts under the heading the person stood on, with its type. */
export function OpenAccountDialog({ near, onClose }: { near: AccountInfo | undefined; onClose: () => void }) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [parentCode, setParentCode] = useState<string | null>(near ? (near.postable ? near.parentCode : near.code) : null);
  const [type, setType] = useState<AccountType>(near?.type ?? 'asset');
  const [side, setSide] = useState<Side>(normalSide(near?.type ?? 'asset'));
  const [postable, setPostable] = useState(true);
  const [names, setNames] = useState(noNames);
  return (
    <CommandDialog
      title={t('accounts:openTitle')}
      submit={t('accounts:open')}
      method="account.open"
      input={() => ({ code, names, type, normalSide: side, parentCode, postable })}
      onClose={onClose}
    >
      <TextInput
        name="code"
        label={t('common:code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-autofocus
      />
      <NameFields value={names} onChange={setNames} />
      <AccountPicker name="parentCode" label={t('accounts:parent')} value={parentCode} onChange={setParentCode} accept={headings} />
      <NativeSelect
        name="type"
        label={t('accounts:type')}
        value={type}
        onChange={(event) => {
          const next = event.currentTarget.value as AccountType;
          setType(next);
          setSide(normalSide(next));
        }}
        data={types.map((each) => ({ value: each, label: t(`accounts:types.${each}`) }))}
      />
      <NativeSelect
        name="normalSide"
        label={t('accounts:side')}
        value={side}
        onChange={(event) => setSide(event.currentTarget.value as Side)}
        data={[
          { value: 'debit', label: t('common:debit') },
          { value: 'credit', label: t('common:credit') },
        ]}
      />
      <Switch label={t('accounts:postable')} checked={postable} onChange={(event) => setPostable(event.currentTarget.checked)} />
    </CommandDialog>
  );
}
