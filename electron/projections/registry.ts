import { assert } from '../../shared/assert.ts';
import type { LogEvent } from '../log/batch.ts';
import type { EventData, EventType } from '../log/events.ts';
import type { ProjectionContext, Recorded } from './context.ts';
import { applyDocumentIssued } from './documents.ts';
import { applyBookImported, applyImportUndone, applyMemoRecorded } from './imports.ts';
import { applyJournalPosted } from './journal.ts';
import * as masters from './masters.ts';

type Apply<T extends EventType> = (context: ProjectionContext, recorded: Recorded, id: string, rev: number, data: EventData[T]) => void;

/** What each event does to the derived tables. Events that only bear witness do nothing. */
const appliers: { readonly [T in EventType]: Apply<T> } = {
  'company.created': masters.companyCreated,
  'company.changed': masters.companyChanged,
  'device.enrolled': masters.deviceEnrolled,
  'user.added': masters.userAdded,
  'user.changed': masters.userChanged,
  'account.opened': masters.accountOpened,
  'account.renamed': masters.accountRenamed,
  'account.moved': masters.accountMoved,
  'account.deactivated': masters.accountDeactivated,
  'account.activated': masters.accountActivated,
  'commodity.declared': masters.commodityDeclared,
  'counterparty.created': masters.counterpartyCreated,
  'period.closed': masters.periodClosed,
  'period.reopened': masters.periodReopened,
  'draft.approved': () => {},
  'journal.posted': (context, recorded, id, _rev, data) => applyJournalPosted(context, recorded, id, data),
  'document.issued': (context, recorded, id, _rev, data) => applyDocumentIssued(context, recorded, id, data),
  'vat_return.filed': masters.vatReturnFiled,
  'book.imported': (context, recorded, id, _rev, data) => applyBookImported(context, recorded, id, data),
  'book.import_undone': (context, _recorded, _id, _rev, data) => applyImportUndone(context, data),
  'memo.recorded': (context, recorded, _id, _rev, data) => applyMemoRecorded(context, recorded, data),
};

export const isEventType = (type: string): type is EventType => Object.hasOwn(appliers, type);

/** Applies one event to every projection, in the transaction that records it or in a replay: the same code, so both give the same tables. */
export function applyEvent(context: ProjectionContext, recorded: Recorded, event: LogEvent): void {
  assert(isEventType(event.type) && event.v === 1, 'projection: unknown event type or version');
  context.events.add(context.blobOf(event.id), event.rev, recorded.position);
  const apply = appliers[event.type] as Apply<EventType>;
  apply(context, recorded, event.id, event.rev, event.data as EventData[EventType]);
  context.wrote();
}
