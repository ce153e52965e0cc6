import { expect, test } from 'vitest';
import { newId as id, startApp } from './support/app.ts';

test('[V10] the owner converts books in leva by keyboard, having seen every balance in both currencies', async () => {
  const app = await startApp();
  await app.ask('app.create', { id: id(), country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', baseCurrency: 'BGN' });
  const client = await app.ask('counterparty.create', { id: id(), name: 'КЛИЕНТ АД', country: 'BG', taxId: '111111113', vatPayer: true });
  const lines = [
    { account: '503', debit: '9990' },
    { account: '101', credit: '9990' },
  ];
  await app.ask('journal.post', { id: id(), date: '2025-12-01', lines });
  await app.ask('salesInvoice.post', {
    id: id(),
    date: '2025-12-10',
    counterpartyId: client.id,
    lines: [{ unitPrice: '1000', taxCode: 'S20' }],
  });

  const { page, problems } = await app.openWindow();
  const goTo = (path: string) =>
    page.evaluate((to) => {
      location.hash = `#${to}`;
    }, path);
  await goTo('/settings?section=company');
  await page.getByTestId('base-currency-state').waitFor();
  expect(await page.getByTestId('base-currency-state').innerText()).toContain('BGN');
  await page.getByTestId('base-currency').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('converted-411').waitFor();
  // 1200.00 BGN are 613.55 EUR; 9990.00 are 5107.81, 1000.00 are 511.29 and 200.00 are 102.26: they add up.
  expect((await page.getByTestId('converted-411').innerText()).replaceAll(/\s+/g, ' ')).toContain('1,200.00 613.55');
  expect(await page.getByTestId('rounding').innerText()).toContain('0.00');
  await page.keyboard.press('Control+Enter');
  await page.getByText('since').first().waitFor();
  expect(await app.ask('company.info', {})).toMatchObject({ baseCurrency: 'EUR' });

  // Each report in the currency of its days, whatever the books are in today.
  for (const [days, currency] of [
    ['from=2025-12-01&to=2025-12-31', 'BGN'],
    ['from=2026-01-01&to=2026-01-31', 'EUR'],
  ] as const) {
    await goTo(`/reports/turnover-sheet?${days}`);
    await expect.poll(() => page.locator('header:has(h1)').innerText()).toMatch(new RegExp(`Turnover sheet\\s+${currency}\\b`));
  }

  await goTo('/account-card?account=411&from=2025-12-01&to=2026-01-31');
  await page.getByTestId('figure-change').waitFor();
  expect((await page.getByTestId('figure-change').innerText()).replaceAll(/\s/g, ' ')).toContain('1,200.00 BGN → 613.55 EUR');
  await goTo('/trial-balance?to=2025-12-31&in=EUR');
  await page.getByTestId('report-ends').getByText('converted from BGN at 1.95583').waitFor();
  await goTo('/sales');
  await page.getByText('613.55').first().waitFor();
  expect(problems).toEqual([]);
  await app.close();
});
