import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { isSaleKind, type TradeKind } from '../../../../shared/documents/kinds.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { lastUsed } from './last-used.ts';
import { usualTaxCode } from './tax-codes.ts';
import { isBlank, type LineDefaults, type TradeForm } from './trade-form.ts';

export interface DefaultsContext {
  readonly pack: JurisdictionPack;
  readonly companyId: string;
  readonly vatPayer: boolean;
  readonly today: LocalDate;
}

/** Account and tax code a line starts with, for a counterparty or for none yet. */
export function lineDefaults(kind: TradeKind, counterpartyId: string | undefined, context: DefaultsContext): LineDefaults {
  const { pack, companyId, vatPayer, today } = context;
  const last = lastUsed(companyId, kind, counterpartyId);
  return {
    account: last?.account ?? (isSaleKind(kind) ? pack.roles.sales : pack.roles.purchases),
    taxCode: usualTaxCode(pack, isSaleKind(kind) ? 'sale' : 'purchase', today, vatPayer, last?.taxCode ?? null),
  };
}

/** The form with another counterparty: lines nobody has typed into take what is usual with it, advances of the old one go. */
export function withParty(form: TradeForm, counterparty: TradeForm['counterparty'], context: DefaultsContext): TradeForm {
  const usual = lineDefaults(form.kind, counterparty?.id, context);
  return { ...form, counterparty, advances: [], lines: form.lines.map((line) => (isBlank(line) ? { ...line, ...usual } : line)) };
}
