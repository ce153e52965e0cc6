import { z } from 'zod';

/** A counterparty as a form keeps it: what is sent and what is shown. */
export const party = z.object({ id: z.string(), name: z.string(), taxId: z.string() }).nullable().catch(null);
export type Party = z.infer<typeof party>;
