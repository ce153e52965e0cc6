import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AllMethods, InputOf } from '../../shared/contracts/index.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { tc } from '../../shared/jurisdictions/ge/laws.ts';
import { lawText } from '../../shared/laws/law-text.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { Palette } from './pages/palette.ts';
import { TaxCalendarPage } from './pages/tax-calendar-page.ts';
import { WorksheetsPage } from './pages/worksheets-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
afterAll(() => app.close());

const d = (on: string) => on as LocalDate;
const post = <M extends keyof AllMethods>(method: M, input: Omit<InputOf<M>, 'id'>) =>
  app.ask(method, { id: newId(), ...input } as InputOf<M>);

/** Goes to a screen by its name. */
async function goTo(language: Language, id: string): Promise<void> {
  await window.hands.press('Control+KeyK');
  await window.page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(text(language, `common:nav.${id}`));
  await window.page.getByTestId(`screen-${id}`).waitFor();
  await settled(window.page);
}

const figure = async (id: string): Promise<string> => plain(await window.page.getByTestId(`figure-${id}`).locator('dd').innerText());

describe('a Georgian payer of VAT', () => {
  const say = (key: string, gaps: Record<string, string> = {}) => text('ka', `taxes:${key}`, gaps);
  const calendar = () => new TaxCalendarPage(window);

  beforeAll(async () => {
    app = await startApp();
    const company = { id: newId(), country: 'GE', name: 'შპს მაგალითი', taxId: '204854595', vatPayer: true, userName: 'ნინო' };
    await app.ask('app.create', company);
    const { id: counterpartyId } = await post('counterparty.create', { name: 'მყიდველი' });
    await post('salesInvoice.post', {
      date: '2026-09-10',
      counterpartyId,
      lines: [{ description: 'ღვინო', unitPrice: '1000', taxCode: 'S18' }],
    });
    await post('salesInvoice.post', {
      date: '2026-10-05',
      counterpartyId,
      lines: [{ description: 'მიწის იჯარა', unitPrice: '1000', taxCode: 'SXO' }],
    });
    await post('journal.post', {
      date: '2026-10-10',
      lines: [
        { account: '7495', debit: '200' },
        { account: '1110', credit: '200' },
      ],
    });
    window = await app.openWindow({ language: 'ka' });
    await window.page.getByTestId('screen-overview').waitFor();
    await settled(window.page);
  });

  test('[V8] the overview names what is overdue and what is next, and leads to the calendar', async () => {
    const panel = window.page.getByTestId('overview-deadlines').locator('li');
    const lines = (await panel.allInnerTexts()).map(plain);
    expect(lines[0]).toContain(say('state.overdue'));
    expect(lines[0]).toContain('15.10.2026');
    expect(lines.filter((line) => line.includes('16.11.2026')).length).toBeGreaterThan(0);
    await window.hands.press('Alt+9');
    await calendar().isOpen();
  });

  test('[V8] a day that was moved, its state and its law stand in words', async () => {
    // 15 November 2026 is a Sunday, and today the 12th.
    const [day, duty, state, way] = await calendar().duty('vat.month/2026-10');
    expect(day).toBe('16.11.2026');
    expect(duty).toContain(say('movedWeekend', { day: '15.11.2026' }));
    expect(duty).toContain(say('basis', { source: lawText(tc(['168', '1']), 'ka', 'full') }));
    expect([state, way]).toEqual([say('state.inDays_other', { count: '4' }), text('ka', 'common:nav.vat-return')]);
    expect((await calendar().duty('vat.month/2026-09'))[2]).toBe(say('state.overdue'));
  });

  test('[V8] what the company is or has is marked with Space; two that exclude each other are refused', async () => {
    await calendar().changeTraits('employer', 'small-business', 'micro-business');
    expect(await calendar().refused()).toContain(text('ka', 'rejections:traits.small-business'));
    await window.hands.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    await calendar().changeTraits('employer');
    await expect.poll(() => calendar().traits()).toContain(`${text('ka', 'rejections:traits.employer')} (${say('saidBy.profile')})`);
    expect((await calendar().duty('pension.month/2026-10')).length).toBe(4);
    expect(await app.ask('taxCalendar.list', { from: d('2026-11-01'), to: d('2026-11-30') })).toMatchObject({ profile: ['employer'] });
  });

  test('[V8] the calendar is saved as a file with the days and reminders of the engine', async () => {
    const { name, text: ics } = await calendar().save();
    expect(name).toBe('tax-calendar-204854595-2026-11-12-2027-11-30.ics');
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(ics).toContain('DTSTART;VALUE=DATE:20261116\r\n');
    expect(ics).toContain('TRIGGER:-P3D');
  });

  test('[V9] the profit-tax duty leads to its worksheet: E11 typed in, with what the books say, and Back keeps it', async () => {
    await calendar().compute('cit.month/2026-10', 'worksheets');
    const sheet = new WorksheetsPage(window);
    await sheet.isOpen();
    // 200.00 of the books / 0.85 x 15 % = 35.29.
    expect(await sheet.result()).toBe('35,29 GEL');
    await sheet.enter('not-business', '0');
    await sheet.enter('dividends', '8500');
    await expect.poll(() => sheet.result()).toBe('1 500,00 GEL');
    expect(await sheet.row('8')).toEqual(['7 ÷ 85 % × 15 %', '1 500,00']);
    await window.page.getByTestId('clear-inputs').focus();
    await window.hands.press('Enter');
    await expect.poll(() => sheet.result()).toBe('35,29 GEL');
    await sheet.enter('dividends', '850');
    await sheet.openAccount('3');
    expect(window.page.url()).toContain('account=7495&from=2026-10-01&to=2026-10-31');
    await window.page.goBack();
    await sheet.isOpen();
    expect(await window.page.locator('[name="dividends"]').inputValue()).toBe('850,00');
    // (850 + 200) / 0.85 x 15 % = 185.29.
    await expect.poll(() => sheet.result()).toBe('185,29 GEL');
  });

  test('[V9] the worksheet as PDF', async () => {
    await window.hands.goTo(window.page.getByTestId('open-pdf'), 'Shift+Tab');
    await window.hands.press('Enter');
    await window.page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
    expect(plain(await window.page.getByRole('dialog').innerText())).toContain('profit-tax-204854595-2026-10.pdf');
    await window.hands.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('[V1] a return that is overdue shows what that may cost: 28 days at 0.05 % and 5 % of 180.00', async () => {
    await goTo('ka', 'vat-return');
    await window.hands.goTo(window.page.getByTestId('screen-vat-return').getByRole('group').first().getByRole('button').first());
    await window.hands.press('Enter');
    await window.page.getByTestId('lateness').waitFor();
    await settled(window.page);
    expect([await figure('late-days'), await figure('late-interest'), await figure('late-penalty'), await figure('late-total')]).toEqual([
      '28',
      '2,52 GEL',
      '9,00 GEL',
      '11,52 GEL',
    ]);
  });

  test('[V1] December shows the share of the year, and what an asset typed in gives back: 18 000 / 10 x 50 %', async () => {
    const { page, hands } = window;
    await page.evaluate(() => {
      location.hash = '#/vat-return?period=2026-12';
    });
    await page.getByTestId('proportion').waitFor();
    await settled(page);
    expect([await figure('year-exempt'), await figure('year-turnover'), await figure('year-percent')]).toEqual([
      '1 000,00',
      '2 000,00',
      '50,0000 %',
    ]);
    await hands.goTo(page.getByTestId('adjust-assets'));
    await hands.press('Enter');
    await page.locator('[data-testid="asset-0"] select:focus').waitFor();
    await hands.press('Home');
    await hands.goTo(page.locator('[name="assets.0.credited"]'));
    await hands.type('18000');
    await expect.poll(() => figure('assets-total')).toBe('900,00 GEL');
    await hands.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(window.problems).toEqual([]);
  });
});

describe('a company that is not registered for VAT', () => {
  const say = (key: string, gaps: Record<string, string> = {}) => text('en', `taxes:${key}`, gaps);

  beforeAll(async () => {
    await app.close();
    app = await startApp();
    await app.ask('app.create', { id: newId(), country: 'GE', name: 'Small Shop', taxId: '204854595', vatPayer: false, userName: 'Nino' });
    const { id: counterpartyId } = await post('counterparty.create', { name: 'Customer' });
    const sell = (date: string, unitPrice: string) =>
      post('salesInvoice.post', {
        date: d(date),
        counterpartyId,
        lines: [{ description: 'Goods', unitPrice, taxCode: 'S0N' }],
      });
    await sell('2026-10-20', '85000');
    window = await app.openWindow({ language: 'en' });
    await window.page.getByTestId('screen-overview').waitFor();
    await settled(window.page);
    await sell('2026-11-10', '15000.01');
  });

  test('[V1] the overview warns, and leads to the supply that crossed the limit and the day to apply by', async () => {
    const panel = window.page.getByTestId('overview-deadlines').locator('li').first();
    await expect
      .poll(async () => plain(await panel.innerText()))
      .toBe(`${text('en', 'common:nav.registration-watch')} 100.00 %, ${say('watch.crossed')}`);
    await window.hands.goTo(panel.getByRole('link'));
    await window.hands.press('Enter');
    await window.page.getByTestId('screen-registration-watch').waitFor();
    await settled(window.page);
    expect([await figure('watch-total'), await figure('watch-left')]).toEqual(['100,000.01 GEL', '0.00 GEL']);
    // Two working days after Tuesday the 10th.
    expect(await figure('apply-by')).toBe(`12/11/2026 ${say('crossing.inTime')}`);
    await window.hands.goTo(window.page.getByTestId('crossed-limit').getByRole('link'));
    await window.hands.press('Enter');
    await window.page.getByTestId('screen-document').waitFor();
  });

  test('[V8] the application stands in the calendar, and the return says why there is none', async () => {
    await goTo('en', 'tax-calendar');
    expect(await new TaxCalendarPage(window).duty('vat.register/2026-11-10')).toMatchObject({ 0: '12/11/2026', 2: say('state.today') });
    await goTo('en', 'vat-return');
    expect(plain(await window.page.getByTestId('not-registered').innerText())).toContain(say('watch.noReturn'));
    expect(window.problems).toEqual([]);
  });
});

describe('a Bulgarian company', () => {
  beforeAll(async () => {
    await app.close();
    app = await startApp();
    await app.ask('app.create', { id: newId(), country: 'BG', name: 'Пример ЕООД', taxId: '123456786', vatPayer: true, userName: 'Иван' });
    window = await app.openWindow({ language: 'bg' });
    await window.page.getByTestId('screen-overview').waitFor();
    await settled(window.page);
  });

  test('[V8] SAF-T and quarterly advances come into the calendar once they are said; the advance leads to its worksheet', async () => {
    await goTo('bg', 'tax-calendar');
    const calendar = new TaxCalendarPage(window);
    expect(await window.page.getByTestId('deadline-saft.month/2026-10').count()).toBe(0);
    await calendar.changeTraits('saf-t', 'advance-quarterly');
    await expect.poll(() => window.page.getByTestId('deadline-saft.month/2026-10').count()).toBe(1);
    // Back to October, where the advance of the third quarter was due.
    await window.hands.goTo(window.page.getByTestId('screen-tax-calendar').getByRole('group').first().getByRole('button').first());
    await window.hands.press('Enter');
    await settled(window.page);
    const id = 'profit.advance.quarter/2026-Q3';
    const [day, duty, state] = await calendar.duty(id);
    expect([day, state]).toEqual(['15.10.2026', text('bg', 'taxes:state.passed')]);
    expect(duty).toContain(text('bg', 'taxes:unconfirmed'));
    await calendar.compute(id, 'worksheets');
    const sheet = new WorksheetsPage(window);
    await sheet.isOpen();
    await sheet.enter('forecast', '120000');
    // 10 % of the year, and a quarter of it.
    await expect.poll(() => sheet.result()).toBe('12 000,00 EUR');
    expect((await sheet.row('4'))[1]).toBe('3 000,00');
    expect(window.problems).toEqual([]);
  });

  test('[V8] the return of a month before the books is not owed, in the calendar and on its own screen', async () => {
    const { page } = window;
    const go = (hash: string) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await go('#/tax-calendar');
    const calendar = new TaxCalendarPage(window);
    await calendar.isOpen();
    expect((await calendar.duty('vat.month/2026-10'))[2]).toBe(text('bg', 'taxes:state.notOwed'));
    for (const [period, state] of [
      ['2026-10', 'vat:notOwed'],
      ['2026-11', 'vat:notFiled'],
    ] as const) {
      await go(`#/vat-return?period=${period}`);
      await expect.poll(() => figure('return-state')).toBe(text('bg', state));
    }
    expect(window.problems).toEqual([]);
  });
});
