import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

const headings = (account: AccountInfo) => !account.postable;

export function MoveAccountDialog({ account, onClose }: { account: AccountInfo; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const move = useCommand('account.move');
  const [code, setCode] = useState(account.code);
  const [parentCode, setParentCode] = useState(account.parentCode);
  const send = async () => {
    const answer = await move.run({ id, accountId: account.id, version: account.version, code, parentCode });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('accounts:moveOf', { account: account.code })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={move.busy}
      rejections={move.rejections}
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
    </FormDialog>
  );
}
