import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../shared/locales/languages.ts';
import { DocumentPage } from './pages/document-page.ts';
import { OverviewPage } from './pages/overview-page.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { StartPage } from './pages/start-page.ts';
import { type App, startApp } from './support/app.ts';

const mostInteractions = 15;

let app: App;
beforeAll(async () => {
  app = await startApp({ sample: true });
});
afterAll(() => app.close());

test.each(languages)('[X8] the first posted invoice in the sample company takes at most 15 interactions: %s', async (language) => {
  await app.ask('app.close', {});
  const window = await app.openWindow({ language });
  await new StartPage(window).openSample();
  await new OverviewPage(window).newInvoice();
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.chooseCustomer('კოლხ', 'კოლხ');
  await invoice.addLine({ description: 'ყავა', quantity: '10', unitPrice: language === 'en' ? '24.50' : '24,50' });
  // 245.00 and 18 %.
  expect(await invoice.total()).toBe(language === 'en' ? '289.10 GEL' : '289,10 GEL');
  await invoice.post();

  const { interactions } = window.hands;
  console.log(`interactions to the first posted invoice (${language}): ${interactions}`);
  expect(interactions).toBeLessThanOrEqual(mostInteractions);
  expect(await new DocumentPage(window).title()).toMatch(/\d/);
  expect(window.problems).toEqual([]);
  await window.close();
});
