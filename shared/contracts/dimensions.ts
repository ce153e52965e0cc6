import { z } from 'zod';
import type { Permission } from '../access/permissions.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** Cost centre, project, or what else a company sorts its lines by. Its code stays as it was made, so that files and commands can rely on it. */
export interface DimensionInfo {
  id: string;
  code: string;
  name: string;
  active: boolean;
  /** Lines of entries that have a value of it; null where that was not asked for. */
  lines: number | null;
  version: number;
  /** By code. */
  values: DimensionValueInfo[];
}

export interface DimensionValueInfo {
  id: string;
  code: string;
  name: string;
  active: boolean;
  lines: number | null;
  version: number;
}

/** A value on a line, by the codes of both and as both are called now. */
export interface LineDimension {
  dimension: string;
  dimensionName: string;
  value: string;
  name: string;
}

/**
 * Codes are typed in commands and stand in addresses and in files of other programs. So they have capital Latin letters only, and no two differ just in
 * case, and no character that these would read as their own. Names take any script.
 */
export const dimensionCode = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/, { error: 'dimension-code' });
export const valueCode = z.string().regex(/^[A-Z0-9][A-Z0-9._/-]{0,29}$/, { error: 'value-code' });

/** A line has at most this many. */
export const mostDimensions = 8;
const few = (record: object) => Object.keys(record).length <= mostDimensions;

/** Of a line that is posted: code of the dimension, code of its value. A dimension that is not named has none. */
export const lineDimensions = z.record(dimensionCode, valueCode).refine(few, { error: 'too-many-dimensions' });

/**
 * Lines with one of the values of each dimension named; '' stands for lines without a value of it. Of documents, in registers and aged reports, those one line of
 * which is such a line; one without lines, like a payment, counts as a line without values.
 */
export const dimensionFilter = z
  .record(
    dimensionCode,
    z
      .array(z.union([z.literal(''), valueCode]))
      .min(1)
      .max(500),
  )
  .refine(few, { error: 'too-many-dimensions' });

const version = z.number().int().min(1);

// A dimension and a value of it change in the same way: `which` has the field that names the one, `version` is the one that was looked at.
const renaming = <Which extends z.ZodRawShape>(which: Which, permission: Permission, summary: string) =>
  command<{ id: string }>()({ input: z.strictObject({ id: field.id, ...which, version, name: field.name(100) }), permission, summary });
const switching = <Which extends z.ZodRawShape>(which: Which, permission: Permission, summary: string) =>
  command<{ id: string }>()({ input: z.strictObject({ id: field.id, ...which, version }), permission, summary });
const ofDimension = { dimensionId: field.id };
const ofValue = { valueId: field.id };

export const dimensionsContract = {
  'dimension.list': query<DimensionInfo[]>()({
    input: z.strictObject({
      /** Says how many lines use each. */
      counts: z.boolean().default(false),
    }),
    permission: 'accounts:read',
    summary: 'Dimensions of lines with all their values, by code.',
  }),
  'dimension.add': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, code: dimensionCode, name: field.name(100) }),
    permission: 'accounts:write',
    summary: 'Adds a dimension that lines are sorted by; its id is the id of the command.',
  }),
  'dimension.rename': renaming(ofDimension, 'accounts:write', 'Changes the name of a dimension; its code stays.'),
  'dimension.deactivate': switching(
    ofDimension,
    'accounts:write',
    'Takes a dimension out of use: new lines take no value of it, posted ones keep theirs.',
  ),
  'dimension.activate': switching(ofDimension, 'accounts:write', 'Takes a dimension back into use.'),
  'dimensionValue.add': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, dimensionId: field.id, code: valueCode, name: field.name(100) }),
    permission: 'transactions:write',
    summary: 'Adds a value to a dimension; its id is the id of the command.',
  }),
  'dimensionValue.rename': renaming(ofValue, 'transactions:write', 'Changes the name of a value; its code stays.'),
  'dimensionValue.deactivate': switching(
    ofValue,
    'transactions:write',
    'Takes a value out of use: new lines do not take it, posted ones keep it.',
  ),
  'dimensionValue.activate': switching(ofValue, 'transactions:write', 'Takes a value back into use.'),
} as const;
