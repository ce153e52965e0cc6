import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { CommandDialog } from '../../ui/CommandDialog.tsx';

const headings = (account: AccountInfo) => !account.postable;

export function MoveAccountDialog({ account, onClose }: { account: AccountInfo; onClose: () => void }) {
  const { t } = useText();
  const [code, setCode] = useState(account.code);
  const [parentCode, setParentCode] = useState(account.parentCode);
  return (
    <CommandDialog
      title={t('accounts:moveOf', { account: account.code })}
      submit={t('common:save')}
      method="account.move"
      input={() => ({ accountId: account.id, version: account.version, code, parentCode })}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{t('accounts:moveExplained')}</p>
      <TextInput
        name="code"
        label={t('common:code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-autofocus
      />
      <AccountPicker name="parentCode" label={t('accounts:parent')} value={parentCode} onChange={setParentCode} accept={headings} />
    </CommandDialog>
  );
}
