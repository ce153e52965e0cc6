import {
  BookOpen,
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
  { id: 'number-continuity', to: '/number-continuity', icon: Hash },
  { id: 'history', to: '/history', icon: History },
  { id: 'settings', to: '/settings', icon: Settings, startsGroup: true },
];

/** The screens that make sense for a company of this country, or of none. */
export const screensFor = (country: string | null): readonly Screen[] =>
  screens.filter((screen) => country !== null || !screen.needsCountry);
