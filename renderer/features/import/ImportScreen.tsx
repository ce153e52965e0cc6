import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ChooseBook, keyOf } from './ChooseBook.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import classes from './ImportScreen.module.css';

/** A book of another program becomes a company of its own: choose the file, look at what would happen, then create it. */
export function ImportScreen() {
  const { t } = useText();
  return (
    <main className={classes.page} data-testid="screen-import">
      <Link to="/start" className={classes.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('import:back')}
      </Link>
      <PageHeader title={t('import:title')} />
      <p className={classes.intro}>{t('import:intro')}</p>
      <ChooseBook then={(book) => <ImportPreview key={keyOf(book)} book={book} />} />
    </main>
  );
}
