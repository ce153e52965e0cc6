import { Button, Group } from '@mantine/core';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { UserInfo } from '../../../shared/contracts/company.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { AddUserDialog } from './AddUserDialog.tsx';
import { ChangeUserDialog } from './ChangeUserDialog.tsx';

const mostShown = 18;

export function UsersSection() {
  const { t } = useText();
  const mayChange = useMay('admin:users');
  const users = useQueryOf('user.list', {});
  const [active, setActive] = useState<UserInfo>();
  const [dialog, setDialog] = useState<'add' | 'change' | null>(null);
  return (
    <>
      {mayChange ? (
        <Group gap="xs" mb="sm">
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
        </Group>
      ) : null}
      <QueryProblem error={users.error} retry={users.refetch} />
      <DataGrid
        name="users"
        label={t('settings:users.title')}
        rows={users.data ?? []}
        loading={users.isPending}
        onActive={setActive}
        {...(mayChange ? { onOpen: () => setDialog('change') } : {})}
        fit={mostShown}
        tone={(row) => (row.active ? undefined : 'muted')}
        empty={t('common:none')}
        columns={[
          { id: 'name', title: t('settings:users.name'), width: 14, grow: 1, render: (row) => row.name },
          { id: 'role', title: t('settings:users.role'), width: 12, grow: 1, render: (row) => t(`common:role.${row.role}`) },
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
      {dialog === 'add' ? <AddUserDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'change' && active ? <ChangeUserDialog user={active} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
