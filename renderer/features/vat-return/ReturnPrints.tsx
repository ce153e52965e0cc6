import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileText, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PrintedFile, ReturnLayout, VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { queryOf, Refusal } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';
import classes from './vat.module.css';

/** The return as its form, in two languages, as all of its lines and as a table; the ledgers filed with it. Once filed, all of them say what was filed. */
export function ReturnPrints({ info }: { info: VatReturnInfo }) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const shown = useShown();
  const { period } = info;
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Refusal>();
  const [preview, setPreview] = useState<{ title: string; file: PrintedFile }>();

  const make = async (name: string, ask: () => Promise<PrintedFile>, use: (file: PrintedFile) => void) => {
    setBusy(name);
    setProblem(undefined);
    try {
      use(await ask());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  const look = (title: string) => (file: PrintedFile) => setPreview({ title: `${title} ${period}`, file });
  const save = (file: PrintedFile) => downloadBytes(file.fileName, file.base64, 'text/csv');
  const button = (
    id: string,
    label: string,
    icon: ReactNode,
    ask: () => Promise<PrintedFile>,
    use: (file: PrintedFile) => void,
    aria?: string,
  ) => (
    <Button
      key={id}
      variant="default"
      leftSection={icon}
      loading={busy === id}
      onClick={() => void make(id, ask, use)}
      data-testid={`print-${id}`}
      {...(aria === undefined ? {} : { 'aria-label': aria })}
    >
      {label}
    </Button>
  );
  const paper = <FileText size={14} aria-hidden="true" />;
  const cells = <Table2 size={14} aria-hidden="true" />;
  const layouts: readonly ReturnLayout[] = language === info.form.language ? ['form', 'listing'] : ['form', 'bilingual', 'listing'];
  return (
    <section className={classes.part} aria-label={t('vat:print.title')} data-testid="return-prints">
      <h2 className={classes.title}>{t('vat:print.title')}</h2>
      <p className={classes.note}>{t(info.filed ? 'vat:print.asFiled' : 'vat:print.draft')}</p>
      <QueryProblem error={problem ?? null} />
      <Group gap="xs" mb="xs">
        {layouts.map((layout) =>
          button(
            layout,
            t(`vat:print.${layout}`),
            paper,
            () => queries.fetchQuery(queryOf('vatReturn.pdf', { period, language, layout }, shown)),
            look(t(`vat:print.${layout}`)),
          ),
        )}
        {button('csv', t('vat:print.csv'), cells, () => queries.fetchQuery(queryOf('vatReturn.csv', { period, language }, shown)), save)}
      </Group>
      {info.ledgers.length === 0 ? null : (
        <Group gap="xs">
          {info.ledgers.flatMap((ledger) => {
            const name = t(`vat:print.${ledger}`);
            return (['pdf', 'csv'] as const).map((as) =>
              button(
                `${ledger}-${as}`,
                as === 'pdf' ? name : t('vat:print.table'),
                as === 'pdf' ? paper : cells,
                () => queries.fetchQuery(queryOf('filedLedger.print', { period, ledger, as, language }, shown)),
                as === 'pdf' ? look(name) : save,
                as === 'pdf' ? undefined : t('vat:print.tableOf', { name }),
              ),
            );
          })}
        </Group>
      )}
      <PdfDialog
        title={preview?.title ?? ''}
        opened={preview !== undefined}
        onClose={() => setPreview(undefined)}
        file={preview?.file}
        error={null}
      />
    </section>
  );
}
