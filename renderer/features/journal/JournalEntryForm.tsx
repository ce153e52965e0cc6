import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryInfo, EntryLinks } from '../../../shared/contracts/journal.ts';
import type { TemplateInfo } from '../../../shared/contracts/templates.ts';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import { useToday } from '../../app/company-context.ts';
import { newId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from '../documents/drafts/use-draft-session.ts';
import { journalFrom } from '../templates/template-form.ts';
import { useTemplate } from '../templates/use-template.ts';
import { JournalFormScreen } from './JournalFormScreen.tsx';
import { copyOf, correctionOf } from './journal-copy.ts';
import { emptyEntry, restoreEntry } from './journal-form.ts';

/** One entry after another: posting one leaves an empty form with its date. */
export function JournalEntryForm() {
  const { draft, corrects, copies, template } = useSearch({ from: '/company/journal/new' });
  const session = useDraftSession(draft);
  const today = useToday();
  const from = useTemplate('journal-entry', template);
  const [lastDate, setLastDate] = useState<LocalDate>();
  const entryId = corrects ?? copies ?? '';
  const isFromEntry = entryId !== '' && session.restored === undefined;
  const entry = useQueryOf('journal.entry', { entryId }, { enabled: isFromEntry });
  const links = useQueryOf('journal.links', { entryId }, { enabled: isFromEntry });
  if (session.pending || from.pending || (isFromEntry && (entry.isPending || links.isPending))) return null;
  const posted = isFromEntry && entry.data && links.data ? { entry: entry.data, parties: links.data.parties } : undefined;
  return (
    <Opened
      key={`${session.id} ${template ?? ''} ${entryId}`}
      session={session}
      on={lastDate ?? today}
      template={from.template}
      posted={posted && { ...posted, begin: corrects === undefined ? copyOf : correctionOf }}
      onPosted={(date) => {
        setLastDate(readDate(date));
        session.restart();
      }}
    />
  );
}

interface Props {
  session: DraftSession;
  on: LocalDate;
  /** The entry to be corrected or entered once more. */
  posted: { entry: EntryInfo; parties: EntryLinks['parties']; begin: typeof copyOf } | undefined;
  template: TemplateInfo | undefined;
  onPosted: (date: string) => void;
}

function Opened({ session, on, posted, template, onPosted }: Props) {
  const { language } = useText();
  const [initial] = useState(
    () =>
      restoreEntry(session.restored, language) ??
      (template && journalFrom(template, { commandId: newId(), language, on })) ??
      (posted ? posted.begin(posted.entry, posted.parties, newId(), language, on) : emptyEntry(newId(), language, on)),
  );
  return <JournalFormScreen session={session} initial={initial} onPosted={onPosted} />;
}
