import { writeSync } from 'node:fs';
import { newId } from '../../../electron/db/ids.ts';
import { openCompany } from '../../../electron/engine/index.ts';

// Posts without end, one of each kind in turn, and says what was acknowledged after every commit. It is killed from outside.
const [file, customer, limit] = process.argv.slice(2);
const opened = openCompany(file!);
if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
const company = opened.value;
writeSync(1, 'opened\n');

const id = () => newId(Date.now());
const date = '2026-05-04';
const lines = [{ description: 'Goods', unitPrice: '12.36', taxCode: 'S18' }];
let invoice = '';
const next: (() => [method: string, input: object])[] = [
  () => [
    'journal.post',
    {
      date,
      memo: 'Capital',
      lines: [
        { account: '1210', debit: '10' },
        { account: '5150', credit: '10' },
      ],
    },
  ],
  () => ['salesInvoice.post', { date, counterpartyId: customer, lines }],
  () => [
    'payment.post',
    { date, direction: 'in', counterpartyId: customer, amount: '5', allocations: [{ documentId: invoice, amount: '5' }] },
  ],
  () => [
    'salesCreditNote.post',
    { date, counterpartyId: customer, lines: [{ ...lines[0], unitPrice: '1' }], correctsDocumentId: invoice, reason: 'returned' },
  ],
  () => ['purchaseBill.post', { date, counterpartyId: customer, lines: [{ unitPrice: '7', taxCode: 'P18' }] }],
  () => ['advance.receive', { date, counterpartyId: customer, gross: '118', taxCode: 'S18A' }],
];
for (let turn = 0; turn < Number(limit ?? Number.POSITIVE_INFINITY); turn += 1) {
  const [method, rest] = next[turn % next.length]!();
  const input = { id: id(), ...rest };
  const result = company.callRaw(method, input);
  if (!result.ok) throw new Error(`${method}: ${JSON.stringify(result.rejections)}`);
  const { number } = result.value as { number: string };
  if (method === 'salesInvoice.post') invoice = input.id;
  writeSync(1, `${method} ${input.id} ${number}\n`);
}
company.close();
