import { newId } from '../../../electron/db/ids.ts';
import { openCompany } from '../../../electron/engine/index.ts';
import type { Contract } from '../../../shared/contracts/index.ts';

// Posts documents and entries of several kinds at the company and its branches; every third call is wrong and has to be refused.
const [file, count, counterpartyId] = process.argv.slice(2);
const opened = openCompany(file!, { busyTimeoutMs: 60_000 });
if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
const company = opened.value;

const date = '2026-05-04';
const lines = (debit: string) => [
  { account: debit, debit: '10' },
  { account: '5150', credit: '10' },
];
const kinds: [kind: string, method: keyof Contract, right: object, wrong: object][] = [
  ['sales-invoice', 'salesInvoice.post', { lines: [{ unitPrice: '10', taxCode: 'S18' }] }, { lines: [{ unitPrice: '10', taxCode: 'NO' }] }],
  ['purchase-bill', 'purchaseBill.post', { lines: [{ unitPrice: '5', taxCode: 'P18' }] }, { lines: [{ unitPrice: '0', taxCode: 'P18' }] }],
  ['payment-in', 'payment.post', { direction: 'in', amount: '3' }, { direction: 'in', amount: '3', account: '9999' }],
  ['journal-entry', 'journal.post', { lines: lines('1210') }, { lines: lines('9999') }],
];

process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  const drawn: [string, string][] = [];
  let refused = 0;
  for (let index = 0; index < Number(count); index += 1) {
    if (index === Math.floor(Number(count) / 2)) {
      process.stdout.write('half\n');
      await new Promise((done) => process.stdin.once('data', done));
    }
    // Twelve right calls in a row go through every kind at every branch, wherever they begin.
    const turn = drawn.length + process.pid;
    const [kind, method, right, wrong] = kinds[turn % kinds.length]!;
    const branch = ['', 'TB', 'BT'][Math.floor(turn / kinds.length) % 3]!;
    const isWrong = index % 3 === 2;
    const party = kind === 'journal-entry' ? {} : { counterpartyId };
    const input = { id: newId(Date.now()), date, ...party, ...(branch === '' ? {} : { branch }), ...(isWrong ? wrong : right) };
    const result = company.callRaw(method, input);
    if (result.ok === isWrong) throw new Error(`${method} ${JSON.stringify(result)}`);
    if (result.ok) drawn.push([branch === '' ? kind : `${kind}:${branch}`, (result.value as { number: string }).number]);
    else refused += 1;
  }
  company.close();
  process.stdout.write(`${JSON.stringify({ drawn, refused })}\n`, () => process.exit(0));
});
