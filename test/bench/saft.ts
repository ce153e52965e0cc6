// A monthly audit file of many ledger lines: time and peak memory of checking and writing it, and of judging it by the official schema, each in a
// process of its own. node test/bench/saft.ts [lines, 1,000,000 unless told]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAuditFile, exportAuditFile } from '../../electron/saft/export.ts';
import { validateXmlFile } from '../../electron/saft/validate-xml.ts';
import { minor } from '../../shared/money/minor.ts';
import { noTax } from '../../shared/saft/tax-codes.ts';
import type { Amount, Invoice, InvoiceLine, MonthlyFile, Payment, Records, TaxInformation, Transaction } from '../../shared/saft/types.ts';
import { smallMonth } from '../support/audit-file.ts';
import { processorTimed, timed } from './measure.ts';

const lines = Number(process.argv[2] ?? 1_000_000);
/** Of three lines each: a sale with VAT and, for every fourth, its document; every tenth has a payment. */
const transactions = Math.floor(lines / 3);

const again = <T>(make: () => Generator<T>): Records<T> => ({ [Symbol.iterator]: make });
const euro = (amount: bigint): Amount => ({
  amount: minor(amount),
  currencyCode: 'EUR',
  currencyAmount: minor(amount),
  exchangeRate: '1.0000',
});
const [journal] = [...smallMonth.journals];
const [, pattern] = [...journal!.transactions] as [Transaction, Transaction];
const [invoice] = [...smallMonth.salesInvoices] as [Invoice];
const [payment] = [...smallMonth.payments] as [Payment];
const [invoiceLine] = [...invoice.lines] as [InvoiceLine];

const netOf = (index: number): bigint => BigInt(10_000 + ((index * 7919) % 500_000)) * 5n;
const taxOf = (net: bigint): TaxInformation => ({ ...invoiceLine.taxes[0]!, taxBase: minor(net), taxAmount: euro(net / 5n) });

function* ledger(): Generator<Transaction> {
  const [debit, revenue, vat] = [...pattern.lines] as [never, never, never];
  for (let index = 0; index < transactions; index += 1) {
    const net = netOf(index);
    yield {
      ...pattern,
      transactionId: `T-${index}`,
      lines: [
        { ...(debit as object), recordId: `${index}-1`, debitAmount: euro((net * 6n) / 5n), taxes: [noTax] } as never,
        { ...(revenue as object), recordId: `${index}-2`, creditAmount: euro(net), taxes: [noTax] } as never,
        { ...(vat as object), recordId: `${index}-3`, creditAmount: euro(net / 5n), taxes: [taxOf(net)] } as never,
      ],
    };
  }
}
function* invoices(): Generator<Invoice> {
  for (let index = 0; index < transactions; index += 4) {
    const net = netOf(index);
    yield {
      ...invoice,
      invoiceNo: String(index).padStart(10, '0'),
      transactionId: `T-${index}`,
      lines: [{ ...invoiceLine, unitPrice: minor(net / 10n), invoiceLineAmount: euro(net), taxes: [taxOf(net)] }],
      totals: { netTotal: minor(net), grossTotal: minor((net * 6n) / 5n) },
    };
  }
}
function* payments(): Generator<Payment> {
  for (let index = 0; index < transactions; index += 10) yield { ...payment, paymentRefNo: `BANK-${index}`, transactionId: `T-${index}` };
}

const file: MonthlyFile = {
  ...smallMonth,
  journals: [{ ...journal!, transactions: again(ledger) }],
  salesInvoices: again(invoices),
  payments: again(payments),
};

// Not maxRSS: at its start a process has that of the one that started it.
const peakMiB = (): number =>
  existsSync('/proc/self/status')
    ? Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024)
    : Math.round(process.resourceUsage().maxRSS / 1024);
function say(what: string, work: () => void): void {
  let processor = 0;
  const wall = timed(() => {
    processor = processorTimed(work);
  });
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1).padStart(6)} s`;
  process.stdout.write(`${what.padEnd(62)} ${seconds(wall)}, processor ${seconds(processor)}, peak ${peakMiB()} MiB\n`);
}

const stages: Readonly<Record<string, (out: string) => void>> = {
  check: () =>
    say(`records read and checked, ${lines.toLocaleString('en')} ledger lines`, () => {
      if (!checkAuditFile(file).ok) throw new Error('the synthetic month is refused');
    }),
  export: (out) =>
    say('whole export: checked, written, judged by the schema, renamed', () => {
      const written = exportAuditFile(file, out);
      if (!written.ok) throw new Error(JSON.stringify(written.rejections.slice(0, 3)));
    }),
  judge: (out) =>
    say(`the file judged again from the disk, ${Math.round(statSync(out).size / 1e6).toLocaleString('en')} MB`, () => {
      if (validateXmlFile(out, 'bg-saft').length > 0) throw new Error('the file is not valid');
    }),
};

const [stage, target] = process.argv.slice(3);
if (stage !== undefined) stages[stage]!(target!);
else {
  const folder = mkdtempSync(join(tmpdir(), 'davtari-saft-'));
  try {
    for (const name of Object.keys(stages)) {
      const { status } = spawnSync(process.execPath, [import.meta.filename, String(lines), name, join(folder, 'month.xml')], {
        stdio: 'inherit',
      });
      if (status !== 0) throw new Error(`${name} failed`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
