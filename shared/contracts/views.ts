import { z } from 'zod';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** A register as its user left it under a name. `settings` belong to the screen: filters, order, grouping, columns. */
export interface ViewInfo {
  id: string;
  screen: string;
  name: string;
  isDefault: boolean;
  settings: unknown;
}

/** Of one user. */
export const mostViews = 100;
/** Characters of JSON the settings of a view may have. */
export const viewLimit = 20_000;

const screen = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'screen' });

export const viewsContract = {
  'view.list': query<ViewInfo[]>()({
    input: z.strictObject({ screen: screen.optional() }),
    permission: 'transactions:read',
    summary: "The acting user's saved views, by name; of one screen or of all.",
  }),
  'view.save': command<{ id: string }>()({
    input: z.strictObject({
      /** Of the view: saving it again replaces it. */
      id: field.id,
      screen,
      name: field.name(80),
      /** The one the screen opens with, instead of any other. */
      isDefault: z.boolean().default(false),
      settings: z.record(z.string().max(40), z.json()),
    }),
    permission: 'transactions:read',
    summary: 'Keeps how the acting user sees a register under a name: at most 100 views of 20,000 characters each.',
  }),
  'view.remove': command<{ id: string }>()({
    input: z.strictObject({ id: field.id }),
    permission: 'transactions:read',
    summary: "Removes one of the acting user's saved views; one that is not there is no error.",
  }),
} as const;
