import type { Page } from 'playwright-core';
import { plain } from '../support/texts.ts';
import { settled } from '../support/window.ts';

/** Lines of the entry in the side panel of a form: account, debit, credit. */
export async function panelLines(page: Page): Promise<string[][]> {
  await settled(page);
  const rows = page.getByTestId('panel-entry').locator('table:not([data-testid]) tbody tr');
  const cells = await rows.evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)));
  return cells.map(([account = '', ...sides]) => [plain(account).split(' ')[0]!, ...sides.map(plain)]);
}
