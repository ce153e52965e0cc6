import { z } from 'zod';
import { longestPassword } from '../access/password-rules.ts';
import { type Permission, permissions } from '../access/permissions.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export interface UserInfo {
  id: string;
  name: string;
  /** A built-in role, or the id of one the company defined. */
  role: string;
  /** Name of a defined role; null for a built-in one, which every language names itself. */
  roleName: string | null;
  active: boolean;
  hasPassword: boolean;
  /** How long the sign-in of this user still waits after wrong passwords; 0 when it does not. */
  lockedSeconds: number;
}

export interface RoleInfo {
  id: string;
  name: string | null;
  builtIn: boolean;
  permissions: Permission[];
  readsOnly: boolean;
  users: number;
}

/** Sign-ins of one user that came to the same within an hour, as one row. */
export interface SignInRow {
  /** Null: a name no user has. What was typed is not kept, because it may be a password in the wrong field. */
  user: string | null;
  what: 'signed-in' | 'signed-out' | 'failed' | 'locked' | 'auto-locked';
  count: number;
  firstAt: string;
  lastAt: string;
  device: string;
}

export interface SessionInfo {
  company: string;
  /** open: the company has no passwords, whoever opens it acts as its owner. signed-out: nobody acts. locked: the user has to show the password again. */
  state: 'open' | 'signed-in' | 'signed-out' | 'locked';
  /** Who acts, or whose session is locked. */
  user: { id: string; name: string } | null;
  /** Minutes without any request after which a signed-in session locks itself; 0 never. */
  autoLockMinutes: number;
}

const role = field.name(100);
const listed = z.array(z.enum(permissions)).min(1, { error: 'required' }).max(permissions.length);
const password = z
  .string()
  .max(longestPassword, { error: 'too-long' })
  .refine((text) => text.isWellFormed(), { error: 'control-characters' });

/** Users and roles: answered by the engine of a company. */
export const usersContract = {
  'user.list': query<UserInfo[]>()({ input: z.strictObject({}), summary: 'Users of the company.' }),
  'user.add': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, name: field.name(), role }),
    permission: 'admin:users',
    summary: 'Adds a user with a role: a built-in one, or the id of a defined one.',
  }),
  'user.change': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, userId: field.id, role, active: z.boolean() }),
    permission: 'admin:users',
    summary: 'Changes the role of a user, deactivates or reactivates the user; the last active owner stays.',
  }),
  'user.rename': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, userId: field.id, name: field.name() }),
    permission: 'admin:users',
    summary: 'Changes the name of a user.',
  }),
  'user.unlock': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, userId: field.id }),
    permission: 'admin:users',
    summary: 'Ends the wait of a user after wrong passwords.',
  }),
  'user.signIns': query<SignInRow[]>()({
    input: z.strictObject({ limit: field.limit }),
    permission: 'admin:users',
    summary: 'Sign-ins, wrong passwords and locks, newest first.',
  }),
  'role.list': query<RoleInfo[]>()({
    input: z.strictObject({}),
    permission: 'admin:users',
    summary: 'Built-in and defined roles with what they may do.',
  }),
  'role.define': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, name: field.name(60), permissions: listed, readsOnly: z.boolean().default(false) }),
    permission: 'admin:users',
    summary: 'Defines a role of the company; nobody grants more than they have.',
  }),
  'role.change': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, roleId: field.id, name: field.name(60), permissions: listed, readsOnly: z.boolean() }),
    permission: 'admin:users',
    summary: 'Changes a defined role for everyone who has it.',
  }),
  'access.configure': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, autoLockMinutes: z.number().int().min(0).max(480) }),
    permission: 'admin:system',
    summary: 'After how many idle minutes a session locks itself; 0 never.',
  }),
} as const;

/**
 * The session of an open company. Answered beside the engine's commands, because hashing a password takes its time and because a password must
 * not reach the receipts of commands, where a fast hash of it would stay.
 */
export const sessionContract = {
  'session.status': query<SessionInfo>()({ input: z.strictObject({}), summary: 'Who acts, and whether a sign-in is needed.' }),
  'session.signIn': command<SessionInfo>()({
    input: z.strictObject({ name: field.name(), password }),
    summary: 'Signs a user in, or opens a locked session again.',
  }),
  'session.signOut': command<SessionInfo>()({ input: z.strictObject({}), summary: 'Ends the session.' }),
  'session.lock': command<SessionInfo>()({ input: z.strictObject({}), summary: 'Locks the session until the password is shown again.' }),
  'session.touch': command<SessionInfo>()({
    input: z.strictObject({}),
    summary: 'Says that a person is there: puts off the automatic lock.',
  }),
  'session.changePassword': command<SessionInfo>()({
    input: z.strictObject({ id: field.id, current: password.default(''), password }),
    summary:
      'Sets the password of the acting user; the first one of a company is its owner’s, and every opening needs a sign-in from then on.',
  }),
  'user.setPassword': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, userId: field.id, password }),
    permission: 'admin:users',
    summary: 'Sets or resets the password of another user, whose sessions end.',
  }),
} as const;
