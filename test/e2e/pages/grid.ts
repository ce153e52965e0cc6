import type { Locator } from 'playwright-core';
import { plain } from '../support/texts.ts';
import { settled, type Window } from '../support/window.ts';

/** A register: read by row, worked by keyboard. */
export class Grid {
  readonly #window: Window;
  readonly name: string;

  constructor(window: Window, name: string) {
    this.#window = window;
    this.name = name;
  }

  get box(): Locator {
    return this.#window.page.getByTestId(`grid-${this.name}`);
  }

  get #rows(): Locator {
    return this.box.locator('[role="row"][aria-selected]');
  }

  /** Cells of every row on screen. */
  async rows(): Promise<string[][]> {
    await this.#rows.first().waitFor();
    await settled(this.#window.page);
    const rows = await this.#rows.evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll<HTMLElement>('[role="gridcell"]')].map((cell) => cell.innerText)),
    );
    return rows.map((cells) => cells.map(plain));
  }

  async total(): Promise<string[]> {
    const cells = this.#window.page.getByTestId(`grid-${this.name}-total`).locator('[role="gridcell"]');
    return (await cells.allInnerTexts()).map(plain).filter(Boolean);
  }

  /** Moves down to the first row that has this text in one of its cells, and opens it with Enter. */
  async open(cell: string): Promise<void> {
    const { hands } = this.#window;
    await this.moveTo(cell);
    await hands.press('Enter');
  }

  async moveTo(cell: string): Promise<void> {
    const { hands } = this.#window;
    await this.#rows.filter({ hasText: cell }).first().waitFor();
    const rows = await this.rows();
    const place = rows.findIndex((row) => row.includes(cell));
    if (place < 0) throw new Error(`grid ${this.name} shows no ${cell}: ${rows.map((row) => row.join(' | ')).join('\n')}`);
    await hands.goTo(this.box);
    await hands.press('Home');
    for (let moved = 0; moved < place; moved += 1) await hands.press('ArrowDown');
  }
}
