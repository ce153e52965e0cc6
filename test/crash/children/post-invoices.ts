import { newId } from '../../../electron/db/ids.ts';
import { openCompany } from '../../../electron/engine/index.ts';

// Posts a number of invoices as fast as it may, some in dollars; waits for the word to start, so that all processes begin together.
const [file, count, counterpartyId] = process.argv.slice(2);
const opened = openCompany(file!);
if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
const company = opened.value;
process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  const numbers: string[] = [];
  let busy = 0;
  for (let index = 0; index < Number(count); index += 1) {
    // Everyone waits at half: however the machine shares its time out, the processes take turns at least once.
    if (index === Math.floor(Number(count) / 2)) {
      process.stdout.write('half\n');
      await new Promise((done) => process.stdin.once('data', done));
    }
    const money =
      index % 5 === 0
        ? { currency: 'USD', rate: '2.7', lines: [{ unitPrice: '3', taxCode: 'S0X' }] }
        : { lines: [{ unitPrice: '10', taxCode: 'S18' }] };
    const input = { id: newId(Date.now()), date: '2026-05-04' as never, counterpartyId: counterpartyId!, ...money };
    for (;;) {
      const result = company.call('salesInvoice.post', input);
      if (result.ok) {
        numbers.push(result.value.number);
        break;
      }
      if (result.rejections[0]?.code !== 'FILE_BUSY') throw new Error(JSON.stringify(result.rejections));
      busy += 1;
    }
  }
  company.close();
  process.stdout.write(`${JSON.stringify({ numbers, busy })}\n`, () => process.exit(0));
});
