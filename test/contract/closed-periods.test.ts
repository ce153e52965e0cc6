import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { importInto, undoImport } from '../../electron/services/import-book.ts';
import { readBookText } from '../../electron/services/read-book.ts';
import { attempt, codes, good, makeCompany, month, nextId, rejections, run, stateOf } from '../support/company.ts';

// Ways into a closed month that are no posting command of its own: those are listed, one by one, in bad-input.test.ts.

const capital = [
  { account: '1210', debit: '10' },
  { account: '5150', credit: '10' },
];
const march = { code: 'PERIOD_CLOSED', period: '2026-03', state: 'hard-closed' };
const close = (company: Company) =>
  run(company, 'period.close', { period: month('2026-03'), mode: 'hard', acceptWarnings: ['drafts', 'vat-return'] });

let company: Company;
beforeEach(() => {
  company = makeCompany();
});

/** A refusal that names the month and leaves no trace. */
function expectClosed(work: () => unknown): void {
  const before = stateOf(company.file);
  expect(rejections(work() as never)).toContainEqual(march);
  expect(stateOf(company.file)).toBe(before);
}

function book(...dates: string[]) {
  const text = dates.map((date) => `${date} Deposit\n    Bank    10.00 GEL\n    Capital    -10.00 GEL\n`).join('\n');
  return good(readBookText('book.journal', text, { format: 'hledger', currentYear: 2026 }));
}
const into = {
  fileName: 'book.journal',
  mapping: new Map([
    ['Bank', '1210'],
    ['Capital', '5150'],
  ]),
};

describe('a month that is closed for good', () => {
  test('[PER-1] takes no imported book, not even one entry of many', () => {
    close(company);
    expectClosed(() => importInto(company, book('2026-04-01', '2026-03-31', '2026-05-01'), into));
    expect(codes(importInto(company, book('2026-04-01'), into))).toEqual([]);
  });

  test('[PER-1] keeps what was imported: the import can no longer be undone', () => {
    expect(codes(importInto(company, book('2026-03-31', '2026-04-02'), into))).toEqual([]);
    close(company);
    expectClosed(() => undoImport(company));
  });

  test('[PER-1] takes nothing from drafts that were typed and approved before, posted alone or many at once', () => {
    const input = { date: '2026-03-10', lines: capital };
    const draft = () => run(company, 'draft.save', { kind: 'journal-entry', title: '', form: {}, input: { id: nextId(), ...input } }).id;
    const [one, two] = [draft(), draft()];
    close(company);
    expectClosed(() => attempt(company, 'draft.post', { draftId: one }));
    const before = run(company, 'journal.list', {}).total;
    run(company, 'draft.postAll', { draftIds: [one, two] });
    expect(run(company, 'journal.list', {}).total).toBe(before);
  });

  test('[PER-1] an entry of it is cancelled and corrected in an open month only', () => {
    const { id } = run(company, 'journal.post', { date: '2026-03-10' as never, lines: capital });
    close(company);
    expectClosed(() => attempt(company, 'journal.reverse', { entryId: id, date: '2026-03-31' }));
    expectClosed(() => attempt(company, 'journal.correct', { entryId: id, date: '2026-03-31', lines: capital, reason: 'wrong account' }));
    expect(codes(attempt(company, 'journal.reverse', { entryId: id, date: '2026-04-01' }))).toEqual([]);
    expect(run(company, 'period.certificates', {})[0]).toMatchObject({ agrees: true, unchangedSince: true });
  });

  test('[PER-1] is refused by the database itself: entries, VAT, and whatever wrote them', () => {
    run(company, 'journal.post', { date: '2026-04-10' as never, lines: capital });
    close(company);
    company.close();
    const db = connect(company.file);
    try {
      const line = 'INSERT INTO journal_line (position, line_no, account_no, day, base_minor) VALUES (?, ?, ?, ?, ?)';
      const entry =
        "INSERT INTO journal_entry VALUES (?, x'00000000000000000000000000000001', ?, 'manual', '1', '', 100, NULL, NULL, NULL, NULL)";
      for (const [position, day] of [
        [9998, 20260331],
        [9999, 20260401],
      ]) {
        db.run(line, position, 1, 5, day, 100);
        db.run(line, position, 2, 6, day, -100);
      }
      expect(() => db.run(entry, 9998, 20260331)).toThrow('PERIOD_IS_CLOSED');
      db.run(entry, 9999, 20260401);
      const vat = "INSERT INTO vat_ledger VALUES (?, 9999, 1, ?, 'S18', 'output', 1, 1, 0, '')";
      expect(() => db.run(vat, 202603, 20260331)).toThrow('PERIOD_IS_CLOSED');
      db.run(vat, 202604, 20260401);
    } finally {
      db.close();
    }
  });
});
