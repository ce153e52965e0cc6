import { settled, type Window } from '../support/window.ts';
import { Grid } from './grid.ts';

/** The trial balance at the end of a day. */
export class TrialBalancePage {
  readonly #window: Window;
  readonly grid: Grid;

  constructor(window: Window) {
    this.#window = window;
    this.grid = new Grid(window, 'trial-balance');
  }

  async open(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.click(page.getByTestId('nav-trial-balance'));
    await page.getByTestId('screen-trial-balance').waitFor();
    await settled(page);
  }

  /** Types the day into the first field. */
  async asOf(typed: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('screen-trial-balance').locator('input').first(), 'Shift+Tab');
    await hands.type(typed);
    await hands.press('Enter');
    await page.waitForURL(/asOf=/);
    await settled(page);
  }

  /** Cells of the row of an account. */
  async row(account: string): Promise<string[]> {
    const found = (await this.grid.rows()).find((row) => row[0] === account);
    if (!found) throw new Error(`trial balance shows no ${account}`);
    return found;
  }
}
