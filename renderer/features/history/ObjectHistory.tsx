import { Table, Title } from '@mantine/core';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { changesOf } from './changes-of.ts';
import { eventText } from './event-text.ts';
import { fieldName, fieldValue } from './field-text.ts';

const shown = 50;
// What a person asks of the history of one thing; the rest stands in the history itself.
const told = new Set(['reason', 'drafted_by', 'approved_by']);

/** What happened to an entry or a document, its draft and what cancelled it included, newest first. */
export function ObjectHistory({ objectId, name }: { objectId: string; name: string }) {
  const { t, language } = useText();
  const history = useQueryOf('history.list', { objectId, limit: shown });
  const rows = history.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={name}>
      <Title order={2} id={name} mt="lg" mb="xs">
        {t('common:nav.history')}
      </Title>
      <Table maw={900} data-testid={name}>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.position}>
              <Table.Td w={150}>
                <InstantText at={row.at} />
              </Table.Td>
              <Table.Td w={160}>{row.user}</Table.Td>
              <Table.Td>{eventText(t, row, objectId)}</Table.Td>
              <Table.Td>{row.type.startsWith('draft.') ? '' : row.subject}</Table.Td>
              <Table.Td>
                {changesOf(row)
                  .filter(({ field }) => told.has(field))
                  .map(({ field, after }) => `${fieldName(t, field)}: ${fieldValue(t, language, field, after)}`)
                  .join(' · ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
