import {
  BookOpen,
  BookText,
  Calculator,
  CircleDollarSign,
  FileClock,
  Hash,
  Landmark,
  type LucideIcon,
  NotebookText,
  ReceiptText,
  Scale,
  Sheet,
  Stamp,
  TrendingUp,
  Waves,
} from 'lucide-react';
import { may, type Permission } from '../../../shared/access/permissions.ts';
import type { CompanyInfo } from '../../../shared/contracts/company.ts';

export const reportGroups = ['statements', 'ledgers', 'open', 'other'] as const;

/** A report people look for by its name: one of `report.get`, or a screen of its own. Texts are `reports:screen.kinds.<id>`. */
export interface ReportEntry {
  readonly id: string;
  readonly group: (typeof reportGroups)[number];
  readonly to: string;
  readonly icon: LucideIcon;
  readonly permission: Permission;
  readonly needsCountry?: true;
  /** In the navigation already, and so in the palette. */
  readonly isScreen?: true;
}

const report = (group: ReportEntry['group'], id: string, icon: LucideIcon): ReportEntry => ({
  id,
  group,
  to: `/reports/${id}`,
  icon,
  permission: 'reports:financial',
});

const entries: readonly ReportEntry[] = [
  report('statements', 'balance-sheet', Landmark),
  report('statements', 'income-statement', TrendingUp),
  report('statements', 'cash-flow', Waves),
  report('statements', 'equity-changes', CircleDollarSign),
  { ...report('ledgers', 'trial-balance', Scale), to: '/trial-balance', isScreen: true },
  report('ledgers', 'turnover-sheet', Sheet),
  report('ledgers', 'general-ledger', BookText),
  { ...report('ledgers', 'account-card', NotebookText), to: '/account-card' },
  report('ledgers', 'journal', BookOpen),
  report('open', 'aged-receivables', FileClock),
  report('open', 'aged-payables', FileClock),
  { ...report('other', 'vat-return', Stamp), to: '/vat-return', permission: 'reports:tax', needsCountry: true, isScreen: true },
  { ...report('other', 'vat-ledger', ReceiptText), permission: 'reports:tax', needsCountry: true },
  { ...report('other', 'worksheets', Calculator), to: '/worksheets', permission: 'reports:tax', needsCountry: true, isScreen: true },
  { ...report('other', 'number-continuity', Hash), to: '/number-continuity', isScreen: true },
];

/** The reports this company has and the acting user may look at. */
export const reportsFor = ({ country, user }: Pick<CompanyInfo, 'country' | 'user'>): readonly ReportEntry[] =>
  entries.filter(({ needsCountry, permission }) => (country !== null || !needsCountry) && may(user, permission));
