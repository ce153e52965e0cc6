import { vi } from 'vitest';

/** The moment every end-to-end run begins in: a Thursday morning in Tbilisi, days after the last month of the sample company. */
const startOfRun = Date.parse('2026-11-12T10:30:00+04:00');
export const today = '2026-11-12';

/** Sets the clock of the host. It goes on from there; timers stay the real ones. */
export function setHostClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: startOfRun, shouldAdvanceTime: true });
}

/** The same clock for a page, as a script that runs before its own: what is typed here and what the host has saved are compared by time. */
export const pageClock = (now: number): string => `{
  const Real = Date;
  const ahead = ${now} - Real.now();
  globalThis.Date = class Date extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + ahead);
      else super(...parts);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}`;
