import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  BookPlus,
  FileCheck,
  FilePlus,
  FileSymlink,
  FolderOpen,
  HandCoins,
  Import,
  Keyboard,
  Languages,
  type LucideIcon,
  Moon,
  Receipt,
  Ship,
  Store,
  Sun,
  SunMoon,
  UserPlus,
} from 'lucide-react';
import { languages } from '../../shared/locales/languages.ts';
import { languageNames } from '../i18n/language-names.ts';
import { switchLanguage } from '../i18n/start-i18n.ts';
import { useText } from '../i18n/use-text.ts';
import { useCompany, useMay } from './company-context.ts';
import { screensFor } from './screens.ts';
import { shortcut } from './shortcut.ts';
import { useOpenCompany } from './use-open-company.ts';

export interface PaletteAction {
  id: string;
  group: 'screens' | 'new' | 'other';
  label: string;
  icon: LucideIcon;
  /** Key that does the same, where there is one. */
  keys?: string;
  run: () => void;
}

/** Everything the palette can do besides finding documents. */
export function usePaletteActions(onHelp: () => void): PaletteAction[] {
  const { t, language } = useText();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { openSample, close } = useOpenCompany();
  const company = useCompany();
  const mayWrite = useMay('transactions:write');
  const mayInvoice = mayWrite && company.country !== null;
  const go = (to: string) => () => void navigate({ to });
  const create = (id: string, icon: LucideIcon, to: string): PaletteAction => ({
    id: `new-${id}`,
    group: 'new',
    label: t(`common:palette.new.${id}`),
    icon,
    run: go(to),
  });
  const pay = (direction: 'in' | 'out', icon: LucideIcon): PaletteAction => ({
    id: `new-payment-${direction}`,
    group: 'new',
    label: t(`common:palette.new.payment-${direction}`),
    icon,
    run: () => void navigate({ to: '/payments/new', search: { direction } }),
  });
  const schemes = { light: Sun, dark: Moon, auto: SunMoon } as const;
  return [
    ...screensFor(company).map(
      ({ id, to, icon }, index): PaletteAction => ({
        id,
        group: 'screens',
        label: t(`common:nav.${id}`),
        icon,
        run: go(to),
        ...(index < 9 ? { keys: `Alt+${index + 1}` } : id === 'settings' ? { keys: shortcut(',') } : {}),
      }),
    ),
    ...(mayInvoice
      ? [
          create('invoice', FilePlus, '/sales/new'),
          create('bill', Receipt, '/purchases/new'),
          pay('in', ArrowDownToLine),
          pay('out', ArrowUpFromLine),
          create('advance', HandCoins, '/advances/new'),
          create('customs', Ship, '/import-declarations/new'),
          create('sales-report', Store, '/sales-reports/new'),
          create('protocol', FileCheck, '/protocols/new'),
        ]
      : []),
    ...(mayWrite
      ? [
          create('entry', BookPlus, '/journal/new'),
          {
            id: 'new-counterparty',
            group: 'new' as const,
            label: t('common:palette.new.counterparty'),
            icon: UserPlus,
            run: () => void navigate({ to: '/counterparties', search: { create: true } }),
          },
        ]
      : []),
    ...languages
      .filter((each) => each !== language)
      .map(
        (each): PaletteAction => ({
          id: `language-${each}`,
          group: 'other',
          label: `${t('common:language')}: ${languageNames[each]}`,
          icon: Languages,
          run: () => void switchLanguage(each),
        }),
      ),
    ...(['light', 'dark', 'auto'] as const)
      .filter((scheme) => scheme !== colorScheme)
      .map(
        (scheme): PaletteAction => ({
          id: `theme-${scheme}`,
          group: 'other',
          label: t('common:theme.now', { theme: t(`common:theme.${scheme}`) }),
          icon: schemes[scheme],
          run: () => setColorScheme(scheme),
        }),
      ),
    { id: 'help', group: 'other', label: t('common:help.title'), icon: Keyboard, keys: 'F1', run: onHelp },
    { id: 'company-new', group: 'other', label: t('common:company.new'), icon: FilePlus, run: go('/start') },
    { id: 'company-import', group: 'other', label: t('common:company.import'), icon: Import, run: go('/import') },
    { id: 'company-sample', group: 'other', label: t('common:company.openSample'), icon: FolderOpen, run: () => void openSample() },
    { id: 'company-close', group: 'other', label: t('common:company.close'), icon: FileSymlink, run: () => void close() },
  ];
}

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,.:;()«»"'/-]+/)
    .filter(Boolean);

/** Every word typed starts a word of the label. */
export function matches(label: string, typed: string): boolean {
  const has = words(label);
  return words(typed).every((part) => has.some((word) => word.startsWith(part)));
}
