import type { Locator } from 'playwright-core';
import { settled, type Window } from '../support/window.ts';
import { typedInto } from './typed-into.ts';

/** An entry form, typed into by keyboard: fields by the names the contract gives them. */
export class FormPage {
  readonly #window: Window;
  readonly #name: string;

  constructor(window: Window, name: string) {
    this.#window = window;
    this.#name = name;
  }

  get #form(): Locator {
    return this.#window.page.getByTestId(`form-${this.#name}`);
  }

  field(name: string): Locator {
    return this.#form.locator(`[name="${name}"]`);
  }

  async isOpen(): Promise<void> {
    await this.field('date').waitFor();
    await settled(this.#window.page);
  }

  /** Goes on to a field and types over what stands there. `Enter` leaves out what is rarely typed, `Tab` stops everywhere. */
  async type(name: string, typed: string, key: 'Tab' | 'Enter' = 'Enter'): Promise<void> {
    await this.#window.hands.goTo(this.field(name), key);
    await this.#window.hands.type(typed);
  }

  /** Types the beginning of a name or code and takes what is found once it is the wanted one. */
  async choose(name: string, beginning: string, wanted: string, key: 'Tab' | 'Enter' = 'Enter'): Promise<void> {
    const { page, hands } = this.#window;
    await this.type(name, beginning, key);
    await page.locator('[role="option"]:visible').first().filter({ hasText: wanted }).waitFor();
    await hands.press('Enter');
  }

  /** Everything typed, field by field, as it stands on screen. */
  typed(): Promise<Record<string, string>> {
    return typedInto(this.#form);
  }

  /** Ctrl+Enter from wherever the focus is: the document opens. */
  async post(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.press('Control+Enter');
    await page.getByTestId('screen-document').waitFor();
    await settled(page);
  }
}
