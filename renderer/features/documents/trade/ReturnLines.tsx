import { useMemo } from 'react';
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
  /** Said while there is nothing yet. */
  empty?: string | undefined;
}

/** Lines of the VAT return a document reaches, with what it adds to each cell. */
export function ReturnLines({ pack, details, baseScale, held, empty }: Props) {
  const { t, nameOf } = useText();
  // The whole form is computed, so not while a text is typed.
  const said = details.map((of) => `${of.taxCode} ${of.taxable} ${of.vat} ${of.isCorrection}`).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `said` is all of them that counts
  const fed = useMemo(() => (held ? [] : returnLines(pack, details)), [pack, said, held]);
  if (fed.length === 0)
    return <p className={classes.none}>{details.length === 0 ? (empty ?? t('documents:panel.empty')) : t('documents:panel.noReturn')}</p>;
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
