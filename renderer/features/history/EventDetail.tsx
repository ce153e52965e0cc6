import { Button, Group, Table } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ActivityRow } from '../../../shared/contracts/company.ts';
import { useText } from '../../i18n/use-text.ts';
import { BudgetChanges } from './BudgetChanges.tsx';
import { changesOf } from './changes-of.ts';
import { eventText, subjectField } from './event-text.ts';
import { fieldName, fieldValue } from './field-text.ts';
import classes from './HistoryScreen.module.css';

/** Before and after of the selected event, and the ways on from it. */
export function EventDetail({ event }: { event: ActivityRow }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const changes = changesOf(event);
  const { entryId, documentId, budget } = event;
  const objectId = documentId ?? entryId;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the pane is scrolled by keys
    <section tabIndex={0} className={classes.detail} aria-label={t('history:detail')} data-testid="history-detail">
      <Group justify="space-between" gap="xs" mb={4}>
        <strong>{`${event.position}. ${eventText(t, event)} · ${fieldValue(t, language, subjectField(event.type), event.subject)}`}</strong>
        <Group gap="xs">
          {documentId ? (
            <Button variant="default" onClick={() => void navigate({ to: '/documents/$documentId', params: { documentId } })}>
              {t('history:openDocument')}
            </Button>
          ) : null}
          {entryId ? (
            <Button variant="default" onClick={() => void navigate({ to: '/entry/$entryId', params: { entryId } })}>
              {t('history:openEntry')}
            </Button>
          ) : null}
          {objectId ? (
            <Button variant="default" onClick={() => void navigate({ to: '/history', search: { objectId } })}>
              {t('history:onlyThis')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {changes.length === 0 && !budget ? (
        <span className={classes.none}>{t('history:noChanges')}</span>
      ) : changes.length === 0 ? null : (
        <Table maw={900}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={180}>{t('history:field')}</Table.Th>
              <Table.Th>{t('history:before')}</Table.Th>
              <Table.Th>{t('history:after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map((change) => (
              <Table.Tr key={change.field}>
                <Table.Td>{fieldName(t, change.field)}</Table.Td>
                <Table.Td>{fieldValue(t, language, change.field, change.before)}</Table.Td>
                <Table.Td>{fieldValue(t, language, change.field, change.after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {budget ? <BudgetChanges of={budget} /> : null}
    </section>
  );
}
