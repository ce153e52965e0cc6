import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
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
import { rejectionText } from '../../ui/rejection-text.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';

const formats = [
  { format: 'pdf', icon: FileText },
  { format: 'xlsx', icon: FileSpreadsheet },
  { format: 'csv', icon: Table2 },
] as const;
type Format = (typeof formats)[number]['format'];

/** Question for a file, of `queryOf`. */
interface AskedFile {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<MadeFile>;
}

interface ReportProps {
  /** Name of the report, over the pages that are looked at. */
  title: string;
  question: Omit<InputOf<'report.get'>, 'limit' | 'offset'>;
  /** Whether the files show what is folded until somebody looks. */
  details?: boolean;
}

/** The report as a file. All are made from what is on screen. */
export function ExportMenu({ title, question, details = true }: ReportProps) {
  const { language } = useText();
  const shown = useShown();
  const mayRead = useMay('reports:financial');
  const asked = (format: Format) => queryOf('report.export', { ...question, format, language, details }, shown);
  return mayRead ? <FileMenu title={title} files={{ pdf: asked('pdf'), xlsx: asked('xlsx'), csv: asked('csv') }} /> : null;
}

interface Props {
  title: string;
  /** Files that can be made. What can be a PDF can be looked at and printed as well. */
  files: Partial<Record<Format, AskedFile>>;
}

/** What is on screen as a file: kept as PDF, workbook or CSV, or as pages to look at and print. */
export function FileMenu({ title, files }: Props) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<Format | 'print'>();
  const [problem, setProblem] = useState<Refusal>();
  const [pages, setPages] = useState<MadeFile>();
  const saving = busy !== undefined && busy !== 'print';
  // Until the pages have been looked at.
  const printButton = useFocusBack(busy === 'print' || pages !== undefined);
  const saveButton = useFocusBack(saving);

  // The file is made whichever screen one looks at meanwhile, and then kept: nobody is there to look at its pages.
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const make = async (what: Format | 'print') => {
    setBusy(what);
    setProblem(undefined);
    try {
      const format = what === 'print' ? 'pdf' : what;
      // A file may be large: it is handed on and not kept beside the answers of screens.
      const file = await queries.fetchQuery({ ...files[format]!, gcTime: 0 });
      if (what === 'print' && isHere.current) return setPages(file);
      downloadBytes(file.fileName, file.base64, file.mediaType);
      if (!isHere.current) notifications.show({ message: t('reports:screen.saved', { name: file.fileName }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [first] = error.rejections;
      // Called off by whoever waits, or refused while they look at something else.
      if (first && (first.code === 'STOPPED' || !isHere.current)) {
        notifications.show({
          message: rejectionText(t, language, first),
          ...(first.code === 'STOPPED' ? {} : { role: 'alert', autoClose: false }),
        });
      } else setProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <>
      {problem ? <QueryProblem error={problem} /> : null}
      <VisuallyHidden role="status">{busy === undefined ? '' : t('reports:screen.making')}</VisuallyHidden>
      {files.pdf ? (
        <Button
          ref={printButton}
          variant="default"
          leftSection={<Printer size={14} aria-hidden="true" />}
          loading={busy === 'print'}
          disabled={saving}
          onClick={() => void make('print')}
          data-testid="report-print"
        >
          {t('reports:screen.print')}
        </Button>
      ) : null}
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
          {formats
            .filter(({ format }) => files[format])
            .map(({ format, icon: Icon }) => (
              <Menu.Item
                key={format}
                fz="xs"
                leftSection={<Icon size={14} aria-hidden="true" />}
                onClick={() => void make(format)}
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
