import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Rejection } from '../../../shared/result.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { ChooseBook } from './ChooseBook.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import classes from './ImportScreen.module.css';
import type { BookFile } from './read-book-file.ts';

/** A book of another program becomes a company of its own: choose the file, look at what would happen, then create it. */
export function ImportScreen() {
  const { t } = useText();
  const [book, setBook] = useState<BookFile>();
  const [refused, setRefused] = useState<readonly Rejection[]>([]);
  return (
    <main className={classes.page} data-testid="screen-import">
      <Link to="/start" className={classes.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('import:back')}
      </Link>
      <PageHeader title={t('import:title')} />
      <p className={classes.intro}>{t('import:intro')}</p>
      <Title order={2} mb="xs">
        {t('import:choose')}
      </Title>
      <ChooseBook
        chosen={book}
        onChosen={(next) => {
          setBook(next.ok ? next.value : undefined);
          setRefused(next.ok ? [] : next.rejections);
        }}
      />
      <Rejections of={refused} />
      {book ? <ImportPreview key={`${book.fileName} ${book.content.length} ${book.lastModified}`} book={book} /> : null}
    </main>
  );
}
