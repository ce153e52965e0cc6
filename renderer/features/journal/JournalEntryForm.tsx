import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryInfo, EntryLinks } from '../../../shared/contracts/journal.ts';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import { useToday } from '../../app/company-context.ts';
import { newId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from '../documents/drafts/use-draft-session.ts';
import { JournalFormScreen } from './JournalFormScreen.tsx';
import { correctionOf, emptyEntry, restoreEntry } from './journal-form.ts';

/** One entry after another: posting one leaves an empty form with its date. */
export function JournalEntryForm() {
  const { draft, corrects } = useSearch({ from: '/company/journal/new' });
  const session = useDraftSession(draft);
  const today = useToday();
  const [lastDate, setLastDate] = useState<LocalDate>();
  const isNewCorrection = corrects !== undefined && session.restored === undefined;
  const wrong = useQueryOf('journal.entry', { entryId: corrects ?? '' }, { enabled: isNewCorrection });
  const links = useQueryOf('journal.links', { entryId: corrects ?? '' }, { enabled: isNewCorrection });
  if (session.pending || (isNewCorrection && (wrong.isPending || links.isPending))) return null;
  return (
    <Opened
      key={session.id}
      session={session}
      on={lastDate ?? today}
      wrong={isNewCorrection && wrong.data && links.data ? { entry: wrong.data, parties: links.data.parties } : undefined}
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
  /** The entry to be corrected. */
  wrong: { entry: EntryInfo; parties: EntryLinks['parties'] } | undefined;
  onPosted: (date: string) => void;
}

function Opened({ session, on, wrong, onPosted }: Props) {
  const { language } = useText();
  const [initial] = useState(
    () =>
      restoreEntry(session.restored, language) ??
      (wrong ? correctionOf(wrong.entry, wrong.parties, newId(), language, on) : emptyEntry(newId(), language, on)),
  );
  return <JournalFormScreen session={session} initial={initial} onPosted={onPosted} />;
}
