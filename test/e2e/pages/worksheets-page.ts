import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';

/** A worksheet of a period. */
export class WorksheetsPage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  async isOpen(): Promise<void> {
    await this.#window.page.getByTestId('worksheet').waitFor();
    await settled(this.#window.page);
  }

  /** Types into the field of an input. */
  async enter(input: string, typed: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.locator(`[name="${input}"]`));
    await hands.type(typed);
    await hands.press('Tab');
    await settled(page);
  }

  /** How a row gets its amount, and the amount. */
  async row(code: string): Promise<string[]> {
    const cells = this.#window.page.getByTestId(`worksheet-row-${code}`).locator('td');
    return (await cells.allInnerTexts()).slice(1).map(plain);
  }

  async result(): Promise<string> {
    return plain(await this.#window.page.getByTestId('figure-worksheet-result').locator('dd').innerText());
  }

  /** Opens the accounts of a row and follows the first one. */
  async openAccount(code: string): Promise<void> {
    const { page, hands } = this.#window;
    const row = page.getByTestId(`worksheet-row-${code}`);
    await hands.goTo(row.locator('summary'));
    await hands.press('Enter');
    await hands.goTo(row.getByRole('link').first());
    await hands.press('Enter');
    await page.getByTestId('screen-account-card').waitFor();
    await settled(page);
  }
}
