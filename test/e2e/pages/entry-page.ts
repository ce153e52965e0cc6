import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';
import { Grid } from './grid.ts';

/** A posted journal entry. */
export class EntryPage {
  readonly #window: Window;
  readonly #lines: Grid;

  constructor(window: Window) {
    this.#window = window;
    this.#lines = new Grid(window, 'entry-lines');
  }

  get #screen() {
    return this.#window.page.getByTestId('screen-entry');
  }

  async isOpen(): Promise<void> {
    await this.#screen.waitFor();
    await settled(this.#window.page);
  }

  lines(): Promise<string[][]> {
    return this.#lines.rows();
  }

  /** What stands beside the title: reversed, or the reversal of another entry. */
  async states(): Promise<string> {
    return plain(await this.#screen.locator('header').innerText());
  }

  async history(): Promise<string[][]> {
    const rows = this.#window.page.getByTestId('entry-history').locator('tr');
    return rows.evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())));
  }

  /** Reverses the entry today: the button, then Ctrl+Enter in the question. The reversal opens. */
  async reverse(): Promise<void> {
    const { page, hands } = this.#window;
    const address = page.url();
    await hands.goTo(this.#screen.locator('header').getByRole('button').first(), 'Shift+Tab');
    await hands.press('Enter');
    await page.getByRole('dialog').locator('[name="date"]').waitFor();
    await hands.press('Control+Enter');
    await page.waitForURL((url) => url.href !== address);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.isOpen();
  }

  /** Goes to the document the entry belongs to. */
  async openDocument(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.click(page.getByTestId('figure-document').getByRole('link'));
    await page.getByTestId('screen-document').waitFor();
    await settled(page);
  }
}
