import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { useRouter } from '@tanstack/react-router';
import { FileText, History, ListTree, type LucideIcon, NotebookPen, Package, Search, Target, Users } from 'lucide-react';
import { type MouseEvent, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { search, searchIndex } from '../../shared/search/rank.ts';
import { draftTitle } from '../features/documents/drafts/draft-title.ts';
import { listLocalCopies } from '../features/documents/drafts/local-copies.ts';
import { mergeDrafts } from '../features/documents/drafts/merge-drafts.ts';
import { useText } from '../i18n/use-text.ts';
import { useCompany, useMay } from './company-context.ts';
import { useQueryOf } from './engine.ts';
import { openInNewWindow } from './open-window.ts';
import classes from './Palette.module.css';
import { useMonthActions, usePaletteActions } from './palette-actions.ts';
import { useFound } from './palette-found.ts';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';
import { type Recent, recentOf, rememberRecent } from './palette-recent.ts';
import { paletteStore } from './palette-store.ts';
import { shortcut } from './shortcut.ts';

const actionsShown = 12;
const recentIcons: Readonly<Partial<Record<PaletteGroup, LucideIcon>>> = {
  documents: FileText,
  accounts: ListTree,
  counterparties: Users,
  items: Package,
  budgets: Target,
  drafts: NotebookPen,
};

/** Ctrl+K: every screen, report, setting and action; documents and entries by number, UID, amount or counterparty; accounts, counterparties, items, budgets, drafts, months. */
export function Palette({ onHelp }: { onHelp: () => void }) {
  const { t } = useText();
  const router = useRouter();
  const company = useCompany();
  const [typed, setTyped] = useState('');
  const id = useId();
  const { opened, selected } = useSpotlight(paletteStore);
  const actions = usePaletteActions(onHelp);
  const found = useFound(typed);
  const months = useMonthActions(typed);
  const recent = useRecent(company.id, actions, opened);
  const inOrder =
    typed.trim() === '' ? [...recent, ...actions.filter(({ byTyping }) => !byTyping)] : ranked(actions, months, found.items, typed);
  const groups = [...new Set(inOrder.map(({ group }) => group))];
  const shown = groups.flatMap((group) => inOrder.filter((item) => item.group === group));

  const moved = useRef(false);

  // Mantine's Enter clicks the selected row and says nothing of the keys held with it.
  const inNewWindow = useRef(false);
  const choose = (item: PaletteItem, event: MouseEvent) => {
    const { href, run } = item;
    rememberRecent(company.id, toRemember(item));
    const apart = inNewWindow.current || event.ctrlKey || event.metaKey;
    inNewWindow.current = false;
    if (href !== undefined && apart) openInNewWindow(href);
    else if (href !== undefined) router.history.push(href);
    run?.();
  };

  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut={null}
      query={typed}
      onQueryChange={(next) => {
        moved.current = false;
        setTyped(next);
      }}
      scrollable
      maxHeight="min(60vh, 30rem)"
      size={600}
      attributes={{ content: { 'aria-label': t('common:palette.open') } }}
      classNames={{ actionsGroup: classes.group ?? '' }}
      // Mantine thins these words and keys; on the selected row that is too faint to read.
      styles={{ actionDescription: { opacity: 1, color: 'inherit' }, actionSection: { opacity: 1 } }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search
        placeholder={t('common:palette.placeholder')}
        aria-label={t('common:palette.placeholder')}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={selected >= 0 && selected < shown.length ? `${id}-list-${selected}` : undefined}
        leftSection={<Search size={16} aria-hidden="true" />}
        maxLength={100}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            moved.current = true;
            // Mantine marks the next row and tells nobody: whoever listens to the list would still hear of the one before.
            queueMicrotask(() => paletteStore.setState({ ...paletteStore.getState() }));
          }
          inNewWindow.current = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        }}
        data-testid="palette-search"
      />
      <Spotlight.ActionsList>
        <Rows id={`${id}-list`} busy={found.busy} typed={typed} shown={shown} selected={selected} moved={moved}>
          {groups.map((group) => (
            <Spotlight.ActionsGroup key={group} role="group" aria-label={t(`palette:groups.${group}`)} label={t(`palette:groups.${group}`)}>
              {shown.map((item, index) =>
                item.group === group ? (
                  <Spotlight.Action
                    key={`${group} ${item.id}`}
                    role="option"
                    aria-selected={index === selected}
                    label={item.label}
                    {...(item.description ? { description: item.description } : {})}
                    onClick={(event: MouseEvent) => choose(item, event)}
                    leftSection={<item.icon size={16} aria-hidden="true" />}
                    rightSection={item.keys ? <kbd>{item.keys}</kbd> : undefined}
                  />
                ) : null,
              )}
            </Spotlight.ActionsGroup>
          ))}
        </Rows>
        {shown.length === 0 && !found.busy ? <Spotlight.Empty role="status">{t('common:noMatch')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
      <footer className={classes.hint}>
        <span>
          <kbd>Enter</kbd> {t('palette:open')}
        </span>
        <span>
          <kbd>{shortcut('Enter')}</kbd> {t('palette:openApart')}
        </span>
      </footer>
    </Spotlight.Root>
  );
}

interface RowsProps {
  id: string;
  busy: boolean;
  typed: string;
  shown: readonly PaletteItem[];
  selected: number;
  /** Whether somebody has gone to another row since the last key. */
  moved: RefObject<boolean>;
  children: ReactNode;
}

/**
 * What Enter opens is marked as long as there is anything. Mantine marks a row only when a key is typed, and what the engine finds arrives later: until
 * somebody has moved, the first row is the marked one, and after that the same row stays so wherever it stands.
 */
function Rows({ id, busy, typed, shown, selected, moved, children }: RowsProps) {
  const { t } = useText();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are what it waits for
  useEffect(() => {
    const rows = [...(list.current?.querySelectorAll('[data-action]') ?? [])];
    if (rows.length === 0) return;
    const place = moved.current
      ? Math.max(
          0,
          rows.findIndex((row) => row.hasAttribute('data-selected')),
        )
      : 0;
    for (const [at, row] of rows.entries()) {
      // For screen readers, which are told where the mark is: Mantine passes on no id.
      row.id = `${id}-${at}`;
      if (at === place) row.setAttribute('data-selected', 'true');
      else row.removeAttribute('data-selected');
    }
    // Told to whoever reads the store: `updateState` tells nobody.
    if (selected !== place) paletteStore.setState({ ...paletteStore.getState(), selected: place });
  }, [shown.map((item) => item.id).join(' '), id, typed, selected, moved]);
  return (
    <div ref={list} role="listbox" id={id} aria-label={t('common:palette.open')} aria-busy={busy}>
      {children}
    </div>
  );
}

/** Best first. Figures are numbers and amounts of the books before they are part of a name; words are actions first. */
function ranked(
  actions: readonly PaletteItem[],
  months: readonly PaletteItem[],
  found: readonly PaletteItem[],
  typed: string,
): PaletteItem[] {
  const index = searchIndex(actions, ({ label }) => ({ codes: [], names: [label] }));
  const named = search(index, typed, { limit: actionsShown });
  return /\d/.test(typed) ? [...months, ...found, ...named] : [...named, ...months, ...found];
}

const toRemember = ({ id, group, label, href }: PaletteItem): Recent =>
  group in recentIcons && href !== undefined ? { id, group, label, href } : { id, group };

/** What was chosen last, as far as it is still there. Read when the palette opens, so that rows stay where they are. */
function useRecent(companyId: string, actions: readonly PaletteItem[], opened: boolean): PaletteItem[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening is what it waits for
  const list = useMemo(() => recentOf(companyId), [companyId, opened]);
  const titles = useDraftTitles(companyId, opened && list.some(({ group }) => group === 'drafts'));
  return list.flatMap((each): PaletteItem[] => {
    const { id, group, label, href } = each;
    const action = actions.find((candidate) => candidate.id === id);
    if (action) return [{ ...action, group: 'recent' }];
    const now = group === 'drafts' && titles ? titles.get(id) : label;
    return now === undefined || href === undefined ? [] : [{ id, group: 'recent', label: now, href, icon: recentIcons[group] ?? History }];
  });
}

/** What drafts are called now, which changes as they are typed; undefined until that is known. A draft that was posted or discarded is none any more. */
function useDraftTitles(companyId: string, wanted: boolean): ReadonlyMap<string, string> | undefined {
  const { t, language } = useText();
  const mayLook = useMay('transactions:read');
  const drafts = useQueryOf('draft.list', {}, { enabled: wanted && mayLook });
  const saved = drafts.data;
  return useMemo(() => {
    if (!wanted || !saved) return undefined;
    const rows = mergeDrafts(saved, listLocalCopies(companyId));
    return new Map(rows.map((row) => [`draft-${row.id}`, draftTitle(row, language) || t('documents:drafts.untitled')]));
  }, [wanted, saved, companyId, language, t]);
}
