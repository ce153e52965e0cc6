/** A form with the steps that led to it and those that were taken back. */
export interface Steps<F> {
  readonly past: readonly F[];
  readonly now: F;
  readonly future: readonly F[];
  /** Where and in what one is typing: more of the same belongs to the same step. Null after anything else. */
  readonly open: string | null;
}

const mostSteps = 100;

export const stepsOf = <F>(now: F, past: readonly F[] = [], future: readonly F[] = []): Steps<F> => ({ past, now, future, open: null });

/**
 * Something was typed. What is typed into one field while it has the focus is one step. `visit` names that stay in the field; null as the field is left, when
 * it only writes out what was typed.
 */
export function typed<F extends object>(steps: Steps<F>, next: F, visit: string | null): Steps<F> {
  if (next === steps.now) return steps;
  if (visit === null) return steps.open === null ? automatic(steps, next) : { ...steps, now: next, future: [] };
  const place = placeOf(steps.now, next);
  const open = place === undefined ? null : `${visit} ${place}`;
  if (open !== null && open === steps.open) return { ...steps, now: next, future: [] };
  return { ...act(steps, next), open };
}

/** Something was done at once, as a line removed: a step of its own. */
export const act = <F>(steps: Steps<F>, next: F): Steps<F> =>
  next === steps.now ? steps : stepsOf(next, [...steps.past, steps.now].slice(-mostSteps));

/** The form was changed by nobody, as by another language: no step. */
export const automatic = <F>(steps: Steps<F>, next: F): Steps<F> => (next === steps.now ? steps : { ...steps, now: next });

export function undo<F>({ past, now, future }: Steps<F>): Steps<F> | undefined {
  const before = past.at(-1);
  return before === undefined ? undefined : stepsOf(before, past.slice(0, -1), [now, ...future]);
}

export function redo<F>({ past, now, future }: Steps<F>): Steps<F> | undefined {
  const [after, ...rest] = future;
  return after === undefined ? undefined : stepsOf(after, [...past, now], rest);
}

type Members = Readonly<Record<string, unknown>>;
const changed = (before: Members, after: Members): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);

/**
 * Path of what differs, as fields are named: "memo", "lines.2.debit". Several members at once are joined with a plus. Undefined when lines came, went or
 * moved, or several of them changed: no field did that.
 */
export function placeOf(before: object, after: object): string | undefined {
  const names = changed(before as Members, after as Members);
  if (!names.includes('lines')) return pathOf(before as Members, after as Members);
  const [was, is] = [linesOf(before), linesOf(after)];
  if (names.length > 1 || was.length !== is.length || was.some((line, at) => line.key !== is[at]!.key)) return undefined;
  const different = was.flatMap((line, at) => (line === is[at] ? [] : [at]));
  const [at] = different;
  return at !== undefined && different.length === 1 ? `lines.${at}.${pathOf(was[at]!, is[at]!)}` : undefined;
}

/** A member that holds a field for each of many things is no field itself. */
const perThing = new Set(['allocations', 'dimensions']);

function pathOf(before: Members, after: Members): string {
  const names = changed(before, after);
  const [name] = names;
  if (names.length !== 1 || name === undefined || !perThing.has(name)) return names.join('+');
  return `${name}.${changed(before[name] as Members, after[name] as Members).join('+')}`;
}

/** The first line that is another one, by its place in the second form. */
export function lineChanged(before: object, after: object): number | undefined {
  const [was, is] = [linesOf(before), linesOf(after)];
  const at = is.findIndex((line, index) => line !== was[index]);
  return at < 0 ? (is.length < was.length ? Math.max(0, is.length - 1) : undefined) : at;
}

const linesOf = (form: object): readonly Members[] => (form as { lines?: readonly Members[] }).lines ?? [];
