import { readFileSync } from 'node:fs';
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
  nextMonth(): Promise<void> {
    return this.#turn('last');
  }

  monthBefore(): Promise<void> {
    return this.#turn('first');
  }

  async #turn(to: 'first' | 'last'): Promise<void> {
    const { page, hands } = this.#window;
    const picker = page.getByTestId('screen-vat-return').getByRole('group').first();
    const month = picker.getByRole('combobox');
    const shown = await month.inputValue();
    await hands.goTo(picker.getByRole('button')[to]());
    await hands.press('Enter');
    // The address changes before the screen does, and only the new screen asks for its month.
    while ((await month.inputValue()) === shown) await settled(page);
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

  /** What speaks against filing: level, rule, sentence with its link. */
  async checks(): Promise<string[][]> {
    const rows = this.#window.page.getByTestId('return-checks').locator('li');
    const cells = await rows.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
    return cells.map((row) => row.map(plain));
  }

  /** Follows the link of the check that says this to its document. */
  async openCheck(said: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('return-checks').locator('li').filter({ hasText: said }).getByRole('link'));
    await hands.press('Enter');
    await page.getByTestId('screen-document').waitFor();
    await settled(page);
  }

  /** Files a return that has warnings: a reason for each rule, then Ctrl+Enter. Answers the question above them. */
  async fileWithReasons(reason: (rule: string) => string): Promise<string> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('file-return'));
    await hands.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name^="reason."]:focus').waitFor();
    await settled(page);
    const question = plain(await dialog.innerText());
    for (const field of await dialog.locator('textarea[name^="reason."]').all()) {
      await hands.goTo(field);
      await hands.type(reason((await field.getAttribute('name'))!.slice('reason.'.length)));
    }
    await hands.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByTestId('file-return').waitFor({ state: 'detached' });
    await settled(page);
    return question;
  }

  /** Types into a cell no document fills, or the share of the year. */
  async enterCell(id: string, typed: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId(`vat-cell-${id}`));
    await hands.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="amount"]:focus').waitFor();
    await hands.type(typed);
    await hands.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await settled(page);
  }

  async fileNames(): Promise<string[]> {
    const buttons = this.#window.page.getByTestId('return-files').getByRole('button');
    return (await buttons.allInnerTexts()).map(plain);
  }

  /** Saves a file of the return: its bytes as the browser wrote them. */
  async saveFile(name: string): Promise<{ name: string; bytes: Buffer }> {
    const { page, hands } = this.#window;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hands.goTo(page.getByTestId(`file-${name}`)).then(() => hands.press('Enter')),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** What a corrected return changed: cell, before, after. */
  async correction(number: number): Promise<string[][]> {
    const rows = this.#window.page.getByTestId(`correction-${number}`).locator('tbody tr');
    const cells = await rows.evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText)),
    );
    return cells.map((row) => row.map(plain));
  }
}
