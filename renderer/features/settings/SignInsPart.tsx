import { Title } from '@mantine/core';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';

/** Who signed in and who could not, newest first. */
export function SignInsPart() {
  const { t } = useText();
  const rows = useQueryOf('user.signIns', { limit: 200 });
  return (
    <section aria-labelledby="sign-ins">
      <Title order={2} id="sign-ins" mt="lg" mb="sm">
        {t('settings:signIns.title')}
      </Title>
      <QueryProblem error={rows.error} retry={rows.refetch} />
      <DataGrid
        name="sign-ins"
        label={t('settings:signIns.title')}
        rows={rows.data ?? []}
        loading={rows.isPending}
        fit={12}
        empty={t('settings:signIns.empty')}
        tone={(row) => (row.what === 'failed' || row.what === 'locked' ? 'bad' : undefined)}
        columns={[
          { id: 'when', title: t('settings:signIns.when'), width: 11, render: (row) => <InstantText at={row.lastAt} /> },
          { id: 'user', title: t('settings:users.name'), width: 12, grow: 1, render: (row) => row.user ?? t('settings:signIns.unknown') },
          { id: 'what', title: t('settings:signIns.what'), width: 12, grow: 1, render: (row) => t(`settings:signIns.kinds.${row.what}`) },
          { id: 'count', title: t('settings:signIns.count'), width: 6, align: 'end', render: (row) => row.count },
          { id: 'device', title: t('settings:signIns.device'), width: 7, align: 'end', render: (row) => row.device },
        ]}
      />
    </section>
  );
}
