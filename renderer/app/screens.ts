import {
  ArrowLeftRight,
  BookOpen,
  ClipboardCheck,
  FileInput as FileIn,
  FileOutput as FileOut,
  Hash,
  History,
  LayoutDashboard,
  ListTree,
  type LucideIcon,
  Scale,
  Settings,
  Stamp,
  Users,
} from 'lucide-react';
import { type Access, may, type Permission } from '../../shared/access/permissions.ts';

export interface Screen {
  /** `data-testid="nav-<id>"`, text `common:nav.<id>`. */
  id: string;
  to: string;
  icon: LucideIcon;
  /** A rule above it in the navigation. */
  startsGroup?: boolean;
  /** Needs the rules of a country: a book imported from another program has none. */
  needsCountry?: boolean;
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
  { id: 'vat-return', to: '/vat-return', icon: Stamp, needsCountry: true },
  { id: 'rates', to: '/rates', icon: ArrowLeftRight },
  { id: 'number-continuity', to: '/number-continuity', icon: Hash },
  { id: 'drafts', to: '/drafts', icon: ClipboardCheck },
  { id: 'history', to: '/history', icon: History },
  { id: 'settings', to: '/settings', icon: Settings, startsGroup: true },
];

// What a screen asks the engine first; without it there would be nothing but a refusal on it.
const permissionOf: Readonly<Record<string, Permission>> = {
  journal: 'transactions:read',
  sales: 'transactions:read',
  purchases: 'transactions:read',
  counterparties: 'accounts:read',
  accounts: 'accounts:read',
  'trial-balance': 'reports:financial',
  'vat-return': 'reports:tax',
  drafts: 'transactions:read',
  history: 'transactions:read',
  rates: 'transactions:read',
};

/** The screens that make sense for a company of this country, or of none, and that the acting user may look at. */
export const screensFor = (country: string | null, who: Pick<Access, 'permissions'>): readonly Screen[] =>
  screens.filter(({ id, needsCountry }) => {
    const needed = permissionOf[id];
    return (country !== null || !needsCountry) && (needed === undefined || may(who, needed));
  });
