const hourMs = 3_600_000;

/** The moments at which the program asks itself whether to back up. */
export type Moment = 'opened' | 'working' | 'closed';

/** How old the last backup has to be when a file is opened; while it is open and when it is closed, how much work there has to be since. */
export const backupAfterMs: Readonly<Record<Moment, number>> = { opened: 24 * hourMs, working: 4 * hourMs, closed: 1 * hourMs };

export interface Facts {
  readonly moment: Moment;
  readonly nowMs: number;
  /** Undefined when there is none. */
  readonly lastBackupAt: number | undefined;
  readonly openedAt: number;
  /** Whether the file holds anything the last backup does not. */
  readonly isChanged: boolean;
}

/** Whether an automatic backup is due. A clock that was put back makes one due: a backup too many does no harm. */
export function isBackupDue({ moment, nowMs, lastBackupAt, openedAt, isChanged }: Facts): boolean {
  if (!isChanged) return false;
  const since = moment === 'opened' ? (lastBackupAt ?? Number.NEGATIVE_INFINITY) : Math.max(lastBackupAt ?? 0, openedAt);
  return nowMs < since || nowMs - since >= backupAfterMs[moment];
}

/** An unchanged file is not backed up, and so not read: a disk forgets in silence. A full check of it is due so long after the last one. */
export const checkAfterMs = 30 * 24 * hourMs;

/** Whether a full check is due. A clock that was put back makes one due. `lastCheckAt` undefined: never; a new file is backed up, and with that checked, first. */
export const isCheckDue = (nowMs: number, lastCheckAt: number | undefined): boolean =>
  lastCheckAt !== undefined && (nowMs < lastCheckAt || nowMs - lastCheckAt >= checkAfterMs);

/** How long after a backup that failed the next one is tried by itself: a disk that is full or gone stays so for a while. The last wait is repeated. */
export const retryAfterMs: readonly number[] = [hourMs / 6, hourMs / 2, 2 * hourMs, 6 * hourMs];

/** Whether to try again after `times` failures in a row, the last at `at`. A clock that was put back makes it due. */
export function isRetryDue(nowMs: number, failed: { readonly at: number; readonly times: number } | undefined): boolean {
  if (!failed) return true;
  const wait = retryAfterMs[Math.min(failed.times, retryAfterMs.length) - 1] ?? 0;
  return nowMs < failed.at || nowMs - failed.at >= wait;
}
