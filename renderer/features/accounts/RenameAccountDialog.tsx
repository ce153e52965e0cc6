import { useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NameFields } from './NameFields.tsx';

export function RenameAccountDialog({ account, onClose }: { account: AccountInfo; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const rename = useCommand('account.rename');
  const [names, setNames] = useState(account.names);
  const send = async () => {
    const answer = await rename.run({ id, accountId: account.id, version: account.version, names });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('accounts:renameOf', { account: account.code })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={rename.busy}
      rejections={rename.rejections}
    >
      <NameFields value={names} onChange={setNames} />
    </FormDialog>
  );
}
