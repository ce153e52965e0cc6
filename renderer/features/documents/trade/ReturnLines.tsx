import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import type { TaxDetail } from '../../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import classes from '../document/EntryTable.module.css';
import { returnLines } from './return-lines.ts';

interface Props {
  pack: Pick<JurisdictionPack, 'vatReturn' | 'taxCodes'>;
  details: readonly TaxDetail[];
  baseScale: number;
  /** Its VAT waits for the payment: it reaches no line yet. */
  held: boolean;
}

/** Lines of the VAT return a document reaches, with what it adds to each cell. */
export function ReturnLines({ pack, details, baseScale, held }: Props) {
  const { t, nameOf } = useText();
  const fed = held ? [] : returnLines(pack, details);
  if (fed.length === 0)
    return <p className={classes.none}>{t(details.length === 0 ? 'documents:panel.empty' : 'documents:panel.noReturn')}</p>;
  return (
    <ul className={classes.fed}>
      {fed.map((line) => (
        <li key={line.code}>
          <span>
            <span className={classes.code}>{line.code}</span> {nameOf(line.names)}
          </span>
          <dl>
            {line.cells.map(({ cell, names, amount }) => (
              <div key={cell} data-testid={`feeds-${cell}`}>
                <dt>{nameOf(names)}</dt>
                <dd>
                  <Money amount={writeDecimal(amount, baseScale)} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
