import { Button, FileButton, Title } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import type { Rejection } from '../../../shared/result.ts';
import { useText } from '../../i18n/use-text.ts';
import { Rejections } from '../../ui/Rejections.tsx';
import classes from './ImportScreen.module.css';
import { type BookFile, readBookFile } from './read-book-file.ts';

/** Where an import begins: a file is chosen or dropped, and what comes of it follows below. */
export function ChooseBook({ then }: { then: (book: BookFile) => ReactNode }) {
  const { t } = useText();
  const [book, setBook] = useState<BookFile>();
  const [refused, setRefused] = useState<readonly Rejection[]>([]);
  const [over, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (!file) return;
    const read = await readBookFile(file);
    setBook(read.ok ? read.value : undefined);
    setRefused(read.ok ? [] : read.rejections);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <Title order={2} mb="xs">
        {t('import:choose')}
      </Title>
      <div
        className={classes.drop}
        role="group"
        aria-label={t('import:choose')}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton onChange={(file) => void take(file)} inputProps={{ 'aria-label': t('import:choose') }}>
          {(props) => (
            <Button {...props} variant="default" size="sm" leftSection={<FileUp size={16} aria-hidden="true" />}>
              {t('import:chooseButton')}
            </Button>
          )}
        </FileButton>
        <span className={classes.hint}>{book ? book.fileName : t('import:drop')}</span>
      </div>
      <Rejections of={refused} />
      {book ? then(book) : null}
    </>
  );
}

/** Another file begins anew, and so does the same one that was saved again. */
export const keyOf = (book: BookFile): string => `${book.fileName} ${book.content.length} ${book.lastModified}`;
