import { Button, Group, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { RoleInfo } from '../../../shared/contracts/users.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { RoleDialog } from './RoleDialog.tsx';
import { accessText, roleText } from './role-text.ts';

/** Roles with what they may do. Built-in ones are as they are; the company's own open with Enter. */
export function RolesPart() {
  const { t } = useText();
  const known = useQueryOf('role.list', {});
  const [active, setActive] = useState<RoleInfo>();
  const [dialog, setDialog] = useState<RoleInfo | 'new'>();
  return (
    <section aria-labelledby="roles">
      <Group gap="xs" mt="lg" mb="sm" justify="space-between">
        <Title order={2} id="roles">
          {t('settings:roles.title')}
        </Title>
        <Button variant="default" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setDialog('new')}>
          {t('settings:roles.add')}
        </Button>
      </Group>
      <QueryProblem error={known.error} retry={known.refetch} />
      <DataGrid
        name="roles"
        label={t('settings:roles.title')}
        rows={known.data ?? []}
        loading={known.isPending}
        fit={12}
        empty={t('common:none')}
        onActive={setActive}
        onOpen={(row) => (row.builtIn ? undefined : setDialog(row))}
        columns={[
          {
            id: 'name',
            title: t('settings:users.role'),
            width: 14,
            opens: (row) => !row.builtIn,
            render: (row) => roleText(t, row.id, row.name),
          },
          {
            id: 'permissions',
            title: t('settings:roles.permissions'),
            width: 20,
            grow: 1,
            render: (role) => accessText(t, role),
          },
          { id: 'users', title: t('settings:roles.users'), width: 8, align: 'end', render: (row) => row.users },
        ]}
      />
      {active ? (
        <Text size="sm" c="dimmed" mt="xs" maw={900}>
          {`${roleText(t, active.id, active.name)}: ${accessText(t, active)}`}
        </Text>
      ) : null}
      {dialog ? <RoleDialog role={dialog === 'new' ? undefined : dialog} onClose={() => setDialog(undefined)} /> : null}
    </section>
  );
}
