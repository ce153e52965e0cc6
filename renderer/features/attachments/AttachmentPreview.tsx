import { Button, Group, Loader } from '@mantine/core';
import { Download } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { isPicture } from '../../../shared/attachments/media-type.ts';
import type { AttachmentInfo } from '../../../shared/contracts/attachments.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { bytesOf, downloadBytes } from '../documents/pdf/open-pdf.ts';
import classes from './Attachments.module.css';

const PdfPages = lazy(async () => ({ default: (await import('../documents/pdf/PdfPages.tsx')).PdfPages }));

/** Characters of a text that are shown; the whole is in the file. */
const longestText = 100_000;

/** A file to look at and to keep. What this window does not show is saved and opened in its own program. */
export function AttachmentPreview({ of, onClose }: { of: AttachmentInfo; onClose: () => void }) {
  const { t } = useText();
  const content = useQueryOf('attachment.content', { attachmentId: of.id });
  const file = content.data;
  return (
    <Dialog onClose={onClose} title={of.name} size={900}>
      <QueryProblem error={content.error} />
      {file ? (
        <div data-testid="attachment-preview">
          <Group justify="flex-end" mb="sm">
            <Button
              data-autofocus
              leftSection={<Download size={14} aria-hidden="true" />}
              onClick={() => downloadBytes(file.name, file.base64, file.mediaType)}
            >
              {t('attachments:save')}
            </Button>
          </Group>
          <Suspense fallback={<Loader aria-label={t('common:loading')} />}>
            <Content mediaType={file.mediaType} base64={file.base64} name={file.name} />
          </Suspense>
        </div>
      ) : content.error ? null : (
        <Loader aria-label={t('common:loading')} />
      )}
    </Dialog>
  );
}

function Content({ mediaType, base64, name }: { mediaType: string; base64: string; name: string }) {
  const { t } = useText();
  if (mediaType === 'application/pdf') return <PdfPages base64={base64} label={name} />;
  if (isPicture(mediaType)) return <Picture mediaType={mediaType} base64={base64} name={name} />;
  if (/^text\/|\/xml$|rfc822$/.test(mediaType)) {
    const text = new TextDecoder().decode(bytesOf(base64));
    return (
      <pre
        className={classes.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
        tabIndex={0}
      >
        {text.slice(0, longestText)}
        {text.length > longestText ? `\n…\n${t('attachments:cut')}` : ''}
      </pre>
    );
  }
  return <p>{t('attachments:noPreview')}</p>;
}

/** By an address of its own: the policy of the page takes pictures from there and from nowhere outside. */
function Picture({ mediaType, base64, name }: { mediaType: string; base64: string; name: string }) {
  const { t } = useText();
  const [address, setAddress] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [mediaType, base64]);
  if (failed) return <p role="alert">{t('attachments:broken')}</p>;
  return address ? <img className={classes.picture} src={address} alt={name} onError={() => setFailed(true)} /> : null;
}
