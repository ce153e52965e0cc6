import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';

/** Who files for the company: a part of the settings. */
export class DeclarantPage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  /** From anywhere, by the keys of the settings. */
  async open(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.press('Control+Comma');
    await page.getByTestId('screen-settings').waitFor();
    await settled(page);
    await hands.goTo(page.getByTestId('settings-interface'));
    await hands.press('ArrowRight');
    await page.getByTestId('change-declarant').waitFor();
    await settled(page);
  }

  /** Fills in the fields named, in their order, and sends with Ctrl+Enter. */
  async change(fields: Readonly<Record<string, string>>): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(page.getByTestId('change-declarant'));
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

  async shown(): Promise<string> {
    return plain(await this.#window.page.getByTestId('declarant').innerText());
  }
}
