import { useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { NameFields } from './NameFields.tsx';

export function RenameAccountDialog({ account, onClose }: { account: AccountInfo; onClose: () => void }) {
  const { t } = useText();
  const [names, setNames] = useState(account.names);
  return (
    <CommandDialog
      title={t('accounts:renameOf', { account: account.code })}
      submit={t('common:save')}
      method="account.rename"
      input={() => ({ accountId: account.id, version: account.version, names })}
      onClose={onClose}
    >
      <NameFields value={names} onChange={setNames} />
    </CommandDialog>
  );
}
