import { settled, type Window } from '../support/window.ts';

interface NewCompany {
  readonly name: string;
  readonly taxId: string;
  readonly owner: string;
  /** Its code; the first one offered if not given. */
  readonly country?: string;
}

/** The first screen: which company to work on. */
export class StartPage {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  /** Fills in the form by keyboard. VAT payer stays ticked. */
  async createCompany({ name, taxId, owner, country }: NewCompany): Promise<void> {
    const { page, hands } = this.#window;
    const form = page.locator('form');
    if (country !== undefined) {
      const list = form.locator('[name="country"]');
      await hands.goTo(list, 'Shift+Tab');
      const offered = await list.locator('option').count();
      for (let moved = 1; moved < offered && (await list.inputValue()) !== country; moved += 1) await hands.press('ArrowDown');
    }
    await hands.goTo(form.locator('[name="name"]'));
    await hands.type(name);
    await hands.press('Tab');
    await hands.type(taxId);
    await hands.press('Tab');
    await hands.type(owner);
    await hands.press('Enter');
    await page.getByTestId('screen-overview').waitFor();
  }

  async openSample(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.click(page.getByTestId('open-sample'));
    await page.getByTestId('screen-overview').waitFor();
    await settled(page);
  }
}
