import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BranchInfo } from '../../../shared/contracts/numbers.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** A new branch, or another name of one. */
export function BranchDialog({ branch, onClose }: { branch: BranchInfo | undefined; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const open = useCommand('branch.open');
  const rename = useCommand('branch.rename');
  const [code, setCode] = useState(branch?.code ?? '');
  const [name, setName] = useState(branch?.name ?? '');
  const send = async () => {
    const answer = branch
      ? await rename.run({ id, branchId: branch.id, version: branch.version, name })
      : await open.run({ id, code: code.trim().toUpperCase(), name });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={branch ? t('settings:branches.renameOf', { branch: branch.code }) : t('settings:branches.add')}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={open.busy || rename.busy}
      rejections={branch ? rename.rejections : open.rejections}
    >
      {branch ? null : (
        <TextInput
          name="code"
          label={t('common:code')}
          description={t('settings:branches.codeHint')}
          value={code}
          maxLength={4}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <TextInput
        name="name"
        label={t('common:name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        {...(branch ? { 'data-autofocus': true } : {})}
      />
    </FormDialog>
  );
}
