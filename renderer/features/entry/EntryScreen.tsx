import { Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Copy, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { baseOn, useCompany, useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText, InstantText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { type Figure, Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { Attachments } from '../attachments/Attachments.tsx';
import { ObjectHistory } from '../history/ObjectHistory.tsx';
import { EntryLines } from './EntryLines.tsx';
import { EntryTaxDetails } from './EntryTaxDetails.tsx';
import { ReverseEntryDialog } from './ReverseEntryDialog.tsx';

/** One posted entry: its lines, the tax behind it, where it came from and what was done about it later. */
export function EntryScreen() {
  const { t } = useText();
  const { entryId } = useParams({ from: '/company/entry/$entryId' });
  const company = useCompany();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  // Led here to be reversed: the dialog opens once, and a reload does not ask again.
  const asked = useSearch({ from: '/company/entry/$entryId' }).reverse === true;
  const [reversing, setReversing] = useState(asked);
  useEffect(() => {
    if (!asked) return;
    setReversing(true);
    void navigate({ to: '.', search: {}, replace: true } as never);
  }, [asked, navigate]);
  const query = useQueryOf('journal.entry', { entryId });
  const entry = query.data;
  const links = useQueryOf('journal.links', { entryId }).data;
  const above = [{ title: t('common:nav.journal'), to: '/journal' }];

  if (!entry) {
    return (
      <Screen name="entry">
        <PageHeader title={t('reports:entry.title')} above={above} />
        <QueryProblem error={query.error} retry={query.refetch} />
        {query.data === null ? <EmptyState title={t('rejections:UNKNOWN_ENTRY')} /> : null}
      </Screen>
    );
  }
  const facts: Figure[] = [
    { id: 'date', label: t('common:onDate'), value: <DateText on={entry.date} /> },
    { id: 'kind', label: t('common:kind'), value: entryKindText(t, entry.kind) },
    { id: 'total', label: t('common:amountLabel'), value: <Money amount={entry.total} currency={baseOn(company, entry.date)} /> },
    { id: 'recorded', label: t('reports:entry.recorded'), value: <InstantText at={entry.recordedAt} /> },
    { id: 'by', label: t('reports:entry.by'), value: entry.recordedBy },
    { id: 'position', label: t('reports:entry.position'), value: entry.position },
  ];
  if (entry.documentId) {
    facts.splice(2, 0, {
      id: 'document',
      label: t('reports:entry.document'),
      value: (
        <Link to="/documents/$documentId" params={{ documentId: entry.documentId }}>
          {entry.documentNumber ?? entry.number}
        </Link>
      ),
    });
  }
  return (
    <Screen name="entry">
      <PageHeader
        title={t('reports:entry.titleOf', { number: entry.number })}
        above={above}
        aside={
          <>
            {entry.reversedBy ? (
              <StatusMark tone="warn">
                <Link to="/entry/$entryId" params={{ entryId: entry.reversedBy }}>
                  {t('reports:entry.reversed')}
                </Link>
              </StatusMark>
            ) : null}
            {links?.correctedBy.map((link) => (
              <StatusMark key={link.entryId} tone="neutral">
                <Link to="/entry/$entryId" params={{ entryId: link.entryId }}>
                  {t('reports:entry.correctedBy', { number: link.number })}
                </Link>
              </StatusMark>
            ))}
            {links?.corrects ? (
              <StatusMark tone="neutral">
                <Link to="/entry/$entryId" params={{ entryId: links.corrects.entryId }}>
                  {t('reports:entry.corrects', { number: links.corrects.number })}
                </Link>
              </StatusMark>
            ) : null}
            {entry.reverses ? (
              <StatusMark tone="neutral">
                <Link to="/entry/$entryId" params={{ entryId: entry.reverses }}>
                  {t('reports:entry.reverses')}
                </Link>
              </StatusMark>
            ) : null}
          </>
        }
      >
        {links?.actions.includes('reverse') ? (
          <Button variant="default" leftSection={<Undo2 size={14} aria-hidden="true" />} onClick={() => setReversing(true)}>
            {t('reports:entry.reverse')}
          </Button>
        ) : null}
        {mayWrite && entry.documentId === null ? (
          <Button
            variant="default"
            leftSection={<Copy size={14} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/journal/new', search: { copies: entry.entryId } })}
            data-testid="copy-entry"
          >
            {t('entry-form:copyEntry')}
          </Button>
        ) : null}
        {links?.actions.includes('correct') ? (
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/journal/new', search: { corrects: entry.entryId } })}
            data-testid="correct"
          >
            {t('workflow:action.correct')}
          </Button>
        ) : null}
      </PageHeader>
      <Figures of={facts} />
      {entry.memo ? <p>{entry.memo}</p> : null}
      <EntryLines entry={entry} />
      <EntryTaxDetails details={entry.taxDetails} />
      <Attachments objectId={entry.entryId} />
      <ObjectHistory objectId={entry.entryId} name="entry-history" />
      {reversing && links?.actions.includes('reverse') ? <ReverseEntryDialog entry={entry} onClose={() => setReversing(false)} /> : null}
    </Screen>
  );
}
