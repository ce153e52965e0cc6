import { createContext, useContext } from 'react';
import type { Shown } from '../../shared/contracts/shown.ts';

/** The company file that the screens below show. Every call they make says so, and is refused once another one is open. */
export const ShownCompany = createContext<Shown>(null);

export const useShown = (): Shown => useContext(ShownCompany);
