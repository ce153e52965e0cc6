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
  /**
   * From `on` on the books are in another currency: `rate` units of the former one for one of the new one. Entries dated before it stay in the former one,
   * whenever they are recorded. Lines and amounts in base currency are in the one of their date.
   */
  'base_currency.changed': { on: string; from: string; to: string; rate: string; source: string; pack_version: string };
  /**
   * Balances of the day before went over: what each open item is changed by (new less former currency, signed as on the control account; `amount` 0 where
   * the document is in a third currency), and by how much what all roundings add up to has changed, debit positive. `conversion_entry` books it; none where only items part.
   */
  'base_currency.converted': {
    on: string;
    conversion_entry?: string | undefined;
    rounding: readonly { account: string; amount: string }[];
    items: readonly { document: string; amount: string; base: string; vat: string }[];
  };
  'company.changed': { name: string; vat_payer: boolean; one_person: boolean };
  /** `why`: the reason a file that has been worked with before began a new log, one of `NewLogReason`. */
  /** `follows`: hash of the batch before in the file, which ties the new log to all that was there when it began. */
  'device.enrolled': { log: string; public_key: string; why?: string | undefined; follows?: string | undefined };
  /** `role` is a built-in role or the id of a defined one. */
  'user.added': { name: string; role: string };
  'user.changed': { role: string; active: boolean };
  'user.renamed': { name: string };
  /** Witness only: who set whose password and when. No hash ever stands in the log. */
  'user.password_set': Record<never, never>;
  /** Witness: the wait after wrong passwords was ended by someone else. */
  'user.unlocked': Record<never, never>;
  /** `permissions` are words separated by a space, in the order of `shared/access/permissions.ts`. */
  'role.defined': { name: string; permissions: string; reads_only: boolean };
  'role.changed': { name: string; permissions: string; reads_only: boolean };
  'access.configured': { auto_lock_minutes: number };
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
    vat_number?: string | undefined;
    street?: string | undefined;
    town?: string | undefined;
    postal_code?: string | undefined;
    region?: string | undefined;
    related?: boolean | undefined;
  };
  /** All of it as it is from now on; empty texts are known to be none. */
  'counterparty.changed': {
    name: string;
    tax_id: string;
    vat_number: string;
    country: string;
    vat_payer: boolean;
    is_customer: boolean;
    is_supplier: boolean;
    street: string;
    town: string;
    postal_code: string;
    region: string;
    /** Stands in a relation with the company that taxes look at. */
    related: boolean;
  };
  /** `accepted`: the warnings that were passed, separated by a space. */
  'period.closed': { period: string; mode: 'soft' | 'hard'; accepted?: string | undefined };
  'period.certified': PeriodCertified;
  'period.reopened': { period: string; reason: string };
  /** `entries`: the closing entries with the step of the rule each came from; `result` in base currency, a profit positive. */
  'year.closed': {
    year: number;
    result: string;
    entries: readonly { step: string; entry: string }[];
    figures: readonly { line: string; amount: string }[];
    pack_version: string;
  };
  'year.reopened': { year: number; reason: string; reversals: readonly string[] };
  'branch.opened': { code: string; name: string };
  'branch.renamed': { name: string };
  'branch.deactivated': Record<never, never>;
  /** Format of the numbers of a kind from the next one on; the series counts on. */
  'numbering.configured': { kind: string; prefix: string; digits: number; resets: 'never' | 'yearly' };
  /** Numbers set apart for forms that are numbered elsewhere or for a device of its own. `head` and `digits` say how they are printed. */
  'number.reserved': { series: string; first: number; last: number; head?: string | undefined; digits: number; purpose: string };
  /** Reserved numbers that will never be used. */
  'number.voided': { series: string; first: number; last: number; reason: string };
  /**
   * The file was moved: `log` goes on with the series of `former`, which is finished. `device` is the code in those series, empty for the company's first.
   */
  'numbering.taken_over': { log: string; former: string; device: string; reason: string };
  /** The first save of a form. What is typed afterwards stands in no event: drafts live outside the log until they are approved or posted. */
  'draft.created': { kind: string };
  /** An approved or rejected draft was changed and is an open draft again. */
  'draft.changed': { kind: string };
  'draft.approved': { kind: string; input_hash: string };
  'draft.rejected': { kind: string; reason: string };
  'draft.withdrawn': { kind: string };
  'draft.discarded': { kind: string };
  'journal.posted': JournalPosted;
  'document.issued': DocumentIssued;
  /** The document no longer counts: `entry` cancels its entry, and what it settled is open again. */
  'document.voided': { entry: string; date: string; reason: string };
  /**
   * Two open items of one counterparty settled each other, the debit of `document` and the credit of `credit_document`: `amount` in their currency,
   * positive, each out of the books at the base amount it was carried at. `difference_entry` booked what these differ by.
   */
  'open_items.matched': {
    date: string;
    document: string;
    credit_document: string;
    currency: string;
    amount: string;
    document_base: string;
    credit_base: string;
    difference_entry?: string | undefined;
    memo?: string | undefined;
  };
  /** Both items are open again by what the match settled; `entry` cancels the entry of its difference. */
  'open_items.unmatched': { date: string; reason: string; entry?: string | undefined };
  /** The number of a supplier's document was recorded wrongly; it bears no figure. */
  'document.renumbered': { supplier_number: string; reason: string };
  /** `quantity` units of `unit` are worth `rate` units of `price` on the day; revisions are corrections. */
  'rate.recorded': {
    on: string;
    unit: string;
    quantity: number;
    price: string;
    rate: string;
    source: string;
    file?: string | undefined;
  };
  'exchange_settings.changed': { release_next_day: boolean };
  'revaluation.posted': RevaluationPosted;
  'vat_return.filed': {
    period: string;
    form: string;
    form_version: string;
    language: string;
    pack_version: string;
    pdf_sha256: string;
    known_position: number;
    cells: readonly { cell: string; amount: string }[];
    /** Files that are filed with it, kept by hash. */
    files?: readonly { name: string; sha256: string }[] | undefined;
    /** Warnings of the checks that were passed, each with the reason given. */
    accepted?: readonly { rule: string; reason: string }[] | undefined;
  };
  /** A cell of a return that is entered by hand. Base currency of the month. */
  'vat_return.entered': { period: string; cell: string; amount: string };
  /** Share of partly deducted VAT that may be credited in a year, as "0.80". */
  'vat_coefficient.set': { year: number; coefficient: string };
  /** What is said of the company and its duties depend on: traits in the order of `shared/calendar/deadline.ts`, separated by a space. */
  'tax_profile.changed': { traits: string };
  /** What the company says of itself in its audit file; lists are separated by "; ", and an empty one is known to be none. */
  'audit_file.declared': {
    header_region: string;
    street: string;
    house_number: string;
    building: string;
    town: string;
    postal_code: string;
    region: string;
    country: string;
    first_name: string;
    last_name: string;
    capacity: string;
    telephone: string;
    email: string;
    bank_accounts: string;
    part_of_group: string;
    beneficial_names_bg: string;
    beneficial_egns: string;
    beneficial_names_foreign: string;
    beneficial_countries: string;
    beneficial_country_codes: string;
    ultimate_names_bg: string;
    ultimate_uics_bg: string;
    ultimate_names_foreign: string;
    ultimate_names_latin: string;
    ultimate_countries: string;
  };
  /** All of it as it is from now on; with a reason no goods at all. Amounts in base currency, net mass in kilograms. */
  'document.goods_described': { excluded?: string | undefined; items: readonly DescribedItem[] };
  /** A month's declaration of goods moved between member states, or its correction. The message is kept by hash. */
  'intrastat.filed': IntrastatFiled;
  /** From this day on; while registered, it corrects the day. `state`: of identification. */
  'oss.registered': { from: string; state: string };
  /** `until` inclusive. */
  'oss.deregistered': { until: string };
  /** Euro. */
  'oss_return.filed': {
    quarter: string;
    vat_number: string;
    pack_version: string;
    known_position: number;
    lines: readonly {
      state: string;
      kind: string;
      rate_type?: string | undefined;
      rate: string;
      base: string;
      vat: string;
      vat_of_base: string;
    }[];
    corrections: readonly { quarter: string; state: string; vat: string }[];
    payable: string;
    /** Units of each currency for one euro that were applied. */
    exchange_rates?: readonly { currency: string; rate: string; on: string }[] | undefined;
    /** What has to be entered in the portal, kept by hash. */
    file: { name: string; sha256: string };
    /** Warnings of the checks that were passed, each with the reason given. */
    accepted?: readonly { rule: string; reason: string }[] | undefined;
  };
  /** Who files for the company: the person, and the address for correspondence. */
  'declarant.changed': {
    name: string;
    person_id: string;
    capacity: 'representative' | 'authorised';
    town: string;
    post_code: string;
    street: string;
    company_address: string;
    phone?: string | undefined;
  };
  /** A file that a document or an entry rests on; its bytes are kept by hash. `attached_by`: who gave it to the draft, where another one posted it. */
  'attachment.added': {
    object: string;
    name: string;
    sha256: string;
    media_type: string;
    size: number;
    attached_by?: string | undefined;
  };
  /** Taken off its object. The file stays: the log names it. */
  'attachment.removed': { object: string };
  /** What is not said is empty. Prices in `currency` for one unit; accounts by id. */
  'item.added': Pick<ItemSaid, 'code' | 'name' | 'kind' | 'currency'> & Partial<ItemSaid>;
  /** All of it as it is from now on; empty texts are known to be none. */
  'item.changed': ItemSaid;
  'item.deactivated': Record<never, never>;
  'item.activated': Record<never, never>;
  /** What lines are sorted by. A code is never another thing's and never changes. */
  'dimension.added': { code: string; name: string };
  'dimension.renamed': { name: string };
  'dimension.deactivated': Record<never, never>;
  'dimension.activated': Record<never, never>;
  'dimension_value.added': { dimension: string; code: string; name: string };
  'dimension_value.renamed': { name: string };
  'dimension_value.deactivated': Record<never, never>;
  'dimension_value.activated': Record<never, never>;
  /** `form`: what the form begins with, JSON of the screen as text. Saved again, it has another name or another form. */
  'template.saved': { kind: string; name: string; form: string };
  'template.removed': { name: string };
  /**
   * The whole budget of a year from now on. `amounts` of an account: twelve texts, January first, empty for none, in `currencies` of the months; positive on
   * the normal side of the account. `dimension_value`: what it is of, by id; the whole company without it.
   */
  'budget.saved': {
    name: string;
    year: number;
    dimension_value?: string | undefined;
    currencies: readonly string[];
    lines: readonly { account: string; amounts: readonly string[] }[];
  };
  'budget.removed': { name: string };
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

export interface ItemSaid {
  code: string;
  name: string;
  name_ka: string;
  name_bg: string;
  name_ru: string;
  name_en: string;
  kind: string;
  unit: string;
  currency: string;
  prices_include_vat: boolean;
  sale_price: string;
  purchase_price: string;
  sale_tax_code: string;
  purchase_tax_code: string;
  income_account: string;
  expense_account: string;
  cn8: string;
  barcode: string;
}

/** Goods of one kind on a line of a document. */
export interface DescribedItem {
  line: number;
  cn8: string;
  net_mass: string;
  supplementary?: string | undefined;
  origin_country: string;
  partner_state: string;
  partner_vat_number?: string | undefined;
  vehicle_country?: string | undefined;
  nature: string;
  transport_mode: string;
  region: string;
  delivery_terms: string;
  value: string;
  statistical_value?: string | undefined;
}

/** `lines`: all that is declared of the month from now on, values in whole units of currency. */
export interface IntrastatFiled {
  period: string;
  flow: 'arrivals' | 'dispatches';
  function: string;
  known_position: number;
  pack_version: string;
  lines: readonly Omit<DescribedItem, 'line'>[];
  file: string;
  file_sha256: string;
}

export interface JournalPosted {
  date: string;
  kind: string;
  memo?: string | undefined;
  /** Drawn number with its series; imported entries have the code of their source and draw none. */
  series?: string | undefined;
  value?: number | undefined;
  number?: string | undefined;
  /** The number was reserved before. */
  reserved?: boolean | undefined;
  branch?: string | undefined;
  document?: string | undefined;
  reverses?: string | undefined;
  corrects?: string | undefined;
  /** Why something was corrected or voided. */
  reason?: string | undefined;
  /** The draft it was typed in: its own events tell the rest of the story. */
  draft?: string | undefined;
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
  /** Ids of values, at most one of each dimension, by code of the dimension. */
  dimensions?: readonly string[] | undefined;
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
  /** The number was reserved before. */
  reserved?: boolean | undefined;
  branch?: string | undefined;
  uid: string;
  date: string;
  tax_point: string;
  due_date?: string | undefined;
  counterparty?: string | undefined;
  currency: string;
  rate?: string | undefined;
  prices_include_vat?: boolean | undefined;
  supplier_number?: string | undefined;
  /** Official type of the document, in a country whose filed ledgers have them. */
  document_type?: string | undefined;
  /** Number the point of sale gave to the sale. */
  sale_number?: string | undefined;
  /** VAT under cash accounting, that waits for the payment; of a credit note, what it takes back of that. Base currency, positive. */
  held_vat?: readonly { code: string; taxable: string; vat: string }[] | undefined;
  /** VAT of another document that falls due, by a payment or because the scheme ended. */
  due_vat?:
    | { document: string; payment?: string | undefined; amounts: readonly { code: string; taxable: string; vat: string }[] }
    | undefined;
  /** The protocol by which the recipient charges himself, with a number of its own. */
  protocol?: { series: string; value: number; number: string; reserved?: boolean | undefined; date: string } | undefined;
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
    /** Under a margin scheme: what was paid for what it sold. */
    cost?: string | undefined;
    /** The item the line was filled from. */
    item?: string | undefined;
    /** Ids of values, as on the lines of entries. */
    dimensions?: readonly string[] | undefined;
  }[];
  /** What is left to be paid or used up, signed as on the control account. Document currency and base. */
  open?: { account: string; amount: string; base: string; vat: string } | undefined;
  /** Open items this document settles: amount in the item's currency, base as it was carried, VAT of advances used up. All positive. */
  settles?: readonly { document: string; amount: string; base: string; vat: string }[] | undefined;
}

/**
 * The closing certificate of a month: its trial balance at the end of `as_of` as known at `known_position`, by its sums and its SHA-256
 * (`electron/closing/trial-balance-seal.ts` says of what). Amounts in base currency. The PDF is kept by hash.
 */
export interface PeriodCertified {
  period: string;
  as_of: string;
  known_position: number;
  head_hash: string;
  by: string;
  device: string;
  language: string;
  pack_version?: string | undefined;
  rows: number;
  debit: string;
  credit: string;
  debit_balance: string;
  credit_balance: string;
  trial_balance_sha256: string;
  pdf_sha256: string;
  checks: readonly { id: string; state: string; count: number; accepted: boolean }[];
  /** Every reopening of the month before; `at` in Unix milliseconds. */
  reopenings: readonly { position: number; at: number; by: string; reason: string }[];
}

/**
 * Unrealised exchange differences at the end of a day. The entries carry the amounts by account; this says by which of them each open item is carried
 * from now on. Base currency, signed as on the control account.
 */
export interface RevaluationPosted {
  on: string;
  /** Not given where everything was worth what the books said: then it bears witness that the day was looked at. */
  number?: string | undefined;
  /** Ids of the entry of the day and of the one that takes differences back on the following day. */
  entry?: string | undefined;
  release?: string | undefined;
  rates: readonly { currency: string; rate: string; on: string; source: string }[];
  /** `released`: the part of `base` that is taken back on the following day. */
  items: readonly { document: string; base: string; released: string }[];
}

export type EventType = keyof EventData;
