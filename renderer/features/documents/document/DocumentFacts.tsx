import type { ReactNode } from 'react';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { formatDecimal } from '../../../../shared/money/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DateText } from '../../../ui/DateText.tsx';
import { Money } from '../../../ui/Money.tsx';
import classes from './document.module.css';

/** Head of a document. Only what it has is shown. */
export function DocumentFacts({ document }: { document: DocumentInfo }) {
  const { t, language } = useText();
  const facts: [label: string, value: ReactNode][] = [[t('common:counterparty'), document.counterparty || '–']];
  if (document.supplierNumber) facts.push([t('documents:field.supplierNumber'), document.supplierNumber]);
  if (document.saleNumber) facts.push([t('documents:field.saleNumber'), <code key="sale">{document.saleNumber}</code>]);
  facts.push([t('common:onDate'), <DateText key="date" on={document.date} />]);
  if (document.taxPoint !== document.date) facts.push([t('documents:field.taxPoint'), <DateText key="taxPoint" on={document.taxPoint} />]);
  if (document.dueDate) facts.push([t('documents:field.dueDate'), <DateText key="due" on={document.dueDate} />]);
  facts.push([t('common:total'), <Money key="gross" amount={document.gross} currency={document.currency} strong />]);
  facts.push([
    t('documents:column.open'),
    <Money key="open" amount={document.open} currency={document.openCurrency ?? document.currency} />,
  ]);
  if (document.rate !== '1')
    facts.push([t('documents:field.rateOf', { currency: document.currency }), formatDecimal(document.rate, language)]);
  if (document.cashVat) {
    // Only documents in base currency of their day are under the scheme.
    const { held, due } = document.cashVat;
    facts.push([t('documents:field.heldVat'), <Money key="held" amount={held} currency={document.currency} />]);
    facts.push([t('documents:field.dueVat'), <Money key="due-vat" amount={due} currency={document.currency} />]);
  }
  if (document.reason) facts.push([t('documents:field.reason'), t(`documents:reason.${document.reason}`)]);
  if (document.memo) facts.push([t('documents:field.memo'), document.memo]);
  facts.push([
    t('documents:field.uid'),
    <code key="uid" className={classes.uid} data-testid="document-uid">
      {document.uid}
    </code>,
  ]);
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
