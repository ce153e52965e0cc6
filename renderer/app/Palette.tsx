import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { FileText, type LucideIcon, Search } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { formatDate } from '../../shared/dates/format.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { useText } from '../i18n/use-text.ts';
import { useQueryOf } from './engine.ts';
import classes from './Palette.module.css';
import { matches, usePaletteActions } from './palette-actions.ts';
import { paletteStore } from './palette-store.ts';

interface Item {
  id: string;
  group: 'screens' | 'new' | 'other' | 'documents';
  label: string;
  icon: LucideIcon;
  description?: string;
  keys?: string;
  run: () => void;
}
const groups = ['screens', 'new', 'other', 'documents'] as const;
const documentsShown = 12;

/** Ctrl+K: screens, actions, documents by number, UID or counterparty, and entries by number or UID. */
export function Palette({ onHelp }: { onHelp: () => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const id = useId();
  const { opened, selected, listId } = useSpotlight(paletteStore);
  const actions: Item[] = usePaletteActions(onHelp).filter((action) => matches(action.label, typed));
  const items = [...actions, ...useFoundDocuments(typed.trim())];
  const inOrder = groups.flatMap((group) => items.filter((item) => item.group === group));

  // Mantine selects the first row when a key is typed; documents arrive later, when nothing was there to select.
  useEffect(() => {
    if (!opened || typed.trim() === '' || inOrder.length === 0) return;
    const list = document.getElementById(listId);
    if (!list || list.querySelector('[data-selected]')) return;
    list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    paletteStore.updateState((state) => ({ ...state, selected: 0 }));
  }, [opened, typed, listId, inOrder.length]);

  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight="min(60vh, 30rem)"
      size={560}
      attributes={{ content: { 'aria-label': t('common:palette.open') } }}
      classNames={{ actionsGroup: classes.group ?? '' }}
      // Mantine thins these words; on the selected row that is too faint to read.
      styles={{ actionDescription: { opacity: 1, color: 'inherit' } }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search
        placeholder={t('common:palette.placeholder')}
        aria-label={t('common:palette.placeholder')}
        role="combobox"
        aria-expanded={inOrder.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={selected >= 0 && selected < inOrder.length ? `${id}-${selected}` : undefined}
        leftSection={<Search size={16} aria-hidden="true" />}
        data-testid="palette-search"
      />
      <Spotlight.ActionsList>
        <div role="listbox" id={`${id}-list`} aria-label={t('common:palette.open')}>
          {groups.map((group) =>
            items.some((item) => item.group === group) ? (
              <Spotlight.ActionsGroup
                key={group}
                role="group"
                aria-label={t(`common:palette.groups.${group}`)}
                label={t(`common:palette.groups.${group}`)}
              >
                {inOrder.map((item, index) =>
                  item.group === group ? (
                    <Spotlight.Action
                      key={item.id}
                      id={`${id}-${index}`}
                      role="option"
                      aria-selected={index === selected}
                      label={item.label}
                      {...(item.description ? { description: item.description } : {})}
                      onClick={item.run}
                      leftSection={<item.icon size={16} aria-hidden="true" />}
                      rightSection={item.keys ? <kbd>{item.keys}</kbd> : undefined}
                    />
                  ) : null,
                )}
              </Spotlight.ActionsGroup>
            ) : null,
          )}
        </div>
        {items.length === 0 ? <Spotlight.Empty role="status">{t('common:noMatch')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Documents for what was typed, from two characters on. */
function useFoundDocuments(typed: string): Item[] {
  const { t, language } = useText();
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(typed, 120);
  const documents = useQueryOf('document.find', { text: asked, limit: documentsShown }, { enabled: asked.length >= 2, keep: true });
  if (typed.length < 2) return [];
  return (documents.data ?? []).map((document) => ({
    id: document.id,
    group: 'documents',
    label: `${t(`common:documentKind.${document.kind}`)} ${document.number} · ${document.counterparty || document.memo}`,
    description: `${document.uid} · ${formatDate(document.date, language)} · ${formatDecimal(document.gross, language)} ${document.currency}`,
    icon: FileText,
    run: () =>
      void (document.kind === 'journal-entry'
        ? navigate({ to: '/entry/$entryId', params: { entryId: document.id } })
        : navigate({ to: '/documents/$documentId', params: { documentId: document.id } })),
  }));
}
