import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { findCell } from './return-cells.ts';
import classes from './vat.module.css';

interface CellTableProps {
  readonly info: VatReturnInfo;
  /** Headings over what the cells said and what they say now. */
  readonly headings: readonly [was: string, is: string];
  readonly rows: readonly { readonly cell: string; readonly was: string; readonly is: string }[];
}

/** Cells of a return that say something else than before. */
export function CellTable({ info, headings, rows }: CellTableProps) {
  const { t, nameOf } = useText();
  return (
    <table className={classes.changed}>
      <thead>
        <tr>
          {[t('vat:changed.cell'), ...headings].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cell, was, is }) => {
          const place = findCell(info, cell);
          return (
            <tr key={cell}>
              <th scope="row">
                {place ? t('vat:cellName', { code: place.line.code, line: nameOf(place.line.names), column: nameOf(place.column) }) : cell}
              </th>
              <td>
                <Money amount={was} />
              </td>
              <td>
                <Money amount={is} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
