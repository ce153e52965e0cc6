import {
  ArrowLeftRight,
  BookOpen,
  Calculator,
  CalendarClock,
  ChartColumn,
  ClipboardCheck,
  FileCode,
  FileInput as FileIn,
  FileOutput as FileOut,
  Globe,
  Hash,
  History,
  Import,
  LayoutDashboard,
  ListTree,
  type LucideIcon,
  Radar,
  Scale,
  Settings,
  Stamp,
  Tags,
  Target,
  Truck,
  Users,
} from 'lucide-react';
import { may, type Permission } from '../../shared/access/permissions.ts';
import type { CompanyInfo } from '../../shared/contracts/company.ts';

export interface Screen {
  /** `data-testid="nav-<id>"`, text `common:nav.<id>`. */
  id: string;
  to: string;
  icon: LucideIcon;
  /** A rule above it in the navigation. */
  startsGroup?: boolean;
  /** Needs the rules of a country: a book imported from another program has none. */
  needsCountry?: boolean;
  /** Only for companies of these countries: forms no other one has. */
  countries?: readonly string[];
  /** Says nothing to who is registered for VAT. */
  untilRegistered?: boolean;
}

// In the order of the navigation; the palette lists the same ones.
const screens: readonly Screen[] = [
  { id: 'overview', to: '/', icon: LayoutDashboard },
  { id: 'journal', to: '/journal', icon: BookOpen },
  { id: 'sales', to: '/sales', icon: FileOut, needsCountry: true },
  { id: 'purchases', to: '/purchases', icon: FileIn, needsCountry: true },
  { id: 'counterparties', to: '/counterparties', icon: Users },
  { id: 'accounts', to: '/accounts', icon: ListTree, startsGroup: true },
  { id: 'trial-balance', to: '/trial-balance', icon: Scale },
  { id: 'vat-return', to: '/vat-return', icon: Stamp, needsCountry: true, startsGroup: true },
  { id: 'tax-calendar', to: '/tax-calendar', icon: CalendarClock, needsCountry: true },
  { id: 'worksheets', to: '/worksheets', icon: Calculator, needsCountry: true },
  { id: 'registration-watch', to: '/registration-watch', icon: Radar, needsCountry: true, untilRegistered: true },
  { id: 'oss', to: '/oss', icon: Globe, countries: ['BG'] },
  { id: 'intrastat', to: '/intrastat', icon: Truck, countries: ['BG'] },
  { id: 'audit-file', to: '/audit-file', icon: FileCode, countries: ['BG'] },
  { id: 'reports', to: '/reports', icon: ChartColumn, startsGroup: true },
  { id: 'budgets', to: '/budgets', icon: Target },
  // Below the first nine, which have keys of their own.
  { id: 'items', to: '/items', icon: Tags, needsCountry: true },
  { id: 'rates', to: '/rates', icon: ArrowLeftRight },
  { id: 'number-continuity', to: '/number-continuity', icon: Hash },
  { id: 'drafts', to: '/drafts', icon: ClipboardCheck },
  { id: 'imports', to: '/imports', icon: Import },
  { id: 'history', to: '/history', icon: History },
  { id: 'settings', to: '/settings', icon: Settings, startsGroup: true },
];

// What a screen asks the engine first; without it there would be nothing but a refusal on it.
const permissionOf: Readonly<Record<string, Permission>> = {
  journal: 'transactions:read',
  sales: 'transactions:read',
  purchases: 'transactions:read',
  counterparties: 'accounts:read',
  items: 'accounts:read',
  accounts: 'accounts:read',
  'trial-balance': 'reports:financial',
  reports: 'reports:financial',
  budgets: 'reports:financial',
  'vat-return': 'reports:tax',
  'tax-calendar': 'reports:financial',
  worksheets: 'reports:tax',
  'registration-watch': 'reports:tax',
  oss: 'reports:tax',
  intrastat: 'reports:tax',
  'audit-file': 'reports:tax',
  drafts: 'transactions:read',
  history: 'transactions:read',
  imports: 'transactions:read',
  rates: 'transactions:read',
};

/** The screens that make sense for this company and that the acting user may look at. */
export const screensFor = ({ country, vatPayer, user }: Pick<CompanyInfo, 'country' | 'vatPayer' | 'user'>): readonly Screen[] =>
  screens.filter(({ id, needsCountry, countries, untilRegistered }) => {
    const needed = permissionOf[id];
    if (countries && (country === null || !countries.includes(country))) return false;
    return (country !== null || !needsCountry) && !(untilRegistered && vatPayer) && (needed === undefined || may(user, needed));
  });
