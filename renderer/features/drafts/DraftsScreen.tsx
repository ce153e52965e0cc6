import { Button, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type DraftInfo, mostDrafts, type RefusedDraft } from '../../../shared/contracts/drafts.ts';
import { newId, useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { toggled, useSelection } from '../../ui/grid/use-selection.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { draftRoutes } from '../documents/drafts/draft-routes.ts';
import { draftTitle } from '../documents/drafts/draft-title.ts';
import { RefusedDrafts } from './RefusedDrafts.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { offering, targetsOf } from './selection.ts';

const draftKey = (draft: DraftInfo) => draft.id;

const tones = { draft: 'neutral', rejected: 'bad', approved: 'good' } as const;

/** All drafts of the company: what waits for approval, what came back, what may be posted. Space marks, buttons act on what is marked. */
export function DraftsScreen() {
  const { t, language } = useText();
  const titleOf = (draft: DraftInfo) => draftTitle(draft, language) || t('documents:drafts.untitled');
  const navigate = useNavigate();
  const list = useQueryOf('draft.list', {});
  const rows = list.data ?? [];
  const selection = useSelection<DraftInfo>(draftKey);
  const marked = new Set(selection.rows.keys());
  const [active, setActive] = useState<DraftInfo>();
  const [rejecting, setRejecting] = useState<DraftInfo>();
  const [refused, setRefused] = useState<readonly RefusedDraft[]>([]);
  const approve = useCommand('draft.approveAll');
  const post = useCommand('draft.postAll');
  const withdraw = useCommand('draft.withdraw');
  const busy = approve.busy || post.busy || withdraw.busy;

  const targets = targetsOf(rows, marked, active);
  const [approvable, postable] = [offering(targets, 'approve').slice(0, mostDrafts), offering(targets, 'post').slice(0, mostDrafts)];
  const one = targets.length === 1 ? targets[0] : undefined;

  const take = async (step: typeof approve | typeof post, of: readonly DraftInfo[]) => {
    if (busy || of.length === 0) return;
    const answer = await step.run({ id: newId(), draftIds: of.map(({ id }) => id) });
    if (!answer.ok) return;
    selection.set(new Map());
    setRefused(answer.value.refused);
  };

  const columns: Column<DraftInfo>[] = [
    {
      id: 'marked',
      title: t('drafts:marked'),
      width: 5.75,
      align: 'center',
      render: (row) => (
        <input
          type="checkbox"
          style={{ display: 'block', margin: 'auto' }}
          tabIndex={-1}
          checked={marked.has(row.id)}
          aria-label={t('drafts:mark', { title: titleOf(row) })}
          onChange={() => selection.set(toggled(selection, row))}
        />
      ),
    },
    {
      id: 'title',
      title: t('common:name'),
      width: 15.5,
      grow: 3,
      opens: true,
      render: titleOf,
    },
    { id: 'kind', title: t('common:kind'), width: 10.75, grow: 1, render: (row) => t(`documents:kind.${row.kind}`) },
    {
      id: 'state',
      title: t('drafts:state'),
      width: 8.5,
      render: (row) => <StatusMark tone={tones[row.state]}>{t(`workflow:state.${row.state}`)}</StatusMark>,
    },
    {
      id: 'decision',
      title: t('drafts:decision'),
      width: 7.5,
      grow: 2,
      render: (row) => [row.decidedBy, row.reason ?? (row.input === null ? t('drafts:incomplete') : null)].filter(Boolean).join(': '),
    },
    { id: 'by', title: t('drafts:by'), width: 7, grow: 1, render: (row) => row.by },
    { id: 'updatedAt', title: t('drafts:saved'), width: 7.75, render: (row) => <InstantText at={row.updatedAt} /> },
  ];
  return (
    <Screen fill name="drafts">
      <PageHeader title={t('common:nav.drafts')} aside={<Link to="/workflow">{t('workflow:title')}</Link>}>
        {one?.actions.includes('withdraw') ? (
          <Button
            variant="default"
            loading={withdraw.busy}
            onClick={() => void withdraw.run({ id: newId(), draftId: one.id })}
            data-testid="withdraw"
          >
            {t('workflow:action.withdraw')}
          </Button>
        ) : null}
        {one?.actions.includes('reject') ? (
          <Button variant="default" onClick={() => setRejecting(one)} data-testid="reject">
            {t('workflow:action.reject')}
          </Button>
        ) : null}
        {approvable.length > 0 ? (
          <Button variant="default" loading={approve.busy} onClick={() => void take(approve, approvable)} data-testid="approve-all">
            {t('drafts:approve', { count: approvable.length })}
          </Button>
        ) : null}
        {postable.length > 0 ? (
          <Button loading={post.busy} onClick={() => void take(post, postable)} data-testid="post-all">
            {t('drafts:post', { count: postable.length })}
          </Button>
        ) : null}
      </PageHeader>
      <QueryProblem error={list.error} retry={list.refetch} />
      <Rejections of={[...approve.rejections, ...post.rejections, ...withdraw.rejections]} />
      <RefusedDrafts of={refused} drafts={rows} onClose={() => setRefused([])} />
      <DataGrid
        name="drafts"
        label={t('common:nav.drafts')}
        columns={columns}
        rows={rows}
        loading={list.isPending}
        onActive={setActive}
        onOpen={(row) => void navigate({ to: draftRoutes[row.kind], search: { draft: row.id } })}
        selection={selection}
        autoFocus
        empty={t('drafts:empty')}
      />
      {active?.reason ? <p>{t('drafts:rejectedFor', { reason: active.reason })}</p> : null}
      <Text size="xs" c="dimmed" mt="xs">
        {t('drafts:keys')}
      </Text>
      {rejecting ? <RejectDialog draft={rejecting} onClose={() => setRejecting(undefined)} /> : null}
    </Screen>
  );
}
