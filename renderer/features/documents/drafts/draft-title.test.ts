import { expect, test } from 'vitest';
import type { DraftInfo } from '../../../../shared/contracts/drafts.ts';
import { amountOfTitle, draftTitle, titleText } from './draft-title.ts';

type Draft = Pick<DraftInfo, 'kind' | 'title' | 'form'> & { input?: unknown };
const counterparty = { id: 'c', name: 'Alfa', taxId: '' };
const payment = { language: 'ka', counterparty, amount: '1 572,88', currency: 'GEL' };
const inAll = (draft: Draft) =>
  (['en', 'ka', 'bg', 'ru'] as const).map((language) => draftTitle(draft, language).replaceAll('\u00a0', ' '));

test('[D1] a title is written in the language of who reads it, whoever typed the form', () => {
  const draft: Draft = { kind: 'payment', title: 'Alfa · 1 572,88 GEL', form: payment };
  expect(inAll(draft)).toEqual(['Alfa · 1,572.88 GEL', 'Alfa · 1 572,88 GEL', 'Alfa · 1 572,88 GEL', 'Alfa · 1 572,88 GEL']);
  expect(draftTitle({ ...draft, form: { ...payment, amount: '100+18%' } }, 'en')).toBe('Alfa · 118 GEL');
  // Nobody is told another amount than the form holds.
  expect(draftTitle({ ...draft, title: 'Beta · 1,00 USD' }, 'en')).toBe('Alfa · 1,572.88 GEL');
});

test('[D1] the same text is another number in another language: the form says in which it was typed', () => {
  const draft = (language: string): Draft => ({
    kind: 'payment',
    title: 'Alfa · 1,234 GEL',
    form: { ...payment, language, amount: '1,234' },
  });
  expect([draftTitle(draft('en'), 'ru').replace('\u00a0', ' '), draftTitle(draft('ka'), 'en')]).toEqual([
    'Alfa · 1 234 GEL',
    'Alfa · 1.234 GEL',
  ]);
});

test('[D1] totals of an invoice come from what it would post, and while it is not complete from the title it was saved with', () => {
  const form = { language: 'bg', counterparty, currency: 'EUR' };
  const complete: Draft = { kind: 'sales-invoice', title: 'Alfa · 1.00 EUR', form, input: { expectedGross: '2774.77' } };
  expect(draftTitle(complete, 'en')).toBe('Alfa · 2,774.77 EUR');
  for (const title of ['Alfa · 572.88 EUR', 'Alfa · 572,88 EUR'])
    expect([title, draftTitle({ kind: 'sales-invoice', title, form, input: null }, 'en')]).toEqual([title, 'Alfa · 572.88 EUR']);
});

test('[D1] other kinds: what they are about, amounts in the currency they were saved with, days as people write them', () => {
  const titles: Draft[] = [
    { kind: 'advance-received', title: 'Alfa · 5000,5 GEL', form: { language: 'ka', counterparty, gross: '5000,5' } },
    {
      kind: 'import-declaration',
      title: 'C 12/2026 · 900,5 GEL',
      form: { language: 'ru', supplierNumber: 'C 12/2026', customsValue: '900,5' },
    },
    { kind: 'protocol', title: 'Rent · 20,40 EUR', form: { language: 'bg', memo: 'Rent' } },
    {
      kind: 'sales-report',
      title: 'Till · 2026-10-05',
      form: { language: 'bg', memo: '', date: '2026-10-05', lines: [{ description: 'Till' }] },
    },
    { kind: 'journal-entry', title: '7450, 3190', form: { language: 'ka', memo: '', lines: [{ account: '7450' }, { account: '3190' }] } },
    { kind: 'journal-entry', title: 'Deposit · 5 GEL', form: { language: 'ka', memo: 'Deposit · 5 GEL', lines: [] } },
  ];
  expect(titles.map((draft) => draftTitle(draft, 'en'))).toEqual([
    'Alfa · 5,000.5 GEL',
    'C 12/2026 · 900.5 GEL',
    'Rent · 20.40 EUR',
    'Till · 05/10/2026',
    '7450, 3190',
    'Deposit · 5 GEL',
  ]);
});

test('[D1] drafts of earlier versions, and those a program wrote, show what they were saved with', () => {
  expect(draftTitle({ kind: 'payment', title: 'Typed', form: {} }, 'en')).toBe('Typed');
  expect(draftTitle({ kind: 'payment', title: 'Alfa · 12,00 GEL', form: null }, 'en')).toBe('Alfa · 12,00 GEL');
  expect(draftTitle({ kind: 'payment', title: 'Alfa · 12,00 GEL', form: { language: 'ka' } }, 'en')).toBe('Alfa · 12.00 GEL');
  expect(draftTitle({ kind: 'sales-invoice', title: 'Typed', form: { lines: 'none', counterparty: [] } }, 'ka')).toBe('Typed');
  expect(draftTitle({ kind: 'payment', title: '', form: { language: 'en' } }, 'en')).toBe('');
});

test('[D1] what is found by its title alone shows a neutral amount as people write it', () => {
  expect(amountOfTitle('1 572,88', 'ka')).toBe('1572.88');
  expect(titleText('Alfa · 1572.88 GEL', 'en')).toBe('Alfa · 1,572.88 GEL');
  expect(titleText('Alfa · 1572.88 GEL', 'bg').replace('\u00a0', ' ')).toBe('Alfa · 1 572,88 GEL');
  expect(['Rent', 'Alfa · 572,88 GEL', 'Order 12 · May', ''].map((title) => titleText(title, 'en'))).toEqual([
    'Rent',
    'Alfa · 572,88 GEL',
    'Order 12 · May',
    '',
  ]);
});
