import type { Rejection } from '../result.ts';

/** Length and nothing else makes a password hard to guess: no rules of composition, no forced change. @source NIST SP 800-63B section 3.1.1 */
export const shortestPassword = 10;
export const longestPassword = 200;

/** The same letters typed on two keyboards are one password. */
export const normalPassword = (typed: string): string => typed.normalize('NFC');

/** Two names that differ only in case or in how their letters are composed are one name at the sign-in. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** PASSWORD_TOO_SHORT (counted in characters, not in bytes) or PASSWORD_IS_NAME. Of a password as `normalPassword` gives it. */
export function passwordProblems(password: string, userName: string): Rejection[] {
  if ([...password].length < shortestPassword) return [{ code: 'PASSWORD_TOO_SHORT', field: 'password', shortest: shortestPassword }];
  if (nameKey(password) === nameKey(userName)) return [{ code: 'PASSWORD_IS_NAME', field: 'password' }];
  return [];
}
