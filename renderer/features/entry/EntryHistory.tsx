import { Table, Title } from '@mantine/core';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { eventText } from '../history/event-text.ts';

const shown = 50;

/** What happened to the entry: posted, reversed, approved before. */
export function EntryHistory({ entryId }: { entryId: string }) {
  const { t } = useText();
  const history = useQueryOf('history.list', { objectId: entryId, limit: shown });
  const rows = history.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="entry-history">
      <Title order={2} id="entry-history" mt="lg" mb="xs">
        {t('common:nav.history')}
      </Title>
      <Table maw={760} data-testid="entry-history">
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.position}>
              <Table.Td w={150}>
                <InstantText at={row.at} />
              </Table.Td>
              <Table.Td w={180}>{row.user}</Table.Td>
              <Table.Td>{eventText(t, row.type)}</Table.Td>
              <Table.Td>{row.subject}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
