import type { ProjectionContext } from './context.ts';

/** Enters a drawn number. The primary key refuses a number twice, whatever drew it. */
export function registerNumber(context: ProjectionContext, series: string, value: number, number: string, position: number): void {
  context.db.run("INSERT INTO number_register VALUES (?, ?, ?, 'used', ?)", series, value, number, position);
}
