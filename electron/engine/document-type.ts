import type { DocumentKind } from '../../shared/contracts/documents.ts';
import type { Rejection } from '../../shared/result.ts';
import type { Tx } from './tx.ts';

/**
 * Official type of a document, as its filed ledgers name it: the one asked for, or the usual one of its kind. Nothing in a country without such types.
 * Rejects: UNKNOWN_DOCUMENT_TYPE, DOCUMENT_TYPE_NOT_FOR_KIND (another ledger's, of the other sign, or lapsed). @source pack.documentTypes
 */
export function readDocumentType(
  { pack }: Pick<Tx, 'pack'>,
  kind: DocumentKind,
  asked: string | undefined,
): { type?: string; rejections: Rejection[] } {
  const types = pack?.documentTypes;
  const code = asked ?? (types ? pack.documentTypeOf?.[kind] : undefined);
  if (code === undefined) return { rejections: [] };
  const type = types?.find((candidate) => candidate.code === code);
  if (!type) return { rejections: [{ code: 'UNKNOWN_DOCUMENT_TYPE', type: code }] };
  const isSale = kind === 'sales-invoice' || kind === 'sales-credit-note' || kind === 'advance-received' || kind === 'sales-report';
  const isCredit = kind === 'sales-credit-note' || kind === 'purchase-credit-note';
  const fits = (isSale ? type.sales : type.purchases) && (type.negative === true) === isCredit && type.importOnly !== true;
  return fits || kind === 'protocol'
    ? { type: code, rejections: [] }
    : { rejections: [{ code: 'DOCUMENT_TYPE_NOT_FOR_KIND', type: code }] };
}
