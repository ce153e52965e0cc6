import type { Change } from '../../../shared/contracts/index.ts';

// What a workspace tells its listeners beside the changes of the open company. None of it is in a log, so none has a position.

/** How far the import is that is under way. */
export const importGoesOn: Change = { position: 0, projections: ['import-work'] };

/** Entries came in over another connection. */
export const entriesImported: Change = { position: 0, projections: ['imports'] };

/** Backups or checks are not what they were. */
export const safetyChanged: Change = { position: 0, projections: ['safety'] };

/** How far the audit file is that is being written. */
export const auditFileGoesOn: Change = { position: 0, projections: ['audit-file'] };

/** How far the files of reports are that are being made. */
export const exportsGoOn: Change = { position: 0, projections: ['export-work'] };

/** How far the update of an older file is. */
export const updateGoesOn: Change = { position: 0, projections: ['update'] };

/** A change of these projections means that another company, or none, is open now: every screen starts anew. */
export const companySwitched: Change = { position: 0, projections: ['app'] };
