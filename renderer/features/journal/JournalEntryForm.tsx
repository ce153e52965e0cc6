import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import { useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from '../documents/drafts/use-draft-session.ts';
import { JournalFormScreen } from './JournalFormScreen.tsx';
import { emptyEntry, restoreEntry } from './journal-form.ts';

/** One entry after another: posting one leaves an empty form with its date. */
export function JournalEntryForm() {
  const { draft } = useSearch({ from: '/company/journal/new' });
  const session = useDraftSession(draft);
  const today = useToday();
  const [lastDate, setLastDate] = useState<LocalDate>();
  if (session.pending) return null;
  return (
    <Opened
      key={session.id}
      session={session}
      on={lastDate ?? today}
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
  onPosted: (date: string) => void;
}

function Opened({ session, on, onPosted }: Props) {
  const { language } = useText();
  const [initial] = useState(() => restoreEntry(session.restored, language) ?? emptyEntry(newId(), language, on));
  return <JournalFormScreen session={session} initial={initial} onPosted={onPosted} />;
}
