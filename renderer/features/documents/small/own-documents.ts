import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { DocumentType, JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { inForce, type TaxCode } from '../../../../shared/vat/tax-code.ts';
import type { SelfCharge } from './small-forms.ts';

type Pack = Pick<JurisdictionPack, 'taxCodes' | 'documentTypes' | 'documentTypeOf'>;

/** Official types of documents a company makes for itself, without those that come with a payment. None in a country without such types. */
export const ownTypes = ({ documentTypes = [] }: Pack): readonly DocumentType[] =>
  documentTypes.filter(({ ownDocument }) => ownDocument === 'self' || ownDocument === 'recharge');

const isRecharge = (pack: Pack, type: string): boolean => ownTypes(pack).some((own) => own.code === type && own.ownDocument === 'recharge');

/** Whether a code may be chosen: on a document that charges tax again those of supplies, on any other those that have no other document. */
function fits(pack: Pack, code: TaxCode, type: string): boolean {
  const isCharged = code.effect === 'charged';
  if (isRecharge(pack, type))
    return isCharged && !code.protocol && code.documentType === undefined && !code.consumption && code.use.includes('sale');
  if (code.documentType !== undefined) return ownTypes(pack).some((own) => own.code === code.documentType && own.ownDocument === 'self');
  return isCharged && code.protocol === true && code.use.includes('sale');
}

/** Tax codes of a document of its own, in force on a day; `documentType` is '' unless one was chosen that no code implies. */
export const ownCodes = (pack: Pack, documentType: string, on: LocalDate): readonly TaxCode[] =>
  pack.taxCodes.filter((code) => inForce(code, on) && fits(pack, code, documentType));

export interface OwnDocument {
  /** Official type; '' in a country without them. */
  readonly type: string;
  /** VAT is charged. Otherwise goods are only given or moved, at their value. */
  readonly isCharged: boolean;
  /** Somebody is on the other side. */
  readonly hasParty: boolean;
  /** VAT of a supply that is charged again. */
  readonly isRecharge: boolean;
}

/** What a document of its own is, by what was chosen so far: it decides what is asked for. */
export function ownDocument(pack: Pack, { taxCode, documentType }: Pick<SelfCharge, 'taxCode' | 'documentType'>): OwnDocument {
  const code = pack.taxCodes.find((candidate) => candidate.code === taxCode);
  const usual = pack.documentTypeOf?.protocol ?? '';
  const type = documentType || (code?.documentType ?? usual);
  const isCharged = code === undefined || code.effect === 'charged';
  return { type, isCharged, hasParty: !isCharged || type !== usual, isRecharge: isRecharge(pack, type) };
}

/** Another official type: with the code that stands there if it fits, else with the first one of the type. */
export function withType(pack: Pack, form: SelfCharge, type: string, on: LocalDate): SelfCharge {
  const documentType = isRecharge(pack, type) ? type : '';
  const codes = ownCodes(pack, documentType, on);
  const of = codes.filter((code) => documentType !== '' || (code.documentType ?? pack.documentTypeOf?.protocol ?? '') === type);
  const kept = of.find(({ code }) => code === form.taxCode) ?? of[0];
  return { ...form, documentType, taxCode: kept?.code ?? '' };
}

/** The usual account carries the VAT of what the company supplies to itself; where it would be a guess nothing is offered. */
export function withUsualAccount(pack: Pack & Pick<JurisdictionPack, 'roles'>, before: SelfCharge, now: SelfCharge): SelfCharge {
  const usual = pack.roles.notDeductibleVat;
  const isGuess = ownDocument(pack, now).hasParty;
  if (isGuess === ownDocument(pack, before).hasParty) return now;
  if (isGuess) return now.account === usual ? { ...now, account: '' } : now;
  return now.account === '' ? { ...now, account: usual } : now;
}
