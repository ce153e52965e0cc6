import type { Company } from '../../electron/engine/index.ts';
import { counterparty, d, makeCompany, run } from './company.ts';

export const bulgarianCompany = { country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', userName: 'ИВАН' } as const;

/** Methods only a company of a member state answers: goods moved between member states, sales to their consumers, and VAT that waits for payment. */
export const isOfGoods = (method: string): boolean => /^(intrastat|oss|cashVat)\./.test(method) || method === 'document.describeGoods';

export const describedGoods = {
  line: 1,
  cn8: '73181300',
  netMass: '320',
  originCountry: 'BG',
  nature: '1.1',
  transportMode: '3',
  region: 'SOF',
  deliveryTerms: 'EXW',
} as const;

/** A Bulgarian company that sold goods to Germany in May 2026, and told who files for it. */
export function companyWithGoods(): { company: Company; sale: string } {
  const company = makeCompany(bulgarianCompany);
  run(company, 'declarant.change', {
    ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' },
    ...{ town: 'СОФИЯ', postCode: '1000', street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ', phone: '+359 2 000' },
  });
  const german = counterparty(company, 'MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
  const sale = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-05-15'), counterpartyId: german },
    lines: [{ description: 'Стоки', unitPrice: '2000.50', taxCode: 'SZICS' }],
  }).id;
  return { company, sale };
}

/** Posts an invoice whose VAT waits for the payment. */
export function cashSale(company: Company): string {
  const taxId = '831902088';
  const client =
    run(company, 'counterparty.list', { search: taxId })[0]?.id ??
    counterparty(company, 'КЛИЕНТ АД', { taxId, country: 'BG', vatPayer: true });
  return run(company, 'salesInvoice.post', {
    ...{ date: d('2026-05-16'), counterpartyId: client, documentType: '11' },
    lines: [{ description: 'Стоки', unitPrice: '100.00', taxCode: 'S20' }],
  }).id;
}
