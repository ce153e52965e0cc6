import { readFileSync } from 'node:fs';
import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';

/** What is due, month by month. */
export class TaxCalendarPage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  async isOpen(): Promise<void> {
    await this.#window.page.getByTestId('screen-tax-calendar').waitFor();
    await settled(this.#window.page);
  }

  /** Day, what it is, state and way of a duty: what stands in its cells. */
  async duty(id: string): Promise<string[]> {
    const cells = this.#window.page.getByTestId(`deadline-${id}`).locator('td');
    return (await cells.allInnerTexts()).map(plain);
  }

  /** Marks or clears what the company is or has, with Space, and saves. */
  async changeTraits(...traits: string[]): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('change-tax-profile'));
    await hands.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await settled(page);
    for (const trait of traits) {
      await hands.goTo(dialog.locator(`[name="traits"][value="${trait}"]`));
      await hands.press('Space');
    }
    await hands.press('Control+Enter');
    await settled(page);
  }

  /** Sentences a dialog refuses with. */
  async refused(): Promise<string> {
    return plain(await this.#window.page.getByRole('dialog').getByTestId('rejections').innerText());
  }

  async traits(): Promise<string> {
    return plain(await this.#window.page.getByTestId('tax-traits').innerText());
  }

  /** Saves the calendar file with what the dialog offers. */
  async save(): Promise<{ name: string; text: string }> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('save-calendar'));
    await hands.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="from"]:focus').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), hands.press('Control+Enter')]);
    await dialog.waitFor({ state: 'detached' });
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  /** Follows the link of a duty to where it is computed. */
  async compute(id: string, screen: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId(`deadline-${id}`).getByRole('link'));
    await hands.press('Enter');
    await page.getByTestId(`screen-${screen}`).waitFor();
    await settled(page);
  }
}
