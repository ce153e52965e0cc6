import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { newId } from '../../../electron/db/ids.ts';
import { openCompany } from '../../../electron/engine/index.ts';
import { importInto, undoImport } from '../../../electron/services/import-book.ts';
import { readBookText } from '../../../electron/services/read-book.ts';
import { runJob } from '../../../electron/workers/run-job.ts';
import type { Result } from '../../../shared/result.ts';

// Works without end and says after every commit what was answered. It is killed from outside.
// FILE CUSTOMER [how many] [all]: posts of each kind in turn; with "all" also drafts, revaluations, voids, closed and reopened months, imports that
// are taken back, and backups in a thread beside it, begun at a place of their own in every process.
const [file, customer, limit, load] = process.argv.slice(2);
const open = (userId?: string) => {
  const opened = openCompany(file!, userId === undefined ? {} : { userId });
  if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
  return opened.value;
};
const company = open();
const isAll = load === 'all';
// A month that was closed for good is reopened by another person: with a connection of her own.
const other = isAll ? open('Vera') : company;

/** All of the line, also where the pipe takes no more at the moment because its reader is busy. */
function write(line: string): void {
  for (let rest = Buffer.from(line); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
const say = (what: string, id: string, answer: unknown) => write(`${what} ${id} ${JSON.stringify(answer)}\n`);
write('opened\n');

/** Answers of earlier processes may stand in the way of these: that is no error. */
const expected = new Set(['PERIOD_ALREADY_CLOSED', 'PERIOD_NOT_CLOSED', 'NOTHING_TO_UNDO']);
function value<T>(what: string, result: Result<T>): T | undefined {
  if (result.ok) return result.value;
  if (result.rejections.every(({ code }) => expected.has(code))) return undefined;
  throw new Error(`${what}: ${JSON.stringify(result.rejections)}`);
}
function call(method: string, input: object, by = company): string {
  const asked = { id: newId(Date.now()), ...input };
  const answer = value(method, by.callRaw(method, asked));
  if (answer !== undefined) say(method, asked.id, answer);
  return asked.id;
}

const date = '2026-05-04';
const counterpartyId = customer!;
const lines = [{ description: 'Goods', unitPrice: '12.36', taxCode: 'S18' }];
const entry = {
  date,
  memo: 'Capital',
  lines: [
    { account: '1210', debit: '10' },
    { account: '5150', credit: '10' },
  ],
};
let invoice: string | undefined;
let draft: string | undefined;
let backingUp = false;
const sell = () => {
  invoice = call('salesInvoice.post', { date, counterpartyId, lines });
};
const save = () =>
  call('draft.save', { kind: 'journal-entry', title: 'Typed', form: {}, input: { id: newId(Date.now()), ...entry, memo: 'Draft' } });

const posts = [
  () => call('journal.post', entry),
  sell,
  () =>
    call('payment.post', {
      date,
      direction: 'in',
      counterpartyId,
      amount: '5',
      ...(invoice === undefined ? {} : { allocations: [{ documentId: invoice, amount: '5' }] }),
    }),
  () =>
    invoice === undefined
      ? sell()
      : call('salesCreditNote.post', {
          date,
          counterpartyId,
          lines: [{ ...lines[0], unitPrice: '1' }],
          correctsDocumentId: invoice,
          reason: 'returned',
        }),
  () => call('purchaseBill.post', { date, counterpartyId, lines: [{ unitPrice: '7', taxCode: 'P18' }] }),
  () => call('advance.receive', { date, counterpartyId, gross: '118', taxCode: 'S18A' }),
];
const others = [
  () => call('salesInvoice.post', { date, counterpartyId, currency: 'USD', rate: '2.7', lines: [{ unitPrice: '100', taxCode: 'S0X' }] }),
  () => call('revaluation.post', { on: date, rates: [{ currency: 'USD', rate: `2.${100 + (Date.now() % 800)}` }] }),
  () => {
    draft = save();
  },
  () => draft !== undefined && call('draft.approve', { draftId: draft }),
  () => draft !== undefined && call('draft.post', { draftId: draft }),
  () => call('draft.postAll', { draftIds: [save(), save(), save()] }),
  () => call('draft.discard', { id: save() }),
  () =>
    call('document.void', { documentId: call('payment.post', { date, direction: 'in', counterpartyId, amount: '3' }), reason: 'twice' }),
  () =>
    call('period.close', {
      period: '2026-03',
      mode: 'hard',
      closeEarlier: true,
      acceptWarnings: ['vat-return', 'revaluation', 'drafts', 'approvals', 'suspense'],
    }),
  () => call('period.reopen', { period: '2026-03', reason: 'late bill' }, other),
  () => {
    // Another text every time: what was imported before would be passed over.
    const deposits = Array.from({ length: 20 }, () => `2026-05-05 Deposit ${newId(Date.now())}\n    Bank    1.00 GEL\n    Capital\n`);
    const book = readBookText('book.journal', deposits.join('\n'), { format: 'hledger', currentYear: 2026 });
    if (!book.ok) throw new Error(JSON.stringify(book.rejections));
    const mapping = new Map([
      ['Bank', '1210'],
      ['Capital', '5150'],
    ]);
    const answer = value('import', importInto(company, book.value, { fileName: 'book.journal', mapping }));
    say('import', '-', answer?.entries);
  },
  () => {
    const answer = value('undo', undoImport(company));
    if (answer !== undefined) say('undo', '-', answer.entries);
  },
  () => {
    if (backingUp) return;
    backingUp = true;
    void runJob('backupInto', { file: file!, folder: join(file!, '../Backups'), nowMs: Date.now() }).then((made) => {
      backingUp = false;
      say('backup', '-', value('backup', made)?.file);
    });
  },
];

const steps: (() => unknown)[] = isAll ? [...posts, ...others] : posts;
const first = isAll ? Date.now() % steps.length : 0;
for (let turn = 0; turn < Number(limit ?? Number.POSITIVE_INFINITY); turn += 1) {
  steps[(first + turn) % steps.length]!();
  if (isAll) await setImmediate();
}
company.close();
if (isAll) other.close();
