import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';
import { Grid } from './grid.ts';

/** A book of another program: looked at, then made into a company. */
export class ImportPage {
  readonly #window: Window;
  readonly balances: Grid;

  constructor(window: Window) {
    this.#window = window;
    this.balances = new Grid(window, 'import-balances');
  }

  async choose(fileName: string, book: string): Promise<void> {
    const { page } = this.#window;
    await page.locator('input[type="file"]').setInputFiles({ name: fileName, mimeType: 'text/plain', buffer: Buffer.from(book) });
    await page.locator('[data-testid="grid-import-balances"], [role="alert"]').first().waitFor();
    await settled(page);
  }

  async figure(id: string): Promise<string> {
    return plain(await this.#window.page.getByTestId(`figure-${id}`).locator('dd').innerText());
  }

  async leftOut(): Promise<string[]> {
    return (await this.#window.page.getByTestId('import-skipped').locator('li').allInnerTexts()).map(plain);
  }

  async refusal(): Promise<string> {
    return plain(await this.#window.page.getByRole('alert').innerText());
  }

  async create(name: string): Promise<void> {
    const { page, hands } = this.#window;
    await page.locator('[name="name"]').fill(name);
    await hands.click(page.getByTestId('import-create'));
    await page.getByTestId('screen-imports').waitFor();
    await settled(page);
  }
}
