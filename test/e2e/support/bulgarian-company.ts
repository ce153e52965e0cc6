import type { AllMethods, InputOf } from '../../../shared/contracts/index.ts';
import { type App, newId, startApp } from './app.ts';

/** October 2026 of a Bulgarian company that sells at home, to other member states and to consumers there. */
export async function startBulgarianCompany(): Promise<App> {
  const app = await startApp();
  const post = <M extends keyof AllMethods>(method: M, input: Omit<InputOf<M>, 'id'>) =>
    app.ask(method, { id: newId(), ...input } as InputOf<M>);
  await post('app.create', { country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН ИВАНОВ' });
  await post('declarant.change', {
    ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' as const, town: 'СОФИЯ', postCode: '1000' },
    ...{ street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1', phone: '+359 2 000' },
  });
  const party = async (name: string, taxId: string, country: string) =>
    (await post('counterparty.create', { name, country, ...(taxId ? { taxId, vatPayer: true } : {}) })).id;
  const client = await party('КЛИЕНТ АД', '111111113', 'BG');
  const supplier = await party('ДОСТАВЧИК ООД', '222222226', 'BG');
  const german = await party('MUSTER GMBH', 'DE136695976', 'DE');
  const consumer = await party('Anna Muster', '', 'DE');
  const sell = (date: string, counterpartyId: string, unitPrice: string, taxCode: string) =>
    post('salesInvoice.post', { date: date as never, counterpartyId, lines: [{ description: 'Стоки', unitPrice, taxCode }] });
  const sale = await sell('2026-10-12', client, '1000.00', 'S20');
  await sell('2026-10-15', german, '1672.49', 'SZICS');
  await post('purchaseBill.post', {
    ...{ date: '2026-10-08' as never, counterpartyId: supplier, supplierNumber: '0000004567' },
    lines: [{ description: 'Стоки', unitPrice: '600.00', taxCode: 'P20' }],
  });
  await post('payment.post', {
    ...{ direction: 'in', date: '2026-10-20' as never, counterpartyId: client, amount: '1200.00' },
    allocations: [{ documentId: sale.id, amount: '1200.00' }],
  });
  await post('oss.register', { from: '2026-07-01' as never });
  await sell('2026-08-10', consumer, '100.00', 'OSS-DE-19G');
  await sell('2026-10-18', consumer, '80.00', 'OSS-DE-19G');
  return app;
}
