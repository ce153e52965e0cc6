import { readFileSync } from 'node:fs';
import { settled, type Window } from '../support/window.ts';
import { Grid } from './grid.ts';

/** A report: what it is asked for, its figures, and its files. */
export class ReportPage {
  readonly #window: Window;
  readonly grid: Grid;

  constructor(window: Window) {
    this.#window = window;
    this.grid = new Grid(window, 'report');
  }

  async isOpen(title: string): Promise<void> {
    const { page } = this.#window;
    await page.getByTestId('screen-report').getByRole('heading', { level: 1, name: title }).waitFor();
    await settled(page);
  }

  /** Chooses in a list above the figures by as many steps down. */
  async choose(name: 'compare' | 'each', steps: number): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.locator(`select[name="${name}"]`), 'Shift+Tab');
    for (let step = 0; step < steps; step += 1) await hands.press('ArrowDown');
    await settled(page);
    await hands.goTo(this.grid.box);
  }

  /** Types the days into their field, and goes back to the figures. */
  async days(typed: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.locator('input[name="period"], input[name="asOf"]'), 'Shift+Tab');
    await hands.type(typed);
    await hands.press('Enter');
    await settled(page);
    await hands.goTo(this.grid.box);
  }

  /** Goes down to the row that is called so, from wherever the keyboard stands. */
  async goDownTo(label: string): Promise<void> {
    const { hands } = this.#window;
    for (let moved = 0; moved < 200; moved += 1) {
      if ((await this.current())[0]?.endsWith(label)) return;
      await hands.press('ArrowDown');
    }
    throw new Error(`no row ${label} below`);
  }

  /** Cells of the row of the keyboard. */
  async current(): Promise<string[]> {
    const cells = this.grid.box.locator('[role="row"][aria-selected="true"] [role="gridcell"]');
    return (await cells.allInnerTexts()).map((cell) => cell.replace(/\s+/g, ' ').trim());
  }

  /** What Back has to bring back: address, row and figure of the keyboard, rows in sight, and how far they are scrolled. */
  async place(): Promise<unknown> {
    const { page } = this.#window;
    return {
      address: new URL(page.url()).hash,
      row: await this.current(),
      figure: await this.grid.box.locator('[role="row"][aria-selected="true"] [data-pointed]').innerText(),
      scrolled: await this.grid.box.evaluate((box) => box.scrollTop),
      rows: await this.grid.rows(),
      hasFocus: await this.grid.box.evaluate((box) => box === document.activeElement),
    };
  }

  /** Saves the report by the menu: its name and bytes. */
  async save(format: 'pdf' | 'xlsx' | 'csv'): Promise<{ name: string; bytes: Uint8Array }> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('report-export'), 'Shift+Tab');
    await hands.press('Enter');
    await hands.goTo(page.getByTestId(`export-${format}`), 'ArrowDown');
    const [download] = await Promise.all([page.waitForEvent('download'), hands.press('Enter')]);
    await settled(page);
    return { name: download.suggestedFilename(), bytes: Uint8Array.from(readFileSync(await download.path())) };
  }

  /** How the report says that it holds together, a sentence a check. */
  async checks(): Promise<string[]> {
    return this.#window.page.getByTestId('report-check').allInnerTexts();
  }
}
