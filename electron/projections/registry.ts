import { assert } from '../../shared/assert.ts';
import type { LogEvent } from '../log/batch.ts';
import type { EventData, EventType } from '../log/events.ts';
import * as access from './access.ts';
import { attachmentAdded, attachmentRemoved } from './attachments.ts';
import { baseCurrencyChanged, baseCurrencyConverted } from './base-change.ts';
import { applyBranchDeactivated, applyBranchOpened, applyBranchRenamed } from './branches.ts';
import { budgetRemoved, budgetSaved } from './budgets.ts';
import * as closing from './closing.ts';
import type { Apply, ProjectionContext, Recorded } from './context.ts';
import * as dimensions from './dimensions.ts';
import { applyDocumentIssued, applyDocumentRenumbered, applyDocumentVoided } from './documents.ts';
import { applyBookImported, applyImportUndone, applyMemoRecorded } from './imports.ts';
import * as intrastat from './intrastat.ts';
import * as itemMatch from './item-match.ts';
import * as items from './items.ts';
import { applyJournalPosted } from './journal.ts';
import * as masters from './masters.ts';
import { applyNumberingConfigured, applyNumberingTakenOver, applyNumberReserved, applyNumberVoided } from './numbers.ts';
import * as oss from './oss.ts';
import * as rates from './rates.ts';
import { templateRemoved, templateSaved } from './templates.ts';
import * as vat from './vat.ts';

/** What each event does to the derived tables. Events that only bear witness do nothing. */
const appliers: { readonly [T in EventType]: Apply<T> } = {
  'company.created': masters.companyCreated,
  'company.changed': masters.companyChanged,
  'base_currency.changed': baseCurrencyChanged,
  'base_currency.converted': baseCurrencyConverted,
  'device.enrolled': masters.deviceEnrolled,
  'user.added': masters.userAdded,
  'user.changed': masters.userChanged,
  'user.renamed': access.userRenamed,
  'user.password_set': access.userRevised,
  'user.unlocked': access.userRevised,
  'role.defined': access.roleDefined,
  'role.changed': access.roleChanged,
  'access.configured': access.accessConfigured,
  'account.opened': masters.accountOpened,
  'account.renamed': masters.accountRenamed,
  'account.moved': masters.accountMoved,
  'account.deactivated': masters.accountDeactivated,
  'account.activated': masters.accountActivated,
  'commodity.declared': masters.commodityDeclared,
  'counterparty.created': masters.counterpartyCreated,
  'counterparty.changed': masters.counterpartyChanged,
  'period.closed': masters.periodClosed,
  'period.reopened': closing.periodReopened,
  'period.certified': closing.periodCertified,
  'year.closed': closing.yearClosed,
  'year.reopened': closing.yearReopened,
  'branch.opened': (context, _recorded, id, rev, data) => applyBranchOpened(context, id, rev, data),
  'branch.renamed': (context, _recorded, id, rev, data) => applyBranchRenamed(context, id, rev, data),
  'branch.deactivated': (context, _recorded, id, rev) => applyBranchDeactivated(context, id, rev),
  'numbering.configured': (context, _recorded, _id, rev, data) => applyNumberingConfigured(context, rev, data),
  'numbering.taken_over': (context, recorded, _id, _rev, data) => applyNumberingTakenOver(context, recorded, data),
  'number.reserved': (context, recorded, _id, _rev, data) => applyNumberReserved(context, recorded, data),
  'number.voided': (context, recorded, _id, _rev, data) => applyNumberVoided(context, recorded, data),
  'draft.created': () => {},
  'draft.changed': () => {},
  'draft.approved': () => {},
  'draft.rejected': () => {},
  'draft.withdrawn': () => {},
  'draft.discarded': () => {},
  'journal.posted': (context, recorded, id, _rev, data) => applyJournalPosted(context, recorded, id, data),
  'document.issued': (context, recorded, id, _rev, data) => applyDocumentIssued(context, recorded, id, data),
  'document.voided': (context, _recorded, id, _rev, data) => applyDocumentVoided(context, id, data),
  'open_items.matched': itemMatch.itemsMatched,
  'open_items.unmatched': itemMatch.itemsUnmatched,
  'document.renumbered': (context, _recorded, id, _rev, data) => applyDocumentRenumbered(context, id, data),
  'rate.recorded': rates.rateRecorded,
  'exchange_settings.changed': rates.exchangeSettingsChanged,
  'revaluation.posted': rates.revaluationPosted,
  'vat_return.filed': vat.vatReturnFiled,
  'vat_return.entered': vat.vatReturnEntered,
  'vat_coefficient.set': vat.vatCoefficientSet,
  'declarant.changed': vat.declarantChanged,
  'oss.registered': oss.ossRegistered,
  'oss.deregistered': oss.ossDeregistered,
  'oss_return.filed': oss.ossReturnFiled,
  'document.goods_described': intrastat.goodsDescribed,
  'intrastat.filed': intrastat.intrastatFiled,
  'tax_profile.changed': vat.taxProfileChanged,
  'audit_file.declared': vat.auditFileDeclared,
  'attachment.added': attachmentAdded,
  'attachment.removed': attachmentRemoved,
  'item.added': items.itemAdded,
  'item.changed': items.itemChanged,
  'item.deactivated': items.itemDeactivated,
  'item.activated': items.itemActivated,
  'dimension.added': dimensions.dimensionAdded,
  'dimension.renamed': dimensions.dimensionRenamed,
  'dimension.deactivated': dimensions.dimensionDeactivated,
  'dimension.activated': dimensions.dimensionActivated,
  'dimension_value.added': dimensions.dimensionValueAdded,
  'dimension_value.renamed': dimensions.dimensionValueRenamed,
  'dimension_value.deactivated': dimensions.dimensionValueDeactivated,
  'dimension_value.activated': dimensions.dimensionValueActivated,
  'template.saved': templateSaved,
  'template.removed': templateRemoved,
  'budget.saved': budgetSaved,
  'budget.removed': budgetRemoved,
  'book.imported': (context, recorded, id, _rev, data) => applyBookImported(context, recorded, id, data),
  'book.import_undone': (context, _recorded, _id, _rev, data) => applyImportUndone(context, data),
  'memo.recorded': (context, recorded, _id, _rev, data) => applyMemoRecorded(context, recorded, data),
};

/** Events that read nothing an entry wrote, except through the context. */
const waits: ReadonlySet<EventType> = new Set<EventType>(['journal.posted', 'document.issued', 'memo.recorded']);

export const isEventType = (type: string): type is EventType => Object.hasOwn(appliers, type);

/** Applies one event to every projection, in the transaction that records it or in a replay: the same code, so both give the same tables. */
export function applyEvent(context: ProjectionContext, recorded: Recorded, event: LogEvent): void {
  assert(isEventType(event.type) && event.v === 1, 'projection: unknown event type or version');
  // Rows of entries may wait in a replay; what closes a month or undoes an entry has to find them written.
  if (!waits.has(event.type)) context.flushRows();
  context.events.add(context.blobOf(event.id), event.rev, recorded.position);
  const apply = appliers[event.type] as Apply<EventType>;
  apply(context, recorded, event.id, event.rev, event.data as EventData[EventType]);
  context.wrote();
}
