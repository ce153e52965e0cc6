import { Button, Group, Loader } from '@mantine/core';
import { Download } from 'lucide-react';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QueryProblem } from '../../../ui/QueryProblem.tsx';
import { downloadPdf } from './open-pdf.ts';
import { PdfPages } from './PdfPages.tsx';

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** The file, or undefined while the engine makes it. */
  file: { fileName: string; base64: string } | undefined;
  error: Error | null;
}

/** A PDF to look at and to keep: the same bytes for both. */
export function PdfDialog({ title, opened, onClose, file, error }: Props) {
  const { t } = useText();
  if (!opened) return null;
  return (
    <Dialog onClose={onClose} title={title} size={900}>
      <QueryProblem error={error} />
      {file ? (
        <>
          <Group justify="space-between" mb="sm">
            <span>{file.fileName}</span>
            <Button
              data-autofocus
              leftSection={<Download size={14} aria-hidden="true" />}
              onClick={() => downloadPdf(file.fileName, file.base64)}
              data-testid="download-pdf"
            >
              {t('documents:pdf.download')}
            </Button>
          </Group>
          <PdfPages base64={file.base64} label={title} />
        </>
      ) : error ? null : (
        <Loader aria-label={t('common:loading')} />
      )}
    </Dialog>
  );
}
