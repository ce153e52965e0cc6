import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import {
  creditableKinds,
  isCreditNote,
  isOneOf,
  isSaleKind,
  printableKinds,
  raisableKinds,
  renumberableKinds,
  tradeKinds,
} from '../../../../shared/documents/kinds.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import { entryWorkflow } from '../../../../shared/workflow/entry-workflow.ts';
import { judge } from '../../../../shared/workflow/workflow.ts';
import { useCompany, useMay } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { PdfDialog } from '../pdf/PdfDialog.tsx';
import { EndCashVatDialog, type EndType } from './EndCashVatDialog.tsx';
import { IntrastatLink } from './IntrastatLink.tsx';
import { RenumberDialog } from './RenumberDialog.tsx';
import { VoidDialog } from './VoidDialog.tsx';

/** What can be done with a posted document. It is never changed: a credit or debit note corrects it. */
export function DocumentActions({ document }: { document: DocumentInfo }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const [preview, setPreview] = useState(false);
  // Led here to be cancelled: the dialog opens once, and a reload does not ask again.
  const asked = useSearch({ from: '/company/documents/$documentId' }).void === true;
  const [voiding, setVoiding] = useState(asked);
  useEffect(() => {
    if (!asked) return;
    setVoiding(true);
    void navigate({ to: '.', search: {}, replace: true } as never);
  }, [asked, navigate]);
  const [renumbering, setRenumbering] = useState(false);
  const [ending, setEnding] = useState(false);
  const endTypes = useEndTypes(document);
  const { id, kind } = document;
  const hasPdf = isOneOf(printableKinds, kind);
  const pdf = useQueryOf('document.pdf', { id, language }, { enabled: hasPdf && preview });
  const raisable = isOneOf(raisableKinds, kind);
  const correctable = isOneOf(creditableKinds, kind);
  const payable = isOneOf(tradeKinds, kind) && /[1-9]/.test(document.open);
  return (
    <>
      {hasPdf ? (
        <Button
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
          onClick={() => setPreview(true)}
          data-testid="open-pdf"
        >
          {t('documents:pdf.open')}
        </Button>
      ) : null}
      {mayWrite && correctable ? (
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/credit-notes/new', search: { corrects: id } })}
          data-testid="new-credit-note"
        >
          {t('documents:action.creditNote')}
        </Button>
      ) : null}
      {mayWrite && raisable ? (
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/debit-notes/new', search: { corrects: id } })}
          data-testid="new-debit-note"
        >
          {t('documents:action.debitNote')}
        </Button>
      ) : null}
      {document.actions.includes('void') ? (
        <Button variant="default" onClick={() => setVoiding(true)} data-testid="void">
          {t('workflow:action.void')}
        </Button>
      ) : null}
      {endTypes.length > 0 ? (
        <Button variant="default" onClick={() => setEnding(true)} data-testid="end-cash-vat">
          {t('documents:action.endCashVat')}
        </Button>
      ) : null}
      <IntrastatLink document={document} />
      {mayWrite && isOneOf(renumberableKinds, kind) ? (
        <Button variant="default" onClick={() => setRenumbering(true)} data-testid="renumber">
          {t('documents:renumber.action')}
        </Button>
      ) : null}
      {mayWrite && payable ? (
        <Button onClick={() => void navigate({ to: '/payments/new', search: { document: id } })} data-testid="new-payment">
          {t('documents:action.payment')}
        </Button>
      ) : null}
      {renumbering ? <RenumberDialog document={document} onClose={() => setRenumbering(false)} /> : null}
      {ending ? <EndCashVatDialog document={document} types={endTypes} onClose={() => setEnding(false)} /> : null}
      {voiding && document.actions.includes('void') ? <VoidDialog document={document} onClose={() => setVoiding(false)} /> : null}
      <PdfDialog
        title={t('documents:title', { kind: t(`common:documentKind.${kind}`), number: document.number })}
        opened={preview}
        onClose={() => setPreview(false)}
        file={pdf.data}
        error={pdf.error}
      />
    </>
  );
}

/** Types of the protocol by which the VAT that waits falls due; none where nothing waits or the acting user may not do it. */
function useEndTypes({ kind, cashVat, voidedBy }: DocumentInfo): readonly EndType[] {
  const { country, onePerson, user } = useCompany();
  const pack = country === null ? undefined : packFor(country);
  const actor = { access: user, isAuthor: false, isApprover: false, onePerson };
  const mayEnd = voidedBy === null && judge(entryWorkflow, 'posted', 'void', actor).ok;
  if (!mayEnd || !/[1-9]/.test(cashVat?.held ?? '') || isCreditNote(kind)) return [];
  return (pack?.cashAccounting?.end[isSaleKind(kind) ? 'sales' : 'purchases'] ?? []) as readonly EndType[];
}
