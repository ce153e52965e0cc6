import type { WorksheetInfo } from '../../../shared/contracts/worksheets.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { Money } from '../../ui/Money.tsx';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import { RowOrigin } from './RowOrigin.tsx';
import classes from './worksheets.module.css';

interface Props {
  info: WorksheetInfo;
  /** False: what is typed is refused, and there are no figures. */
  computed: boolean;
  /** What is typed is still being computed with. */
  busy: boolean;
  typed: Readonly<Record<string, string>>;
  scale: number;
  onType: (input: string, text: string) => void;
}

/** The rows as the sheet has them; those that are asked for are fields, which show what counts while nothing is entered. */
export function WorksheetTable({ info, computed, busy, typed, scale, onType }: Props) {
  const { t, nameOf, language } = useText();
  const isNegative = (text: string) => {
    const read = readAmount(text, scale, language);
    return read.ok && read.text.startsWith('-');
  };
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={nameOf(info.names)} aria-busy={busy} data-testid="worksheet">
        <thead>
          <tr>
            <th scope="col">{t('vat:line')}</th>
            <th scope="col">{t('vat:content')}</th>
            <th scope="col">{t('taxes:sheet.how')}</th>
            <th scope="col" className={classes.amount}>
              <span className={classes.besideFields}>{t('common:amountLabel')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {info.rows.map((row) => {
            const { input } = row;
            return (
              <tr key={row.code} data-total={row.isTotal || undefined} data-testid={`worksheet-row-${row.code}`}>
                <td className={classes.code}>{row.code}</td>
                <th scope="row">
                  {nameOf(row.names)}
                  <div className={classes.small}>
                    {nameOf(row.source)} {row.unconfirmed ? <Unconfirmed /> : null}
                  </div>
                </th>
                <td>
                  <RowOrigin row={row} />
                </td>
                <td className={classes.amount}>
                  {input !== null ? (
                    <AmountInput
                      className={row.origin === 'none' ? '' : (classes.counts ?? '')}
                      name={input}
                      aria-label={`${row.code} ${nameOf(row.names)}`}
                      value={typed[input] ?? ''}
                      onChange={(text) => onType(input, text)}
                      placeholder={row.origin === 'entered' ? undefined : formatDecimal(row.amount, language)}
                      error={isNegative(typed[input] ?? '') ? t('taxes:sheet.notNegative') : undefined}
                      scale={scale}
                      inColumn
                    />
                  ) : (
                    <span className={classes.besideFields}>{computed ? <Money amount={row.amount} strong={row.isTotal} /> : '–'}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
