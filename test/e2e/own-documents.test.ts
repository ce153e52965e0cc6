import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AllMethods, InputOf } from '../../shared/contracts/index.ts';
import { FormPage } from './pages/form-page.ts';
import { Palette } from './pages/palette.ts';
import { StartPage } from './pages/start-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// Documents a Bulgarian company makes for itself, October 2026, by keyboard.

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
const ledger = async () =>
  (await app.ask('filedLedger.list', { period })).map(({ side, documentType, identifier, fields }) =>
    [side, documentType, identifier, ...Object.values(fields)].join(' '),
  );
const linesOf = async (documentId: string) => {
  const { entryId } = (await app.ask('document.get', { id: documentId }))!;
  const { lines } = (await app.ask('journal.entry', { entryId }))!;
  return lines.map(({ accountCode, debit, credit }) => `${accountCode} ${debit} ${credit}`);
};
const latestProtocol = async () => (await app.ask('document.list', { kinds: ['protocol'] })).rows[0]!;

let client: string;

test('[V4] food donated: the code decides what is asked for, a refusal leads to its field', async () => {
  const { page, hands } = window;
  await new StartPage(window).createCompany({ country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', owner: 'ИВАН ИВАНОВ' });
  await settled(page);
  ({ id: client } = await post('counterparty.create', { name: 'ХРАНИТЕЛНА БАНКА', taxId: '831902088', country: 'BG', vatPayer: true }));
  await hands.press('Control+KeyK');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(say('common:palette.new.protocol'));
  const form = new FormPage(window, 'protocol');
  await form.isOpen();
  expect(await form.field('contraAccount').count()).toBe(0);
  await form.type('date', '15.10.2026');
  await form.choose('taxCode', 'SFOOD', 'SFOOD');
  await form.field('contraAccount').waitFor();
  expect(await form.field('vat').count()).toBe(0);
  expect(await form.field('documentType').inputValue()).toBe('95');
  await form.type('taxable', '80,50');
  await form.choose('counterpartyId', 'хран', 'ХРАНИТЕЛНА');
  await form.choose('account', '60909', '60909');
  await form.type('memo', 'Дарени храни');
  // Where the value comes from is missing.
  await hands.press('Control+Enter');
  await page.locator('[name="contraAccount"]:focus').waitFor();
  await form.choose('contraAccount', '411', '411');
  // Documents keep that account equal to their open items: the engine refuses it.
  await hands.press('Control+Enter');
  await page.locator('[data-codes="ACCOUNT_IS_CONTROL"]').waitFor();
  await page.locator('[name="contraAccount"]:focus').waitFor();
  await form.choose('contraAccount', '304', '304');
  await form.post();
  // Whoever works by keyboard goes on from the title of what was posted.
  await page.locator('h1:focus').waitFor();
  expect(await linesOf((await latestProtocol()).id)).toEqual(['60909 80.50 0.00', '304 0.00 80.50']);
  expect(await ledger()).toEqual(['sales 95 BG831902088']);
});

test('[V4] the VAT of an invoice under cash accounting falls due without a payment', async () => {
  const { page, hands } = window;
  const invoice = await post('salesInvoice.post', {
    ...{ date: '2026-10-12', counterpartyId: client, documentType: '11' },
    lines: [{ description: 'Стоки', unitPrice: '1000.00', taxCode: 'S20' }],
  });
  await page.evaluate((id) => {
    location.hash = `#/documents/${id}`;
  }, invoice.id);
  const action = page.getByTestId('end-cash-vat');
  await action.waitFor();
  await settled(page);
  await hands.goTo(action);
  await hands.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator('[name="date"]:focus').waitFor();
  expect(plain(await dialog.innerText())).toContain('200,00 EUR');
  // Before the invoice: refused, and the focus is on the date again.
  await hands.type('11.10.2026');
  await hands.press('Control+Enter');
  await dialog.locator('[data-codes="REVERSAL_BEFORE_ENTRY"]').waitFor();
  await dialog.locator('[name="date"]:focus').waitFor();
  await hands.press('Control+KeyA');
  await hands.type('31.10.2026');
  await hands.goTo(dialog.locator('[name="documentType"]'));
  await hands.press('ArrowDown');
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await action.waitFor({ state: 'detached' });
  expect(await linesOf((await latestProtocol()).id)).toEqual(['499 200.00 0.00', '4532 0.00 200.00']);
  expect(await app.ask('document.get', { id: invoice.id })).toMatchObject({ cashVat: { held: '0.00', due: '200.00' } });
  expect(await ledger()).toContain('sales 94 BG831902088 1000.00 200.00');
  const { parts } = await app.ask('vatReturn.get', { period });
  const cell = (code: string) => parts.flatMap(({ lines }) => lines).find((line) => line.code === code)!.cells.amount!.amount;
  expect([cell('11'), cell('21')]).toEqual(['1000.00', '200.00']);
});

test('[V6] the page of a document that moves goods leads to their description', async () => {
  const { page, hands } = window;
  const member = await post('counterparty.create', { name: 'MUSTER GMBH', taxId: 'DE136695976', country: 'DE', vatPayer: true });
  const sale = await post('salesInvoice.post', {
    ...{ date: '2026-10-15', counterpartyId: member.id },
    lines: [{ description: 'Болтове', unitPrice: '1672.49', taxCode: 'SZICS' }],
  });
  await page.evaluate((id) => {
    location.hash = `#/documents/${id}`;
  }, sale.id);
  await page.getByTestId('open-intrastat').waitFor();
  await settled(page);
  await hands.goTo(page.getByTestId('open-intrastat'));
  await hands.press('Enter');
  await page.getByRole('dialog').locator('[name="items.0.cn8"]:focus').waitFor();
  expect(await page.getByTestId('intrastat-flow').inputValue()).toBe('dispatches');
  await hands.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-testid="grid-intrastat-documents"]:focus').waitFor();
  expect(new URL(page.url()).hash).not.toContain('document=');
  expect(window.problems).toEqual([]);
});
