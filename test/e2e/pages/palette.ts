import type { Window } from '../support/window.ts';

/** Search and commands, from anywhere. */
export class Palette {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  /** Opens on a Georgian keyboard, where the key of K writes კ. */
  async openOnGeorgianKeyboard(): Promise<void> {
    await this.#window.hands.pressGeorgian('KeyK', 'კ');
    await this.#isReady();
  }

  /** Types only when the field has the focus, as whoever sees the caret does. */
  #isReady(): Promise<void> {
    return this.#window.page.locator('[data-testid="palette-search"]:focus').waitFor();
  }

  /** Types and takes the first of what is found once it says what is wanted. */
  async choose(typed: string, wanted: string = typed): Promise<void> {
    const { page, hands } = this.#window;
    await hands.type(typed);
    await page.getByRole('option', { selected: true }).filter({ hasText: wanted }).waitFor();
    await hands.press('Enter');
  }
}
