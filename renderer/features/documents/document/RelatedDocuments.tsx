import { Link } from '@tanstack/react-router';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DateText } from '../../../ui/DateText.tsx';
import { Money } from '../../../ui/Money.tsx';
import classes from './document.module.css';

/** What corrects the document, what it corrects, and what settled it. Nothing when it stands alone. */
export function RelatedDocuments({ document }: { document: DocumentInfo }) {
  const { t } = useText();
  const { corrects, correctedBy, settlements } = document;
  return (
    <>
      {corrects ? (
        <section className={classes.related}>
          <h2>{t('documents:related.corrects')}</h2>
          <Link to="/documents/$documentId" params={{ documentId: corrects.id }}>
            {corrects.number}
          </Link>
        </section>
      ) : null}
      {correctedBy.length > 0 ? (
        <section className={classes.related}>
          <h2>{t('documents:related.correctedBy')}</h2>
          <ul>
            {correctedBy.map(({ id, number }) => (
              <li key={id}>
                <Link to="/documents/$documentId" params={{ documentId: id }}>
                  {number}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {settlements.length > 0 ? (
        <section className={classes.related}>
          <h2>{t('documents:related.settlements')}</h2>
          <ul>
            {settlements.map(({ documentId, number, date, amount }) => (
              <li key={documentId}>
                <DateText on={date} />
                <Link to="/documents/$documentId" params={{ documentId }}>
                  {number}
                </Link>
                <Money amount={amount} currency={document.currency} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
