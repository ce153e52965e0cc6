import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';

/** The audit file: what it lacks, and its writing. */
export class AuditFilePage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  async open(period: string): Promise<void> {
    const { page } = this.#window;
    await page.evaluate((to) => {
      location.hash = `#${to}`;
    }, `/audit-file?period=${period}`);
    // The check reads the whole month in a thread of its own.
    await page.locator('[data-testid="audit-file-findings"][aria-busy="false"]').waitFor();
    await settled(page);
  }

  /** Sentences of what is missing. */
  async findings(): Promise<string[]> {
    const all = await this.#window.page.getByTestId('audit-file-findings').locator('li').allInnerTexts();
    return all.map(plain);
  }

  mayWrite(): Promise<boolean> {
    return this.#window.page.getByTestId('write-audit-file').isEnabled();
  }

  /** Fills in the dialog about the company, fields in their order. */
  async declare(fields: Readonly<Record<string, string>>): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('declare-audit-file'));
    await hands.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await settled(page);
    for (const [name, typed] of Object.entries(fields)) {
      await hands.goTo(dialog.locator(`[name="${name}"]`));
      await hands.type(typed);
    }
    await hands.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await settled(page);
  }

  /** Follows the way beside the first of the findings. */
  async followFirst(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('audit-file-findings').locator('li a, li button').first());
    await hands.press('Enter');
    await page.getByRole('dialog').waitFor();
    await settled(page);
  }

  async enterTown(town: string): Promise<void> {
    const { page, hands } = this.#window;
    const dialog = page.getByRole('dialog');
    await hands.goTo(dialog.locator('[name="town"]'));
    await hands.type(town);
    await hands.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await settled(page);
  }

  /** Writes the file; answers what the screen says of it. */
  async write(): Promise<string> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('write-audit-file'));
    await hands.press('Enter');
    const written = page.getByTestId('audit-file-written');
    await written.waitFor({ timeout: 30_000 });
    return plain(await written.innerText());
  }
}
