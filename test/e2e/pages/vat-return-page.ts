import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';
import { Grid } from './grid.ts';

/** The VAT return of a month. */
export class VatReturnPage {
  readonly #window: Window;
  readonly rows: Grid;

  constructor(window: Window) {
    this.#window = window;
    this.rows = new Grid(window, 'vat-rows');
  }

  /** From the navigation: the month that is due next. */
  async open(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.click(page.getByTestId('nav-vat-return'));
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await this.#window.page.getByTestId('screen-vat-return').waitFor();
    await settled(this.#window.page);
  }

  /** One month on, with the arrow beside the month. */
  async nextMonth(): Promise<void> {
    const { page, hands } = this.#window;
    const arrows = page.getByTestId('screen-vat-return').getByRole('group').first().getByRole('button');
    await hands.goTo(arrows.last());
    await hands.press('Enter');
    await settled(page);
  }

  /** What the form prints in a cell. */
  async cell(id: string): Promise<string> {
    return plain(await this.#window.page.getByTestId(`vat-cell-${id}`).innerText());
  }

  /** Opens the documents behind a cell. */
  async openCell(id: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId(`vat-cell-${id}`));
    await hands.press('Enter');
    await page.getByTestId('vat-rows').waitFor();
    await settled(page);
  }

  async figure(id: string): Promise<string> {
    return plain(await this.#window.page.getByTestId(`figure-${id}`).locator('dd').innerText());
  }

  /** Asks to file; answers the question that comes before. */
  async askToFile(): Promise<string> {
    const { page, hands } = this.#window;
    await hands.click(page.getByTestId('file-return'));
    const question = page.getByRole('dialog');
    await question.locator('button:focus').waitFor();
    await settled(page);
    return plain(await question.innerText());
  }

  /** The cautious answer has the focus: the other one is a Tab away. */
  async confirm(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.press('Tab');
    await hands.press('Enter');
    await page.getByTestId('file-return').waitFor({ state: 'detached' });
    await settled(page);
  }

  /** Cells that would be different today: name, as filed, now. */
  async changedSinceFiling(): Promise<string[][]> {
    const rows = this.#window.page.getByTestId('changed-since-filing').locator('tbody tr');
    const cells = await rows.evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText)),
    );
    return cells.map((row) => row.map(plain));
  }
}
