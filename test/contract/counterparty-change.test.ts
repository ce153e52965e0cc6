import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { CounterpartyInfo } from '../../shared/contracts/counterparties.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, codes, counterparty, d, makeCompany, month, rejections, run } from '../support/company.ts';

const bulgarian = () => makeCompany({ country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786' });
const held = (company: Company, id: string): CounterpartyInfo => run(company, 'counterparty.get', { id })!;

/** The counterparty as it is, with some fields changed, as a form sends it. */
function changed(company: Company, id: string, changes: Partial<CounterpartyInfo>): Omit<InputOf<'counterparty.change'>, 'id'> {
  const { id: counterpartyId, ...rest } = { ...held(company, id), ...changes };
  return { counterpartyId, ...rest };
}

test('[M3] a changed counterparty is what was said, with what it was before in the history', () => {
  const company = bulgarian();
  const id = counterparty(company, 'КЛИЕНТ АД', { taxId: '111111113', country: 'BG', street: 'бул. Витоша 1', town: 'София' });
  expect(held(company, id)).toMatchObject({
    street: 'бул. Витоша 1',
    town: 'София',
    postalCode: '',
    vatNumber: '',
    related: false,
    version: 1,
  });
  run(
    company,
    'counterparty.change',
    changed(company, id, { name: 'КЛИЕНТ ЕАД', town: 'Пловдив', postalCode: '4000', vatPayer: true, vatNumber: 'BG111111113' }),
  );
  expect(held(company, id)).toEqual({
    ...{ id, name: 'КЛИЕНТ ЕАД', taxId: '111111113', vatNumber: 'BG111111113', country: 'BG', vatPayer: true, related: false },
    ...{ isCustomer: true, isSupplier: true, street: 'бул. Витоша 1', town: 'Пловдив', postalCode: '4000', region: '', version: 2 },
  });
  expect(run(company, 'counterparty.list', { search: 'клиент еад' }).map((row) => row.id)).toEqual([id]);
  const [row] = run(company, 'history.list', { objectId: id }).rows;
  expect(row).toMatchObject({
    type: 'counterparty.changed',
    subject: 'КЛИЕНТ ЕАД',
    before: { name: 'КЛИЕНТ АД', town: 'София', vat_payer: 'false' },
    after: { name: 'КЛИЕНТ ЕАД', town: 'Пловдив', postal_code: '4000', vat_payer: 'true', vat_number: 'BG111111113' },
  });
  // A street that did not change is not told.
  expect(row!.after).not.toHaveProperty('street');
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

test('[M3] a change is refused with its place: unknown, seen by an older version, wrong or taken numbers', () => {
  const company = bulgarian();
  const id = counterparty(company, 'КЛИЕНТ АД', { taxId: '111111113', country: 'BG' });
  counterparty(company, 'ДРУГ ООД', { taxId: '222222226', country: 'BG' });
  const before = run(company, 'company.info', {}).position;
  const change = (changes: Partial<CounterpartyInfo>) => attempt(company, 'counterparty.change', changed(company, id, changes));
  expect(codes(attempt(company, 'counterparty.change', { ...changed(company, id, {}), counterpartyId: company.id }))).toEqual([
    'UNKNOWN_COUNTERPARTY',
  ]);
  expect(codes(change({ version: 2 }))).toEqual(['VERSION_CONFLICT']);
  expect(rejections(change({ taxId: '111111114' }))).toEqual([{ code: 'TAX_ID_INVALID', field: 'taxId', reason: 'checksum' }]);
  expect(rejections(change({ taxId: '222222226' }))).toEqual([{ code: 'TAX_ID_TAKEN', field: 'taxId', name: 'ДРУГ ООД' }]);
  // Both wrong: both are told.
  expect(codes(change({ taxId: '222222226', vatNumber: 'BG12' }))).toEqual(['TAX_ID_TAKEN', 'VAT_NUMBER_INVALID']);
  expect(codes(change({ country: 'DE', taxId: '', vatNumber: 'DE12' }))).toEqual(['VAT_NUMBER_INVALID']);
  expect(codes(change({ country: 'bg' }))).toEqual(['INPUT_INVALID']);
  expect(run(company, 'company.info', {}).position).toBe(before);
  // Its own number is nobody else's, and the same number of another country is another one.
  expect(codes(change({ name: 'КЛИЕНТ ЕАД' }))).toEqual([]);
  expect(codes(change({ taxId: '222222226', country: 'DE' }))).toEqual([]);
});

test('[M3] documents keep whom they were issued to; ledgers still to be filed and later documents have the new name', async () => {
  const company = bulgarian();
  const id = counterparty(company, 'СТАРО ИМЕ ООД', { taxId: '111111113', country: 'BG', vatPayer: true, town: 'Русе' });
  const lines = [{ description: 'Стоки', unitPrice: '100.00', taxCode: 'S20' }];
  const invoice = run(company, 'salesInvoice.post', { date: d('2026-06-10'), counterpartyId: id, lines }).id;
  const known = run(company, 'company.info', {}).position;
  run(company, 'counterparty.change', changed(company, id, { name: 'НОВО ИМЕ ООД', taxId: '222222226', town: 'Варна' }));
  const later = run(company, 'salesInvoice.post', { date: d('2026-06-11'), counterpartyId: id, lines }).id;

  const textOf = async (document: string) => {
    const { base64 } = run(company, 'document.pdf', { id: document, language: 'bg' });
    return (await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).map(({ text }) => text).join('\n');
  };
  const [first, second] = [await textOf(invoice), await textOf(later)];
  for (const part of ['СТАРО ИМЕ ООД', '111111113', 'Русе']) expect(first).toContain(part);
  expect(first).not.toContain('НОВО ИМЕ');
  for (const part of ['НОВО ИМЕ ООД', '222222226', 'Варна']) expect(second).toContain(part);
  expect(run(company, 'document.get', { id: invoice })!.counterparty).toBe('СТАРО ИМЕ ООД');
  expect(run(company, 'document.get', { id: later })!.counterparty).toBe('НОВО ИМЕ ООД');

  const { entryId } = run(company, 'document.get', { id: invoice })!;
  expect(run(company, 'journal.entry', { entryId })!.lines[0]!.counterparty).toBe('СТАРО ИМЕ ООД');
  expect(run(company, 'journal.links', { entryId })!.parties[0]).toMatchObject({ id, name: 'СТАРО ИМЕ ООД', taxId: '111111113' });

  // As known then, and as known now.
  const names = (knownOn?: number) => {
    const then = knownOn === undefined ? {} : { knownOn };
    const period = month('2026-06');
    const { rows: card } = run(company, 'account.card', { account: '702', from: d('2026-06-01'), to: d('2026-06-30'), ...then });
    return {
      list: run(company, 'document.list', { kinds: ['sales-invoice'], ...then }).rows.map((row) => row.counterparty),
      filed: run(company, 'filedLedger.list', { period, ...then }).map((row) => `${row.identifier} ${row.partner}`),
      rows: run(company, 'vatReturn.rows', { period, cell: '11.amount', ...then }).map((row) => row.counterparty),
      card: card.map((row) => row.counterparty),
    };
  };
  expect(names(known)).toEqual({
    list: ['СТАРО ИМЕ ООД'],
    filed: ['BG111111113 СТАРО ИМЕ ООД'],
    rows: ['СТАРО ИМЕ ООД'],
    card: ['СТАРО ИМЕ ООД'],
  });
  expect(names()).toEqual({
    list: ['НОВО ИМЕ ООД', 'НОВО ИМЕ ООД'],
    filed: ['BG222222226 НОВО ИМЕ ООД', 'BG222222226 НОВО ИМЕ ООД'],
    rows: ['НОВО ИМЕ ООД', 'НОВО ИМЕ ООД'],
    card: ['НОВО ИМЕ ООД', 'НОВО ИМЕ ООД'],
  });
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

test('[M3] a foreign VAT number beside the tax id is the number ledgers are filed with', () => {
  const company = bulgarian();
  const id = counterparty(company, 'MUSTER GMBH', {
    ...{ taxId: '27/123/45678', vatNumber: 'DE136695976', country: 'DE', vatPayer: true },
  });
  const lines = [{ description: 'ВОД', unitPrice: '2000.00', taxCode: 'SZICS' }];
  run(company, 'salesInvoice.post', { date: d('2026-06-10'), counterpartyId: id, lines });
  expect(run(company, 'filedLedger.list', { period: month('2026-06'), side: 'sales' }).map((row) => row.identifier)).toEqual([
    'DE136695976',
  ]);
});
