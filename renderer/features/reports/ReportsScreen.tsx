import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { usePlaceState } from '../../ui/use-place-state.ts';
import { reportGroups, reportsFor } from './report-list.ts';
import classes from './reports.module.css';

/** Every report with a sentence that says what it is for. Up and down go from one to the next, Enter opens it. */
export function ReportsScreen() {
  const { t } = useText();
  const company = useCompany();
  const list = reportsFor(company);
  const box = useRef<HTMLDivElement>(null);
  const [left, setLeft] = usePlaceState('report', () => list[0]?.id ?? '');
  const first = useRef(left);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(`[data-report="${first.current}"]`)?.focus();
  }, []);

  const press = (event: KeyboardEvent) => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    links[Math.max(0, Math.min(next, links.length - 1))]?.focus();
  };
  return (
    <Screen name="reports">
      <PageHeader title={t('common:nav.reports')} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links in it take the focus, arrows only move it */}
      <div ref={box} className={classes.groups} onKeyDown={press}>
        {reportGroups.map((group) => {
          const ofGroup = list.filter((each) => each.group === group);
          if (ofGroup.length === 0) return null;
          return (
            <section key={group} aria-labelledby={`reports-${group}`}>
              <h2 id={`reports-${group}`} className={classes.groupTitle}>
                {t(`reports:screen.groups.${group}`)}
              </h2>
              <ul className={classes.list}>
                {ofGroup.map(({ id, to, icon: Icon }) => (
                  <li key={id}>
                    <Link to={to} className={classes.entry} data-report={id} data-testid={`report-${id}`} onFocus={() => setLeft(id)}>
                      <Icon size={16} aria-hidden="true" strokeWidth={1.75} />
                      <span>
                        <strong>{t(`reports:screen.kinds.${id}.title`)}</strong>
                        <span className={classes.about}>{t(`reports:screen.kinds.${id}.about`)}</span>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Screen>
  );
}
