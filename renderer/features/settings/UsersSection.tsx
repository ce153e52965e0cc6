import { Button, Group } from '@mantine/core';
import { KeyRound, LockOpen, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { UserInfo } from '../../../shared/contracts/users.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useSession } from '../../app/session/use-session.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { AddUserDialog } from './AddUserDialog.tsx';
import { AutoLockPart } from './AutoLockPart.tsx';
import { ChangePasswordDialog } from './ChangePasswordDialog.tsx';
import { ChangeUserDialog } from './ChangeUserDialog.tsx';
import { RolesPart } from './RolesPart.tsx';
import { roleText } from './role-text.ts';
import { SetPasswordDialog } from './SetPasswordDialog.tsx';
import { SignInsPart } from './SignInsPart.tsx';

const mostShown = 18;

/** Users, their roles and passwords; who may not manage them sees the list and the own password. */
export function UsersSection() {
  const { t } = useText();
  const me = useCompany().user;
  const mayManage = useMay('admin:users');
  const mayConfigure = useMay('admin:system');
  const session = useSession();
  const users = useQueryOf('user.list', {});
  const unlock = useCommand('user.unlock');
  const { id, renew } = useCommandId();
  const [active, setActive] = useState<UserInfo>();
  const [dialog, setDialog] = useState<'add' | 'change' | 'password' | 'own' | null>(null);
  const isOpen = session.data?.state === 'open';
  const close = () => setDialog(null);
  const release = async (user: UserInfo) => {
    await unlock.run({ id, userId: user.id });
    renew();
  };
  return (
    <>
      <Group gap="xs" mb="sm">
        {!isOpen || me.role === 'owner' ? (
          <Button variant="default" leftSection={<KeyRound size={14} aria-hidden="true" />} onClick={() => setDialog('own')}>
            {isOpen ? t('settings:users.firstPassword') : t('settings:users.myPassword')}
          </Button>
        ) : null}
        {mayManage ? (
          <>
            <Button
              variant="default"
              disabled={!active || active.id === me.id || isOpen}
              leftSection={<KeyRound size={14} aria-hidden="true" />}
              onClick={() => setDialog('password')}
            >
              {t('settings:users.setPassword')}
            </Button>
            {active && active.lockedSeconds > 0 ? (
              <Button
                variant="default"
                loading={unlock.busy}
                leftSection={<LockOpen size={14} aria-hidden="true" />}
                onClick={() => void release(active)}
              >
                {t('settings:users.unlock')}
              </Button>
            ) : null}
            <Button
              variant="default"
              disabled={!active}
              leftSection={<Pencil size={14} aria-hidden="true" />}
              onClick={() => setDialog('change')}
            >
              {t('settings:users.change')}
            </Button>
            <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setDialog('add')}>
              {t('settings:users.add')}
            </Button>
          </>
        ) : null}
      </Group>
      <Rejections of={unlock.rejections} />
      <QueryProblem error={users.error} retry={users.refetch} />
      <DataGrid
        name="users"
        label={t('settings:users.title')}
        rows={users.data ?? []}
        loading={users.isPending}
        onActive={setActive}
        {...(mayManage ? { onOpen: () => setDialog('change') } : {})}
        fit={mostShown}
        tone={(row) => (row.active ? undefined : 'muted')}
        empty={t('settings:users.empty')}
        columns={[
          { id: 'name', title: t('settings:users.name'), width: 14, grow: 1, render: (row) => row.name },
          { id: 'role', title: t('settings:users.role'), width: 12, grow: 1, render: (row) => roleText(t, row.role, row.roleName) },
          {
            id: 'password',
            title: t('settings:users.password'),
            width: 9,
            grow: 1,
            render: (row) =>
              row.lockedSeconds > 0 ? (
                <StatusMark tone="locked">{t('settings:users.locked')}</StatusMark>
              ) : row.hasPassword ? (
                t('settings:users.hasPassword')
              ) : (
                t('settings:users.noPassword')
              ),
          },
          {
            id: 'state',
            title: t('common:state'),
            width: 9,
            render: (row) =>
              row.active ? (
                <StatusMark tone="good">{t('settings:users.active')}</StatusMark>
              ) : (
                <StatusMark tone="neutral">{t('settings:users.inactive')}</StatusMark>
              ),
          },
        ]}
      />
      {mayConfigure && session.data ? <AutoLockPart key={session.data.autoLockMinutes} minutes={session.data.autoLockMinutes} /> : null}
      {mayManage ? (
        <>
          <RolesPart />
          <SignInsPart />
        </>
      ) : null}
      {dialog === 'add' ? <AddUserDialog onClose={close} /> : null}
      {dialog === 'change' && active ? <ChangeUserDialog user={active} onClose={close} /> : null}
      {dialog === 'password' && active ? <SetPasswordDialog user={active} onClose={close} /> : null}
      {dialog === 'own' ? <ChangePasswordDialog isFirst={isOpen} onClose={close} /> : null}
    </>
  );
}
