import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AllMethods, InputOf } from '../../shared/contracts/index.ts';
import { Palette } from './pages/palette.ts';
import { StartPage } from './pages/start-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// A quarter of sales to consumers of other member states, from the registration to the filed return.

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  window = await app.openWindow({ language: 'en' });
  await new StartPage(window).createCompany({ country: 'BG', name: 'МАГАЗИН ЕООД', taxId: '123456786', owner: 'ИВА' });
  await settled(window.page);
});
afterAll(() => app.close());

const say = (key: string) => text('en', key);
const post = <M extends keyof AllMethods>(method: M, input: Omit<InputOf<M>, 'id'>) =>
  app.ask(method, { id: newId(), ...input } as InputOf<M>);
async function openScreen(): Promise<void> {
  await window.hands.press('Control+KeyK');
  await window.page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(say('common:nav.oss'));
  await window.page.getByTestId('screen-oss').waitFor();
  await settled(window.page);
}

test('[V5] the company is registered by keyboard, and the screen says what is missing', async () => {
  const { hands, page } = window;
  await openScreen();
  await page.getByText(say('oss:registration.none')).waitFor();
  await page.getByText(say('oss:empty')).waitFor();
  await hands.click(page.getByTestId('oss-register'));
  await page.locator('input[name="from"]:focus').waitFor();
  await page.keyboard.press('Control+A');
  await hands.type('2026-07-01');
  await hands.press('Control+Enter');
  await page.getByTestId('oss-deregister').waitFor();
  expect((await app.ask('oss.get', { quarter: '2026-Q3' })).registrations).toEqual([{ from: '2026-07-01', until: null }]);
});

test('[V5] figures by state lead to their documents, and the return is filed with the bytes that were shown', async () => {
  const { hands, page } = window;
  const anna = await post('counterparty.create', { name: 'Anna Muster', country: 'DE' });
  const sale = { date: '2026-08-10' as never, counterpartyId: anna.id };
  const first = await post('salesInvoice.post', { ...sale, lines: [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }] });
  await post('salesInvoice.post', { ...sale, lines: [{ unitPrice: '80', taxCode: 'OSS-FR-20S' }] });
  await post('salesCreditNote.post', {
    ...{ ...sale, date: '2026-10-02' as never, correctsDocumentId: first.id, reason: 'returned' },
    lines: [{ unitPrice: '40', taxCode: 'OSS-DE-19G' }],
  });
  const payable = page.getByTestId('figure-oss-payable');
  await payable.getByText('35.00').waitFor();
  await hands.click(page.getByTestId('oss-line-DE-goods-19'));
  await page.getByTestId('grid-oss-rows').getByText('Anna Muster').waitFor();
  await page.locator('[role="grid"]:focus').waitFor();
  await hands.press('Enter');
  await page.waitForURL((url) => url.hash.includes(`/documents/${first.id}`));
  await page.goBack();
  await page.getByTestId('grid-oss-rows').waitFor();
  await hands.press('Escape');
  const shown = await app.ask('oss.csv', { quarter: '2026-Q3' });
  await hands.click(page.getByTestId('file-oss'));
  await hands.click(page.getByRole('dialog').getByRole('button', { name: say('oss:file.button') }));
  await page.getByText(text('en', 'oss:file.is').replace('{{by}}', 'ИВА')).waitFor();
  expect(await app.ask('oss.csv', { quarter: '2026-Q3' })).toEqual({ ...shown, filed: true });
  await hands.click(page.getByRole('button', { name: say('common:period.after.quarter') }));
  await page.getByTestId('oss-correction-2026-Q3-DE').waitFor();
  await page.getByTestId('figure-oss-corrections').getByText('7.60').waitFor();
});
