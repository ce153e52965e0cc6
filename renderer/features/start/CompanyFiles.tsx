import type { CompanyFileInfo } from '../../../shared/contracts/app.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import classes from './CompanyFiles.module.css';

interface Props {
  files: readonly CompanyFileInfo[] | undefined;
  busy: boolean;
  onOpen: (file: string) => void;
}

/** Company files, last used first: each is one button. */
export function CompanyFiles({ files, busy, onOpen }: Props) {
  const { t, language, nameOf } = useText();
  const countryName = (code: string) => nameOf(packFor(code)?.names ?? { en: code });
  if (!files) return null;
  if (files.length === 0) return <p className={classes.none}>{t('start:noFiles')}</p>;
  return (
    <ul className={classes.list} data-testid="company-files">
      {files.map((each) => (
        <li key={each.file}>
          <button type="button" className={classes.file} disabled={busy} onClick={() => onOpen(each.file)}>
            <span className={classes.name}>{each.name}</span>
            <span className={classes.sub}>
              {[each.isSample ? t('common:company.sample') : '', each.taxId, each.country === null ? '' : countryName(each.country)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={classes.when}>{t('start:changed', { at: formatInstant(each.modifiedAt, language) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
