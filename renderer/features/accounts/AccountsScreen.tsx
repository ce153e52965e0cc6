import { Button, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { MoveRight, Pencil, Plus } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { ActivateAccountButton } from './ActivateAccountButton.tsx';
import { type AccountRow, accountTree, foundAccounts } from './account-tree.ts';
import { MoveAccountDialog } from './MoveAccountDialog.tsx';
import { OpenAccountDialog } from './OpenAccountDialog.tsx';
import { RenameAccountDialog } from './RenameAccountDialog.tsx';
import { useAccountColumns } from './use-account-columns.tsx';

type Dialog = 'open' | 'rename' | 'move' | null;

/** The chart of accounts. Enter opens the card of an account; F2 renames, Insert opens a new one, left and right close and open a heading. */
export function AccountsScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('accounts:write');
  const chart = useQueryOf('account.list', {});
  const [typed, setTyped] = useState('');
  const [withInactive, setWithInactive] = useState(false);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<Dialog>(null);
  const [active, setActive] = useState<AccountRow>();

  const listed = useMemo(() => (chart.data ?? []).filter((account) => withInactive || account.active), [chart.data, withInactive]);
  const rows = useMemo(() => (typed.trim() ? foundAccounts(listed, typed) : accountTree(listed, collapsed)), [listed, typed, collapsed]);
  const setExpanded = (code: string, expanded: boolean) =>
    setCollapsed((now) => {
      const next = new Set(now);
      if (expanded) next.delete(code);
      else next.add(code);
      return next;
    });
  const columns = useAccountColumns(setExpanded);

  const onRowKey = (event: KeyboardEvent, row: AccountRow | undefined) => {
    if (event.key === 'Insert' && mayWrite) setDialog('open');
    else if (event.key === 'F2' && mayWrite && row) setDialog('rename');
    else if (event.key === 'ArrowLeft' && row?.expanded === true) setExpanded(row.account.code, false);
    else if (event.key === 'ArrowRight' && row?.expanded === false) setExpanded(row.account.code, true);
    else return false;
    return true;
  };
  const close = () => setDialog(null);

  return (
    <Screen fill name="accounts">
      <PageHeader title={t('common:nav.accounts')}>
        {mayWrite ? (
          <>
            <Button
              variant="default"
              disabled={!active}
              leftSection={<Pencil size={14} aria-hidden="true" />}
              onClick={() => setDialog('rename')}
            >
              {t('accounts:rename')}
            </Button>
            <Button
              variant="default"
              disabled={!active}
              leftSection={<MoveRight size={14} aria-hidden="true" />}
              onClick={() => setDialog('move')}
            >
              {t('accounts:move')}
            </Button>
            <ActivateAccountButton account={active?.account} />
            <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setDialog('open')}>
              {t('accounts:open')}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <Toolbar>
        <TextInput label={t('reports:filter')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} w={260} />
        <Switch
          label={t('accounts:withInactive')}
          checked={withInactive}
          onChange={(event) => setWithInactive(event.currentTarget.checked)}
          mb={6}
        />
      </Toolbar>
      <QueryProblem error={chart.error} retry={chart.refetch} />
      <DataGrid
        name="accounts"
        label={t('common:nav.accounts')}
        columns={columns}
        rows={rows}
        loading={chart.isPending}
        tree={({ level, expanded }) => ({ level, expanded })}
        tone={({ account }) => (account.active ? (account.postable ? undefined : 'heading') : 'muted')}
        hrefOf={({ account }) => `/account-card?account=${encodeURIComponent(account.code)}`}
        onOpen={({ account }) => void navigate({ to: '/account-card', search: { account: account.code } })}
        onActive={setActive}
        onRowKey={onRowKey}
        autoFocus
        empty={typed ? t('common:noMatch') : t('accounts:empty')}
      />
      {dialog === 'open' ? <OpenAccountDialog near={active?.account} onClose={close} /> : null}
      {dialog === 'rename' && active ? <RenameAccountDialog account={active.account} onClose={close} /> : null}
      {dialog === 'move' && active ? <MoveAccountDialog account={active.account} onClose={close} /> : null}
    </Screen>
  );
}
