import { Link } from '@tanstack/react-router';
import type { IntrastatFindingInfo } from '../../../shared/contracts/intrastat.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from '../vat-return/vat.module.css';

const amounts: Readonly<Record<string, readonly string[]>> = { VALUE_DIFFERS: ['found', 'expected'] };

/** What speaks against sending the declaration, errors first; notes where none has to be sent. The documents nobody described stand in their list. */
export function IntrastatFindings({ findings, isFree }: { findings: readonly IntrastatFindingInfo[]; isFree: boolean }) {
  const { t, language } = useText();
  const shown = findings.filter(({ code }) => code !== 'GOODS_MISSING');
  if (shown.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t('intrastat:checks')} data-testid="intrastat-checks">
      <h2 className={classes.title}>{t('intrastat:checks')}</h2>
      <ul className={classes.checks}>
        {shown.map(({ rule, level, code, params, item, documentId, number }) => {
          const written = Object.fromEntries(
            Object.entries(params).map(([name, value]) => [name, amounts[code]?.includes(name) ? formatDecimal(value, language) : value]),
          );
          return (
            <li key={`${rule} ${item} ${documentId} ${code}`} data-level={level}>
              <StatusMark tone={isFree ? 'neutral' : level === 'error' ? 'bad' : 'warn'}>
                {t(`declarations:levels.${isFree ? 'note' : level}`)}
              </StatusMark>
              <span className={classes.code}>{item === null ? '' : t('intrastat:line', { item })}</span>
              <span>
                {t(`declarations:intrastat.${code}`, written)}{' '}
                {documentId === null || number === '' ? null : (
                  <Link to="/documents/$documentId" params={{ documentId }}>
                    {number}
                  </Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
