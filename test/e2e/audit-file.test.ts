import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AllMethods, InputOf } from '../../shared/contracts/index.ts';
import { AuditFilePage } from './pages/audit-file-page.ts';
import { StartPage } from './pages/start-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { settled, type Window } from './support/window.ts';

// October 2026 of a Bulgarian company: the audit file is refused until somebody says where everyone is, and then written.

let app: App;
let window: Window;
const ids = { client: newId(), supplier: newId() };
const post = <M extends keyof AllMethods>(method: M, input: Omit<InputOf<M>, 'id'> & { id?: string }) =>
  app.ask(method, { id: newId(), ...input } as InputOf<M>);

beforeAll(async () => {
  app = await startApp();
  window = await app.openWindow({ language: 'bg' });
  await new StartPage(window).createCompany({ country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', owner: 'ИВАН ИВАНОВ' });
  await settled(window.page);
  const party = { country: 'BG', vatPayer: true };
  await post('counterparty.create', { ...party, id: ids.client, name: 'КЛИЕНТ АД', taxId: '111111113' });
  await post('counterparty.create', { ...party, id: ids.supplier, name: 'ДОСТАВЧИК ООД', taxId: '222222226', town: 'Пловдив' });
  const sale = await post('salesInvoice.post', {
    ...{ date: '2026-10-12' as never, counterpartyId: ids.client },
    lines: [{ description: 'Стоки', unitPrice: '1000.00', taxCode: 'S20' }],
  });
  await post('purchaseBill.post', {
    ...{ date: '2026-10-08' as never, counterpartyId: ids.supplier, supplierNumber: '0000004567' },
    lines: [{ description: 'Стоки', unitPrice: '600.00', taxCode: 'P20' }],
  });
  await post('payment.post', {
    ...{ direction: 'in', date: '2026-10-20' as never, counterpartyId: ids.client, amount: '1200.00' },
    allocations: [{ documentId: sale.id, amount: '1200.00' }],
  });
});
afterAll(() => app.close());

test('[V7] what is missing leads to the counterparty and to the company, and the file is written by keyboard', async () => {
  const audit = new AuditFilePage(window);
  await audit.open('2026-10');
  expect(await audit.findings()).toHaveLength(2);
  expect(await audit.mayWrite()).toBe(false);

  await audit.declare({
    'address.town': 'София',
    'contact.firstName': 'Иван',
    'contact.lastName': 'Иванов',
    'contact.capacity': 'управител',
    'contact.telephone': '02 000000',
    'contact.email': 'office@example.bg',
    bankAccounts: 'BG80BNBG96611020345678',
  });
  expect(await app.ask('auditFile.declared', {})).toMatchObject({ address: { town: 'София', country: 'BG' } });

  await expect.poll(() => audit.findings()).toHaveLength(1);
  // The one that is left leads to the client, whose town is entered in the dialog that opens.
  await audit.followFirst();
  await audit.enterTown('Русе');
  expect(await app.ask('counterparty.get', { id: ids.client })).toMatchObject({ town: 'Русе', version: 2 });

  await audit.open('2026-10');
  await expect.poll(() => audit.mayWrite()).toBe(true);
  expect(await audit.findings()).toEqual([]);
  const name = await audit.write();
  expect(name).toContain('SAFT-123456786-M-2026-10.xml');
  expect(existsSync(join(app.folder, 'Audit files', 'SAFT-123456786-M-2026-10.xml'))).toBe(true);
  expect(window.problems).toEqual([]);
});
