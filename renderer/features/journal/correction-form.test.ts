import { expect, test } from 'vitest';
import { type EntryInfo, journalContract } from '../../../shared/contracts/journal.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { correctionOf } from './journal-copy.ts';
import { restoreEntry } from './journal-form.ts';
import { correctionInput } from './journal-input.ts';

const id = (last: string) => `019b76da-a800-7000-8000-00000000000${last}`;
const line = { accountNames: {}, commodity: null, quantity: null, rate: null, counterparty: null, memo: '' };
const wrong: EntryInfo = {
  entryId: id('1'),
  position: 9,
  number: '0000000007',
  date: '2026-05-04' as LocalDate,
  memo: 'Fee',
  kind: 'manual',
  documentId: null,
  documentNumber: null,
  total: '1234.50',
  recordedAt: '',
  recordedBy: '',
  reversedBy: null,
  reverses: null,
  attachments: 0,
  taxDetails: [],
  lines: [
    { ...line, lineNo: 1, accountCode: '7410', debit: '1234.50', credit: '0.00', memo: 'May' },
    {
      ...line,
      lineNo: 2,
      accountCode: '1410',
      debit: '0.00',
      credit: '1234.50',
      counterparty: 'Customer',
      commodity: 'USD',
      quantity: '-500.00',
      rate: '2.469',
    },
  ],
};
const parties = [{ lineNo: 2, id: id('2'), name: 'Customer', taxId: '' }];
const base = { baseCurrency: 'GEL', baseScale: 2 };
const on = '2026-05-20' as LocalDate;

test('[L3] the form that corrects an entry begins with its lines, as one types them in the language', () => {
  const form = correctionOf(wrong, parties, id('3'), 'bg', on);
  const plain = (amount: string) => amount.replaceAll(/\s/g, '');
  expect(form.lines.map(({ account, debit, credit }) => [account, plain(debit), plain(credit)])).toEqual([
    ['7410', '1234,50', ''],
    ['1410', '', '1234,50'],
  ]);
  expect(form).toMatchObject({
    date: '2026-05-20',
    memo: 'Fee',
    withCurrency: true,
    correcting: { entryId: id('1'), number: '0000000007', reason: '' },
  });
});

test('[L3] it is sent with its reason, and not without; the engine reads what it sends', () => {
  const form = correctionOf(wrong, parties, id('3'), 'en', on);
  const send = (reason: string) => correctionInput(form, { ...form.correcting!, reason }, base);
  expect(send('  ')).toMatchObject({ ok: false, rejections: [{ code: 'INPUT_INVALID', field: 'reason' }] });
  const sent = send('typing mistake');
  expect(sent).toMatchObject({ ok: true, value: { id: id('3'), entryId: id('1'), reason: 'typing mistake', date: '2026-05-20' } });
  const read = journalContract['journal.correct'].input.parse(sent.ok ? sent.value : {});
  expect(read.lines).toEqual([
    { account: '7410', debit: '1234.50', memo: 'May' },
    { account: '1410', credit: '1234.50', currency: 'USD', foreignAmount: '500.00', rate: '2.469', counterpartyId: id('2') },
  ]);
});

test('[X7] a correction kept as a draft is a correction when it comes back, and an older draft is none', () => {
  const form = correctionOf(wrong, parties, id('3'), 'en', on);
  expect(restoreEntry(JSON.parse(JSON.stringify(form)), 'en')?.correcting).toEqual(form.correcting);
  const { correcting: _correcting, ...older } = form;
  expect(restoreEntry(JSON.parse(JSON.stringify(older)), 'en')?.correcting).toBeNull();
});
