import { Link } from '@tanstack/react-router';
import type { Finding } from '../../../shared/contracts/declarations.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { findingText } from './finding-text.ts';
import classes from './vat.module.css';

/** Of one rule at most this many are shown: the rest looks alike. */
const shown = 20;

/** What speaks against filing, by rule, each with the way to its document. */
export function ReturnChecks({ findings }: { findings: readonly Finding[] }) {
  const { t } = useText();
  if (findings.length === 0) return <p className={`${classes.part} ${classes.note}`}>{t('vat:checks.clear')}</p>;
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  return (
    <section className={classes.part} aria-label={t('vat:checks.title')} data-testid="return-checks">
      <h2 className={classes.title}>{t('vat:checks.title')}</h2>
      <p className={classes.note}>{t(findings.some(({ level }) => level === 'error') ? 'vat:checks.errors' : 'vat:checks.warnings')}</p>
      <ul className={classes.checks}>
        {[...byRule].flatMap(([rule, found]) => [
          ...found
            .slice(0, shown)
            .map((finding) => <FoundRow key={`${rule} ${finding.entryId ?? ''} ${JSON.stringify(finding.params)}`} finding={finding} />),
          ...(found.length > shown ? [<li key={rule}>{t('vat:checks.more', { count: found.length - shown })}</li>] : []),
        ])}
      </ul>
    </section>
  );
}

function FoundRow({ finding }: { finding: Finding }) {
  const { t } = useText();
  const { rule, level, number, documentId, entryId } = finding;
  return (
    <li data-level={level}>
      <StatusMark tone={level === 'error' ? 'bad' : 'warn'}>{t(`declarations:levels.${level}`)}</StatusMark>
      <span className={classes.code}>{rule}</span>
      <span>
        <FindingText finding={finding} />{' '}
        {documentId !== null ? (
          <Link to="/documents/$documentId" params={{ documentId }}>
            {t('vat:checks.document', { number })}
          </Link>
        ) : entryId !== null ? (
          <Link to="/entry/$entryId" params={{ entryId }}>
            {t('vat:checks.document', { number })}
          </Link>
        ) : null}
      </span>
    </li>
  );
}

/** The sentence of a finding in the reader's language. */
export function FindingText({ finding }: { finding: Finding }) {
  const { t, language } = useText();
  return findingText(t, language, finding);
}
