import type { z } from 'zod';
import type { Permission } from '../access/permissions.ts';

/** A command changes the books or the drafts; a query only reads. */
export interface Method<Kind extends 'command' | 'query' = 'command' | 'query', Schema extends z.ZodType = z.ZodType, Output = unknown> {
  readonly kind: Kind;
  readonly input: Schema;
  /** Undefined: any user of the company. */
  readonly permission: Permission | undefined;
  /** One sentence, shown by `davtari exec --list`. */
  readonly summary: string;
  /** Carries the type of the answer; never present at run time. */
  readonly output?: Output;
}

type Options<S extends z.ZodType> = { readonly input: S; readonly permission?: Permission; readonly summary: string };

/** `command<Answer>()({ ... })`: the answer's type is given, the input's type comes from its reader. */
export const command =
  <O>() =>
  <S extends z.ZodType>({ permission, ...rest }: Options<S>): Method<'command', S, O> => ({ kind: 'command', permission, ...rest });

export const query =
  <O>() =>
  <S extends z.ZodType>({ permission, ...rest }: Options<S>): Method<'query', S, O> => ({ kind: 'query', permission, ...rest });
