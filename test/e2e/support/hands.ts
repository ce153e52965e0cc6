import type { Locator, Page } from 'playwright-core';

const mostTabs = 60;

/** What a person does to a window. Every click, every text and every key counts as one interaction. */
export class Hands {
  interactions = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.interactions += 1;
    await target.click();
  }

  /** Types a text into whatever has the focus. */
  async type(text: string): Promise<void> {
    this.interactions += 1;
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.interactions += 1;
    await this.page.keyboard.press(key);
  }

  /** Goes from field to field until one has the focus. */
  async goTo(target: Locator, key: 'Tab' | 'Enter' | 'Shift+Tab' | 'ArrowDown' | 'ArrowRight' = 'Tab'): Promise<void> {
    // A dialog that opens or closes moves the focus by a short timer: a person looks where it is first.
    await this.page.evaluate(() => new Promise((passed) => setTimeout(passed, 60)));
    for (let pressed = 0; pressed < mostTabs; pressed += 1) {
      if (await hasFocus(target)) return;
      await this.press(key);
      await drawn(this.page);
    }
    throw new Error(`${key} never reached ${target}`);
  }

  /** A key of a Georgian keyboard: its place is that of the letter, what it writes is another one. */
  async pressGeorgian(code: `Key${string}`, letter: string): Promise<void> {
    this.interactions += 1;
    const session = await this.page.context().newCDPSession(this.page);
    const key = { modifiers: 2, code, key: letter, windowsVirtualKeyCode: code.charCodeAt(3) };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await session.detach();
  }
}

export const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement);

/** A key may make a field that takes the focus once it is drawn. */
const drawn = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
