import type { Posted } from '../../shared/contracts/journal.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { uidOf } from '../../shared/ids/uid.ts';
import type { EntryDraft } from '../../shared/ledger/journal-entry.ts';
import type { DocumentIssued } from '../log/events.ts';
import type { Workflow } from './commands/drafts.ts';
import { type NumberSource, nextNumber } from './numbers.ts';
import { postEntry } from './post-entry.ts';
import type { Tx } from './tx.ts';

export interface DocumentFacts {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly date: LocalDate;
  readonly taxPoint: LocalDate;
  readonly memo: string;
  readonly workflow: Workflow;
  /** From `readNumberSource`. */
  readonly numbering?: NumberSource;
  /** What the event says beside number, kind, dates and memo. */
  readonly data: Omit<
    DocumentIssued,
    'kind' | 'series' | 'value' | 'number' | 'reserved' | 'branch' | 'uid' | 'date' | 'tax_point' | 'memo'
  >;
  readonly corrects?: string;
}

/** Appends a document with its number and its entry: the last step of every document command, after everything was checked. */
export function issueDocument(tx: Tx, facts: DocumentFacts, entry: EntryDraft): Posted {
  const number = nextNumber(tx, facts.kind, facts.date, facts.numbering);
  const uid = uidOf(facts.kind, facts.id);
  tx.append('document.issued', facts.id, {
    ...facts.data,
    ...number,
    kind: facts.kind,
    uid,
    date: facts.date,
    tax_point: facts.taxPoint,
    memo: facts.memo === '' ? undefined : facts.memo,
  });
  const entryId = tx.newId();
  const position = postEntry(
    tx,
    {
      id: entryId,
      date: facts.date,
      kind: facts.kind,
      memo: facts.memo,
      number: number.number,
      document: facts.id,
      taxPoint: facts.taxPoint,
      ...(number.branch === undefined ? {} : { branch: number.branch }),
      ...facts.workflow,
    },
    entry,
  );
  return { id: facts.id, entryId, number: number.number, uid, position };
}
