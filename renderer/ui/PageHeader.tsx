import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
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

/** Title of a screen; also the title of the window. One `h1` a screen. */
export function PageHeader({ title, above = [], aside, children }: Props) {
  const { t } = useText();
  useEffect(() => {
    document.title = `${title} – ${t('common:product')}`;
  }, [title, t]);
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        {above.length > 0 && (
          <nav aria-label={t('common:breadcrumb')} className={classes.crumbs}>
            {above.map((crumb) => (
              <span key={crumb.to}>
                <Link to={crumb.to}>{crumb.title}</Link>
                <ChevronRight size={12} aria-hidden="true" />
              </span>
            ))}
          </nav>
        )}
        <div className={classes.line}>
          <Title order={1} tabIndex={-1}>
            {title}
          </Title>
          {aside ? <div className={classes.aside}>{aside}</div> : null}
        </div>
      </div>
      {children ? <div className={classes.actions}>{children}</div> : null}
    </header>
  );
}
