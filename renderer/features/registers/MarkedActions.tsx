import { Button } from '@mantine/core';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { rowsAsCsv } from '../../ui/grid/copy-rows.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { downloadText } from '../documents/pdf/open-pdf.ts';

/** Saves the PDF of a row, for registers some rows of which have one. */
export interface PrintMarked<Row> {
  has: (row: Row) => boolean;
  save: (row: Row) => Promise<void>;
}

interface Props<Row> {
  name: string;
  columns: readonly Column<Row>[];
  marked: ReadonlyMap<string, Row>;
  print?: PrintMarked<Row> | undefined;
}

/** What is done with the rows that are marked. Nothing while none is. */
export function MarkedActions<Row>({ name, columns, marked, print }: Props<Row>) {
  const { t } = useText();
  const [done, setDone] = useState<number>();
  const printButton = useFocusBack(done !== undefined);
  if (marked.size === 0) return null;
  const rows = [...marked.values()];
  const printable = print ? rows.filter(print.has) : [];
  const printAll = async () => {
    try {
      for (const [index, row] of printable.entries()) {
        setDone(index);
        await print!.save(row);
      }
    } finally {
      setDone(undefined);
    }
  };
  const exportAll = () => {
    const text = rowsAsCsv(columns, rows, (title) => t('grid:currencyOf', { column: title }));
    // A mark in front by which spreadsheets know that it is UTF-8.
    downloadText(`${name}-${newId().slice(0, 8)}.csv`, `\uFEFF${text}`, 'text/csv');
  };
  return (
    <>
      <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />} onClick={exportAll} data-testid="export-marked">
        {t('grid:exportMarked', { count: rows.length })}
      </Button>
      {printable.length > 0 ? (
        <Button
          ref={printButton}
          variant="default"
          leftSection={<Printer size={14} aria-hidden="true" />}
          onClick={() => void printAll()}
          disabled={done !== undefined}
          data-testid="print-marked"
        >
          {done === undefined
            ? t('grid:printMarked', { count: printable.length })
            : t('grid:printing', { done: done + 1, count: printable.length })}
        </Button>
      ) : null}
    </>
  );
}
