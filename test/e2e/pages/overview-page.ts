import { settled, type Window } from '../support/window.ts';

/** Where the company stands. */
export class OverviewPage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  async isOpen(): Promise<void> {
    await this.#window.page.getByTestId('screen-overview').waitFor();
    await settled(this.#window.page);
  }

  async newInvoice(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.click(page.getByTestId('screen-overview').getByRole('button').first());
  }
}
