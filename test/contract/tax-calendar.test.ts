import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../../electron/cli/main.ts';
import type { NewCompany } from '../../electron/engine/index.ts';
import type { TaxCalendarInfo } from '../../shared/contracts/calendar.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, run, tempFolder } from '../support/company.ts';

const setUp = (changes: Partial<NewCompany> = {}, today = '2026-07-20') =>
  makeCompany(changes, { now: () => Date.parse(`${today}T09:00:00Z`) });
const lines = (calendar: TaxCalendarInfo, duty: string) =>
  calendar.rows.filter((row) => row.duty === duty).map(({ period, due, state }) => `${period} ${due} ${state}`);

describe('tax calendar of a company', () => {
  test("[V8] a payer of VAT: what is filed is done, what is not is overdue, and months before the books are nobody's to know", () => {
    const company = setUp();
    const customer = counterparty(company, 'Customer');
    for (const date of ['2026-04-10', '2026-05-10']) {
      good(attempt(company, 'salesInvoice.post', { date, counterpartyId: customer, lines: [{ unitPrice: '1000', taxCode: 'S18' }] }));
    }
    run(company, 'vatReturn.file', { period: month('2026-04') });
    const calendar = run(company, 'taxCalendar.list', { from: d('2026-04-01'), to: d('2026-08-31') });
    expect(lines(calendar, 'vat.month')).toEqual([
      '2026-03 2026-04-15 not-owed',
      '2026-04 2026-05-15 done',
      '2026-05 2026-06-15 overdue',
      '2026-06 2026-07-15 overdue',
      '2026-07 2026-08-17 upcoming',
    ]);
    expect(calendar.rows.find(({ id }) => id === 'vat.month/2026-07')).toEqual({
      id: 'vat.month/2026-07',
      duty: 'vat.month',
      names: expect.objectContaining({ en: 'VAT return and payment' }),
      period: '2026-07',
      due: '2026-08-17',
      originalDue: '2026-08-15',
      holidays: [],
      condition: null,
      state: 'upcoming',
      computedBy: { report: 'vat-return' },
      source: {
        ka: 'საქართველოს საგადასახადო კოდექსი, მუხლი 168, ნაწილი 1',
        bg: 'Данъчен кодекс на Грузия, чл. 168, ал. 1',
        ru: 'Налоговый кодекс Грузии, ст. 168, п. 1',
        en: 'Tax Code of Georgia, art. 168(1)',
      },
      unconfirmed: false,
    });
    // The books do not know whether the profit-tax return was filed, and do not say it was not.
    expect(lines(calendar, 'cit.month')[0]).toBe('2026-03 2026-04-15 passed');
    expect(calendar.traits).toEqual([
      { trait: 'vat-payer', from: 'company' },
      { trait: 'legal-entity', from: 'company' },
    ]);
    expect(calendar.otherTraits).toEqual(['employer', 'small-business', 'micro-business', 'excise-payer', 'free-zone', 'land-owner']);
  });

  test.each(['GE', 'BG'] as const)(
    '[V8] [K9] %s: a month before the books owes no return, in calendar, return and overview alike',
    (country) => {
      const days = { from: d('2026-06-01'), to: d('2026-08-31') };
      const taxId = country === 'GE' ? '204854595' : '123456786';
      const company = setUp({ country, taxId, name: 'Example' });
      const found = () => {
        const { rows } = run(company, 'taxCalendar.list', days);
        const months = (['2026-05', '2026-06', '2026-07'] as const).map((period) => {
          const state = rows.find((row) => row.computedBy?.report === 'vat-return' && row.period === period)?.state;
          return `${period} ${state} ${run(company, 'vatReturn.get', { period: month(period) }).isOwed}`;
        });
        return { months, overview: run(company, 'overview.get', { on: d('2026-07-20') }).vat.map(({ period }) => period) };
      };
      const nothing = { months: ['2026-05 not-owed false', '2026-06 not-owed false', '2026-07 upcoming true'], overview: ['2026-07'] };
      expect(found()).toEqual(nothing);
      // What stood on the accounts when the books began was declared elsewhere.
      const accounts = country === 'GE' ? ['1110', '5150'] : ['501', '101'];
      run(company, 'journal.post', {
        date: '2026-05-31',
        lines: accounts.map((account, at) => ({ account, [at === 0 ? 'debit' : 'credit']: '100' })),
      });
      expect(found()).toEqual(nothing);
      // Books that hold the VAT of May are the books of June too.
      const counterpartyId = counterparty(company, 'Customer');
      const { position } = run(company, 'company.info', {});
      const taxCode = country === 'GE' ? 'S18' : 'S20';
      run(company, 'salesInvoice.post', { date: '2026-05-10', counterpartyId, lines: [{ unitPrice: '1000', taxCode }] });
      expect(found()).toEqual({
        months: ['2026-05 overdue true', '2026-06 overdue true', '2026-07 upcoming true'],
        overview: ['2026-06', '2026-07'],
      });
      expect(run(company, 'vatReturn.get', { period: month('2026-06'), knownOn: position }).isOwed).toBe(false);
    },
  );

  test('[V8] where a return was filed those of the months after it are owed', () => {
    const company = setUp();
    const of = (period: string) => run(company, 'vatReturn.get', { period: month(period) });
    run(company, 'vatReturn.file', { period: month('2026-04') });
    expect(['2026-03', '2026-04', '2026-05'].map((period) => of(period).isOwed)).toEqual([false, true, true]);
    expect(lines(run(company, 'taxCalendar.list', { from: d('2026-04-01'), to: d('2026-06-30') }), 'vat.month')).toEqual([
      '2026-03 2026-04-15 not-owed',
      '2026-04 2026-05-15 done',
      '2026-05 2026-06-15 overdue',
    ]);
  });

  test('[V8] a day moved off holidays says which they were', () => {
    const calendar = run(setUp(), 'taxCalendar.list', { from: d('2028-04-01'), to: d('2028-04-30') });
    const row = calendar.rows.find(({ id }) => id === 'vat.month/2028-03')!;
    expect([row.originalDue, row.due]).toEqual(['2028-04-15', '2028-04-18']);
    expect(row.holidays.map(({ en }) => en)).toEqual(['Holy Saturday', 'Easter Sunday', 'Easter Monday']);
  });

  test("[V8] salaries in the books make an employer, a citizen's number an individual, and the rest is said", () => {
    const company = setUp({ vatPayer: false, taxId: '01017012345' });
    good(
      attempt(company, 'journal.post', {
        date: '2026-06-30',
        lines: [
          { account: '7410', debit: '1000' },
          { account: '3130', credit: '1000' },
        ],
      }),
    );
    const asked = { from: d('2026-07-01'), to: d('2026-07-31') };
    const calendar = run(company, 'taxCalendar.list', { ...asked, traits: ['small-business', 'vat-payer'] });
    expect(calendar.traits).toEqual([
      { trait: 'not-vat-payer', from: 'company' },
      { trait: 'individual', from: 'company' },
      { trait: 'employer', from: 'books' },
      { trait: 'small-business', from: 'given' },
    ]);
    expect(calendar.rows.map(({ duty }) => duty)).toEqual([
      'vat.rc.nonpayer',
      'pit.withholding',
      'pension.month',
      'car.benefit',
      'sb.month',
    ]);
    // Two years later nothing is left of the salary.
    const later = run(company, 'taxCalendar.list', { from: d('2028-07-01'), to: d('2028-07-31') });
    expect(later.traits.map(({ trait }) => trait)).toEqual(['not-vat-payer', 'individual']);
  });

  test('[V8] who crossed the limit of VAT registration finds the application in the calendar', () => {
    const company = setUp({ vatPayer: false }, '2026-06-11');
    const customer = counterparty(company, 'Customer');
    const sell = (unitPrice: string) =>
      good(attempt(company, 'salesInvoice.post', { date: '2026-06-10', counterpartyId: customer, lines: [{ unitPrice, taxCode: 'S0N' }] }));
    sell('100000');
    const june = { from: d('2026-06-01'), to: d('2026-06-30') };
    expect(lines(run(company, 'taxCalendar.list', june), 'vat.register')).toEqual([]);
    sell('0.01');
    expect(lines(run(company, 'taxCalendar.list', june), 'vat.register')).toEqual(['2026-06-10 2026-06-12 upcoming']);
  });

  test('[V8] days that end before they begin, or span too much, are refused', () => {
    const company = setUp();
    expect(codes(attempt(company, 'taxCalendar.list', { from: '2026-02-01', to: '2026-01-31' }))).toEqual(['CALENDAR_RANGE']);
    expect(codes(attempt(company, 'taxCalendar.list', { from: '2026-01-01', to: '2032-01-01' }))).toEqual(['CALENDAR_RANGE']);
    expect(codes(attempt(company, 'taxCalendar.list', { from: '2026-01-01', to: '2026-13-01' }))).toEqual(['INPUT_INVALID']);
    expect(codes(attempt(company, 'taxCalendar.list', { from: '2026-01-01', to: '2026-01-31', traits: ['rich'] }))).toEqual([
      'INPUT_INVALID',
    ]);
  });
});

describe('calendar file', () => {
  test('[V8] each duty is an event of its own with the same id every time', () => {
    const company = setUp();
    const asked = { from: d('2026-08-01'), to: d('2026-08-31'), language: 'ka', remindDays: 5 } as const;
    const made = run(company, 'taxCalendar.ics', asked);
    const unfolded = made.text.replaceAll('\r\n ', '');
    expect(made).toMatchObject({ fileName: 'tax-calendar-204854595-2026-08-01-2026-08-31.ics', events: 3 });
    expect(unfolded.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(3);
    expect(unfolded).toContain(`UID:vat.month.2026-07.${run(company, 'company.info', {}).id}@davtari\r\n`);
    expect(unfolded).toContain('DTSTAMP:20260720T090000Z\r\nDTSTART;VALUE=DATE:20260817\r\nDTEND;VALUE=DATE:20260818\r\n');
    expect(unfolded).toContain('SUMMARY:დღგ-ის დეკლარაცია და გადახდა\\, ივლისი 2026\r\n');
    expect(unfolded).toContain('გადმოტანილია\\, კანონით 15.08.2026');
    expect(unfolded).toContain('საფუძველი: საქართველოს საგადასახადო კოდექსი\\, მუხლი 168\\, ნაწილი 1');
    expect(unfolded).toContain('TRIGGER:-P5D');
    for (const line of made.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(run(company, 'taxCalendar.ics', asked).text).toBe(made.text);
    const uids = [...unfolded.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
    expect(new Set(uids).size).toBe(3);
  });

  test('[V8] from the command line, never over another file', async () => {
    const company = setUp();
    const { file } = company;
    company.close();
    const ics = join(tempFolder(), 'taxes.ics');
    const out: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
    const quiet = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      const args = ['calendar', file, '--from', '2028-04-01', '--to', '2028-04-30', '--ics', ics];
      expect(await main(args)).toBe(0);
      expect(out.join('')).toMatch(
        /2028-04-18 {2}2028-03 {2}VAT return and payment {2,}\w+ +2028-04-15 +Tax Code of Georgia, art\. 168\(1\)/,
      );
      expect(readFileSync(ics, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
      expect(await main(args)).toBe(1);
      expect(await main(['calendar', file, '--from', '2028-04-01'])).toBe(2);
      expect(await main(['calendar', file, '--from', '2028-04-01', '--to', '2028-04-30', '--traits', 'rich'])).toBe(2);
    } finally {
      spy.mockRestore();
      quiet.mockRestore();
    }
  });
});
