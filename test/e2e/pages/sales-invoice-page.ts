import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';
import { typedInto } from './typed-into.ts';

interface Line {
  readonly description: string;
  readonly quantity?: string;
  readonly unitPrice: string;
}

/** Entry of a sales invoice, by keyboard. */
export class SalesInvoicePage {
  readonly #window: Window;
  #lines = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  get #form() {
    return this.#window.page.getByTestId('form-sales-invoice');
  }

  field(name: string) {
    return this.#form.locator(`[name="${name}"]`);
  }

  async isOpen(): Promise<void> {
    await this.field('counterpartyId').waitFor();
    await settled(this.#window.page);
  }

  /** Types the beginning of a name and takes the customer found. */
  async chooseCustomer(beginning: string, wanted: string): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(this.field('counterpartyId'));
    await hands.type(beginning);
    await page.getByRole('option', { name: wanted }).first().waitFor();
    await hands.press('Enter');
  }

  /** A customer nobody has met yet is added without leaving the invoice. */
  async addCustomer({ name, taxId }: { name: string; taxId: string }): Promise<void> {
    const { page, hands } = this.#window;
    await hands.goTo(this.field('counterpartyId'));
    await hands.type(name);
    await page.getByRole('option').filter({ hasText: name }).waitFor();
    await hands.press('Enter');
    const party = page.getByTestId('new-counterparty');
    await hands.goTo(party.locator('[name="taxId"]'));
    await hands.type(taxId);
    await hands.press('Enter');
    await party.waitFor({ state: 'detached' });
  }

  /** What was typed into a line and is no item yet becomes one, with its price: the row below those that were found. */
  async addItem(name: string, salePrice: string): Promise<void> {
    const { page, hands } = this.#window;
    await page.getByRole('option').filter({ hasText: name }).waitFor();
    await hands.press('ArrowDown');
    await hands.press('Enter');
    const item = page.getByTestId('new-item');
    await hands.goTo(item.locator('[name="newItem.salePrice"]'));
    await hands.type(salePrice);
    await hands.press('Enter');
    await item.waitFor({ state: 'detached' });
    await settled(page);
  }

  async date(typed: string): Promise<void> {
    await this.#window.hands.goTo(this.field('date'), 'Enter');
    await this.#window.hands.type(typed);
  }

  /** Goes on to the next free line; quantity 1 and the tax code of the line before stand there already. */
  async addLine({ description, quantity, unitPrice }: Line): Promise<void> {
    const { hands } = this.#window;
    const line = `lines.${this.#lines}`;
    await hands.goTo(this.field(`${line}.description`), 'Enter');
    await hands.type(description);
    await hands.press('Enter');
    if (quantity !== undefined) await hands.type(quantity);
    await hands.press('Enter');
    await hands.type(unitPrice);
    this.#lines += 1;
  }

  /** Everything typed, field by field, as it stands on screen. */
  typed(): Promise<Record<string, string>> {
    return typedInto(this.#form);
  }

  /** Figures of the preview as they stand on screen. */
  async total(): Promise<string> {
    // Drawn right after what was typed.
    await settled(this.#window.page);
    return plain(await this.#form.getByTestId('total-gross').innerText());
  }

  /** Lines of the journal entry the invoice would make: account, debit, credit. */
  async entryShown(): Promise<string[][]> {
    await settled(this.#window.page);
    const rows = this.#window.page.getByTestId('panel-entry').locator('tbody tr');
    const cells = await rows.evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)));
    return cells.map(([account = '', ...sides]) => [plain(account).split(' ')[0]!, ...sides.map(plain)]);
  }

  /** Ctrl+Enter from wherever the focus is. */
  async post(): Promise<void> {
    const { page, hands } = this.#window;
    await hands.press('Control+Enter');
    await page.getByTestId('screen-document').waitFor();
    await settled(page);
  }
}
