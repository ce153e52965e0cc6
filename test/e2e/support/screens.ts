import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFileName } from '../../../electron/services/sample/open-sample.ts';
import { ImportPage } from '../pages/import-page.ts';
import { JournalEntryPage } from '../pages/journal-entry-page.ts';
import { SalesInvoicePage } from '../pages/sales-invoice-page.ts';
import type { App } from './app.ts';
import { hledgerBook } from './book.ts';
import { settled, type Window } from './window.ts';

/** A screen worth looking at, and the way to it. */
export interface Screen {
  /** Also the name of its picture. */
  readonly name: string;
  open(window: Window, sample: SampleFacts): Promise<void>;
}

/** Documents of the sample company the screens are opened with. */
export interface SampleFacts {
  readonly invoice: string;
  readonly bill: string;
  readonly wages: string;
}

export async function sampleFacts(app: App): Promise<SampleFacts> {
  const openInvoices = await app.ask('document.list', { kinds: ['sales-invoice'], openOnly: true, search: 'შპს' });
  const bills = await app.ask('document.list', { kinds: ['purchase-bill'], search: 'შპს' });
  const entries = await app.ask('journal.list', { from: '2026-09-30', to: '2026-09-30', limit: 200 });
  const wages = entries.rows.find((row) => row.kind === 'manual') ?? entries.rows[0];
  return { invoice: openInvoices.rows[0]!.id, bill: bills.rows[0]!.id, wages: wages!.entryId };
}

const lastWork = '2026-11-06T18:10:00+04:00';

const go = (window: Window, path: string) =>
  window.page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);

/** A screen that is its address. */
const at = (name: string, path: string | ((sample: SampleFacts) => string), screen = name): Screen => ({
  name,
  async open(window, sample) {
    await go(window, typeof path === 'string' ? path : path(sample));
    await window.page.getByTestId(`screen-${screen}`).waitFor();
    await settled(window.page);
  },
});

/** The same after some work on it. */
const after = (screen: Screen, work: (window: Window) => Promise<unknown>): Screen => ({
  name: screen.name,
  async open(window, sample) {
    await screen.open(window, sample);
    await work(window);
    await settled(window.page);
  },
});

/** Every screen of an open company. Forms come last: what is typed into them becomes a draft. */
export const screens: readonly Screen[] = [
  at('overview', '/'),
  at('journal', '/journal'),
  at('entry', (sample) => `/entry/${sample.wages}`),
  at('sales', '/sales'),
  at('document', (sample) => `/documents/${sample.invoice}`),
  after(
    at('document-pdf', (sample) => `/documents/${sample.invoice}`, 'document'),
    async ({ page }) => {
      await page.getByTestId('open-pdf').click();
      await page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
    },
  ),
  at('purchases', '/purchases'),
  at('purchase', (sample) => `/documents/${sample.bill}`, 'document'),
  at('counterparties', '/counterparties'),
  at('accounts', '/accounts'),
  at('trial-balance', '/trial-balance?asOf=2026-10-31'),
  at('account-card', '/account-card?account=1410&from=2026-10-01&to=2026-10-31'),
  at('vat-return', '/vat-return?period=2026-10'),
  after(at('vat-return-cell', '/vat-return?period=2026-10&cell=I.1.vat', 'vat-return'), ({ page }) =>
    page.getByTestId('vat-rows').locator('[role="row"][aria-selected]').first().waitFor(),
  ),
  at('rates', '/rates'),
  at('number-continuity', '/number-continuity'),
  after(at('history', '/history'), ({ page }) => page.getByTestId('history-detail').waitFor()),
  ...['interface', 'company', 'periods', 'users', 'about'].map((part) => at(`settings-${part}`, `/settings?section=${part}`, 'settings')),
  after(at('palette', '/', 'overview'), async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-search').waitFor();
  }),
  after(at('keyboard', '/', 'overview'), async ({ page }) => {
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
  }),
  after(at('sales-invoice', '/sales/new'), async (window) => {
    const invoice = new SalesInvoicePage(window);
    await invoice.chooseCustomer('ვაკის', 'ვაკის');
    await invoice.addLine({ description: 'ყავის მარცვალი, 1 კგ', quantity: '24', unitPrice: '38' });
    await invoice.addLine({ description: 'წყალი 0.5 ლ', quantity: '480', unitPrice: '1' });
  }),
  at('purchase-bill', '/purchases/new'),
  at('credit-note', (sample) => `/credit-notes/new?corrects=${sample.invoice}`, 'sales-credit-note'),
  at('payment', (sample) => `/payments/new?document=${sample.invoice}`),
  at('advance', '/advances/new', 'advance-received'),
  at('import-declaration', '/import-declarations/new'),
  after(at('journal-entry', '/journal/new'), async (window) => {
    const entry = new JournalEntryPage(window);
    await entry.memo('ოქტომბრის იჯარა');
    await entry.addLine({ account: '7420', debit: '2500' });
    await entry.addLine({ account: '1110', credit: '1000' });
    await entry.closeWith('3190');
  }),
];

/** Screens without an open company. */
export const screensOutside: readonly Screen[] = [
  at('start', '/start'),
  after(at('import', '/import'), (window) => new ImportPage(window).choose('cafe.journal', hledgerBook)),
];

/** Gives the sample company the time its last entry was made, as if it had been worked on there. */
export function prepareFiles(app: App): void {
  const at = new Date(lastWork);
  utimesSync(join(app.folder, sampleFileName), at, at);
}
