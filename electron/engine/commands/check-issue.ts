import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { Rejection } from '../../../shared/result.ts';
import { type NumberSource, readNumberSource } from '../numbers.ts';
import type { Tx } from '../tx.ts';
import { checkWorkflow, type Workflow } from './drafts.ts';

interface Asked {
  readonly id: string;
  readonly date: LocalDate;
  readonly draftId?: string | undefined;
  readonly branch?: string | undefined;
  readonly number?: string | undefined;
}

/**
 * What is asked of a document of any kind before it is issued: whether its id is new, whether it may be posted as it is, and which number it takes.
 * Rejects, all at once: ID_REUSED, those of `checkWorkflow` and of `readNumberSource`. Nothing is issued where there are any.
 */
export function checkIssue(
  tx: Tx,
  kind: DocumentKind,
  input: Asked,
): { rejections: Rejection[]; workflow: Workflow; numbering: NumberSource } {
  const checked = checkWorkflow(tx, kind === 'payment-in' || kind === 'payment-out' ? 'payment' : kind, input);
  const { source: numbering, rejections } = readNumberSource(tx, kind, input.date, input);
  return {
    rejections: [
      ...(tx.revisionOf(input.id) > 0 ? [{ code: 'ID_REUSED' }] : []),
      ...('rejection' in checked ? [checked.rejection] : []),
      ...rejections,
    ],
    workflow: 'workflow' in checked ? checked.workflow : {},
    numbering,
  };
}
