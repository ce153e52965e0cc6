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
}

/** Screens of the navigation, in its order; the palette lists the same ones. */
export const screens: readonly Screen[] = [
  { id: 'overview', to: '/', icon: LayoutDashboard },
  { id: 'journal', to: '/journal', icon: BookOpen },
  { id: 'sales', to: '/sales', icon: FileOut },
  { id: 'purchases', to: '/purchases', icon: FileIn },
  { id: 'counterparties', to: '/counterparties', icon: Users },
  { id: 'accounts', to: '/accounts', icon: ListTree, startsGroup: true },
  { id: 'trial-balance', to: '/trial-balance', icon: Scale },
  { id: 'vat-return', to: '/vat-return', icon: Stamp },
  { id: 'number-continuity', to: '/number-continuity', icon: Hash },
  { id: 'history', to: '/history', icon: History },
  { id: 'settings', to: '/settings', icon: Settings, startsGroup: true },
];
