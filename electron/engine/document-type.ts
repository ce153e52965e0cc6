import { type DocumentKind, isCreditNote, isDebitNote, isSaleKind } from '../../shared/documents/kinds.ts';
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
  const isOwn = type.ownDocument === 'self' || type.ownDocument === 'recharge';
  // "Protocol or other document" is also what a supplier may have issued.
  const isTheirs = type.ownDocument === undefined || type.code === pack?.documentTypeOf?.protocol;
  const fits =
    (isSaleKind(kind) ? type.sales : type.purchases) &&
    (type.negative === true) === isCreditNote(kind) &&
    (type.raises === true) === isDebitNote(kind) &&
    type.importOnly !== true &&
    isTheirs;
  return (kind === 'protocol' ? isOwn : fits)
    ? { type: code, rejections: [] }
    : { rejections: [{ code: 'DOCUMENT_TYPE_NOT_FOR_KIND', type: code }] };
}
