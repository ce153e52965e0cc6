import { z } from 'zod';

// A convenience of this machine, so it is no part of the books. By counterparty: what was right for an export must not be offered to the next customer.

const used = z.object({ taxCode: z.string(), account: z.string() });
export type LastUsed = z.infer<typeof used>;

const key = (companyId: string, kind: string, counterpartyId: string) => `davtari.lastUsed.${companyId}.${kind}.${counterpartyId}`;

/** Tax code and account of the last document of this kind with the counterparty. */
export function lastUsed(companyId: string, kind: string, counterpartyId: string | undefined): LastUsed | undefined {
  if (counterpartyId === undefined) return undefined;
  try {
    return used.safeParse(JSON.parse(localStorage.getItem(key(companyId, kind, counterpartyId)) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export function rememberUsed(companyId: string, kind: string, counterpartyId: string | undefined, { taxCode, account }: LastUsed): void {
  if (counterpartyId === undefined) return;
  try {
    localStorage.setItem(key(companyId, kind, counterpartyId), JSON.stringify({ taxCode, account }));
  } catch {
    // The usual ones are offered then.
  }
}
