import { Alert } from '@mantine/core';
import { AlertTriangle } from 'lucide-react';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { useText } from '../../i18n/use-text.ts';
import { CellTable } from './CellTable.tsx';

/** Cells of a filed return that the books of today no longer agree with: what a corrected return would have to say. */
export function ChangedCells({ info }: { info: VatReturnInfo }) {
  const { t } = useText();
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
      <CellTable
        info={info}
        headings={[t('vat:changed.filed'), t('vat:changed.now')]}
        rows={info.changedSinceFiling.map(({ cell, filed, now }) => ({ cell, was: filed, is: now }))}
      />
    </Alert>
  );
}
