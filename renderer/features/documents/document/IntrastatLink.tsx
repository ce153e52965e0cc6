import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Truck } from 'lucide-react';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { periodOf } from '../../../../shared/dates/period.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import { useCompany, useMay } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';

/** Leads to the goods of a document that moves them between member states, in the month and flow they are declared in. Nothing for any other document. */
export function IntrastatLink({ document }: { document: DocumentInfo }) {
  const { country } = useCompany();
  const mayRead = useMay('reports:tax');
  const pack = country === null ? undefined : packFor(country);
  const moving = new Set(pack?.taxCodes.filter(({ intrastat }) => intrastat !== undefined).map(({ code }) => code));
  return mayRead && document.lines.some(({ taxCode }) => moving.has(taxCode)) ? <Declared document={document} /> : null;
}

function Declared({ document }: { document: DocumentInfo }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { corrects } = document;
  const own = useQueryOf('intrastat.documents', { period: periodOf(document.taxPoint) });
  const found = own.data?.find(({ documentId }) => documentId === document.id);
  // A note for the value alone is declared in the month of its document.
  const isElsewhere = corrects !== null && own.data !== undefined && !found;
  const corrected = useQueryOf('document.get', { id: corrects?.id ?? document.id }, { enabled: isElsewhere });
  const period = periodOf(corrected.data?.taxPoint ?? document.taxPoint);
  const other = useQueryOf('intrastat.documents', { period }, { enabled: isElsewhere && corrected.data !== undefined });
  const moved = found ?? (isElsewhere ? other.data?.find(({ documentId }) => documentId === document.id) : undefined);
  if (!moved) return null;
  return (
    <Button
      variant="default"
      leftSection={<Truck size={14} aria-hidden="true" />}
      onClick={() => void navigate({ to: '/intrastat', search: { period: moved.period, flow: moved.flow, document: moved.documentId } })}
      data-testid="open-intrastat"
    >
      {t('documents:action.intrastat')}
    </Button>
  );
}
