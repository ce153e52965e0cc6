import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFileName } from '../../../electron/services/sample/open-sample.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { Grid } from '../pages/grid.ts';
import { ImportPage } from '../pages/import-page.ts';
import { JournalEntryPage } from '../pages/journal-entry-page.ts';
import { SalesInvoicePage } from '../pages/sales-invoice-page.ts';
import { type App, newId } from './app.ts';
import { hledgerBook } from './book.ts';
import { owner, type SeveralPeople } from './several-people.ts';
import { text } from './texts.ts';
import { settled, type Window } from './window.ts';

/** A screen worth looking at, and the way to it. */
export interface Screen {
  /** Also the name of its picture. */
  readonly name: string;
  /** A field or two on an empty page. */
  readonly sparse?: true;
  open(window: Window, sample: SampleFacts): Promise<void>;
}

/** Documents of the sample company the screens are opened with. */
export interface SampleFacts {
  readonly invoice: string;
  readonly bill: string;
  readonly wages: string;
  readonly payment: string;
  /** Where the last month with a closing certificate stands in the list of months. */
  readonly certified: number;
  readonly budget: string;
  /** A document and an entry whose lines are sorted by dimensions. */
  readonly sorted: { readonly document: string; readonly entry: string };
}

export async function sampleFacts(app: App): Promise<SampleFacts> {
  const openInvoices = await app.ask('document.list', { kinds: ['sales-invoice'], openOnly: true, search: 'შპს' });
  const bills = await app.ask('document.list', { kinds: ['purchase-bill'], search: 'შპს' });
  const entries = await app.ask('journal.list', { from: '2026-09-30', to: '2026-09-30', limit: 200 });
  const wages = entries.rows.find((row) => row.kind === 'manual') ?? entries.rows[0];
  const payments = await app.ask('document.list', { kinds: ['payment-in'], limit: 1 });
  const sorted = await sortedByDimensions(app);
  const months = await app.ask('period.list', {});
  return {
    invoice: openInvoices.rows[0]!.id,
    bill: bills.rows[0]!.id,
    wages: wages!.entryId,
    payment: payments.rows[0]!.id,
    certified: months.findIndex(({ certificates }) => certificates > 0),
    budget: await aBudget(app),
    sorted,
  };
}

/** Two dimensions of the sample company, an entry and a document of November with values of them. */
async function sortedByDimensions(app: App): Promise<SampleFacts['sorted']> {
  for (const [code, name, values] of [
    ['CC', 'ხარჯთა ცენტრი', { VAKE: 'ვაკის მაღაზია', SABURTALO: 'საბურთალოს მაღაზია', OFFICE: 'ოფისი' }],
    ['PRJ', 'პროექტი', { FAIR: 'გამოფენა 2026', HALL: 'ახალი საწყობი' }],
  ] as const) {
    const { id } = await app.ask('dimension.add', { id: newId(), code, name });
    for (const [value, called] of Object.entries(values))
      await app.ask('dimensionValue.add', { id: newId(), dimensionId: id, code: value, name: called });
  }
  const { entryId } = await app.ask('journal.post', {
    id: newId(),
    date: '2026-11-05' as never,
    memo: 'იჯარა მაღაზიებისა და ოფისისთვის, ნოემბერი',
    lines: [
      { account: '7420', debit: '1800.00', dimensions: { CC: 'VAKE' } },
      { account: '7420', debit: '1450.50', dimensions: { CC: 'SABURTALO', PRJ: 'FAIR' } },
      { account: '7420', debit: '640.00', dimensions: { CC: 'OFFICE', PRJ: 'HALL' } },
      { account: '1210', credit: '3890.50' },
    ],
  });
  const [customer] = await app.ask('counterparty.list', { search: 'ვაკის' });
  const invoice = await app.ask('salesInvoice.post', {
    id: newId(),
    date: '2026-11-05' as never,
    counterpartyId: customer!.id,
    lines: [
      { description: 'ყავის მარცვალი, 1 კგ', quantity: '40', unitPrice: '38', taxCode: 'S18', dimensions: { CC: 'VAKE', PRJ: 'FAIR' } },
      { description: 'ჩაის კრებული', quantity: '25', unitPrice: '16.5', taxCode: 'S18', dimensions: { CC: 'SABURTALO' } },
      { description: 'მიტანა', quantity: '1', unitPrice: '45', taxCode: 'S18' },
    ],
  });
  return { document: invoice.id, entry: entryId };
}

/** The books of the year as they are, five percent more, as if they had been planned. */
async function aBudget(app: App): Promise<string> {
  const lines = await app.ask('budget.propose', { year: 2027, percent: '5' });
  const { id } = await app.ask('budget.save', {
    id: newId(),
    name: '2026',
    year: 2026,
    lines: lines
      .filter(({ type }) => type === 'income' || type === 'expense')
      .map(({ account, amounts }) => ({
        account,
        amounts: Object.fromEntries(Object.entries(amounts).map(([month, amount]) => [month.replace('2027', '2026'), amount])),
      })),
  });
  return id;
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

/** What a button or field is called in the language of the window. */
const said = async ({ page }: Window, key: string): Promise<string> =>
  text(await page.evaluate(() => document.documentElement.lang as Language), key);

const press = async (window: Window, key: string) => {
  const button = window.page.getByRole('button', { name: await said(window, key), exact: true });
  await button.first().click();
};

const dialogOpen = ({ page }: Window) => page.getByRole('dialog').waitFor();

/** The end of a screen that is longer than the window. */
const toEnd = ({ page }: Window) => page.evaluate(() => document.querySelector('#main')?.scrollTo(0, 1e6));

const month = (window: Window, place: number) => window.page.getByTestId('grid-periods').locator('[role="row"][aria-selected]').nth(place);

/** Every screen of an open company. Forms come last: what is typed into them becomes a draft. */
export const screens: readonly Screen[] = [
  at('overview', '/'),
  at('journal', '/journal'),
  at('journal-grouped', '/journal?group=month', 'journal'),
  after(at('journal-marked', '/journal?state=standing&least=100&sort=total-desc', 'journal'), async ({ page }) => {
    await page.getByTestId('grid-journal').focus();
    for (const key of ['Home', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.getByTestId('export-marked').waitFor();
  }),
  at('entry', (sample) => `/entry/${sample.wages}`),
  at('entry-dimensions', ({ sorted }) => `/entry/${sorted.entry}`, 'entry'),
  at('sales', '/sales'),
  at('document', (sample) => `/documents/${sample.invoice}`),
  after(
    at('document-pdf', (sample) => `/documents/${sample.invoice}`, 'document'),
    async ({ page }) => {
      await page.getByTestId('open-pdf').click();
      await page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
    },
  ),
  at('document-dimensions', ({ sorted }) => `/documents/${sorted.document}`, 'document'),
  at('purchases', '/purchases'),
  at('purchase', (sample) => `/documents/${sample.bill}`, 'document'),
  at('counterparties', '/counterparties'),
  after(at('items', '/items?create=true'), dialogOpen),
  at('accounts', '/accounts'),
  at('trial-balance', '/trial-balance?to=2026-10-31', 'report'),
  at('trial-balance-then', '/trial-balance?to=2026-10-31&compare=previous-period&knownOn=2026-10-15T12:00:59.999Z', 'report'),
  at('trial-balance-own', '/trial-balance?to=2026-10-31&in=commodity&accounts=12%2C%2014', 'report'),
  at('account-card', '/account-card?account=1410&from=2026-10-01&to=2026-10-31'),
  at('account-card-filtered', '/account-card?account=1410&from=2026-10-01&to=2026-10-31&side=debit', 'account-card'),
  at('reports', '/reports'),
  at('budgets', '/budgets'),
  after(
    at('budget', ({ budget }) => `/budgets/${budget}`),
    ({ page }) => page.getByTestId('grid-budget').focus(),
  ),
  at('new-budget', '/budgets/new', 'budget'),
  after(
    at(
      'income-statement-budget',
      ({ budget }) => `/reports/income-statement?from=2026-01-01&to=2026-10-31&compare=budget&budget=${budget}`,
      'report',
    ),
    ({ page }) => page.getByTestId('fold-all').click(),
  ),
  at('income-statement-values', '/reports/income-statement?from=2026-11-01&to=2026-11-30&by=CC', 'report'),
  at('turnover-sheet-filtered', '/reports/turnover-sheet?from=2026-11-01&to=2026-11-30&dimensions=CC:VAKE,-', 'report'),
  at('balance-sheet', '/reports/balance-sheet?to=2026-10-31&compare=previous-year', 'report'),
  at('income-statement', '/reports/income-statement?from=2026-07-01&to=2026-09-30&each=month', 'report'),
  at('cash-flow', '/reports/cash-flow?from=2026-01-01&to=2026-10-31', 'report'),
  at('equity-changes', '/reports/equity-changes?from=2026-01-01&to=2026-10-31', 'report'),
  after(at('turnover-sheet', '/reports/turnover-sheet?from=2026-10-01&to=2026-10-31', 'report'), ({ page }) =>
    page.locator('input[name="period"]').click(),
  ),
  at('general-ledger', '/reports/general-ledger?from=2026-10-01&to=2026-10-31', 'report'),
  at('journal-report', '/reports/journal?from=2026-10-01&to=2026-10-31', 'report'),
  after(at('aged-receivables', '/reports/aged-receivables?to=2026-10-31', 'report'), ({ page }) => page.keyboard.press('ArrowRight')),
  at('aged-payables', '/reports/aged-payables?to=2026-10-31', 'report'),
  at('vat-ledger', '/reports/vat-ledger?from=2026-10-01&to=2026-10-31', 'report'),
  at('vat-return', '/vat-return?period=2026-10'),
  after(at('vat-return-cell', '/vat-return?period=2026-10&cell=I.1.vat', 'vat-return'), ({ page }) =>
    page.getByTestId('vat-rows').locator('[role="row"][aria-selected]').first().waitFor(),
  ),
  at('tax-calendar', '/tax-calendar'),
  after(at('tax-profile', '/tax-calendar', 'tax-calendar'), async (window) => {
    await window.page.getByTestId('change-tax-profile').click();
    await dialogOpen(window);
  }),
  at('worksheets', '/worksheets?kind=profit-tax&period=2026-10&inputs=dividends:8500'),
  at('registration-watch', '/registration-watch'),
  at('imports', '/imports'),
  at('import-entries', '/imports/new'),
  at('opening', '/opening-balances'),
  at('rates', '/rates'),
  after(at('rate', '/rates?create=true', 'rates'), dialogOpen),
  at('revaluation', '/rates/revaluation?on=2026-10-31'),
  at('number-continuity', '/number-continuity'),
  at('number-continuity-then', '/number-continuity?knownOn=2026-10-15T12:00:59.999Z', 'number-continuity'),
  after(at('history', '/history'), ({ page }) => page.getByTestId('history-detail').waitFor()),
  after(
    at('void', (sample) => `/documents/${sample.payment}`, 'document'),
    async (window) => {
      await window.page.getByTestId('void').click();
      await dialogOpen(window);
    },
  ),
  at('workflow', '/workflow'),
  ...['interface', 'company', 'dimensions', 'periods', 'safety', 'users', 'about'].map((part) =>
    at(`settings-${part}`, `/settings?section=${part}`, 'settings'),
  ),
  after(at('settings-restore', '/settings?section=safety', 'settings'), async (window) => {
    await press(window, 'settings:safety.restore');
    await dialogOpen(window);
  }),
  after(at('period-close', '/settings?section=periods', 'settings'), async (window) => {
    await month(window, 0).click();
    await press(window, 'settings:periods.close');
    await window.page.getByTestId('period-checks').waitFor();
    await window.page.locator('input[value="hard"]').click();
  }),
  {
    name: 'certificate',
    async open(window, sample) {
      await at('certificate', '/settings?section=periods', 'settings').open(window, sample);
      await month(window, sample.certified).click();
      await press(window, 'periods:certificate');
      await window.page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
      await settled(window.page);
    },
  },
  after(at('year-end', '/settings?section=periods', 'settings'), async (window) => {
    await month(window, 0).click();
    await press(window, 'periods:yearEnd');
    await window.page.getByTestId('year-entries').waitFor();
  }),
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
  at('protocol', '/protocols/new'),
  after(at('sales-report', '/sales-reports/new'), ({ page }) => page.getByTestId('add-line').click()),
  after(at('journal-entry', '/journal/new'), async (window) => {
    const entry = new JournalEntryPage(window);
    await entry.memo('ოქტომბრის იჯარა');
    await entry.addLine({ account: '7420', debit: '2500' });
    await entry.addLine({ account: '1110', credit: '1000' });
    await entry.closeWith('3190');
  }),
  after(
    at('correction', (sample) => `/journal/new?corrects=${sample.wages}`, 'journal-entry'),
    ({ page }) => page.locator('[name="reason"]').waitFor(),
  ),
  at('drafts', '/drafts'),
];

const signIn = async ({ page }: Window, { name, password }: typeof owner): Promise<void> => {
  await page.locator('input[name="name"]').fill(name);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  await settled(page);
};

/** Screens of a company of several people: a restored copy of it, signing in, approval, a locked window. */
export const screensOfSeveral = ({ app, file, restored }: SeveralPeople): readonly Screen[] => [
  {
    name: 'new-log',
    async open({ page }) {
      await page.getByTestId('screen-sign-in').waitFor();
      await settled(page);
      await app.ask('app.open', { file: restored });
      await page.getByTestId('new-log').waitFor();
      await settled(page);
    },
  },
  {
    name: 'sign-in',
    sparse: true,
    async open({ page }) {
      await app.ask('app.open', { file });
      await page.getByTestId('screen-sign-in').waitFor();
      await settled(page);
    },
  },
  {
    name: 'drafts-to-approve',
    async open(window, sample) {
      await signIn(window, owner);
      await at('drafts', '/drafts').open(window, sample);
      await window.page.keyboard.press('Control+a');
      await window.page.getByTestId('approve-all').waitFor();
    },
  },
  {
    name: 'draft-reject',
    async open(window, sample) {
      // Left and come back to, nothing is marked: the row of the keyboard counts.
      await at('workflow', '/workflow').open(window, sample);
      await at('drafts', '/drafts').open(window, sample);
      await new Grid(window, 'drafts').moveTo('ოფისის იჯარა, ნოემბერი');
      await window.page.getByTestId('reject').click();
      await dialogOpen(window);
    },
  },
  after(at('settings-branches', '/settings?section=company', 'settings'), toEnd),
  after(at('settings-roles', '/settings?section=users', 'settings'), toEnd),
  after(at('role', '/settings?section=users', 'settings'), async (window) => {
    await press(window, 'settings:roles.add');
    await dialogOpen(window);
  }),
  at('sales-invoice-branch', '/sales/new', 'sales-invoice'),
  {
    name: 'lock',
    sparse: true,
    async open({ page }) {
      await app.ask('session.lock', {});
      await page.getByTestId('lock-screen').waitFor();
      await settled(page);
    },
  },
];

/** Screens that only a Bulgarian company has, and its return. */
export const screensOfBulgaria: readonly Screen[] = [
  at('bulgarian-return', '/vat-return?period=2026-10', 'vat-return'),
  at('oss', '/oss?quarter=2026-Q3'),
  at('intrastat', '/intrastat?period=2026-10&flow=dispatches'),
  at('audit-file', '/audit-file?period=2026-10'),
];

/** Screens without an open company. */
export const screensOutside: readonly Screen[] = [
  at('start', '/start'),
  after(at('import', '/import'), (window) => new ImportPage(window).choose('cafe.journal', hledgerBook)),
  at('components', '/dev/ui'),
  // Last: what is chosen here holds until the window closes.
  after(at('components-contrast', '/dev/ui', 'components'), async ({ page }) => {
    await page.evaluate(() => {
      const chosen = {
        ...JSON.parse(localStorage.getItem('davtari.display') ?? '{}'),
        contrast: 'high',
        density: 'comfortable',
        negative: 'parentheses',
      };
      localStorage.setItem('davtari.display', JSON.stringify(chosen));
      // As another window would have told.
      dispatchEvent(new StorageEvent('storage', { key: 'davtari.display', newValue: JSON.stringify(chosen) }));
    });
    await page.getByTestId('component-DataGrid').scrollIntoViewIfNeeded();
  }),
];

/** Gives the sample company the time its last entry was made, as if it had been worked on there. */
export function prepareFiles(app: App): void {
  const at = new Date(lastWork);
  utimesSync(join(app.folder, sampleFileName), at, at);
}
