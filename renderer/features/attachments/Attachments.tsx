import { Button, FileButton, Group } from '@mantine/core';
import { Download, Paperclip, X } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { acceptedFiles } from '../../../shared/attachments/media-type.ts';
import type { AttachmentInfo } from '../../../shared/contracts/attachments.ts';
import { useMay } from '../../app/company-context.ts';
import { newId, queryClient, queryOf, useCommand, useQueryOf } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import { AttachmentPreview } from './AttachmentPreview.tsx';
import classes from './Attachments.module.css';
import { sizeOf } from './file-text.ts';
import { useAttach, useDroppedFiles } from './use-attach.ts';

interface Props {
  /** Document, entry or draft. */
  objectId: string;
  /** A form that was not saved yet has no files; `ensure` saves it before the first one. */
  exists?: boolean;
  ensure?: () => Promise<boolean>;
}

/** Files that a document, an entry or a form rests on: dropped anywhere on the screen, pasted, or chosen. */
export const Attachments = memo(function Attachments({ objectId, exists = true, ensure }: Props) {
  const { t, language } = useText();
  const mayWrite = useMay('transactions:write');
  const heading = useId();
  const found = useQueryOf('attachment.list', { objectId }, { enabled: exists, keep: true });
  const { attach, stop, progress, rejections } = useAttach({ objectId, ensure });
  const remove = useCommand('attachment.remove');
  const [shown, setShown] = useState<AttachmentInfo>();
  const files = exists ? (found.data?.attachments ?? []) : [];
  const here = files.filter(({ removedAt }) => removedAt === null);
  const gone = files.filter(({ removedAt }) => removedAt !== null);
  const over = useDroppedFiles(mayWrite, t('attachments:pasted', { number: here.length + 1 }), (dropped) => void attach(dropped));
  const isDraft = ensure !== undefined;

  return (
    <section className={classes.panel} aria-labelledby={heading} data-over={over || undefined} data-testid="attachments">
      <div className={classes.head}>
        <h2 className={classes.title} id={heading}>
          <Paperclip size={14} aria-hidden="true" />
          {here.length === 0 ? t('attachments:title') : t('attachments:titleCount', { number: here.length })}
        </h2>
        {mayWrite ? (
          <FileButton
            multiple
            accept={acceptedFiles}
            onChange={(chosen) => void attach(chosen)}
            inputProps={{ 'aria-label': t('attachments:choose') }}
          >
            {(props) => (
              <Button {...props} variant="default" size="xs" disabled={progress !== undefined}>
                {t('attachments:choose')}
              </Button>
            )}
          </FileButton>
        ) : null}
      </div>
      <QueryProblem error={found.error} retry={found.refetch} />
      {progress ? (
        <Group gap="xs" role="status">
          <span className={classes.hint}>
            {t('attachments:progress', { number: progress.done + 1, total: progress.total, name: progress.name })}
          </span>
          <Button variant="subtle" size="compact-xs" onClick={stop}>
            {t('common:cancel')}
          </Button>
        </Group>
      ) : null}
      <Rejections of={[...rejections, ...remove.rejections]} mb="0" />
      {here.length === 0 ? (
        <p className={classes.hint}>{t(mayWrite ? (isDraft ? 'attachments:emptyDraft' : 'attachments:empty') : 'attachments:none')}</p>
      ) : (
        <ul className={classes.list}>
          {here.map((file) => (
            <li key={file.id} className={classes.row} data-testid="attachment">
              <FileName file={file} onOpen={setShown} />
              {mayWrite ? (
                <ConfirmButton
                  variant="subtle"
                  size="compact-xs"
                  leftSection={<X size={12} aria-hidden="true" />}
                  question={t(isDraft ? 'attachments:removeDraftQuestion' : 'attachments:removeQuestion', { name: file.name })}
                  confirm={t('attachments:remove')}
                  onConfirm={() => void remove.run({ id: newId(), attachmentId: file.id })}
                >
                  {t('attachments:remove')}
                </ConfirmButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {gone.length > 0 ? (
        <details className={classes.removed}>
          <summary>{t('attachments:removed', { number: gone.length })}</summary>
          <ul className={classes.list}>
            {gone.map((file) => (
              <li key={file.id} className={classes.row}>
                <FileName file={file} onOpen={setShown} />
                <span className={classes.facts}>
                  {t('attachments:removedBy', { by: file.removedBy ?? '', at: formatInstant(file.removedAt ?? '', language) })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {shown ? <AttachmentPreview of={shown} onClose={() => setShown(undefined)} /> : null}
    </section>
  );
});

function FileName({ file, onOpen }: { file: AttachmentInfo; onOpen: (file: AttachmentInfo) => void }) {
  const { t, language } = useText();
  const company = useShown();
  const { unit, size } = sizeOf(file.size, language);
  const save = async () => {
    const { name, base64, mediaType } = await queryClient.fetchQuery(queryOf('attachment.content', { attachmentId: file.id }, company));
    downloadBytes(name, base64, mediaType);
  };
  return (
    <>
      <button type="button" className={classes.name} onClick={() => onOpen(file)}>
        {file.name}
      </button>
      <span className={classes.facts}>
        {t(`attachments:size.${unit}`, { size })} · {file.addedBy}, {formatInstant(file.addedAt, language)}
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<Download size={12} aria-hidden="true" />}
        onClick={() => void save()}
        aria-label={`${t('attachments:save')}: ${file.name}`}
      >
        {t('attachments:save')}
      </Button>
    </>
  );
}
