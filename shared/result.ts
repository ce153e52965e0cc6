/** Outcome of something an accountant can cause to fail. Plain data: survives IPC and JSON. */
export type Result<T, R = Rejection> = { ok: true; value: T } | { ok: false; rejections: readonly R[] };

/**
 * Why a request was refused. `code` is stable and translated in `shared/locales/<language>/rejections.json`;
 * the other fields name the place (line, field, period, file ...) and fill the translated sentence.
 */
export interface Rejection {
  readonly code: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const reject = <R = Rejection>(...rejections: R[]): { ok: false; rejections: readonly R[] } => ({ ok: false, rejections });
