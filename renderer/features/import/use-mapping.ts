import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../../shared/contracts/app.ts';
import { type Candidate, proposeAccount } from '../../../shared/interchange/propose-accounts.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { type Mapping, readSavedMapping } from './saved-mapping.ts';

export interface MappedAccount {
  readonly name: string;
  readonly type: ImportPreview['used'][number]['type'];
  readonly lines: number;
  /** Code of the account it becomes, or null while nobody has said. */
  readonly code: string | null;
  readonly from: 'same' | 'saved' | 'proposed' | 'chosen' | 'missing';
}

/** Where each account of a book goes: as chosen, else as in an earlier import, else under its own code, else as proposed by its name and type. */
export function useMapping(used: ImportPreview['used'] | undefined, country: string | null, chart: readonly Candidate[] | undefined) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const accounts = useMemo((): MappedAccount[] => {
    if (!used || !chart) return [];
    const takes = new Set(chart.filter(({ postable, active }) => postable && active).map(({ code }) => code));
    const saved = country === null ? {} : readSavedMapping(country);
    const roles = country === null ? undefined : packFor(country)?.roles;
    return used.map((account) => {
      const { name } = account;
      const own = chosen[name];
      if (own !== undefined) return { ...account, code: own, from: own === null ? 'missing' : 'chosen' };
      if (takes.has(name)) return { ...account, code: name, from: 'same' };
      const before = saved[name];
      if (before !== undefined && takes.has(before)) return { ...account, code: before, from: 'saved' };
      const proposed = proposeAccount(account, chart, roles);
      return { ...account, code: proposed, from: proposed === null ? 'missing' : 'proposed' };
    });
  }, [used, chart, country, chosen]);
  const mapping: Mapping = Object.fromEntries(accounts.flatMap(({ name, code }) => (code === null ? [] : [[name, code]])));
  return {
    accounts,
    mapping,
    missing: accounts.filter(({ code }) => code === null).length,
    choose: (name: string, code: string | null) => setChosen((before) => ({ ...before, [name]: code })),
  };
}
export type UsedMapping = ReturnType<typeof useMapping>;

/** As the engine takes it. */
export const mappingRows = (mapping: Mapping) => Object.entries(mapping).map(([from, to]) => ({ from, to }));
