import { Fragment } from 'react';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { ReturnCell } from './ReturnCell.tsx';
import classes from './vat.module.css';

interface Props {
  part: VatReturnInfo['parts'][number];
  withCorrections: boolean;
  /** The cell whose rows are on screen. */
  open: string | undefined;
  changed: ReadonlySet<string>;
  onOpen: (cell: string) => void;
  onEnter?: ((cell: string) => void) | undefined;
}

/** One part of the return, line by line as printed. */
export function ReturnTable({ part, withCorrections, open, changed, onOpen, onEnter }: Props) {
  const { t, nameOf } = useText();
  const title = `part-${part.id}`;
  return (
    <section className={classes.part} aria-labelledby={title}>
      <h2 id={title} className={classes.title}>
        {nameOf(part.names)}
      </h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.code}>
                {t('vat:line')}
              </th>
              <th scope="col">{t('vat:content')}</th>
              {part.columns.map((column) => (
                <Fragment key={column.id}>
                  <th scope="col" className={classes.amount}>
                    {nameOf(column.names)}
                  </th>
                  {withCorrections ? (
                    <th scope="col" className={classes.correction}>
                      {t('vat:corrections')}
                    </th>
                  ) : null}
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.lines.map((line) => (
              <tr key={line.code} data-total={line.isTotal || undefined}>
                <td className={classes.code}>{line.code}</td>
                <th scope="row">{nameOf(line.names)}</th>
                {part.columns.map((column) => {
                  const cell = line.cells[column.id];
                  return (
                    <Fragment key={column.id}>
                      <td className={classes.amount} data-void={cell === undefined || undefined}>
                        {cell ? (
                          <ReturnCell
                            cell={cell}
                            label={t('vat:cellName', { code: line.code, line: nameOf(line.names), column: nameOf(column.names) })}
                            isOpen={open === cell.cell}
                            isChanged={changed.has(cell.cell)}
                            onOpen={onOpen}
                            onEnter={onEnter}
                          />
                        ) : null}
                      </td>
                      {withCorrections ? (
                        <td className={classes.correction} data-void={cell === undefined || undefined}>
                          {cell && /[1-9]/.test(cell.corrections) ? <Money amount={cell.corrections} /> : null}
                        </td>
                      ) : null}
                    </Fragment>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
