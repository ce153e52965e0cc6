import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { Keyboard, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { CompanySwitcher } from './CompanySwitcher.tsx';
import { useCompany } from './company-context.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import classes from './Navigation.module.css';
import { palette } from './palette-store.ts';
import { SchemeToggle } from './SchemeToggle.tsx';
import { screensFor } from './screens.ts';
import { useSection } from './section-shown.ts';
import { SessionButtons } from './session/SessionButtons.tsx';
import { shortcut } from './shortcut.ts';

/** Left side of the window: company, search, screens, language and theme. */
export function Navigation({ onHelp }: { onHelp: () => void }) {
  const { t } = useText();
  const company = useCompany();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const section = useSection();
  const screens = useRef<HTMLElement>(null);
  // In a low window the list scrolls: the screen one is on stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is what it waits for
  useEffect(() => {
    // Answers with a promise in newer browsers: no way to undo the effect.
    void screens.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [path, section]);
  return (
    <div className={classes.side}>
      <CompanySwitcher />
      <UnstyledButton className={classes.search} onClick={palette.open} title={t('common:palette.open')} data-testid="palette-open">
        <Search size={14} aria-hidden="true" />
        <span>{t('common:search')}</span>
        <kbd className={classes.key}>{shortcut('K')}</kbd>
      </UnstyledButton>
      <nav ref={screens} aria-label={t('common:nav.label')} className={classes.screens}>
        {screensFor(company).map(({ id, to, icon: Icon, startsGroup }) => (
          <Link
            key={id}
            to={to}
            className={classes.link}
            data-group={startsGroup || undefined}
            data-testid={`nav-${id}`}
            {...(to === section ? { 'data-active': true, 'aria-current': 'true' as const } : {})}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            activeProps={{ 'data-active': true, 'aria-current': 'page' } as object}
          >
            <Icon size={16} aria-hidden="true" strokeWidth={1.75} />
            {t(`common:nav.${id}`)}
          </Link>
        ))}
      </nav>
      <SessionButtons />
      <div className={classes.controls}>
        <LanguageMenu />
        <SchemeToggle />
        <Tooltip label={`${t('common:help.title')} (F1)`}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('common:help.title')} onClick={onHelp} data-testid="help-open">
            <Keyboard size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
