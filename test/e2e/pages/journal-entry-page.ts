import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';
import { typedInto } from './typed-into.ts';

interface Line {
  readonly account: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly memo?: string;
}

/** Entry of a journal entry, by Tab and Enter. */
export class JournalEntryPage {
  readonly #window: Window;
  #lines = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  get #form() {
    return this.#window.page.getByTestId('form-journal-entry');
  }

  field(name: string) {
    return this.#form.locator(`[name="${name}"]`);
  }

  async isOpen(): Promise<void> {
    await this.field('date').waitFor();
    await settled(this.#window.page);
  }

  async date(typed: string): Promise<void> {
    await this.#type('date', typed);
  }

  async memo(typed: string): Promise<void> {
    await this.#type('memo', typed);
  }

  /** Goes on to the next free line and types an account and one side. */
  async addLine({ account, debit, credit, memo }: Line): Promise<void> {
    const { hands } = this.#window;
    const line = `lines.${this.#lines}`;
    await this.#type(`${line}.account`, account);
    await hands.press('Tab');
    if (debit !== undefined) await this.#type(`${line}.debit`, debit);
    if (credit !== undefined) await this.#type(`${line}.credit`, credit, 'Tab');
    if (memo !== undefined) await this.#type(`${line}.memo`, memo, 'Tab');
    this.#lines += 1;
  }

  /** Goes to the next free line, types its account, and takes the amount the entry lacks. */
  async closeWith(account: string): Promise<void> {
    const { hands } = this.#window;
    const line = `lines.${this.#lines}`;
    await this.#type(`${line}.account`, account);
    await hands.press('Tab');
    await hands.press('Tab');
    await hands.press('Tab');
    this.#lines += 1;
  }

  async #type(name: string, typed: string, key: 'Tab' | 'Enter' = 'Enter'): Promise<void> {
    await this.#window.hands.goTo(this.field(name), key);
    await this.#window.hands.type(typed);
  }

  /** Both sums and what is said about their difference. */
  async sums(): Promise<{ debit: string; credit: string; difference: string }> {
    const read = async (id: string) => plain(await this.#form.getByTestId(id).innerText());
    return { debit: await read('sum-debit'), credit: await read('sum-credit'), difference: await read('difference') };
  }

  /** Ctrl+Enter; an empty form for the next entry follows. */
  async post(): Promise<void> {
    await this.#window.hands.press('Control+Enter');
  }

  /** Everything typed, field by field, as it stands on screen. */
  typed(): Promise<Record<string, string>> {
    return typedInto(this.#form);
  }
}
