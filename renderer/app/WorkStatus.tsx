import { Button } from '@mantine/core';
import { useMutationState } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useCompany, useMay } from './company-context.ts';
import { type CommandMethod, useCommand, useQueryOf } from './engine.ts';
import { WorkShare } from './WorkShare.tsx';
import classes from './WorkStatus.module.css';

/** Commands that may take long and say nothing of how far they are. `work:running.<name>`. */
const longCommands = {
  'app.openSample': 'sample',
  'app.restore': 'restore',
  'app.fetchRates': 'rates',
} as const satisfies Partial<Record<CommandMethod, string>>;
/** Most commands are over before anyone could read that they run. */
const patienceMs = 800;

interface Work {
  readonly id: string;
  readonly text: string;
  /** From 0 to 1, where it is known. */
  readonly share?: number;
  readonly stop?: () => void;
}

/** Below every screen while something long is under way: what, how far, and a way to call it off. It goes on whichever screen one looks at. */
export function WorkStatus() {
  const { t } = useText();
  const works = [...useSafety(), ...useExports(), ...useImport(), ...useAuditFile(), ...useLongCommands()];
  // The button goes with the work it stops: the focus returns to where it came from.
  const before = useRef<Element | null>(null);
  const running = works.length;
  useEffect(() => {
    if (running === 0 && document.activeElement === document.body && before.current instanceof HTMLElement) before.current.focus();
  }, [running]);
  return (
    <div
      role="status"
      onFocus={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
      className={classes.bar}
      data-testid="work-status"
      hidden={works.length === 0}
    >
      {works.map(({ id, text, share, stop }) => (
        <div key={id} className={classes.work} data-work={id}>
          <LoaderCircle size={14} aria-hidden="true" className={classes.turning} />
          <span>{text}</span>
          {share === undefined ? null : <WorkShare of={share} />}
          {stop ? (
            <Button size="compact-xs" variant="default" onClick={stop}>
              {t('work:stop')}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function useSafety(): Work[] {
  const { t } = useText();
  const running = useQueryOf('app.safety', {}).data?.running;
  const stop = useCommand('app.stopWork');
  if (!running) return [];
  const { kind, done, total } = running;
  return [{ id: kind, text: t(`work:running.${kind}`), ...(total ? { share: done / total } : {}), stop: () => void stop.run({}) }];
}

function useExports(): Work[] {
  const { t } = useText();
  const running = useQueryOf('app.exportWork', {}).data?.running ?? [];
  const stop = useCommand('app.stopExport');
  return running.map(({ number, kind, format, done, total }) => ({
    id: `export-${number}`,
    text:
      kind === 'register'
        ? t('work:running.register', { format: format.toUpperCase() })
        : t('work:running.export', { report: t(`reports:screen.kinds.${kind}.title`), format: format.toUpperCase() }),
    ...(total ? { share: done / total } : {}),
    stop: () => void stop.run({ number }),
  }));
}

function useImport(): Work[] {
  const { t } = useText();
  const running = useQueryOf('app.importWork', {}).data?.running;
  const stop = useCommand('app.stopImport');
  if (!running) return [];
  const { done, total } = running;
  return [{ id: 'import', text: t('work:running.import'), ...(total ? { share: done / total } : {}), stop: () => void stop.run({}) }];
}

function useAuditFile(): Work[] {
  const { t } = useText();
  const mayExport = useMay('reports:tax');
  const enabled = useCompany().country === 'BG' && mayExport;
  const running = useQueryOf('app.auditFileWork', {}, { enabled }).data?.running;
  const stop = useCommand('app.stopAuditFile');
  return running ? [{ id: 'audit-file', text: t('work:running.audit-file'), stop: () => void stop.run({}) }] : [];
}

function useLongCommands(): Work[] {
  const { t } = useText();
  const running = useMutationState({
    filters: { status: 'pending' },
    select: ({ options, state }) => ({ method: String(options.mutationKey?.[0]), since: state.submittedAt }),
  }).filter(({ method }) => method in longCommands);
  const [now, setNow] = useState(0);
  const isWaiting = running.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setNow(Date.now()), patienceMs);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return running
    .filter(({ since }) => now - since >= patienceMs)
    .map(({ method }) => ({ id: method, text: t(`work:running.${longCommands[method as keyof typeof longCommands]}`) }));
}
