import { Link, useParams } from '@tanstack/react-router';
import { isSaleKind } from '../../../shared/documents/kinds.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { Attachments } from '../attachments/Attachments.tsx';
import { ObjectHistory } from '../history/ObjectHistory.tsx';
import { DocumentActions } from './document/DocumentActions.tsx';
import { DocumentFacts } from './document/DocumentFacts.tsx';
import { DocumentLines } from './document/DocumentLines.tsx';
import { PostedEntry } from './document/PostedEntry.tsx';
import { RelatedDocuments } from './document/RelatedDocuments.tsx';
import classes from './forms/form.module.css';
import { DocumentStateMark } from './list/DocumentStateMark.tsx';

/** A posted document: what it says, the entry and the VAT it made, and what happened to it since. */
export function DocumentScreen() {
  const { t } = useText();
  const { documentId } = useParams({ from: '/company/documents/$documentId' });
  const query = useQueryOf('document.get', { id: documentId });
  const document = query.data;
  if (query.isPending) return null;
  if (!document) {
    return (
      <Screen name="document">
        <PageHeader title={t('documents:unknown')} />
        <QueryProblem error={query.error} retry={query.refetch} />
        {query.error ? null : <EmptyState title={t('documents:unknownText')} />}
      </Screen>
    );
  }
  const list = isSaleKind(document.kind) ? 'sales' : 'purchases';
  const isTrade = document.lines.some((line) => line.taxCode !== '');
  return (
    <Screen name="document">
      <PageHeader
        title={t('documents:title', { kind: t(`common:documentKind.${document.kind}`), number: document.number })}
        above={[{ title: t(`common:nav.${list}`), to: `/${list}` }]}
        aside={
          document.voidedBy ? (
            <StatusMark tone="bad">
              <Link to="/entry/$entryId" params={{ entryId: document.voidedBy }}>
                {t('documents:void.done')}
              </Link>
            </StatusMark>
          ) : (
            <DocumentStateMark row={document} />
          )
        }
      >
        <DocumentActions document={document} />
      </PageHeader>
      <div className={classes.layout} data-wide data-parted>
        <div className={classes.main}>
          <DocumentFacts document={document} />
          {isTrade ? <DocumentLines document={document} /> : null}
        </div>
        <aside className={classes.aside}>
          <PostedEntry entryId={document.entryId} />
        </aside>
        <div className={classes.main}>
          <RelatedDocuments document={document} />
          <Attachments objectId={document.id} />
          <ObjectHistory objectId={document.id} name="document-history" />
        </div>
      </div>
    </Screen>
  );
}
