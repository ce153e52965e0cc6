import { createContext, useContext } from 'react';
import { may, type Permission } from '../../shared/access/permissions.ts';
import { assert } from '../../shared/assert.ts';
import type { CompanyInfo } from '../../shared/contracts/company.ts';
import { type LocalDate, readDate } from '../../shared/dates/local-date.ts';
import { useQueryOf } from './engine.ts';

export const CompanyContext = createContext<CompanyInfo | null>(null);

/** The open company. Only under the shell, which waits for it. */
export function useCompany(): CompanyInfo {
  const company = useContext(CompanyContext);
  assert(company !== null, 'useCompany: outside the shell');
  return company;
}

/** Base currency of a day: what amounts of an entry or document of that day are in. A date that is still being typed counts as today's. */
export function useBaseOn(on: string): Pick<CompanyInfo, 'baseCurrency' | 'baseScale'> {
  const company = useCompany();
  return { baseCurrency: baseOn(company, on), baseScale: company.baseScale };
}

export const baseOn = ({ baseCurrency, baseChange }: Pick<CompanyInfo, 'baseCurrency' | 'baseChange'>, on: string): string =>
  baseChange && readDate(on) !== undefined && on < baseChange.on ? baseChange.from : baseCurrency;

/** Whether the acting user may do something: for hiding what would be refused anyway. The engine decides. */
export const useMay = (permission: Permission): boolean => may(useCompany().user, permission);

/** As `useMay`, for a button that acts under a permission that also lets people look: nobody who only looks gets it. */
export function useMayAct(permission: Permission): boolean {
  const { user } = useCompany();
  return !user.readsOnly && may(user, permission);
}

/** Today as the host sees it, never the clock of the screen. */
export function useToday(): LocalDate {
  const info = useQueryOf('app.info', {});
  return (info.data?.today ?? '2000-01-01') as LocalDate;
}
