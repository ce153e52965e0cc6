import { sql as log } from './0001_log.ts';
import { sql as ledger } from './0002_ledger.ts';
import { sql as documents } from './0003_documents.ts';
import { sql as credential } from './0004_credential.ts';
import { sql as access } from './0005_access.ts';
import { sql as rates } from './0006_rates.ts';
import { sql as closing } from './0007_closing.ts';
import { sql as numbering } from './0008_numbering.ts';
import { sql as vat } from './0009_vat.ts';
import { sql as numberContinuation } from './0010_number_continuation.ts';
import { sql as itemMatch } from './0011_item_match.ts';
import { sql as narrower } from './0012_narrower.ts';
import { sql as statistics } from './0013_statistics.ts';
import { sql as oss } from './0014_oss.ts';
import { sql as cashVat } from './0015_cash_vat.ts';
import { sql as taxProfile } from './0016_tax_profile.ts';
import { sql as counterpartyAddress } from './0017_counterparty_address.ts';
import { sql as baseChange } from './0018_base_change.ts';
import { sql as attachment } from './0019_attachment.ts';
import { sql as item } from './0020_item.ts';
import { sql as template } from './0021_template.ts';
import { sql as savedView } from './0022_saved_view.ts';
import { sql as draftFile } from './0023_draft_file.ts';
import { sql as dimension } from './0024_dimension.ts';
import { sql as budget } from './0025_budget.ts';

/**
 * `kept` migrations shape what is the truth (log, drafts, receipts): never dropped. `projection` migrations shape what is derived: a rebuild drops
 * these tables, runs their migrations again and replays the log.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly kind: 'kept' | 'projection';
  readonly sql: string;
}

/** In order, never edited once shipped, never renumbered. Text in modules, so that a bundle carries them. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'log', kind: 'kept', sql: log },
  { number: 2, name: 'ledger', kind: 'projection', sql: ledger },
  { number: 3, name: 'documents', kind: 'projection', sql: documents },
  { number: 4, name: 'credential', kind: 'kept', sql: credential },
  { number: 5, name: 'access', kind: 'projection', sql: access },
  { number: 6, name: 'rates', kind: 'projection', sql: rates },
  { number: 7, name: 'closing', kind: 'projection', sql: closing },
  { number: 8, name: 'numbering', kind: 'projection', sql: numbering },
  { number: 9, name: 'vat', kind: 'projection', sql: vat },
  { number: 10, name: 'number continuation', kind: 'projection', sql: numberContinuation },
  { number: 11, name: 'item match', kind: 'projection', sql: itemMatch },
  { number: 12, name: 'narrower', kind: 'projection', sql: narrower },
  { number: 13, name: 'statistics', kind: 'projection', sql: statistics },
  { number: 14, name: 'oss', kind: 'projection', sql: oss },
  { number: 15, name: 'cash vat', kind: 'projection', sql: cashVat },
  { number: 16, name: 'tax profile', kind: 'projection', sql: taxProfile },
  { number: 17, name: 'counterparty address', kind: 'projection', sql: counterpartyAddress },
  { number: 18, name: 'base change', kind: 'projection', sql: baseChange },
  { number: 19, name: 'attachment', kind: 'projection', sql: attachment },
  { number: 20, name: 'item', kind: 'projection', sql: item },
  { number: 21, name: 'template', kind: 'projection', sql: template },
  { number: 22, name: 'saved view', kind: 'kept', sql: savedView },
  { number: 23, name: 'draft file', kind: 'kept', sql: draftFile },
  { number: 24, name: 'dimension', kind: 'projection', sql: dimension },
  { number: 25, name: 'budget', kind: 'projection', sql: budget },
];
