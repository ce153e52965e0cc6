import { Alert } from '@mantine/core';
import { AlertTriangle } from 'lucide-react';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { findCell } from './return-cells.ts';
import classes from './vat.module.css';

/** Cells of a filed return that the books of today no longer agree with: what a corrected return would have to say. */
export function ChangedCells({ info }: { info: VatReturnInfo }) {
  const { t, nameOf } = useText();
  if (info.changedSinceFiling.length === 0) return null;
  return (
    <Alert
      variant="outline"
      color="orange"
      mb="sm"
      p="xs"
      title={t('vat:changed.title')}
      icon={<AlertTriangle size={18} aria-hidden="true" />}
      styles={{
        icon: { color: 'var(--davtari-warn)', marginInlineEnd: 8 },
        title: { color: 'var(--mantine-color-text)' },
        message: { color: 'var(--mantine-color-text)' },
      }}
      data-testid="changed-since-filing"
    >
      <table className={classes.changed}>
        <thead>
          <tr>
            <th scope="col">{t('vat:changed.cell')}</th>
            <th scope="col">{t('vat:changed.filed')}</th>
            <th scope="col">{t('vat:changed.now')}</th>
          </tr>
        </thead>
        <tbody>
          {info.changedSinceFiling.map(({ cell, filed, now }) => {
            const place = findCell(info, cell);
            return (
              <tr key={cell}>
                <th scope="row">
                  {place
                    ? t('vat:cellName', { code: place.line.code, line: nameOf(place.line.names), column: nameOf(place.column) })
                    : cell}
                </th>
                <td>
                  <Money amount={filed} />
                </td>
                <td>
                  <Money amount={now} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Alert>
  );
}
