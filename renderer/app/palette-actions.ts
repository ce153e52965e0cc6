import { useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  BookPlus,
  CalendarCheck,
  CalendarDays,
  Contrast,
  DatabaseBackup,
  FileCheck,
  FilePlus,
  FileSymlink,
  FolderOpen,
  HandCoins,
  Import,
  Keyboard,
  Languages,
  LayoutTemplate,
  type LucideIcon,
  PanelsTopLeft,
  Receipt,
  Rows3,
  Settings,
  Shapes,
  ShieldCheck,
  Ship,
  Store,
  SunMoon,
  Tag,
  UserPlus,
} from 'lucide-react';
import { formatPeriod } from '../../shared/dates/format.ts';
import { lastDay } from '../../shared/dates/period.ts';
import { languages } from '../../shared/locales/languages.ts';
import { draftRoutes } from '../features/documents/drafts/draft-routes.ts';
import { reportsFor } from '../features/reports/report-list.ts';
import { languageNames } from '../i18n/language-names.ts';
import { switchLanguage } from '../i18n/start-i18n.ts';
import { useText } from '../i18n/use-text.ts';
import { rejectionText } from '../ui/rejection-text.ts';
import { useCompany, useMay, useToday } from './company-context.ts';
import { useCommand, useQueryOf } from './engine.ts';
import { openInNewWindow } from './open-window.ts';
import type { PaletteItem } from './palette-items.ts';
import { readMonth } from './palette-month.ts';
import { type DisplaySetting, displayChoices, setDisplay, useDisplay } from './preferences.ts';
import { screensFor } from './screens.ts';
import { settingsSections } from './settings-sections.ts';
import { shortcut } from './shortcut.ts';
import { useOpenCompany } from './use-open-company.ts';

/** Everything the palette can do besides finding things of the books. */
export function usePaletteActions(onHelp: () => void): PaletteItem[] {
  const { t } = useText();
  const { openSample, close } = useOpenCompany();
  const company = useCompany();
  const mayClose = useMay('transactions:approve');
  const other = (id: string, label: string, icon: LucideIcon, does: Pick<PaletteItem, 'href' | 'run' | 'keys'>): PaletteItem => ({
    id,
    group: 'other',
    label,
    icon,
    ...does,
  });
  return [
    ...screensFor(company).map(
      ({ id, to, icon }, index): PaletteItem => ({
        id,
        group: 'screens',
        label: t(`common:nav.${id}`),
        icon,
        href: to,
        ...(index < 9 ? { keys: `Alt+${index + 1}` } : id === 'settings' ? { keys: shortcut(',') } : {}),
      }),
    ),
    ...useNewThings(),
    // Those that are screens of the navigation stand there already.
    ...reportsFor(company)
      .filter(({ isScreen }) => !isScreen)
      .map(
        ({ id, to, icon }): PaletteItem => ({
          id: `report-${id}`,
          group: 'reports',
          label: t(`reports:screen.kinds.${id}.title`),
          icon,
          href: to,
        }),
      ),
    ...(mayClose
      ? [
          {
            id: 'close-month',
            group: 'work' as const,
            label: t('palette:closeMonth'),
            icon: CalendarCheck,
            href: '/settings?section=periods',
          },
        ]
      : []),
    ...useSafetyWork(),
    ...settingsSections.map(
      (id): PaletteItem => ({
        id: `settings-${id}`,
        group: 'settings',
        label: t('display:now', { setting: t('common:nav.settings'), choice: t(`settings:${id}.title`) }),
        icon: Settings,
        href: `/settings?section=${id}`,
        byTyping: true,
      }),
    ),
    ...useDisplayActions(),
    other('help', t('common:help.title'), Keyboard, { keys: 'F1', run: onHelp }),
    other('new-window', t('palette:newWindow'), PanelsTopLeft, { run: () => openInNewWindow('/') }),
    other('components', t('components:title'), Shapes, { href: '/dev/ui' }),
    other('company-new', t('common:company.new'), FilePlus, { href: '/start' }),
    other('company-import', t('common:company.import'), Import, { href: '/import' }),
    other('company-sample', t('common:company.openSample'), FolderOpen, { run: () => void openSample() }),
    other('company-close', t('common:company.close'), FileSymlink, { run: () => void close() }),
  ];
}

/** What can be begun. */
function useNewThings(): PaletteItem[] {
  const { t } = useText();
  const mayWrite = useMay('transactions:write');
  const mayInvoice = useCompany().country !== null && mayWrite;
  const templates = useQueryOf('template.list', {}, { enabled: mayWrite });
  const begin = (id: string, icon: LucideIcon, href: string): PaletteItem => ({
    id: `new-${id}`,
    group: 'new',
    label: t(`common:palette.new.${id}`),
    icon,
    href,
  });
  return [
    ...(mayInvoice
      ? [
          begin('invoice', FilePlus, '/sales/new'),
          begin('bill', Receipt, '/purchases/new'),
          begin('payment-in', ArrowDownToLine, '/payments/new?direction=in'),
          begin('payment-out', ArrowUpFromLine, '/payments/new?direction=out'),
          begin('advance', HandCoins, '/advances/new'),
          begin('customs', Ship, '/import-declarations/new'),
          begin('sales-report', Store, '/sales-reports/new'),
          begin('protocol', FileCheck, '/protocols/new'),
        ]
      : []),
    ...(mayWrite
      ? [
          begin('entry', BookPlus, '/journal/new'),
          begin('counterparty', UserPlus, '/counterparties?create=true'),
          begin('item', Tag, '/items?create=true'),
        ]
      : []),
    ...(mayWrite ? (templates.data ?? []) : []).map(
      ({ id, kind, name }): PaletteItem => ({
        id: `template-${id}`,
        group: 'new',
        label: t('templates:fromNamed', { name }),
        icon: LayoutTemplate,
        href: `${draftRoutes[kind]}?template=${id}`,
        byTyping: true,
      }),
    ),
  ];
}

/** Backup and check at once; how far they are stands below every screen. */
function useSafetyWork(): PaletteItem[] {
  const { t, language } = useText();
  const backup = useCommand('app.backupNow');
  const check = useCommand('app.checkNow');
  const start = async (command: typeof backup | typeof check) => {
    const answer = await command.run({});
    if (!answer.ok)
      notifications.show({ color: 'red', message: answer.rejections.map((each) => rejectionText(t, language, each)).join(' ') });
  };
  return [
    { id: 'backup-now', group: 'work', label: t('settings:safety.backupNow'), icon: DatabaseBackup, run: () => void start(backup) },
    { id: 'check-now', group: 'work', label: t('settings:safety.checkNow'), icon: ShieldCheck, run: () => void start(check) },
  ];
}

const displayIcons: Readonly<Partial<Record<DisplaySetting, LucideIcon>>> = { scheme: SunMoon, contrast: Contrast, density: Rows3 };

/** Languages and display settings other than those that hold. */
function useDisplayActions(): PaletteItem[] {
  const { t, language } = useText();
  const display = useDisplay();
  const { setColorScheme } = useMantineColorScheme();
  return [
    ...languages
      .filter((each) => each !== language)
      .map(
        (each): PaletteItem => ({
          id: `language-${each}`,
          group: 'display',
          label: `${t('common:language')}: ${languageNames[each]}`,
          icon: Languages,
          run: () => void switchLanguage(each),
          byTyping: true,
        }),
      ),
    ...(Object.keys(displayChoices) as DisplaySetting[]).flatMap((setting) =>
      displayChoices[setting]
        .filter((choice) => choice !== display[setting])
        .map(
          (choice): PaletteItem => ({
            id: `display-${setting}-${choice}`,
            group: 'display',
            label: t('display:now', { setting: t(`display:setting.${setting}`), choice: t(`display:choice.${setting}.${choice}`) }),
            icon: displayIcons[setting] ?? SunMoon,
            run: () => (setting === 'scheme' ? setColorScheme(choice as 'auto') : setDisplay({ [setting]: choice })),
            byTyping: true,
          }),
        ),
    ),
  ];
}

/** What one looks at of a month that was typed. */
export function useMonthActions(typed: string): PaletteItem[] {
  const { t, language } = useText();
  const company = useCompany();
  const mayTax = useMay('reports:tax');
  const mayClose = useMay('transactions:approve');
  const month = readMonth(typed, useToday());
  if (month === undefined) return [];
  const days = new URLSearchParams({ from: `${month}-01`, to: lastDay(month) }).toString();
  const of = (id: string, what: string, href: string): PaletteItem => ({
    id: `${id}-${month}`,
    group: 'months',
    label: t('display:now', { setting: formatPeriod(month, language), choice: what }),
    icon: CalendarDays,
    href,
  });
  return [
    of('journal', t('common:nav.journal'), `/journal?${days}`),
    ...(mayTax && company.country !== null ? [of('vat-return', t('common:nav.vat-return'), `/vat-return?period=${month}`)] : []),
    ...(mayClose ? [of('close', t('palette:closeMonth'), '/settings?section=periods')] : []),
  ];
}
