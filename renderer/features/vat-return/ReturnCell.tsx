import { AlertTriangle, Pencil } from 'lucide-react';
import type { VatCell } from '../../../shared/contracts/tax.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { isEmptyCell } from './return-cells.ts';
import classes from './vat.module.css';

interface Props {
  cell: VatCell;
  /** Line and column, for screen readers. */
  label: string;
  isOpen: boolean;
  isChanged: boolean;
  onOpen: (cell: string) => void;
  /** Given where the cell may be entered by hand. */
  onEnter?: ((cell: string) => void) | undefined;
}

/** An amount of the return. One with something behind it leads to the documents it comes from. */
export function ReturnCell({ cell, label, isOpen, isChanged, onOpen, onEnter }: Props) {
  const { t, language } = useText();
  const amount = <Money amount={cell.amount} dashZero />;
  if (onEnter && cell.entered !== null)
    return (
      <button
        type="button"
        className={classes.open}
        data-testid={`vat-cell-${cell.cell}`}
        aria-label={t('vat:enter.button', { cell: label, amount: formatDecimal(cell.amount, language) })}
        onClick={() => onEnter(cell.cell)}
      >
        <Pencil size={11} aria-hidden="true" className={classes.enterMark} /> {amount}
      </button>
    );
  if (isEmptyCell(cell)) return <span data-testid={`vat-cell-${cell.cell}`}>{amount}</span>;
  return (
    <button
      type="button"
      className={classes.open}
      data-testid={`vat-cell-${cell.cell}`}
      data-open={isOpen || undefined}
      aria-label={t('vat:openCell', { cell: label, amount: formatDecimal(cell.amount, language), rows: cell.rows })}
      onClick={() => onOpen(cell.cell)}
    >
      {isChanged ? <AlertTriangle size={12} aria-hidden="true" className={classes.changedMark} /> : null}
      <Money amount={cell.amount} />
    </button>
  );
}
