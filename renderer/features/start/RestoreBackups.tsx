import { Button, Group, Table, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import { Rejections } from '../../ui/Rejections.tsx';

interface Props {
  /** The file that does not open, and what it is called in the list. */
  file: string;
  name: string;
  busy: boolean;
  onOpen: (file: string) => void;
}

/** The way back for a file that was refused as damaged: its backups, each of which becomes a new file and is opened in one step. */
export function RestoreBackups({ file, name, busy, onOpen }: Props) {
  const { t, language } = useText();
  const damaged = useQueryOf('app.damagedFile', { file }, { keep: true });
  const restore = useCommand('app.restoreDamaged');
  const stop = useCommand('app.stopRestore');
  const newest = useRef<HTMLButtonElement>(null);
  const isShown = damaged.data !== undefined;
  // The keyboard stands where the way goes on.
  useEffect(() => {
    if (isShown) newest.current?.focus();
  }, [isShown]);
  if (!damaged.data) return null;
  const { backups, restoring } = damaged.data;
  const isRunning = restore.busy || restoring !== null;
  const restoreFrom = async (backup: string) => {
    const made = await restore.run({ file, backup });
    if (made.ok) onOpen(made.value.file);
  };
  return (
    <section aria-labelledby="restore" data-testid="restore-backups">
      <Title order={3} id="restore" mb={4}>
        {t('start:restore.title', { name })}
      </Title>
      <Rejections of={restore.rejections} />
      {backups.length === 0 ? (
        <p>{t('start:restore.none')}</p>
      ) : (
        <>
          <p>{t('start:restore.explained')}</p>
          <Table mb="sm">
            <Table.Tbody>
              {backups.map(({ name: backup, at, kind, bytes }, index) => (
                <Table.Tr key={backup}>
                  <Table.Td>{formatInstant(at, language)}</Table.Td>
                  <Table.Td>{t(`settings:safety.kinds.${kind}`)}</Table.Td>
                  <Table.Td>{t('settings:safety.megabytes', { size: Math.ceil(bytes / 1_048_576) })}</Table.Td>
                  <Table.Td ta="end">
                    <Button
                      ref={index === 0 ? newest : undefined}
                      variant={index === 0 ? 'filled' : 'default'}
                      size="xs"
                      disabled={busy || isRunning}
                      onClick={() => void restoreFrom(backup)}
                      aria-label={`${t('start:restore.button')}, ${formatInstant(at, language)}`}
                    >
                      {t('start:restore.button')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {isRunning ? (
        <Group gap="xs" mb="sm">
          <span role="status">{t('start:restore.checking', { events: restoring ?? 0 })}</span>
          <Button variant="subtle" size="xs" onClick={() => void stop.run({})}>
            {t('start:restore.stop')}
          </Button>
        </Group>
      ) : null}
    </section>
  );
}
