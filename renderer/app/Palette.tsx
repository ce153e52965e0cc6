import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { FileText, Search } from 'lucide-react';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { useText } from '../i18n/use-text.ts';
import { useQueryOf } from './engine.ts';
import { matches, usePaletteActions } from './palette-actions.ts';

const groups = ['screens', 'new', 'other'] as const;
const documentsShown = 12;

/** Ctrl+K: screens, actions, and documents by number, UID or counterparty. */
export function Palette({ onHelp }: { onHelp: () => void }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 120);
  const actions = usePaletteActions(onHelp).filter((action) => matches(action.label, typed));
  const documents = useQueryOf('document.find', { text: asked, limit: documentsShown }, { enabled: asked.length >= 2, keep: true });
  const found = typed.trim().length >= 2 ? (documents.data ?? []) : [];

  return (
    <Spotlight.Root
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight="min(60vh, 30rem)"
      size={560}
      attributes={{ content: { 'aria-label': t('common:palette.open') } }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search
        placeholder={t('common:palette.placeholder')}
        aria-label={t('common:palette.placeholder')}
        leftSection={<Search size={16} aria-hidden="true" />}
        data-testid="palette-search"
      />
      <Spotlight.ActionsList>
        {groups.map((group) => {
          const inGroup = actions.filter((action) => action.group === group);
          return inGroup.length === 0 ? null : (
            <Spotlight.ActionsGroup key={group} label={t(`common:palette.groups.${group}`)}>
              {inGroup.map(({ id, label, icon: Icon, keys, run }) => (
                <Spotlight.Action
                  key={id}
                  label={label}
                  onClick={run}
                  leftSection={<Icon size={16} aria-hidden="true" />}
                  rightSection={keys ? <kbd>{keys}</kbd> : undefined}
                  highlightQuery={false}
                />
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
        {found.length > 0 ? (
          <Spotlight.ActionsGroup label={t('common:palette.groups.documents')}>
            {found.map((document) => (
              <Spotlight.Action
                key={document.id}
                label={`${t(`common:documentKind.${document.kind}`)} ${document.number} · ${document.counterparty}`}
                description={`${document.uid} · ${formatDate(document.date, language)} · ${formatDecimal(document.gross, language)} ${document.currency}`}
                leftSection={<FileText size={16} aria-hidden="true" />}
                onClick={() => void navigate({ to: '/documents/$documentId', params: { documentId: document.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {actions.length === 0 && found.length === 0 ? <Spotlight.Empty>{t('common:noMatch')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
