import { useDebouncedValue } from '@mantine/hooks';
import { FileText, ListTree, NotebookPen, Users } from 'lucide-react';
import { formatDate } from '../../shared/dates/format.ts';
import { parseAmount } from '../../shared/money/parse.ts';
import { draftRoutes } from '../features/documents/drafts/draft-routes.ts';
import { useText } from '../i18n/use-text.ts';
import { figureText } from '../ui/figure-text.ts';
import { useMay } from './company-context.ts';
import { useQueryOf } from './engine.ts';
import type { PaletteItem } from './palette-items.ts';
import { useDisplay } from './preferences.ts';

const ofEachKind = 6;
const mostText = 60;
/** As many as any currency has. */
const decimals = 4;

/** A letter begins everything; a figure may be a whole number. */
const isEnough = (text: string) => text.length >= 2 || /^\d/.test(text);

/** Documents, entries, accounts, counterparties and drafts for what was typed. */
export function useFound(typed: string): { items: PaletteItem[]; busy: boolean } {
  const { t, language, nameOf } = useText();
  const { negative } = useDisplay();
  const mayLook = useMay('transactions:read');
  const [asked] = useDebouncedValue(typed.trim().slice(0, mostText), 90);
  const read = parseAmount(asked, decimals, language);
  const found = useQueryOf(
    'search.everything',
    { text: asked, limit: ofEachKind, ...(read.ok ? { amount: read.text } : {}) },
    { enabled: mayLook && isEnough(asked), keep: true },
  );
  const busy = mayLook && isEnough(typed.trim()) && (asked !== typed.trim().slice(0, mostText) || found.isFetching);
  if (!isEnough(typed.trim()) || !found.data) return { items: [], busy };
  const { documents, accounts, counterparties, drafts } = found.data;
  const ofDocuments = documents.map(
    (document): PaletteItem => ({
      id: document.id,
      group: 'documents',
      label: `${t(`common:documentKind.${document.kind}`)} ${document.number} · ${document.counterparty || document.memo}`,
      description: `${document.uid} · ${formatDate(document.date, language)} · ${figureText(document.gross, language, negative).text} ${document.currency}`,
      icon: FileText,
      href: document.kind === 'journal-entry' ? `/entry/${document.id}` : `/documents/${document.id}`,
    }),
  );
  const ofAccounts = accounts.map(
    ({ code, names }): PaletteItem => ({
      id: `account-${code}`,
      group: 'accounts',
      label: nameOf(names) === code ? code : `${code} ${nameOf(names)}`,
      icon: ListTree,
      href: `/account-card?${new URLSearchParams({ account: code }).toString()}`,
    }),
  );
  const ofParties = counterparties.map(
    ({ id, name, taxId }): PaletteItem => ({
      id: `counterparty-${id}`,
      group: 'counterparties',
      label: name,
      ...(taxId ? { description: taxId } : {}),
      icon: Users,
      href: `/counterparties?edit=${id}`,
    }),
  );
  const ofDrafts = drafts.map(
    ({ id, kind, title }): PaletteItem => ({
      id: `draft-${id}`,
      group: 'drafts',
      label: title,
      icon: NotebookPen,
      href: `${draftRoutes[kind]}?draft=${id}`,
    }),
  );
  // Figures are numbers and amounts; words are names before they are of what was done under them.
  const items = /\d/.test(typed)
    ? [...ofDocuments, ...ofAccounts, ...ofParties, ...ofDrafts]
    : [...ofParties, ...ofAccounts, ...ofDrafts, ...ofDocuments];
  return { items, busy };
}
