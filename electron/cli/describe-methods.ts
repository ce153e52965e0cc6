import { z } from 'zod';
import { contract } from '../../shared/contracts/index.ts';
import type { Method } from '../../shared/contracts/method.ts';
import { sessionContract } from '../../shared/contracts/users.ts';

// What `davtari exec` takes, out of the readers themselves: for people as text, for machines as JSON Schema.

export interface MethodDescription {
  readonly do: string;
  readonly kind: 'command' | 'query';
  readonly permission: string | null;
  readonly summary: string;
  readonly input: Schema;
}

type Schema = z.core.JSONSchema.JSONSchema;

/** Every method whose name holds `part`. */
export const describeMethods = (part = ''): MethodDescription[] =>
  Object.entries({ ...contract, ...sessionContract } as Readonly<Record<string, Method>>)
    .filter(([name]) => name.toLowerCase().includes(part.toLowerCase()))
    .map(([name, { kind, permission, summary, input }]) => ({
      do: name,
      kind,
      permission: permission ?? null,
      summary,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', override: nameKind }) as Schema,
    }));

/** What the readers of `fields.ts` say no text at all is not, as the kind of text they take. */
const kinds: Readonly<Record<string, string>> = {
  uuid7: 'id (UUID version 7)',
  date: 'date YYYY-MM-DD',
  period: 'month YYYY-MM',
  amount: 'amount as decimal text',
  quantity: 'quantity as decimal text, up to 6 decimals, more than zero',
  price: 'price as decimal text, up to 4 decimals',
  rate: 'rate as decimal text, up to 10 decimals, more than zero',
  currency: 'currency code of three letters',
  country: 'country code of two letters',
  branch: 'code of a branch',
};

/** JSON Schema knows patterns, not what they are for: readers of text are asked. */
function nameKind({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Schema }): void {
  if (jsonSchema.type !== 'string' || jsonSchema.enum || jsonSchema.description !== undefined) return;
  const faults = (text: string): string[] => z.safeParse(zodSchema, text).error?.issues.map(({ message }) => message) ?? [];
  const [kind] = faults('').filter((fault) => Object.hasOwn(kinds, fault));
  if (kind === 'amount') {
    const sign = faults('0').length > 0 ? ', more than zero' : faults('-1').length > 0 ? ', zero or more' : '';
    jsonSchema.description = kinds.amount + sign;
  } else if (kind !== undefined) jsonSchema.description = kinds[kind]!;
  else if (faults('').includes('required')) jsonSchema.minLength = 1;
}

/** The methods as text: name, kind and permission, what it does, and each field with its type, limits and whether it has to be there. */
export const methodsText = (methods: readonly MethodDescription[]): string => methods.map(methodText).join('\n');

function methodText({ do: name, kind, permission, summary, input }: MethodDescription): string {
  const fields = fieldsOf(input, input, 1);
  const width = Math.max(0, ...fields.map(([field]) => field.length)) + 2;
  const lines = fields.length === 0 ? ['  (no fields)'] : fields.map(([field, type]) => `${field.padEnd(width)}${type}`);
  return `${name}  ${kind}, ${permission ?? 'any user'}\n  ${summary}\n${lines.join('\n')}\n`;
}

type Line = readonly [field: string, type: string];

/** Lines of the fields of a record, those of a record or list of records inside it indented below. */
function fieldsOf(schema: Schema, root: Schema, depth: number): Line[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]): Line[] => {
    const field = property as Schema;
    const need = required.has(name) ? 'required' : field.default === undefined ? 'optional' : `default ${JSON.stringify(field.default)}`;
    return [[`${'  '.repeat(depth)}${name}`, `${typeText(field, root)}; ${need}`], ...inside(field, root, depth + 1)];
  });
}

function inside(schema: Schema, root: Schema, depth: number): Line[] {
  if (schema.properties) return fieldsOf(schema, root, depth);
  if (schema.type === 'array') return inside(schema.items as Schema, root, depth);
  const choices = choicesOf(schema).filter(({ properties }) => properties);
  return choices.flatMap((choice, index) => [
    ...(choices.length > 1 ? [[`${'  '.repeat(depth)}either (${index + 1})`, ''] as const] : []),
    ...fieldsOf(choice, root, depth + (choices.length > 1 ? 1 : 0)),
  ]);
}

const choicesOf = (schema: Schema): Schema[] => ((schema.anyOf ?? schema.oneOf ?? []) as Schema[]).filter(Boolean);

function typeText(schema: Schema, root: Schema): string {
  if (schema.description !== undefined) return schema.description;
  if (schema.$ref !== undefined || Object.keys(schema).length === 0) return 'any JSON';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map((choice) => typeText(choice, root)))].join(', or ');
  if (schema.type === 'array') {
    const items = schema.items as Schema;
    const count = between(schema.minItems, schema.maxItems);
    return `list${count ? ` of ${count}` : ''}${items.properties ? '' : `: ${typeText(items, root)}`}`;
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    const range = between(schema.minimum, schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : schema.maximum);
    return `${schema.type === 'integer' ? 'whole number' : 'number'}${range ? `, ${range}` : ''}`;
  }
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'object') return schema.properties ? 'record' : 'record of any fields';
  if (schema.type === 'null') return 'null';
  if (schema.format === 'date-time') return 'moment YYYY-MM-DDTHH:MM:SSZ';
  return [
    'text',
    schema.minLength === undefined ? '' : 'not empty',
    schema.maxLength === undefined ? '' : `at most ${schema.maxLength} characters`,
    schema.pattern === undefined ? '' : `like ${schema.pattern}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function between(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  return least !== undefined ? `at least ${least}` : most !== undefined ? `at most ${most}` : '';
}
