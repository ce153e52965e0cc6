import { Alert, Button, Group, Table, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useMay } from '../../app/company-context.ts';
import { useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { BackupFolder } from './BackupFolder.tsx';

/** Backups and checks of the open company: what there is, what is under way, and the way back. */
export function SafetySection() {
  const { t, language } = useText();
  const mayConfigure = useMay('admin:system');
  const safety = useQueryOf('app.safety', {});
  const backup = useCommand('app.backupNow');
  const check = useCommand('app.checkNow');
  const stop = useCommand('app.stopWork');
  const restore = useCommand('app.restore');
  if (safety.error) return <QueryProblem error={safety.error} retry={safety.refetch} />;
  if (!safety.data) return null;
  const { folder, backups, check: checked, problem, notice, running } = safety.data;
  const at = (moment: string) => formatInstant(moment, language);
  const restoreFrom = async (name: string) => {
    const made = await restore.run({ backup: name });
    if (made.ok) notifications.show({ message: t('settings:safety.restored', { file: made.value.file }) });
  };
  return (
    <>
      {notice ? <Alert mb="md">{t(`rejections:${notice}`, { place: '—' })}</Alert> : null}
      {problem ? (
        <Alert color="red" mb="md" title={t('settings:safety.problem')}>
          {t(`rejections:${problem}`, { place: '—' })}
        </Alert>
      ) : null}
      <Figures
        of={[
          { id: 'last-backup', label: t('settings:safety.last'), value: backups[0] ? at(backups[0].at) : t('settings:safety.never') },
          { id: 'last-check', label: t('settings:safety.check'), value: checked ? at(checked.at) : t('settings:safety.never') },
          ...(mayConfigure ? [] : [{ id: 'backup-folder', label: t('settings:safety.folder'), value: folder }]),
        ]}
      />
      {mayConfigure ? <BackupFolder key={folder} folder={folder} /> : null}
      {checked ? (
        <StatusMark tone={checked.ok ? 'good' : 'bad'}>
          {checked.ok
            ? t('settings:safety.intact', { events: formatDecimal(String(checked.events), language) })
            : t('settings:safety.damaged', { place: checked.place ?? '—', fault: checked.fault ?? '—' })}
        </StatusMark>
      ) : null}
      <Group gap="xs" my="md">
        <Button onClick={() => void backup.run({})} disabled={running !== null || backup.busy}>
          {t('settings:safety.backupNow')}
        </Button>
        <Button variant="default" onClick={() => void check.run({})} disabled={running !== null || check.busy}>
          {t('settings:safety.checkNow')}
        </Button>
        {running ? (
          <>
            <span role="status">
              {running.kind === 'backup'
                ? t('settings:safety.backingUp')
                : t('settings:safety.checking', { events: formatDecimal(String(running.done), language) })}
            </span>
            <Button variant="subtle" onClick={() => void stop.run({})}>
              {t('settings:safety.stop')}
            </Button>
          </>
        ) : null}
      </Group>
      <Rejections of={[...backup.rejections, ...check.rejections, ...restore.rejections]} />
      <Title order={2} mb={4}>
        {t('settings:safety.list')}
      </Title>
      <p>{t('settings:safety.empty')}</p>
      <Table maw={900} data-testid="backups">
        <Table.Tbody>
          {backups.map(({ name, at: madeAt, kind, bytes }) => (
            <Table.Tr key={name}>
              <Table.Td ps={0}>{at(madeAt)}</Table.Td>
              <Table.Td>{t(`settings:safety.kinds.${kind}`)}</Table.Td>
              <Table.Td ta="end">{t('settings:safety.megabytes', { size: Math.ceil(bytes / 1_048_576) })}</Table.Td>
              <Table.Td>
                <ConfirmButton
                  variant="default"
                  size="xs"
                  disabled={restore.busy || !mayConfigure}
                  question={t('settings:safety.restoreQuestion', { at: at(madeAt) })}
                  confirm={t('settings:safety.restore')}
                  onConfirm={() => void restoreFrom(name)}
                >
                  {t('settings:safety.restore')}
                </ConfirmButton>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
