import { Table } from '@mantine/core';
import { useMemo } from 'react';
import type { Candidate } from '../../../shared/interchange/propose-accounts.ts';
import { search, searchIndex } from '../../../shared/search/rank.ts';
import { useText } from '../../i18n/use-text.ts';
import lookupClasses from '../../ui/Lookup.module.css';
import { Lookup } from '../../ui/Lookup.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './ImportScreen.module.css';
import type { UsedMapping } from './use-mapping.ts';

const tones = { same: 'good', saved: 'good', chosen: 'good', proposed: 'neutral', missing: 'warn' } as const;

/** Account by account: what the book calls it, and where it goes. Tab goes from field to field. */
export function MappingTable({ of, chart }: { of: UsedMapping; chart: readonly Candidate[] }) {
  const { t, nameOf } = useText();
  const index = useMemo(() => {
    const takes = chart.filter(({ postable, active }) => postable && active);
    return { takes, found: searchIndex(takes, ({ code, names }) => ({ codes: [code], names: Object.values(names) })) };
  }, [chart]);
  const shownAs = (code: string | null) => {
    const account = index.takes.find((each) => each.code === code);
    return account ? `${account.code} ${nameOf(account.names)}` : '';
  };
  return (
    <div className={classes.scroll}>
      <Table data-testid="import-mapping">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import:mapping.source')}</Table.Th>
            <Table.Th>{t('import:mapping.type')}</Table.Th>
            <Table.Th ta="end">{t('import:lines')}</Table.Th>
            <Table.Th>{t('import:mapping.target')}</Table.Th>
            <Table.Th>{t('import:mapping.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.accounts.map(({ name, type, lines, code, from }) => (
            <Table.Tr key={name}>
              <Table.Td className={classes.source}>{name}</Table.Td>
              <Table.Td>{type === null ? '' : t(`import:mapping.types.${type}`)}</Table.Td>
              <Table.Td ta="end">{lines}</Table.Td>
              <Table.Td miw={220}>
                <Lookup
                  aria-label={t('import:mapping.targetOf', { account: name })}
                  shown={shownAs(code)}
                  search={(typed) => search(index.found, typed, { limit: 60 })}
                  exact={(typed) => index.takes.find((account) => account.code === typed)}
                  keyOf={(account) => account.code}
                  onPick={(account) => of.choose(name, account?.code ?? null)}
                  renderItem={(account) => (
                    <>
                      <span className={lookupClasses.code}>{account.code}</span>
                      {nameOf(account.names)}
                    </>
                  )}
                />
              </Table.Td>
              <Table.Td>
                <StatusMark tone={tones[from]}>{t(`import:mapping.from.${from}`)}</StatusMark>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
