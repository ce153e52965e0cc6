import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import type { EntryDraft } from '../../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { sum } from '../../../../shared/money/minor.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import classes from './EntryPanel.module.css';
import { ReturnLines } from './ReturnLines.tsx';

interface Props {
  pack: JurisdictionPack;
  entry: EntryDraft | undefined;
  baseCurrency: string;
  baseScale: number;
}

/** The journal entry that posting would make, and what it adds to the VAT return. Changes with every key. */
export function EntryPanel({ pack, entry, baseCurrency, baseScale }: Props) {
  const { t, nameOf } = useText();
  const accounts = useQueryOf('account.list', {});
  const nameOfAccount = (code: string) => {
    const found = accounts.data?.find((account) => account.code === code);
    return found ? nameOf(found.names) : '';
  };
  const lines = entry?.lines ?? [];
  const side = (sign: 1n | -1n) => writeDecimal(sum(lines.map(({ base }) => (base * sign > 0n ? base * sign : 0n))), baseScale);
  return (
    <div className={classes.panel} data-testid="panel-entry">
      <h2 className={classes.title}>
        {t('documents:panel.entry')} <span className={classes.unit}>{baseCurrency}</span>
      </h2>
      {lines.length === 0 ? (
        <p className={classes.none}>{t('documents:panel.empty')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('common:account')}</th>
              <th scope="col" className={classes.figure}>
                {t('common:debit')}
              </th>
              <th scope="col" className={classes.figure}>
                {t('common:credit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ account, base }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an entry has its lines by place, the same account may stand twice
              <tr key={index}>
                <td>
                  <span className={classes.code}>{account}</span> {nameOfAccount(account)}
                </td>
                <td className={classes.figure}>{base > 0n ? <Money amount={writeDecimal(base, baseScale)} /> : null}</td>
                <td className={classes.figure}>{base < 0n ? <Money amount={writeDecimal(-base, baseScale)} /> : null}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('common:total')}</th>
              <td className={classes.figure}>
                <Money amount={side(1n)} />
              </td>
              <td className={classes.figure}>
                <Money amount={side(-1n)} />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      <h2 className={classes.title}>{t('documents:panel.return')}</h2>
      <ReturnLines form={pack.vatReturn} details={entry?.taxDetails ?? []} baseScale={baseScale} />
    </div>
  );
}
