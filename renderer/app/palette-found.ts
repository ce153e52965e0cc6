import { useDebouncedValue } from '@mantine/hooks';
import { FileText, ListTree, NotebookPen, Package, Rows3, Target, Users } from 'lucide-react';
import { formatDate } from '../../shared/dates/format.ts';
import { readDecimal, writeDecimal } from '../../shared/money/decimal.ts';
import { parseAmount } from '../../shared/money/parse.ts';
import { search, searchIndex } from '../../shared/search/rank.ts';
import { draftRoutes } from '../features/documents/drafts/draft-routes.ts';
import { titleText } from '../features/documents/drafts/draft-title.ts';
import { useText } from '../i18n/use-text.ts';
import { figureText } from '../ui/figure-text.ts';
import { useCompany, useMay } from './company-context.ts';
import { useQueryOf } from './engine.ts';
import type { PaletteItem } from './palette-items.ts';
import { useDisplay } from './preferences.ts';

const ofEachKind = 6;
const mostText = 60;
/** As many as any currency has. */
const decimals = 4;

/** A letter begins everything; a figure may be a whole number. */
const isEnough = (text: string) => text.length >= 2 || /^\d/.test(text);

/** Documents, entries, accounts, counterparties, items, budgets and drafts for what was typed. */
export function useFound(typed: string): { items: PaletteItem[]; busy: boolean } {
  const { t, language, nameOf } = useText();
  const { negative } = useDisplay();
  const { baseCurrency, baseScale: scale } = useCompany();
  const mayLook = useMay('transactions:read');
  const mayPlan = useMay('reports:financial');
  const [asked] = useDebouncedValue(typed.trim().slice(0, mostText), 90);
  const read = parseAmount(asked, decimals, language);
  const found = useQueryOf(
    'search.everything',
    { text: asked, limit: ofEachKind, ...(read.ok ? { amount: read.text } : {}) },
    { enabled: mayLook && isEnough(asked), keep: true },
  );
  const budgets = useQueryOf('budget.list', {}, { enabled: mayPlan && isEnough(asked), keep: true });
  const busy = mayLook && isEnough(typed.trim()) && (asked !== typed.trim().slice(0, mostText) || found.isFetching);
  if (!isEnough(typed.trim()) || !found.data) return { items: [], busy };
  const { documents, accounts, counterparties, items: itemsFound, drafts } = found.data;
  const entriesOf = (amount: string): PaletteItem => ({
    id: 'entries-of-amount',
    group: 'documents',
    label: t('palette:allOfAmount', { amount: `${figureText(amount, language, negative).text} ${baseCurrency}` }),
    icon: Rows3,
    href: `/journal?${new URLSearchParams({ least: amount, most: amount }).toString()}`,
  });
  const ofDocuments = documents.map(
    (document): PaletteItem => ({
      id: document.id,
      group: 'documents',
      label: [`${t(`common:documentKind.${document.kind}`)} ${document.number}`.trim(), document.counterparty || document.memo]
        .filter((part) => part !== '')
        .join(' · '),
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
  const ofItems = itemsFound.map(
    ({ id, code, name, names }): PaletteItem => ({
      id: `item-${id}`,
      group: 'items',
      label: nameOf(names) || name,
      description: code,
      icon: Package,
      href: `/items?edit=${id}`,
    }),
  );
  const ofDrafts = drafts.map(
    ({ id, kind, title }): PaletteItem => ({
      id: `draft-${id}`,
      group: 'drafts',
      label: titleText(title, language),
      icon: NotebookPen,
      href: `${draftRoutes[kind]}?draft=${id}`,
    }),
  );
  const named = searchIndex(budgets.data ?? [], ({ name, year }) => ({ codes: [String(year)], names: [name] }));
  const ofBudgets = search(named, asked, { limit: ofEachKind }).map(
    ({ id, name, year, dimension }): PaletteItem => ({
      id: `budget-${id}`,
      group: 'budgets',
      label: name,
      description: dimension === null ? String(year) : `${year} · ${dimension.name}`,
      icon: Target,
      href: `/budgets/${id}`,
    }),
  );
  const size = read.ok ? sizeOf(read.text, scale) : undefined;
  const isThere = size !== undefined && documents.some(({ gross, currency }) => currency === baseCurrency && sizeOf(gross, scale) === size);
  const ofAmount = isThere ? [entriesOf(writeDecimal(size, scale))] : [];
  // Figures are numbers and amounts; words are names before they are of what was done under them.
  const items = /\d/.test(typed)
    ? [...ofDocuments, ...ofAmount, ...ofAccounts, ...ofItems, ...ofParties, ...ofBudgets, ...ofDrafts]
    : [...ofParties, ...ofItems, ...ofAccounts, ...ofBudgets, ...ofDrafts, ...ofDocuments];
  return { items, busy };
}

/** Minor units without their sign; undefined for what has more decimals. */
const sizeOf = (amount: string, scale: number): bigint | undefined => {
  const minor = readDecimal(amount, scale);
  return minor !== undefined && minor < 0n ? -minor : minor;
};
