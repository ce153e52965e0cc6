import { date } from '../../../shared/dates/local-date.ts';
import type { Story } from './story.ts';

/** The first year is closed when its last bills are in and before its December is closed for good, whose certificate then shows the year after closing. */
export function planYearEnd(story: Story): void {
  story.later(date('2026-03-13'), 0, () => {
    story.post('year.close', { year: 2025 });
  });
}
