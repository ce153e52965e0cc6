import { type Access, may, type Permission } from '../access/permissions.ts';

/**
 * Who may make a transition, beside having its permission. `not-author`: neither who created nor who changed it last. `author-or-approver`: who
 * wrote it, who approved it, or anyone who may approve. In a company run by one person both are void.
 */
export type Who = 'anyone' | 'not-author' | 'author-or-approver';

/** One row of a workflow's table: everything there is to know about a step. */
export interface Transition<State extends string = string, Action extends string = string> {
  readonly action: Action;
  readonly from: readonly State[];
  readonly to: State;
  /** Contract method that takes the step; `*.post` stands for the posting command of each kind. */
  readonly command: string;
  readonly permission: Permission;
  readonly who: Who;
  /** Only in a company run by one person. */
  readonly onePerson?: true;
  /** Only with a reason, which is kept. */
  readonly reason?: true;
  /** Event that stamps the step with person, time and device. */
  readonly event: string;
}

/** States in the order they are drawn, and the transitions between them. A second workflow is a second value of this type. */
export interface Workflow<State extends string = string, Action extends string = string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly transitions: readonly Transition<State, Action>[];
}

/** What the rules look at: the acting person as that person stands to the thing, and how the company works. */
export interface Actor {
  readonly access: Pick<Access, 'permissions'>;
  readonly isAuthor: boolean;
  readonly isApprover: boolean;
  readonly onePerson: boolean;
}

/** Why a step is refused: not from this state, only in a company of one person, role, written by oneself, written by another. */
export type Refusal = 'state' | 'several-people' | 'permission' | 'author' | 'not-author';

export type Verdict<State extends string, Action extends string> =
  | { readonly ok: true; readonly transition: Transition<State, Action> }
  | { readonly ok: false; readonly refusal: Refusal; readonly permission?: Permission };

/**
 * Whether the actor may take the step from this state. The engine refuses by it and screens offer by it. Where several rows lead from the state,
 * one that allows it is enough; otherwise the row that comes nearest to allowing it gives the reason.
 */
export function judge<State extends string, Action extends string>(
  workflow: Workflow<State, Action>,
  state: State,
  action: Action,
  actor: Actor,
): Verdict<State, Action> {
  const rows = workflow.transitions.filter((row) => row.action === action && row.from.includes(state));
  const verdicts = rows.map((row) => judgeRow(row, actor));
  const nearest = verdicts.toSorted((a, b) => nearness(b) - nearness(a))[0];
  return nearest ?? { ok: false, refusal: 'state' };
}

const order: readonly Refusal[] = ['state', 'permission', 'several-people', 'author', 'not-author'];
const nearness = (verdict: Verdict<string, string>): number => (verdict.ok ? order.length : order.indexOf(verdict.refusal));

function judgeRow<State extends string, Action extends string>(row: Transition<State, Action>, actor: Actor): Verdict<State, Action> {
  if (!may(actor.access, row.permission)) return { ok: false, refusal: 'permission', permission: row.permission };
  if (row.onePerson && !actor.onePerson) return { ok: false, refusal: 'several-people' };
  // One person alone can't wait for another: who wrote what makes no difference there.
  if (actor.onePerson) return { ok: true, transition: row };
  if (row.who === 'not-author' && actor.isAuthor) return { ok: false, refusal: 'author' };
  if (row.who === 'author-or-approver' && !(actor.isAuthor || actor.isApprover || may(actor.access, 'transactions:approve'))) {
    return { ok: false, refusal: 'not-author' };
  }
  return { ok: true, transition: row };
}

/** The actions the actor may take from this state, in the order of the table. */
export const actionsFrom = <State extends string, Action extends string>(
  workflow: Workflow<State, Action>,
  state: State,
  actor: Actor,
): Action[] => [...new Set(workflow.transitions.map(({ action }) => action))].filter((action) => judge(workflow, state, action, actor).ok);

/** The permission without which no row of the action lets anyone through: what the contract asks before the engine looks any closer. */
export function permissionOf(workflow: Workflow, action: string): Permission {
  const asked = workflow.transitions.filter((row) => row.action === action).map(({ permission }) => permission);
  return asked.includes('transactions:write') ? 'transactions:write' : asked[0]!;
}
