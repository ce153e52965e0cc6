import { describe, expect, test } from 'vitest';
import type { Company, NewCompany } from '../../electron/engine/index.ts';
import type { Contract } from '../../shared/contracts/index.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import { attempt, balances, codes, counterparty, d, good, makeCompany, month, postings, run } from '../support/company.ts';

const now = (text: string) => ({ now: () => Date.parse(`${text}T09:00:00Z`) });

function setUp(changes: Partial<NewCompany>, today: string) {
  const company = makeCompany(changes, now(today));
  return { company, customer: counterparty(company, 'Customer'), supplier: counterparty(company, 'Supplier') };
}
type Context = ReturnType<typeof setUp>;
const post = (company: Company, method: keyof Contract, input: object): Posted => good(attempt(company, method, input)) as Posted;
const sell = ({ company, customer }: Context, date: string, unitPrice: string, taxCode = 'S0N') =>
  post(company, 'salesInvoice.post', { date, counterpartyId: customer, lines: [{ unitPrice, taxCode }] });
const buy = ({ company, supplier }: Context, date: string, unitPrice: string, taxCode: string) =>
  post(company, 'purchaseBill.post', { date, counterpartyId: supplier, lines: [{ unitPrice, taxCode, account: '7450' }] });

/** E6: eleven months add up to 90,700.00. */
function elevenMonths(context: Context): void {
  sell(context, '2025-07-20', '8200');
  for (const period of ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05']) {
    sell(context, `${period}-20`, '8250');
  }
}
const watch = ({ company }: Context, on: string) => run(company, 'vat.registrationWatch', { on: d(on) });

describe('registration watch', () => {
  test('[V1] E6: 100,000.00 obliges to nothing; the next supply crosses, is taxed, and the application is due in two working days', () => {
    const context = setUp({ vatPayer: false }, '2026-06-30');
    elevenMonths(context);
    expect(watch(context, '2026-06-03')).toMatchObject({
      total: '90700.00',
      percent: '90.70',
      left: '9300.00',
      warning: 80,
      crossing: null,
    });
    sell(context, '2026-06-04', '9300');
    expect(watch(context, '2026-06-09')).toMatchObject({ total: '100000.00', percent: '100.00', left: '0.00', crossing: null });
    const b = sell(context, '2026-06-10', '150');
    sell(context, '2026-06-25', '1000');
    expect(watch(context, '2026-06-10').crossing).toMatchObject({ on: '2026-06-10', suppliesSince: '150.00' });
    expect(watch(context, '2026-06-30')).toMatchObject({
      registered: false,
      windowFrom: '2025-07-01',
      total: '101150.00',
      warning: 80,
      crossing: {
        on: '2026-06-10',
        entryId: b.entryId,
        number: b.number,
        amount: '150.00',
        total: '100150.00',
        taxedFrom: '2026-06-10',
        crossingIsTaxed: true,
        vatOnTop: '27.00',
        vatInside: '22.88',
        applyBy: '2026-06-12',
        applicationLate: true,
        suppliesSince: '1150.00',
      },
      rule: {
        limit: '100000.00',
        window: 'rolling-12-months',
        source: { ka: 'საქართველოს საგადასახადო კოდექსი, მუხლი 165, ნაწილები 1 და 7' },
      },
    });
  });

  test('[V1] the months add up to the total: of the first and the last only the days that count', () => {
    const context = setUp({ vatPayer: false }, '2026-06-30');
    elevenMonths(context);
    sell(context, '2025-06-12', '77');
    sell(context, '2025-06-13', '23');
    sell(context, '2026-06-12', '500');
    sell(context, '2026-06-13', '4000');
    // 90,700.00 of E6, 23.00 of 13 June 2025 and 500.00 of 12 June 2026.
    const { months, total } = watch(context, '2026-06-12');
    expect([months.length, months[0], months[1], months.at(-1), total]).toEqual([
      13,
      { period: '2025-06', amount: '23.00' },
      { period: '2025-07', amount: '8200.00' },
      { period: '2026-06', amount: '500.00' },
      '91223.00',
    ]);
  });

  test('[V1] what was sold on the same day before the supply that crosses is not taxed', () => {
    const context = setUp({ vatPayer: false }, '2026-06-30');
    sell(context, '2026-06-10', '99000');
    sell(context, '2026-06-10', '2000');
    sell(context, '2026-06-10', '300');
    expect(watch(context, '2026-06-10').crossing).toMatchObject({ amount: '2000.00', suppliesSince: '2300.00' });
  });

  test('[V1] exempt and out-of-scope supplies do not count, those with credit stand apart, and so does what has no tax code', () => {
    const context = setUp({ vatPayer: false }, '2026-06-30');
    sell(context, '2026-06-10', '50000');
    for (const [taxCode, price] of [
      ['SXF', '40000'],
      ['SOUT', '30000'],
      ['S0X', '20000'],
    ] as const)
      sell(context, '2026-06-10', price, taxCode);
    post(context.company, 'journal.post', {
      date: '2026-06-11',
      lines: [
        { account: '1110', debit: '700' },
        { account: '6110', credit: '700' },
      ],
    });
    expect(watch(context, '2026-06-30')).toMatchObject({
      total: '50000.00',
      unclear: '20000.00',
      withoutTaxCode: '700.00',
      percent: '50.00',
      left: '50000.00',
      warning: null,
      crossing: null,
    });
    expect(watch(context, '2026-06-30').months.at(-1)).toEqual({ period: '2026-06', amount: '50000.00' });
  });

  test('[V1] goods that came back and a cancelled sale lower the total', () => {
    const context = setUp({ vatPayer: false }, '2026-06-30');
    const sold = sell(context, '2026-06-10', '90000');
    post(context.company, 'salesCreditNote.post', {
      date: '2026-06-12',
      counterpartyId: context.customer,
      correctsDocumentId: sold.id,
      reason: 'returned',
      lines: [{ unitPrice: '15000', taxCode: 'S0N' }],
    });
    const other = sell(context, '2026-06-13', '20000');
    expect(watch(context, '2026-06-13')).toMatchObject({ total: '95000.00', crossing: null });
    post(context.company, 'salesCreditNote.post', {
      date: '2026-06-13',
      counterpartyId: context.customer,
      correctsDocumentId: other.id,
      reason: 'cancelled',
      lines: [{ unitPrice: '20000', taxCode: 'S0N' }],
    });
    expect(watch(context, '2026-06-13').total).toBe('75000.00');
  });

  test('[V1] a payer is not warned, and may not choose the code of unregistered supplies', () => {
    const context = setUp({ vatPayer: true }, '2026-06-30');
    sell(context, '2026-06-10', '150000', 'S18');
    expect(watch(context, '2026-06-30')).toMatchObject({ registered: true, total: '150000.00', warning: null, crossing: null });
    const refused = attempt(context.company, 'salesInvoice.post', {
      date: '2026-06-10',
      counterpartyId: context.customer,
      lines: [{ unitPrice: '10', taxCode: 'S0N' }],
    });
    expect(codes(refused)).toEqual(['NOT_FOR_VAT_PAYER']);
  });

  test('[V1] who has registered meanwhile may still take back what was sold before', () => {
    const context = setUp({ vatPayer: false }, '2026-06-30');
    const sold = sell(context, '2026-06-10', '500');
    run(context.company, 'company.update', { name: 'შპს მაგალითი', onePerson: true, vatPayer: true });
    post(context.company, 'salesCreditNote.post', {
      date: '2026-06-20',
      counterpartyId: context.customer,
      correctsDocumentId: sold.id,
      reason: 'cancelled',
      lines: [{ unitPrice: '500', taxCode: 'S0N' }],
    });
    expect(balances(context.company)['1410']).toBeUndefined();
  });

  test('[V1] before the rule was in force there is none', () => {
    const { company } = setUp({ vatPayer: false }, '2026-06-30');
    expect(codes(attempt(company, 'vat.registrationWatch', { on: '2020-12-31' }))).toEqual(['NO_REGISTRATION_RULE']);
  });
});

describe('proportional credit', () => {
  /** A month of 80,000.00 with and 20,000.00 without a right to credit, and 500.00 of common VAT. */
  function exampleMonth(): Context {
    const context = setUp({ vatPayer: true }, '2027-02-01');
    sell(context, '2026-05-10', '60000', 'S18');
    sell(context, '2026-05-11', '20000', 'S0X');
    sell(context, '2026-05-12', '20000', 'SXF');
    buy(context, '2026-05-13', '2777.78', 'P18M');
    return context;
  }

  test('[V1] E4: 20 % of the month is exempt: 400.00 of 500.00 is credited', () => {
    const { company } = exampleMonth();
    expect(run(company, 'vat.proportion', { period: month('2026-05') })).toEqual({
      period: '2026-05',
      exemptTurnover: '20000.00',
      turnover: '100000.00',
      exemptPercent: '20.0000',
      ignored: false,
      commonVat: '500.00',
      credit: '400.00',
      expense: '100.00',
      year: null,
      creditOfReturn: '400.00',
      expenseAccount: '7466',
      source: expect.objectContaining({ en: 'Tax Code of Georgia, art. 177' }),
      unconfirmed: true,
    });
  });

  test('[V1] E4: December recomputes the year: 12 % exempt, 5,280.00 final, 480.00 more', () => {
    const context = exampleMonth();
    // The rest of the year: 640,000 + 160,000 with credit, 100,000 without, 5,500.00 of common VAT, of which 4,400.00 were credited by its month.
    sell(context, '2026-06-10', '640000', 'S18');
    sell(context, '2026-06-11', '160000', 'S0X');
    sell(context, '2026-06-12', '100000', 'SXF');
    buy(context, '2026-05-14', '30555.56', 'P18M'); // in May, so that a fifth of it is taken away as well
    const may = run(context.company, 'vat.proportion', { period: month('2026-05') });
    expect([may.commonVat, may.credit]).toEqual(['6000.00', '4800.00']);
    const december = run(context.company, 'vat.proportion', { period: month('2026-12') });
    expect(december.year).toEqual({
      exemptTurnover: '120000.00',
      turnover: '1000000.00',
      exemptPercent: '12.0000',
      commonVat: '6000.00',
      credited: '4800.00',
      final: '5280.00',
      adjustment: '480.00',
    });
    expect([december.commonVat, december.creditOfReturn]).toEqual(['0.00', '480.00']);
    // The VAT waits whole on the input account; what the month takes away is booked when its return is filed.
    expect(balances(context.company)['3340']).toBe('6000.00');
  });

  test('[V1] below 5 % nothing is taken away', () => {
    const context = setUp({ vatPayer: true }, '2026-07-20');
    sell(context, '2026-05-10', '18300', 'S18');
    sell(context, '2026-05-12', '300', 'SXF');
    buy(context, '2026-05-13', '1000', 'P18M');
    expect(run(context.company, 'vat.proportion', { period: month('2026-05') })).toMatchObject({
      exemptPercent: '1.6129',
      ignored: true,
      credit: '180.00',
      expense: '0.00',
    });
  });

  test('[V1] E5: a quarter of the year is exempt: 450.00 of the building and 150.00 of the machine are cancelled', () => {
    const context = setUp({ vatPayer: true }, '2027-02-01');
    sell(context, '2026-05-10', '75000', 'S18');
    sell(context, '2026-09-12', '25000', 'SXL');
    const found = run(context.company, 'vat.assetAdjustment', {
      year: 2026,
      assets: [
        { kind: 'building', since: 2025, credited: '18000' },
        { kind: 'other', since: 2025, credited: '3000' },
        { kind: 'other', since: 2021, credited: '3000' },
      ],
    });
    expect(found).toMatchObject({ exemptPercent: '25.0000', total: '600.00' });
    expect(found.assets.map(({ cancelled }) => cancelled)).toEqual(['450.00', '150.00', '0.00']);
    expect(
      codes(attempt(context.company, 'vat.assetAdjustment', { year: 2026, assets: [{ kind: 'other', since: 2025, credited: '1.234' }] })),
    ).toEqual(['TOO_MANY_DECIMALS']);
  });
});

describe('reverse charge of a company that is no VAT payer', () => {
  test('[V1] E7: 1,180.00 of cost, 180.00 of VAT, and with 10 % withheld 900.00 to the supplier', () => {
    const context = setUp({ vatPayer: false }, '2026-07-20');
    const posted = buy(context, '2026-05-10', '1000', 'RC18');
    expect(postings(context.company, posted)).toEqual(['Dr 7450 1180.00', 'Cr 3110 1000.00', 'Cr 3332 180.00']);
    // The worksheet says the same, with the tax withheld.
    const sheet = run(context.company, 'worksheet.get', { kind: 'non-resident-service', period: '2026-05', inputs: { fee: '1000' } });
    expect(sheet.rows.find(({ code }) => code === '7')?.amount).toBe('1180.00');
    expect(sheet.postings).toEqual([
      { row: '3', debit: '7450', credit: '3110', amount: '1000.00' },
      { row: '6', debit: '7450', credit: '3332', amount: '180.00' },
      { row: '4', debit: '3110', credit: '3323', amount: '100.00' },
    ]);
    expect(sheet.payments).toEqual([{ row: '6', amount: '180.00', due: '2026-06-15', originalDue: '2026-06-15' }]);
    // It is declared on a form of its own: the VAT return has nothing of it, and no right to credit arose.
    expect(balances(context.company)).toEqual({ '3110': '-1000.00', '3332': '-180.00', '7450': '1180.00' });
  });

  test('[V1] a payer of VAT owes and credits the same amount', () => {
    const context = setUp({ vatPayer: true }, '2026-07-20');
    expect(postings(context.company, buy(context, '2026-05-10', '1000', 'RC18'))).toEqual([
      'Dr 3345 180.00',
      'Dr 7450 1000.00',
      'Cr 3110 1000.00',
      'Cr 3332 180.00',
    ]);
  });
});

describe('a late VAT return', () => {
  test('[V2] E13: 900.00 due on 15 September 2026, filed and paid on the 24th: 4.05 and 45.00', () => {
    const context = setUp({ vatPayer: true }, '2026-09-24');
    sell(context, '2026-08-10', '5000', 'S18');
    expect(run(context.company, 'vatReturn.lateness', { period: month('2026-08') })).toEqual({
      period: '2026-08',
      due: '2026-09-15',
      tax: '900.00',
      filedOn: '2026-09-24',
      filed: false,
      paidOn: '2026-09-24',
      daysLate: 9,
      interestDays: 9,
      interest: '4.05',
      penaltyPercent: '5.00',
      penalty: '45.00',
      total: '49.05',
      source: expect.objectContaining({ en: 'Tax Code of Georgia, art. 272, 274' }),
      unconfirmed: ['cap', 'penalty'],
    });
    run(context.company, 'vatReturn.file', { period: month('2026-08') });
    const paid = run(context.company, 'vatReturn.lateness', { period: month('2026-08'), paidOn: d('2026-10-01') });
    expect(paid).toMatchObject({ filed: true, filedOn: '2026-09-24', daysLate: 16, interest: '7.20', penalty: '45.00' });
    expect(run(context.company, 'vatReturn.lateness', { period: month('2026-08'), tax: '100', filedOn: d('2026-09-15') })).toMatchObject({
      interest: '0.45',
      penalty: '0.00',
    });
  });

  test('[V2] the due day is the one moved off the holiday, and a month with a credit costs nothing', () => {
    const context = setUp({ vatPayer: true }, '2027-06-18');
    sell(context, '2027-04-10', '1000', 'S18');
    // 15 May 2027 is a Saturday, the 17th a holiday.
    expect(run(context.company, 'vatReturn.lateness', { period: month('2027-04') })).toMatchObject({ due: '2027-05-18', daysLate: 31 });
    buy(context, '2027-05-10', '1000', 'P18');
    expect(run(context.company, 'vatReturn.lateness', { period: month('2027-05') })).toMatchObject({ tax: '0.00', total: '0.00' });
  });
});

describe('Bulgaria', () => {
  test('[V1] the year counts from January; warned at 70 and 90 %; taxed from the day after, application in seven days', () => {
    const context = setUp({ country: 'BG', taxId: '123456786', vatPayer: false }, '2026-12-01');
    const sellAll = (date: string, price: string) => sell(context, date, price, 'SNREG');
    sellAll('2026-01-10', '35791');
    expect(watch(context, '2026-01-10')).toMatchObject({
      windowFrom: '2026-01-01',
      total: '35791.00',
      percent: '70.00',
      warning: 70,
      crossing: null,
    });
    sellAll('2026-06-10', '15339');
    // 51,130.00 exactly.
    expect(watch(context, '2026-06-10')).toMatchObject({ percent: '100.00', warning: 90, left: '0.00', crossing: null });
    sellAll('2026-08-21', '0.01');
    sellAll('2026-08-25', '100');
    expect(watch(context, '2026-08-31')).toMatchObject({
      warning: 100,
      crossing: {
        on: '2026-08-21',
        amount: '0.01',
        total: '51130.01',
        crossingIsTaxed: false,
        taxedFrom: '2026-08-22',
        applyBy: '2026-08-28',
        applicationLate: true,
        suppliesSince: '100.00',
      },
    });
    // A new year begins at nothing, but what was crossed stays crossed.
    expect(watch(context, '2027-01-02')).toMatchObject({ total: '0.00', warning: null, crossing: { on: '2026-08-21' } });
  });

  test('[V9] advance payments of corporate tax', () => {
    const { company } = setUp({ country: 'BG', taxId: '123456786' }, '2026-12-01');
    const sheet = run(company, 'worksheet.get', { kind: 'corporate-advance', period: '2026', inputs: { forecast: '100000' } });
    expect(sheet.rows.map(({ code, amount }) => `${code} ${amount}`)).toEqual(['1 100000.00', '2 10000.00', '3 833.33', '4 2500.00']);
    expect(sheet.payments.map(({ due }) => due)).toEqual(['2026-04-15', '2026-07-15', '2026-10-15']);
    expect(sheet.unconfirmed).toBe(true);
  });

  test('[V1] a country without a rule of proportional credit or lateness says so', () => {
    const { company } = setUp({ country: 'BG', taxId: '123456786' }, '2026-12-01');
    expect(codes(attempt(company, 'vat.proportion', { period: '2026-05' }))).toEqual(['NO_PROPORTIONAL_CREDIT']);
    expect(codes(attempt(company, 'vat.assetAdjustment', { year: 2026, assets: [] }))).toEqual(['NO_PROPORTIONAL_CREDIT']);
    expect(codes(attempt(company, 'vatReturn.lateness', { period: '2026-05' }))).toEqual(['NO_LATENESS_RULE']);
  });
});
