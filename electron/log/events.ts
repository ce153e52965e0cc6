import type { Role } from '../../shared/access/permissions.ts';
import type { AccountType, Side } from '../../shared/accounts/account.ts';

/**
 * Every event the log may hold, with the data of its current version. Amounts, quantities and rates are decimal text, things are named by UUID.
 * An event type is never changed: a new need is a new version and an up-cast in `upcast.ts`.
 */
export interface EventData {
  'company.created': {
    name: string;
    country?: string | undefined;
    tax_id: string;
    vat_payer: boolean;
    base_currency: string;
    base_scale: number;
    one_person: boolean;
    is_sample: boolean;
    pack_version?: string | undefined;
  };
  'company.changed': { name: string; vat_payer: boolean; one_person: boolean };
  'device.enrolled': { log: string; public_key: string };
  'user.added': { name: string; role: Role };
  'user.changed': { role: Role; active: boolean };
  'account.opened': {
    code: string;
    name_ka: string;
    name_bg: string;
    name_ru: string;
    name_en: string;
    type: AccountType;
    normal_side: Side;
    postable: boolean;
    active: boolean;
    parent?: string | undefined;
  };
  'account.renamed': { name_ka: string; name_bg: string; name_ru: string; name_en: string };
  'account.moved': { code: string; parent?: string | undefined };
  'account.deactivated': Record<never, never>;
  'account.activated': Record<never, never>;
  'commodity.declared': { name: string; scale: number };
  'counterparty.created': {
    name: string;
    tax_id: string;
    country: string;
    vat_payer: boolean;
    is_customer: boolean;
    is_supplier: boolean;
  };
  'period.closed': { period: string; mode: 'soft' | 'hard' };
  'period.reopened': { period: string; reason: string };
  'draft.approved': { kind: string; input_hash: string };
  'journal.posted': JournalPosted;
  'document.issued': DocumentIssued;
  'vat_return.filed': {
    period: string;
    form: string;
    form_version: string;
    language: string;
    pack_version: string;
    pdf_sha256: string;
    known_position: number;
    cells: readonly { cell: string; amount: string }[];
  };
  'book.imported': { source_hash: string; file: string; format: string; entries: number; memo_lines: number };
  /** The entries of the import were reversed; its source may be imported again. */
  'book.import_undone': { import: string };
  /** An amount of an imported book outside double entry: kept to agree with the other program, never posted. */
  'memo.recorded': {
    date: string;
    account: string;
    commodity: string;
    quantity: string;
    memo?: string | undefined;
    source_hash: string;
    import: string;
  };
}

export interface JournalPosted {
  date: string;
  kind: string;
  memo?: string | undefined;
  /** Drawn number with its series; imported entries have the code of their source and draw none. */
  series?: string | undefined;
  value?: number | undefined;
  number?: string | undefined;
  document?: string | undefined;
  reverses?: string | undefined;
  corrects?: string | undefined;
  tax_point?: string | undefined;
  import?: string | undefined;
  /** SHA-256 of the source text of an imported entry. */
  source_hash?: string | undefined;
  drafted_by?: string | undefined;
  approved_by?: string | undefined;
  lines: readonly PostedLine[];
  tax?: readonly PostedTax[] | undefined;
}

export interface PostedLine {
  account: string;
  /** Base currency; one of both, or neither on a line that base currency does not value. */
  debit?: string | undefined;
  credit?: string | undefined;
  commodity?: string | undefined;
  /** Signed: debit positive. */
  quantity?: string | undefined;
  rate?: string | undefined;
  rate_date?: string | undefined;
  weight?: string | undefined;
  weight_commodity?: string | undefined;
  counterparty?: string | undefined;
  memo?: string | undefined;
}

export interface PostedTax {
  code: string;
  direction: 'output' | 'input' | 'both';
  taxable: string;
  vat: string;
  source: string;
  correction?: boolean | undefined;
}

export interface DocumentIssued {
  kind: string;
  series: string;
  value: number;
  number: string;
  uid: string;
  date: string;
  tax_point: string;
  due_date?: string | undefined;
  counterparty?: string | undefined;
  currency: string;
  rate?: string | undefined;
  prices_include_vat?: boolean | undefined;
  supplier_number?: string | undefined;
  memo?: string | undefined;
  corrects?: string | undefined;
  reason?: string | undefined;
  net: string;
  vat: string;
  gross: string;
  lines: readonly {
    description: string;
    account: string;
    quantity: string;
    unit_price: string;
    tax_code: string;
    net: string;
    vat: string;
    gross: string;
  }[];
  /** What is left to be paid or used up, signed as on the control account. Document currency and base. */
  open?: { account: string; amount: string; base: string; vat: string } | undefined;
  /** Open items this document settles: amount in the item's currency, base as it was carried, VAT of advances used up. All positive. */
  settles?: readonly { document: string; amount: string; base: string; vat: string }[] | undefined;
}

export type EventType = keyof EventData;
