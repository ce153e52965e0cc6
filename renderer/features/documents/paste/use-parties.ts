import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CounterpartyInfo } from '../../../../shared/contracts/counterparties.ts';
import { queryOf } from '../../../app/engine.ts';
import { useShown } from '../../../app/shown-company.ts';
import type { Party } from '../forms/party.ts';

/** More different names than this are asked for in vain: their cells say that nobody is found. */
const mostNames = 200;

const plain = (text: string) => text.trim().toLowerCase();
/** Who has exactly this name or tax ID; nobody when two have. */
function exactly(found: readonly CounterpartyInfo[], text: string): Party {
  const same = found.filter(({ name, taxId }) => plain(name) === plain(text) || (taxId !== '' && taxId === text.trim()));
  const [party] = same;
  return same.length === 1 && party ? { id: party.id, name: party.name, taxId: party.taxId } : null;
}

/** Counterparties by the names or tax IDs of cells; a name that is not in the answer yet is still being looked for. */
export function useParties(texts: readonly string[]): ReadonlyMap<string, Party> {
  const queries = useQueryClient();
  const shown = useShown();
  const [found, setFound] = useState<ReadonlyMap<string, Party>>(new Map());
  const wanted = [...new Set(texts.filter((text) => text !== ''))].filter((text) => !found.has(text));
  const asked = JSON.stringify(wanted);
  useEffect(() => {
    const names = JSON.parse(asked) as string[];
    if (names.length === 0) return;
    let isGone = false;
    const find = async (text: string, index: number): Promise<[string, Party]> => {
      if (index >= mostNames || text.length > 100) return [text, null];
      const rows = await queries.fetchQuery(queryOf('counterparty.list', { search: text, limit: 20 }, shown)).catch(() => []);
      return [text, exactly(rows, text)];
    };
    void Promise.all(names.map(find)).then((answers) => {
      if (!isGone) setFound((now) => new Map([...now, ...answers]));
    });
    return () => {
      isGone = true;
    };
  }, [asked, queries, shown]);
  return found;
}
