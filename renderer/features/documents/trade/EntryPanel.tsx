import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import type { EntryDraft } from '../../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { sum } from '../../../../shared/money/minor.ts';
import { cashSchemeOf } from '../../../../shared/vat/cash-accounting.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../document/EntryTable.module.css';
import { EntryTable } from '../document/EntryTable.tsx';
import { ReturnLines } from './ReturnLines.tsx';

interface Props {
  pack: JurisdictionPack;
  entry: EntryDraft | undefined;
  /** Official type, empty for the usual one. */
  documentType: string;
  baseCurrency: string;
  baseScale: number;
}

/** The journal entry that posting would make, and what it adds to the VAT return. Changes with every key. */
export function EntryPanel({ pack, entry, documentType, baseCurrency, baseScale }: Props) {
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
        <EntryTable
          lines={lines.map(({ account, base }) => ({
            code: account,
            name: nameOfAccount(account),
            debit: writeDecimal(base > 0n ? base : 0n, baseScale),
            credit: writeDecimal(base < 0n ? -base : 0n, baseScale),
          }))}
          totals={{ debit: side(1n), credit: side(-1n) }}
        />
      )}
      <h2 className={classes.title}>{t('documents:panel.return')}</h2>
      <ReturnLines
        pack={pack}
        details={entry?.taxDetails ?? []}
        baseScale={baseScale}
        held={cashSchemeOf(pack, documentType) !== undefined}
      />
    </div>
  );
}
