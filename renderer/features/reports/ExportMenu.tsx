import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Download, FileSpreadsheet, FileText, Printer, Table2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contracts/index.ts';
import type { MadeFile } from '../../../shared/contracts/reports.ts';
import { useMay } from '../../app/company-context.ts';
import { queryOf, Refusal } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';

const formats = [
  { format: 'pdf', icon: FileText },
  { format: 'xlsx', icon: FileSpreadsheet },
  { format: 'csv', icon: Table2 },
] as const;
type Format = (typeof formats)[number]['format'];

interface Props {
  /** Name of the report, over the pages that are looked at. */
  title: string;
  question: Omit<InputOf<'report.get'>, 'limit' | 'offset'>;
  /** Whether the files show what is folded until somebody looks. */
  details?: boolean;
}

/** The report as a file: kept as PDF, workbook or CSV, or as pages to look at and print. All are made from what is on screen. */
export function ExportMenu({ title, question, details = true }: Props) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const shown = useShown();
  const mayRead = useMay('reports:financial');
  const [busy, setBusy] = useState<Format | 'print'>();
  const [problem, setProblem] = useState<Refusal>();
  const [pages, setPages] = useState<MadeFile>();
  const printButton = useRef<HTMLButtonElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);

  // A button that waits lets go of the focus: it comes back with the file, or when its pages have been looked at, unless somebody has gone on elsewhere.
  const waited = useRef<HTMLButtonElement>(undefined);
  useEffect(() => {
    if (busy !== undefined) waited.current = (busy === 'print' ? printButton : saveButton).current ?? undefined;
    else if (pages === undefined && waited.current) {
      if (document.activeElement === document.body) waited.current.focus({ preventScroll: true });
      waited.current = undefined;
    }
  }, [busy, pages]);

  const make = async (what: Format | 'print', use: (file: MadeFile) => void) => {
    setBusy(what);
    setProblem(undefined);
    try {
      const format = what === 'print' ? 'pdf' : what;
      // A file may be large: it is handed on and not kept beside the answers of screens.
      use(await queries.fetchQuery({ ...queryOf('report.export', { ...question, format, language, details }, shown), gcTime: 0 }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  const save = (file: MadeFile) => downloadBytes(file.fileName, file.base64, file.mediaType);
  if (!mayRead) return null;
  const saving = busy !== undefined && busy !== 'print';
  return (
    <>
      {problem ? <QueryProblem error={problem} /> : null}
      <VisuallyHidden role="status">{busy === undefined ? '' : t('reports:screen.making')}</VisuallyHidden>
      <Button
        ref={printButton}
        variant="default"
        leftSection={<Printer size={14} aria-hidden="true" />}
        loading={busy === 'print'}
        disabled={saving}
        onClick={() => void make('print', setPages)}
        data-testid="report-print"
      >
        {t('reports:screen.print')}
      </Button>
      <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 80 }} returnFocus>
        <Menu.Target>
          <Button
            ref={saveButton}
            variant="default"
            leftSection={<Download size={14} aria-hidden="true" />}
            rightSection={<ChevronDown size={14} aria-hidden="true" />}
            loading={saving}
            disabled={busy === 'print'}
            data-testid="report-export"
          >
            {t('reports:screen.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, icon: Icon }) => (
            <Menu.Item
              key={format}
              fz="xs"
              leftSection={<Icon size={14} aria-hidden="true" />}
              onClick={() => void make(format, save)}
              data-testid={`export-${format}`}
            >
              {t(`reports:screen.formats.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <PdfDialog title={title} opened={pages !== undefined} onClose={() => setPages(undefined)} file={pages} error={null} />
    </>
  );
}
