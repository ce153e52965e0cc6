import { Button, FileButton } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { Result } from '../../../shared/result.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './ImportScreen.module.css';
import { type BookFile, readBookFile } from './read-book-file.ts';

export function ChooseBook({ chosen, onChosen }: { chosen: BookFile | undefined; onChosen: (book: Result<BookFile>) => void }) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (file) onChosen(await readBookFile(file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
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
      <span className={classes.hint}>{chosen ? chosen.fileName : t('import:drop')}</span>
    </div>
  );
}
