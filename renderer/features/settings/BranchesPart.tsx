import { Button, Group, Title } from '@mantine/core';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { BranchInfo } from '../../../shared/contracts/numbers.ts';
import { useMay } from '../../app/company-context.ts';
import { useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { BranchDialog } from './BranchDialog.tsx';

/** Branches of the company, each with numbers of its own. A code stays for good; a branch out of use keeps what it has. */
export function BranchesPart() {
  const { t } = useText();
  const mayChange = useMay('admin:system');
  const branches = useQueryOf('branch.list', {});
  const { id, renew } = useCommandId();
  const deactivate = useCommand('branch.deactivate');
  const [chosen, setChosen] = useState<string>();
  const [dialog, setDialog] = useState<BranchInfo | 'new'>();
  const active = branches.data?.find((branch) => branch.id === chosen);
  const takeOut = async ({ id: branchId, version }: BranchInfo) => {
    await deactivate.run({ id, branchId, version });
    renew();
  };
  return (
    <section aria-labelledby="branches">
      <Group gap="xs" mt="lg" mb="sm" justify="space-between">
        <Title order={2} id="branches">
          {t('settings:branches.title')}
        </Title>
        {mayChange ? (
          <Group gap="xs">
            {active?.active ? (
              <ConfirmButton
                loading={deactivate.busy}
                question={t('settings:branches.question', { branch: `${active.code} ${active.name}` })}
                confirm={t('settings:branches.deactivate')}
                onConfirm={() => void takeOut(active)}
              >
                {t('settings:branches.deactivate')}
              </ConfirmButton>
            ) : null}
            {active ? (
              <Button variant="default" leftSection={<Pencil size={14} aria-hidden="true" />} onClick={() => setDialog(active)}>
                {t('settings:branches.rename')}
              </Button>
            ) : null}
            <Button variant="default" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setDialog('new')}>
              {t('settings:branches.add')}
            </Button>
          </Group>
        ) : null}
      </Group>
      <Rejections of={deactivate.rejections} />
      <QueryProblem error={branches.error} retry={branches.refetch} />
      <DataGrid
        name="branches"
        label={t('settings:branches.title')}
        rows={branches.data ?? []}
        loading={branches.isPending}
        onActive={(row) => setChosen(row?.id)}
        {...(mayChange ? { onOpen: setDialog } : {})}
        fit={12}
        tone={(row) => (row.active ? undefined : 'muted')}
        empty={t('settings:branches.empty')}
        columns={[
          { id: 'code', title: t('common:code'), width: 7, render: (row) => row.code },
          { id: 'name', title: t('common:name'), width: 14, grow: 1, render: (row) => row.name },
          {
            id: 'state',
            title: t('common:state'),
            width: 12,
            render: (row) =>
              row.active ? (
                <StatusMark tone="good">{t('settings:branches.active')}</StatusMark>
              ) : (
                <StatusMark tone="neutral">{t('settings:branches.inactive')}</StatusMark>
              ),
          },
        ]}
      />
      {dialog ? <BranchDialog branch={dialog === 'new' ? undefined : dialog} onClose={() => setDialog(undefined)} /> : null}
    </section>
  );
}
