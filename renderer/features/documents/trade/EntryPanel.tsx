import { useQueries } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { accountChanges } from '../../../../shared/ledger/account-changes.ts';
import type { EntryDraft } from '../../../../shared/ledger/journal-entry.ts';
import { decimal, writeDecimal } from '../../../../shared/money/decimal.ts';
import { sum } from '../../../../shared/money/minor.ts';
import { cashSchemeOf } from '../../../../shared/vat/cash-accounting.ts';
import { queryOf, useQueryOf } from '../../../app/engine.ts';
import { useShown } from '../../../app/shown-company.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import { codesText } from '../../dimensions/line-dimensions.ts';
import classes from '../document/EntryTable.module.css';
import { EntryTable } from '../document/EntryTable.tsx';
import { ReturnLines } from './ReturnLines.tsx';

interface Props {
  /** Without one there is no VAT. */
  pack: JurisdictionPack | undefined;
  entry: EntryDraft | undefined;
  /** Official type, empty for the usual one. */
  documentType?: string;
  baseCurrency: string;
  baseScale: number;
  /** Said while there is no entry yet, and where it reaches no VAT return because it can't. */
  empty?: string | undefined;
  noVat?: string | undefined;
  /** The day whose balances are shown with the entry added. */
  balancesOn?: LocalDate | undefined;
}

/** The journal entry that posting would make, and what it adds to the VAT return. Changes with every key. */
export const EntryPanel = memo(function EntryPanel(props: Props) {
  const { pack, entry, documentType = '', baseCurrency, baseScale, empty, noVat, balancesOn } = props;
  const { t } = useText();
  const nameOfAccount = useAccountNames();
  const lines = entry?.lines ?? [];
  const side = (sign: 1n | -1n) => writeDecimal(sum(lines.map(({ base }) => (base * sign > 0n ? base * sign : 0n))), baseScale);
  return (
    <div className={classes.panel} data-testid="panel-entry">
      <h2 className={classes.title}>
        {t('documents:panel.entry')} <span className={classes.unit}>{baseCurrency}</span>
      </h2>
      {lines.length === 0 ? (
        <p className={classes.none}>{empty ?? t('documents:panel.empty')}</p>
      ) : (
        <EntryTable
          lines={lines.map(({ account, base, dimensions }) => ({
            code: account,
            name: nameOfAccount(account),
            debit: writeDecimal(base > 0n ? base : 0n, baseScale),
            credit: writeDecimal(base < 0n ? -base : 0n, baseScale),
            sortedBy: dimensions && codesText(dimensions),
          }))}
          totals={{ debit: side(1n), credit: side(-1n) }}
        />
      )}
      {balancesOn !== undefined && lines.length > 0 ? <Balances lines={lines} on={balancesOn} baseScale={baseScale} /> : null}
      {pack ? (
        <>
          <h2 className={classes.title}>{t('documents:panel.return')}</h2>
          {noVat !== undefined ? (
            <p className={classes.none}>{noVat}</p>
          ) : (
            <ReturnLines
              pack={pack}
              details={entry?.taxDetails ?? []}
              baseScale={baseScale}
              empty={empty}
              held={cashSchemeOf(pack, documentType) !== undefined}
            />
          )}
        </>
      ) : null}
    </div>
  );
});

function useAccountNames(): (code: string) => string {
  const { nameOf } = useText();
  const accounts = useQueryOf('account.list', {});
  const names = useMemo(() => new Map(accounts.data?.map(({ code, names }) => [code, names])), [accounts.data]);
  return (code) => {
    const found = names.get(code);
    return found ? nameOf(found) : '';
  };
}

/** Of more accounts than this nobody looks at every balance. */
const mostBalances = 40;

/** What the accounts of the entry come to on its day, with it: each balance as the engine has it, and what the entry adds. */
function Balances({ lines, on, baseScale }: { lines: EntryDraft['lines']; on: LocalDate; baseScale: number }) {
  const { t } = useText();
  const shown = useShown();
  const nameOfAccount = useAccountNames();
  const changes = [...accountChanges(lines)].slice(0, mostBalances);
  const before = useQueries({ queries: changes.map(([account]) => queryOf('account.balance', { account, asOf: on }, shown)) });
  return (
    <>
      <h2 className={classes.title}>{t('entry-form:panel.balances')}</h2>
      <table className={classes.table} data-testid="panel-balances">
        <tbody>
          {changes.map(([account, change], index) => {
            const balance = before[index]?.data?.balance;
            return (
              <tr key={account}>
                <td>
                  <span className={classes.code}>{account}</span> {nameOfAccount(account)}
                </td>
                <td className={classes.figure}>
                  <Money amount={balance === undefined ? undefined : writeDecimal(decimal(balance, baseScale) + change, baseScale)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
