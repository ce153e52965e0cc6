import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AllMethods, InputOf } from '../../shared/contracts/index.ts';
import { structureFaults } from '../../shared/declarations/intrastat/check-structure.ts';
import { Grid } from './pages/grid.ts';
import { StartPage } from './pages/start-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// October 2026 of a Bulgarian company that sold goods to Germany: from its invoice to the filed message, by keyboard.

const period = '2026-10';
let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  window = await app.openWindow({ language: 'bg' });
});
afterAll(() => app.close());

const say = (key: string) => text('bg', key);
const post = <M extends keyof AllMethods>(method: M, input: Omit<InputOf<M>, 'id'>) =>
  app.ask(method, { id: newId(), ...input } as InputOf<M>);

test('[V6] goods of an invoice are described, declared, saved and filed without the mouse', async () => {
  const { page, hands } = window;
  await new StartPage(window).createCompany({ country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', owner: 'ИВАН ИВАНОВ' });
  await settled(page);
  await post('declarant.change', {
    ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' as const, town: 'СОФИЯ', postCode: '1000' },
    ...{ street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1', phone: '+359 2 000' },
  });
  const { id: counterpartyId } = await post('counterparty.create', {
    name: 'MUSTER GMBH',
    taxId: 'DE136695976',
    country: 'DE',
    vatPayer: true,
  });
  await post('salesInvoice.post', {
    ...{ date: '2026-10-15', counterpartyId },
    lines: [{ description: 'Болтове', unitPrice: '1672.49', taxCode: 'SZICS' }],
  });

  await hands.goTo(page.getByTestId('nav-intrastat'));
  await hands.press('Enter');
  await page.getByTestId('screen-intrastat').waitFor();
  await settled(page);
  expect(plain(await page.getByTestId('screen-intrastat').innerText())).toContain(say('intrastat:documents.empty'));
  // Dispatches, with the letters of the list.
  await hands.goTo(page.getByTestId('intrastat-flow'));
  await hands.press('ArrowDown');
  const documents = new Grid(window, 'intrastat-documents');
  await page.getByTestId('grid-intrastat-documents').getByText('MUSTER GMBH').waitFor();
  await settled(page);
  expect(plain(await page.getByTestId('grid-intrastat-documents').innerText())).toContain(say('intrastat:documents.missing'));
  expect(await page.getByTestId('save-intrastat').isDisabled()).toBe(true);

  await documents.open('0000000001');
  const dialog = page.getByRole('dialog');
  const field = (name: string) => dialog.locator(`[name="items.0.${name}"]`);
  await dialog.locator('[name="items.0.cn8"]:focus').waitFor();
  await hands.type('731813');
  await hands.goTo(field('netMass'));
  expect(plain(await dialog.innerText())).toContain(say('intrastat:goods.cn8Wrong'));
  await hands.goTo(field('cn8'), 'Shift+Tab');
  await hands.press('Control+KeyA');
  await hands.type('73181300');
  await hands.goTo(field('netMass'));
  await hands.type('320,5');
  await hands.goTo(field('originCountry'));
  await hands.type('bg');
  for (const [name, letters] of [
    ['transportMode', '3'],
    ['region', 'SOF'],
    ['deliveryTerms', 'EXW'],
  ] as const) {
    await hands.goTo(field(name));
    await hands.type(letters);
  }
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  const declared = await app.ask('intrastat.get', { period, flow: 'dispatches' });
  expect(declared).toMatchObject({
    lines: [{ cn8: '73181300', netMass: '320.500', value: '1672', originCountry: 'BG', partnerVatNumber: 'DE136695976', region: 'SOF' }],
    findings: [],
  });
  expect(plain(await page.getByTestId('grid-intrastat-lines').innerText())).toContain('73181300');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.goTo(page.getByTestId('save-intrastat')).then(() => hands.press('Enter')),
  ]);
  expect(download.suggestedFilename()).toBe('INSTAT_D_2026-10.xml');
  const xml = readFileSync(await download.path(), 'utf8');
  expect(structureFaults(xml)).toEqual([]);
  expect(xml).toContain('<invoicedAmount>1672</invoicedAmount>');

  await hands.goTo(page.getByTestId('file-intrastat'));
  await hands.press('Enter');
  const question = page.getByRole('dialog');
  await question.locator('button:focus').waitFor();
  await hands.press('Tab');
  await hands.press('Enter');
  await page.getByTestId('file-intrastat').waitFor({ state: 'detached' });
  expect((await app.ask('intrastat.get', { period, flow: 'dispatches' })).filed).toMatchObject([{ version: 1, function: 'REGULAR' }]);
});
