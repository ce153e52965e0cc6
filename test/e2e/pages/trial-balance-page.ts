import { settled, type Window } from '../support/window.ts';
import { ReportPage } from './report-page.ts';

/** The trial balance at the end of a day. */
export class TrialBalancePage {
  readonly #window: Window;
  readonly report: ReportPage;

  constructor(window: Window) {
    this.#window = window;
    this.report = new ReportPage(window);
  }

  async open(): Promise<void> {
    await this.#window.hands.click(this.#window.page.getByTestId('nav-trial-balance'));
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    const { page } = this.#window;
    await page.waitForURL(/#\/trial-balance/);
    await page.getByTestId('screen-report').waitFor();
    await settled(page);
  }

  /** Types the day into its field. */
  async asOf(typed: string): Promise<void> {
    await this.report.days(typed);
    await this.#window.page.waitForURL(/[?&]to=/);
    await settled(this.#window.page);
  }

  /** Code and figures of every account in sight. */
  async rows(): Promise<string[][]> {
    const rows = await this.report.grid.rows();
    return rows.filter(([label = '']) => label.includes(' ')).map(([label = '', ...figures]) => [label.split(' ')[0]!, ...figures]);
  }

  /** Figures of the last row. */
  async total(): Promise<string[]> {
    const { hands, page } = this.#window;
    await hands.goTo(this.report.grid.box);
    await hands.press('End');
    await settled(page);
    return (await this.report.current()).slice(1);
  }

  /** Code and figures of one account. */
  async row(account: string): Promise<string[]> {
    const found = (await this.rows()).find(([code]) => code === account);
    if (!found) throw new Error(`trial balance shows no ${account}`);
    return found;
  }

  /** Opens the card of an account by the keyboard. */
  async openAccount(account: string): Promise<void> {
    const { hands } = this.#window;
    await hands.goTo(this.report.grid.box);
    await hands.press('Home');
    const place = (await this.rows()).findIndex(([code]) => code === account);
    for (let moved = 0; moved < place; moved += 1) await hands.press('ArrowDown');
    await hands.press('Enter');
  }
}
