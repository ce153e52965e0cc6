import { z } from 'zod';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** Forms that are begun from templates. */
export const templateKinds = ['journal-entry', 'sales-invoice', 'purchase-bill', 'payment'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export interface TemplateInfo {
  id: string;
  kind: TemplateKind;
  name: string;
  /** The form it begins with, owned by the screen as that of a draft is. */
  form: unknown;
  savedAt: string;
  by: string;
  version: number;
}

const kind = z.enum(templateKinds);

export const templatesContract = {
  'template.list': query<TemplateInfo[]>()({
    input: z.strictObject({ kind: kind.optional() }),
    permission: 'transactions:read',
    summary: 'Templates of entries and documents, by name.',
  }),
  'template.save': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      /** The template that is renamed or filled anew, and its version; omitted for a new one. */
      template: z.strictObject({ id: field.id, version: z.number().int().min(1) }).optional(),
      kind,
      name: field.name(100),
      /** Omitted: what the template has. */
      form: z.json().optional(),
    }),
    permission: 'transactions:write',
    summary: 'Keeps a form as a named template, or renames one; it bears no figure and no number.',
  }),
  'template.remove': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, templateId: field.id, version: z.number().int().min(1) }),
    permission: 'transactions:write',
    summary: 'Removes a template; what was made from it stays.',
  }),
} as const;
