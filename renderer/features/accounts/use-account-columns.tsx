import { ChevronDown, ChevronRight } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './AccountsScreen.module.css';
import type { AccountRow } from './account-tree.ts';

export function useAccountColumns(setExpanded: (code: string, expanded: boolean) => void): Column<AccountRow>[] {
  const { t, nameOf } = useText();
  return [
    {
      id: 'code',
      title: t('common:code'),
      width: 9,
      render: ({ account, level, expanded }) => (
        <span className={classes.code} style={{ paddingInlineStart: `${(level - 1) * 0.9}rem` }}>
          {expanded === undefined ? (
            <span className={classes.leaf} />
          ) : (
            <button
              type="button"
              tabIndex={-1}
              className={classes.toggle}
              aria-label={t(expanded ? 'accounts:collapse' : 'accounts:expand', { account: account.code })}
              onClick={() => setExpanded(account.code, !expanded)}
            >
              {expanded ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
            </button>
          )}
          {account.code}
        </span>
      ),
    },
    { id: 'name', title: t('common:name'), width: 16, grow: 1, opens: true, render: ({ account }) => nameOf(account.names) },
    { id: 'type', title: t('accounts:type'), width: 8, render: ({ account }) => t(`accounts:types.${account.type}`) },
    { id: 'side', title: t('accounts:side'), width: 8.75, render: ({ account }) => t(`common:${account.normalSide}`) },
    {
      id: 'state',
      title: t('common:state'),
      width: 9,
      render: ({ account }) =>
        account.active ? (
          account.postable ? (
            account.hasPostings ? (
              t('accounts:used')
            ) : null
          ) : (
            t('accounts:heading')
          )
        ) : (
          <StatusMark tone="neutral">{t('accounts:inactive')}</StatusMark>
        ),
    },
  ];
}
