import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import { comesToTheSame, previewOf } from './preview.ts';
import { emptyForm, emptyLine, type TradeForm } from './trade-form.ts';

const today = '2026-11-12' as LocalDate;
const line = { account: '6110', taxCode: 'S18' };
const begun: TradeForm = {
  ...emptyForm('sales-invoice', { commandId: 'c', language: 'en', today, currency: 'GEL', line }),
  counterparty: { id: 'p', name: 'Party', taxId: '' },
  lines: [{ ...emptyLine(line), description: 'tea', quantity: '2', unitPrice: '10' }, emptyLine(line), emptyLine(line)],
};
const previewed = (form: TradeForm) => previewOf(form, { pack: packFor('GE')!, baseCurrency: 'GEL', baseScale: 2, today });
const withLine = (form: TradeForm, at: number, patch: Partial<TradeForm['lines'][number]>): TradeForm => ({
  ...form,
  lines: form.lines.map((each, index) => (index === at ? { ...each, ...patch } : each)),
});

const text = fc.constantFrom('', ' ', 'tea', '7', '1.5', 'x', '18%');
const edit = fc.oneof(
  fc.tuple(fc.constantFrom('memo', 'supplierNumber', 'saleNumber', 'date', 'taxPoint', 'currency', 'rate', 'documentType'), text).map(
    ([name, typed]) =>
      (form: TradeForm): TradeForm => ({ ...form, [name]: typed }),
  ),
  fc.tuple(fc.nat(2), fc.constantFrom('description', 'quantity', 'unitPrice', 'taxCode', 'account'), text).map(
    ([at, name, typed]) =>
      (form: TradeForm): TradeForm =>
        withLine(form, at, { [name]: typed }),
  ),
  fc.constant((form: TradeForm): TradeForm => ({ ...form, lines: form.lines.slice(1) })),
  fc.constant((form: TradeForm): TradeForm => ({ ...form, pricesIncludeVat: !form.pricesIncludeVat })),
  fc.constant((form: TradeForm): TradeForm => ({ ...form, counterparty: null })),
);

test('[X6] a form that comes to the same has the same preview, whatever was typed', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), edit, (edits, last) => {
      const before = edits.reduce((form, each) => each(form), begun);
      const after = last(before);
      if (comesToTheSame(before, after)) expect(previewed(after)).toEqual(previewed(before));
    }),
  );
});

test('[X6] words alone come to the same; figures, and the first word of a line that was only offered, do not', () => {
  expect(comesToTheSame(begun, { ...begun, memo: 'rent' })).toBe(true);
  expect(comesToTheSame(begun, withLine(begun, 0, { description: 'green tea' }))).toBe(true);
  expect(comesToTheSame(begun, withLine(begun, 0, { unitPrice: '11' }))).toBe(false);
  expect(comesToTheSame(begun, withLine(begun, 2, { description: 'c' }))).toBe(false);
  expect(comesToTheSame(begun, { ...begun, date: '2026-11-13' })).toBe(false);
  expect(comesToTheSame(begun, { ...begun, lines: begun.lines.slice(1) })).toBe(false);
});
