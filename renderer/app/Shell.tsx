import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery, useWindowEvent } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Menu, Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { AppInfo } from '../../shared/contracts/app.ts';
import { useText } from '../i18n/use-text.ts';
import { QueryProblem } from '../ui/QueryProblem.tsx';
import { BackupNotice } from './BackupNotice.tsx';
import { CompanyContext } from './company-context.ts';
import { queryOf, type Refusal, useQueryOf } from './engine.ts';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { Navigation } from './Navigation.tsx';
import { Palette } from './Palette.tsx';
import { palette } from './palette-store.ts';
import classes from './Shell.module.css';
import { screensFor } from './screens.ts';
import { LockScreen } from './session/LockScreen.tsx';
import { SignInScreen } from './session/SignInScreen.tsx';
import { useFreshAnswers, useSession, useTouch } from './session/use-session.ts';
import { ShownCompany, useShown } from './shown-company.ts';
import { useMainScroll } from './use-main-scroll.ts';
import { WorkStatus } from './WorkStatus.tsx';

// Shown now and then: not loaded with every window.
const NewLogNotice = lazy(async () => ({ default: (await import('./NewLogNotice.tsx')).NewLogNotice }));
const SampleNotice = lazy(async () => ({ default: (await import('./SampleNotice.tsx')).SampleNotice }));

/** How long a screen may take to be drawn and still be read from its title. */
const patienceMs = 2000;

/** What is open, and the screens of it. Another company starts with screens of its own: nothing typed for one is ever sent from those of another. */
export function Shell() {
  // Asked again now and then: an open window has to notice midnight.
  const info = useQuery<AppInfo, Refusal, AppInfo, readonly unknown[]>({ ...queryOf('app.info', {}, null), refetchInterval: 60_000 });
  const isAway = useIsAway(info.data?.openId);
  if (info.isPending) return null;
  if (info.error) return <Problem error={info.error} retry={info.refetch} />;
  if (info.data.open === null) return <Navigate to="/start" />;
  if (isAway) return <Navigate to="/" />;
  return (
    <ShownCompany key={info.data.openId} value={info.data.openId}>
      <OpenCompany {...info.data} open={info.data.open} />
    </ShownCompany>
  );
}

function OpenCompany({ open, notice, backupProblem }: Pick<AppInfo, 'notice' | 'backupProblem'> & { open: string }) {
  const { t } = useText();
  const session = useSession();
  const state = session.data?.state;
  const company = useQueryOf('company.info', {}, { enabled: state === 'open' || state === 'signed-in' });
  useForgetting();
  useTouch(state === 'signed-in');
  useFreshAnswers(session.data);
  const narrow = useMediaQuery('(max-width: 60em)', false, { getInitialValueInEffect: false });
  const [drawer, drawerIs] = useDisclosure(false);
  const [help, helpIs] = useDisclosure(false);
  const navigate = useNavigate();
  const shown = company.data ? screensFor(company.data) : [];
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  useMainScroll(main);

  // Physical keys: on a Georgian or Cyrillic layout event.key is 'კ' or 'л', never 'k'.
  const physical = { usePhysicalKeys: true };
  useHotkeys(
    [
      ['mod+K', palette.open, physical],
      ['mod+Comma', () => void navigate({ to: '/settings' }), physical],
      ['F1', helpIs.open],
      ...shown
        .slice(0, 9)
        .map((screen, index): [string, () => void, { usePhysicalKeys: boolean }] => [
          `alt+Digit${index + 1}`,
          () => void navigate({ to: screen.to }),
          physical,
        ]),
    ],
    [],
  );
  // Writes a question mark in a field.
  useHotkeys([['shift+Slash', helpIs.open, physical]]);

  // The native menu of the desktop app asks for these.
  useWindowEvent(
    'davtari:show' as never,
    (({ detail }: CustomEvent<string>) => {
      if (detail === 'palette') palette.open();
      if (detail === 'help') helpIs.open();
    }) as never,
  );

  // A new screen is read from its title, unless it put the focus where work starts. It may be late: what had the focus goes only when it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what this waits for
  useEffect(() => {
    drawerIs.close();
    const until = performance.now() + patienceMs;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const title = document.activeElement === document.body ? main.current?.querySelector<HTMLElement>('h1') : null;
      if (title) title.focus({ preventScroll: true });
      else if (performance.now() < until) timer = setTimeout(look, 50);
    };
    timer = setTimeout(look, 50);
    return () => clearTimeout(timer);
  }, [path]);

  if (session.error) return <Problem error={session.error} retry={session.refetch} />;
  if (!session.data) return null;
  if (state === 'signed-out') return <SignInScreen company={session.data.company} />;
  const lock = state === 'locked' ? <LockScreen company={session.data.company} user={session.data.user?.name ?? ''} /> : null;
  // What is on screen stays mounted below the lock: nothing that was typed is lost.
  if (!company.data) return company.error && !lock ? <Problem error={company.error} retry={company.refetch} /> : lock;

  return (
    // Another user starts with screens of their own.
    <CompanyContext key={session.data.user?.id ?? ''} value={company.data}>
      {lock}
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        {t('common:skip')}
      </button>
      <div className={classes.shell} data-narrow={narrow || undefined}>
        {narrow ? (
          <header className={classes.bar}>
            <ActionIcon
              variant="subtle"
              size={32}
              color="gray"
              aria-label={t('common:nav.open')}
              data-testid="nav-open"
              onClick={drawerIs.open}
            >
              <Menu size={18} aria-hidden="true" />
            </ActionIcon>
            <span className={classes.barTitle}>{company.data.name}</span>
            <ActionIcon variant="subtle" size={32} color="gray" aria-label={t('common:palette.open')} onClick={palette.open}>
              <Search size={18} aria-hidden="true" />
            </ActionIcon>
          </header>
        ) : (
          <div className={classes.side}>
            <Navigation onHelp={helpIs.open} />
          </div>
        )}
        <div className={classes.work}>
          {company.data.isSample ? (
            <Suspense>
              <SampleNotice />
            </Suspense>
          ) : null}
          {notice ? (
            <Suspense>
              <NewLogNotice key={`${open} ${notice}`} notice={notice} />
            </Suspense>
          ) : null}
          {backupProblem ? <BackupNotice problem={backupProblem} /> : null}
          <main ref={main} id="main" tabIndex={-1} className={classes.main}>
            <Outlet />
          </main>
          <WorkStatus />
        </div>
      </div>
      <Drawer
        opened={narrow && drawer}
        onClose={drawerIs.close}
        size={264}
        padding={0}
        withCloseButton={false}
        attributes={{ content: { 'aria-label': t('common:nav.label') } }}
      >
        <div className={classes.drawer}>
          <Navigation onHelp={helpIs.open} />
        </div>
      </Drawer>
      <Palette onHelp={helpIs.open} />
      <KeyboardHelp opened={help} onClose={helpIs.close} />
    </CompanyContext>
  );
}

/**
 * Whether the address is still that of the company that was open before. The same form of another one looks alike, and whoever is typing would go on in
 * it: another company begins at its overview.
 */
function useIsAway(openId: string | null | undefined): boolean {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const entered = useRef<string>(undefined);
  const isAway = Boolean(openId) && entered.current !== undefined && entered.current !== openId && path !== '/';
  useEffect(() => {
    if (openId && !isAway) entered.current = openId;
  }, [openId, isAway]);
  return isAway;
}

/** What was answered about a company is forgotten with its screens: when it is opened again, it may have gone on. */
function useForgetting(): void {
  const queries = useQueryClient();
  const shown = useShown();
  useEffect(() => () => queries.removeQueries({ predicate: ({ queryKey }) => queryKey[2] === shown }), [queries, shown]);
}

function Problem({ error, retry }: { error: Error; retry: () => unknown }) {
  return (
    <main className={classes.problem}>
      <QueryProblem error={error} retry={retry} />
    </main>
  );
}
