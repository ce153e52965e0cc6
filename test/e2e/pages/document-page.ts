import { readFileSync } from 'node:fs';
import { settled, type Window } from '../support/window.ts';

/** A posted document. */
export class DocumentPage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  async isOpen(): Promise<void> {
    await this.#window.page.getByTestId('screen-document').waitFor();
    await settled(this.#window.page);
  }

  title(): Promise<string> {
    return this.#window.page.locator('h1').innerText();
  }

  /** Goes to the journal entry of the document. */
  async openEntry(): Promise<void> {
    const { page, hands } = this.#window;
    const link = page.getByTestId('panel-entry').locator('a').first();
    await hands.goTo(link);
    await hands.press('Enter');
    await page.getByTestId('screen-entry').waitFor();
    await settled(page);
  }

  /** Opens the preview and waits until its pages are drawn. */
  async openPdf(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('open-pdf'));
    await hands.press('Enter');
    await page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
  }

  /** Leaves the preview; the focus returns to the button that opened it. */
  async closePdf(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.press('Escape');
    await page.locator('[data-testid="open-pdf"]:focus').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Keeps the PDF that is being looked at: its name and bytes. */
  async downloadPdf(): Promise<{ name: string; bytes: Uint8Array }> {
    const { page, hands } = this.#window;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hands.goTo(page.getByTestId('download-pdf')).then(() => hands.press('Enter')),
    ]);
    return { name: download.suggestedFilename(), bytes: Uint8Array.from(readFileSync(await download.path())) };
  }
}
