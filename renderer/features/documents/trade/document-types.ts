import { isCreditNote, isDebitNote, isSaleKind, type TradeKind } from '../../../../shared/documents/kinds.ts';
import type { DocumentType, JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';

/** Official types an invoice, bill or credit note may have: of its ledger and sign, and not those of documents that have a form of their own. */
export function typesFor({ documentTypes = [], documentTypeOf = {} }: JurisdictionPack, kind: TradeKind): readonly DocumentType[] {
  const own = documentTypeOf[kind];
  const others = new Set<string>(Object.values(documentTypeOf).filter((code) => code !== own));
  return documentTypes.filter(
    (type) =>
      (isSaleKind(kind) ? type.sales : type.purchases) &&
      (type.negative ?? false) === isCreditNote(kind) &&
      (type.raises ?? false) === isDebitNote(kind) &&
      type.ownDocument === undefined &&
      type.importOnly !== true &&
      !others.has(type.code),
  );
}
