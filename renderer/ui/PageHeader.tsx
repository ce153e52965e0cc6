import { Title } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { ChevronRight, LayoutDashboard } from 'lucide-react';
import { type ReactNode, useContext, useEffect } from 'react';
import { CompanyContext } from '../app/company-context.ts';
import { showSection } from '../app/section-shown.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './PageHeader.module.css';

interface Crumb {
  title: string;
  to: string;
}
interface Props {
  title: string;
  /** Screens above this one, outermost first. */
  above?: readonly Crumb[];
  /** A few words beside the title: a state, a count. */
  aside?: ReactNode;
  /** Buttons, the main one last. */
  children?: ReactNode;
}

/**
 * Title of a screen, after the way to it; also the title of the window, with the company, so that several windows can be told apart. One `h1` a screen. Every
 * screen of a company begins at its overview.
 */
export function PageHeader({ title, above = [], aside, children }: Props) {
  const { t } = useText();
  const company = useContext(CompanyContext);
  useEffect(() => {
    const sample = company?.isSample ? t('common:company.sample') : '';
    document.title = [title, company?.name, sample, t('common:product')].filter(Boolean).join(' · ');
  }, [title, company?.name, company?.isSample, t]);
  const section = above[0]?.to;
  useEffect(() => {
    showSection(section);
    return () => showSection(undefined);
  }, [section]);
  const isHome = useRouterState({ select: ({ location }) => location.pathname === '/' });
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        {company && !isHome ? (
          <nav aria-label={t('common:breadcrumb')} className={classes.crumbs}>
            <Link to="/" aria-label={t('common:nav.overview')} title={t('common:nav.overview')} className={classes.home}>
              <LayoutDashboard size={14} aria-hidden="true" />
            </Link>
            <ChevronRight size={12} aria-hidden="true" />
            {above.map((crumb) => (
              <span key={crumb.to}>
                <Link to={crumb.to}>{crumb.title}</Link>
                <ChevronRight size={12} aria-hidden="true" />
              </span>
            ))}
          </nav>
        ) : null}
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {aside ? <div className={classes.aside}>{aside}</div> : null}
      </div>
      {children ? <div className={classes.actions}>{children}</div> : null}
    </header>
  );
}
