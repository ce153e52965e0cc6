import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { newId, useCommand } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Rejections } from '../../ui/Rejections.tsx';

/** Takes an account out of use, or into use again. Its postings stay where they are either way. */
export function ActivateAccountButton({ account }: { account: AccountInfo | undefined }) {
  const { t } = useText();
  const deactivate = useCommand('account.deactivate');
  const activate = useCommand('account.activate');
  // One id for each state an account is in: clicking twice is one change, the next change is another.
  const [ids] = useState(() => new Map<string, string>());
  const idFor = (key: string) => {
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
  if (!account) return null;
  const input = { id: idFor(`${account.id} ${account.version}`), accountId: account.id, version: account.version };
  return (
    <>
      {account.active ? (
        <ConfirmButton
          question={t('accounts:deactivateQuestion', { account: account.code })}
          confirm={t('accounts:deactivate')}
          onConfirm={() => void deactivate.run(input)}
          loading={deactivate.busy}
        >
          {t('accounts:deactivate')}
        </ConfirmButton>
      ) : (
        <Button variant="default" loading={activate.busy} onClick={() => void activate.run(input)}>
          {t('accounts:activate')}
        </Button>
      )}
      <Rejections of={[...deactivate.rejections, ...activate.rejections]} mb="0" />
    </>
  );
}
