import { basename } from 'node:path';
import { type Rejection, type Result, reject } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';

type Refused = { ok: false; rejections: readonly Rejection[] };

export const unknownMethod = (method: string): Refused => reject({ code: 'UNKNOWN_METHOD', method: method.slice(0, 100) });

export const noneOpen = (): Refused => reject({ code: 'NO_COMPANY_OPEN' });

/**
 * What a user asked for is not handed out when meanwhile the session ended or locked itself, someone else signed in, or another company was opened.
 * `current`: the company that is open by now.
 */
export function stillFor<T>(
  current: Company | undefined,
  asked: { readonly company: Company; readonly userId: string; readonly permission: Parameters<Company['authorize']>[0] },
  answered: Result<T>,
): Result<T> {
  if (current !== asked.company) return noneOpen();
  const still = current.authorize(asked.permission, 'query');
  if (!still.ok) return still;
  return still.value.id === asked.userId ? answered : reject({ code: 'SIGN_IN_REQUIRED' });
}

/** A rejection names a file as the person does, without the folders above it. */
export function withoutFolders(result: Result<unknown>): Result<unknown> {
  if (result.ok) return result;
  return reject(
    ...result.rejections.map((rejection) =>
      typeof rejection.file === 'string' ? { ...rejection, file: basename(rejection.file) } : rejection,
    ),
  );
}
