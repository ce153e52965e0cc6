import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';
import { Grid } from './grid.ts';

/** Accounting months, in the settings. */
export class PeriodsPage {
  readonly #window: Window;
  readonly #grid: Grid;

  constructor(window: Window) {
    this.#window = window;
    this.#grid = new Grid(window, 'periods');
  }

  async open(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.press('Control+Comma');
    await hands.click(page.getByTestId('settings-periods'));
    await this.#grid.rows();
  }

  async close(month: string, how: 'soft' | 'hard'): Promise<void> {
    const { page, hands } = this.#window;
    await this.#grid.moveTo(month);
    await hands.click(page.getByTestId('screen-settings').getByRole('button', { name: 'Close the month' }));
    const dialog = page.getByRole('dialog');
    await hands.click(dialog.locator(`input[value="${how}"]`));
    await dialog.getByTestId('period-checks').waitFor();
    // A close for good passes every warning by its own box.
    for (const box of await dialog.locator('[data-testid^="check-"] input[type="checkbox"]').all()) await hands.click(box);
    await hands.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await settled(page);
  }

  async state(month: string): Promise<string> {
    const row = (await this.#grid.rows()).find((cells) => cells[0] === month);
    return plain(row?.[1] ?? '');
  }
}
