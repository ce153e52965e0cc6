import type { DocumentRow } from '../../../../shared/contracts/documents.ts';
import { type DocumentState, documentState } from '../../../../shared/documents/document-state.ts';
import { useToday } from '../../../app/company-context.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StatusMark, type Tone } from '../../../ui/StatusMark.tsx';

const tones: Readonly<Record<DocumentState, Tone>> = { settled: 'good', partly: 'active', open: 'neutral', overdue: 'warn' };

export function DocumentStateMark({ row }: { row: Pick<DocumentRow, 'open' | 'gross' | 'dueDate'> }) {
  const { t } = useText();
  const state = documentState(row, useToday());
  return <StatusMark tone={tones[state]}>{t(`documents:state.${state}`)}</StatusMark>;
}
