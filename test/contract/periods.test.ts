import { hash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { PeriodCheck, PeriodCheckId } from '../../shared/contracts/periods.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

const may = month('2026-05');
const capital = (amount: string) => [
  { account: '1210', debit: amount },
  { account: '5150', credit: amount },
];
const post = (company: Company, date: string, amount = '10') =>
  run(company, 'journal.post', { date: date as never, lines: capital(amount) });
const checks = (company: Company, period = may): PeriodCheck[] => run(company, 'period.checks', { period }).checks;
const found = (company: Company, period = may) =>
  Object.fromEntries(checks(company, period).flatMap(({ id, state, count }) => (state === 'ok' ? [] : [[id, `${state} ${count}`]])));
const only = (company: Company, id: PeriodCheckId, period = may) => checks(company, period).find((check) => check.id === id)!;
const hard = (company: Company, period = may, more: object = {}) => attempt(company, 'period.close', { period, mode: 'hard', ...more });

/** A company of three who may approve, besides its owner. */
function several() {
  const owner = makeCompany({ vatPayer: false, onePerson: false });
  for (const name of ['Ana', 'Gia']) run(owner, 'user.add', { name, role: 'chief-accountant' });
  run(owner, 'user.add', { name: 'Eka', role: 'accountant' });
  return {
    owner,
    ana: reopen(owner.file, { userId: 'Ana' }),
    gia: reopen(owner.file, { userId: 'Gia' }),
    eka: reopen(owner.file, { userId: 'Eka' }),
  };
}

let company: Company;
beforeEach(() => {
  company = makeCompany({ vatPayer: false });
});

describe('what is checked before a month is closed', () => {
  test('[L7] an orderly month has nothing against it, and every check is listed all the same', () => {
    post(company, '2026-05-02');
    expect(found(company)).toEqual({});
    expect(checks(company).map(({ id }) => id)).toEqual([
      'earlier-months',
      'numbers',
      'control-accounts',
      'drafts',
      'approvals',
      'vat-return',
      'vat-accounts',
      'revaluation',
      'suspense',
      'not-over',
      'future-dates',
    ]);
    expect(codes(hard(company))).toEqual([]);
  });

  test('[L7] drafts dated in the month, by their input or by their form; others are not of this month', () => {
    run(company, 'draft.save', { kind: 'journal-entry', title: 'Rent', form: {}, input: { date: '2026-05-31' } });
    run(company, 'draft.save', { kind: 'sales-invoice', title: '', form: { date: '2026-05-01' } });
    run(company, 'draft.save', { kind: 'payment', title: '', form: { date: '2026-06-01' } });
    run(company, 'draft.save', { kind: 'payment', title: '', form: {} });
    expect(found(company)).toEqual({ drafts: 'warning 2' });
    expect(only(company, 'drafts').items.map(({ subject }) => subject)).toEqual(['Rent', 'sales-invoice']);
  });

  test('[VAT-1] entries by hand on accounts of VAT are named with their amounts; clearing them is not, and no document is', () => {
    run(company, 'company.update', { name: 'Payer', vatPayer: true, onePerson: true });
    const journal = (date: string, ...lines: object[]) => run(company, 'journal.post', { date: d(date), lines: lines as never });
    run(company, 'salesInvoice.post', { date: d('2026-05-03'), lines: [{ unitPrice: '100', taxCode: 'S18' }] });
    const vat = () => only(company, 'vat-accounts');
    expect(vat()).toMatchObject({ state: 'ok', count: 0 });
    // 118 received, of which 18 were booked as VAT by hand: the return knows nothing of them.
    const sold = journal(
      '2026-05-04',
      { account: '1110', debit: '118' },
      { account: '6110', credit: '100' },
      { account: '3330', credit: '18' },
    );
    const bought = journal(
      '2026-05-31',
      { account: '7450', debit: '50' },
      { account: '3340', debit: '9' },
      { account: '3330', credit: '2' },
      { account: '1110', credit: '57' },
    );
    // Between accounts of VAT, and to the account of the treasury.
    journal('2026-05-31', { account: '3330', debit: '5' }, { account: '3340', credit: '4' }, { account: '3399', credit: '1' });
    // On an account of VAT and off it again.
    journal(
      '2026-05-30',
      { account: '3340', debit: '7' },
      { account: '1110', credit: '7' },
      { account: '1110', debit: '7' },
      { account: '3340', credit: '7' },
    );
    // Of the next month, and cancelled there.
    const later = journal('2026-06-01', { account: '3330', debit: '3' }, { account: '1110', credit: '3' });
    expect(vat()).toEqual({
      id: 'vat-accounts',
      state: 'warning',
      count: 3,
      goTo: { screen: 'journal' },
      items: [
        { subject: `${sold.number}, 3330`, id: sold.id, amount: '-18.00' },
        { subject: `${bought.number}, 3330`, id: bought.id, amount: '-2.00' },
        { subject: `${bought.number}, 3340`, id: bought.id, amount: '9.00' },
      ],
    });
    expect(only(company, 'vat-accounts', month('2026-06')).items).toEqual([
      { subject: `${later.number}, 3330`, id: later.id, amount: '3.00' },
    ]);
    run(company, 'journal.reverse', { entryId: later.id, date: d('2026-06-02') });
    expect(only(company, 'vat-accounts', month('2026-06')).count).toBe(0);
    // Cancelled in another month, each of the two changes its own.
    run(company, 'journal.reverse', { entryId: sold.id, date: d('2026-06-03') });
    expect([vat().count, only(company, 'vat-accounts', month('2026-06')).items.map(({ amount }) => amount)]).toEqual([3, ['18.00']]);
    expect(rejections(hard(company))).toContainEqual({ code: 'PERIOD_CHECK_WARNING', period: may, check: 'vat-accounts', count: 3 });
  });

  test('[L7] drafts that wait for a second person', () => {
    const { ana, eka } = several();
    const input = { id: nextId(), date: '2026-05-02', lines: capital('10') };
    const { id } = run(eka, 'draft.save', { kind: 'journal-entry', title: 'Capital', form: {}, input });
    run(eka, 'draft.save', { kind: 'journal-entry', title: 'Half', form: { date: '2026-05-02' } });
    expect(found(ana)).toEqual({ drafts: 'warning 2', approvals: 'warning 1' });
    run(ana, 'draft.approve', { draftId: id });
    expect(found(ana)).toEqual({ drafts: 'warning 2' });
  });

  test('[L7] the VAT return of the month is not filed', () => {
    const payer = makeCompany();
    expect(found(payer)).toEqual({ 'vat-return': 'warning 1' });
    run(payer, 'vatReturn.file', { period: may });
    expect(found(payer)).toEqual({});
  });

  test('[LED-2] control accounts equal their open items at the end of each month, whatever was paid later', () => {
    const party = counterparty(company, 'Party');
    const document = { counterpartyId: party, lines: [{ unitPrice: '1000', taxCode: 'SOUT' }] };
    const invoice = run(company, 'salesInvoice.post', { date: '2026-05-10' as never, ...document });
    const pay = (date: string, amount: string) =>
      run(company, 'payment.post', {
        date: date as never,
        direction: 'in',
        counterpartyId: party,
        amount,
        allocations: [{ documentId: invoice.id, amount }],
      });
    pay('2026-05-20', '300');
    pay('2026-06-20', '200');
    for (const period of [may, month('2026-06')]) expect(only(company, 'control-accounts', period).state).toBe('ok');
    // By hand on a control account: documents did not make the difference, so it warns and names account, both sides and the difference.
    run(company, 'journal.post', {
      date: '2026-06-30' as never,
      lines: [
        { account: '1410', debit: '7' },
        { account: '1210', credit: '7' },
      ],
    });
    expect(only(company, 'control-accounts').state).toBe('ok');
    expect(only(company, 'control-accounts', month('2026-06'))).toMatchObject({
      state: 'warning',
      count: 1,
      goTo: { screen: 'account-card', subject: '1410' },
      items: [{ subject: '1410', ledger: '507.00', openItems: '500.00', difference: '7.00' }],
    });
  });

  test('[LED-2] a revaluation moves ledger and open items alike, at every month end before and after it', () => {
    const customer = counterparty(company, 'Customer');
    const usd = { currency: 'USD', counterpartyId: customer };
    const invoice = run(company, 'salesInvoice.post', {
      ...usd,
      date: '2026-04-10' as never,
      rate: '2.7',
      lines: [{ unitPrice: '1000', taxCode: 'SOUT' }],
    });
    const revalue = (on: string, rate: string) => run(company, 'revaluation.post', { on: on as never, rates: [{ currency: 'USD', rate }] });
    revalue('2026-04-30', '2.65');
    revalue('2026-05-31', '2.8');
    const allocations = [{ documentId: invoice.id, amount: '400' }];
    run(company, 'payment.post', { ...usd, date: '2026-06-10' as never, direction: 'in', amount: '400', rate: '2.72', allocations });
    for (const period of ['2026-03', '2026-04', '2026-05', '2026-06'].map(month)) {
      expect([period, only(company, 'control-accounts', period)]).toEqual([period, expect.objectContaining({ state: 'ok', items: [] })]);
    }
    for (const period of ['2026-04', '2026-05'].map(month)) expect(only(company, 'revaluation', period).state).toBe('ok');
    expect(only(company, 'revaluation', month('2026-06'))).toMatchObject({ state: 'warning', count: 2 });
  });

  test('[LED-2] open items that documents did not leave so are damage: it blocks', () => {
    const party = counterparty(company, 'Party');
    run(company, 'salesInvoice.post', {
      date: '2026-05-10' as never,
      counterpartyId: party,
      lines: [{ unitPrice: '1000', taxCode: 'SOUT' }],
    });
    const db = connect(company.file);
    db.run('UPDATE open_item SET open_base_minor = open_base_minor - 1');
    db.close();
    expect(only(company, 'control-accounts')).toMatchObject({
      state: 'blocking',
      items: [{ subject: '1410', ledger: '1000.00', openItems: '999.99', difference: '0.01' }],
    });
    const before = stateOf(company.file);
    expect(rejections(hard(company, may, { acceptWarnings: ['control-accounts'] }))).toEqual([
      { code: 'PERIOD_CHECK_BLOCKING', period: may, check: 'control-accounts', count: 1 },
    ]);
    expect(stateOf(company.file)).toBe(before);
  });

  test('[L7] foreign balances that were not revalued, cash that is still on its way', () => {
    run(company, 'journal.post', {
      date: '2026-05-03' as never,
      lines: [
        { account: '1220', debit: '270', currency: 'USD', foreignAmount: '100', rate: '2.7' },
        { account: '5150', credit: '270' },
      ],
    });
    run(company, 'journal.post', {
      date: '2026-05-31' as never,
      lines: [
        { account: '1295', debit: '45' },
        { account: '1110', credit: '45' },
      ],
    });
    expect(found(company)).toEqual({ revaluation: 'warning 1', suspense: 'warning 1' });
    expect(only(company, 'revaluation')).toMatchObject({
      goTo: { screen: 'revaluation', subject: '2026-05-31' },
      items: [{ subject: '1220', amount: '100.00', currency: 'USD' }],
    });
    expect(only(company, 'suspense').items).toEqual([{ subject: '1295', amount: '45.00' }]);
  });

  test('[L7] a hole in a series', () => {
    post(company, '2026-05-01');
    post(company, '2026-05-02');
    const db = connect(company.file);
    db.run('DELETE FROM number_register WHERE value = 1');
    db.close();
    expect(found(company)).toEqual({ numbers: 'blocking 1' });
  });

  test('[L7] a month that is not over, and entries dated ahead: allowed, but said', () => {
    post(company, '2026-07-25');
    expect(found(company, month('2026-07'))).toEqual({ 'not-over': 'warning 1', 'future-dates': 'warning 1' });
  });
});

describe('closing a month for good', () => {
  test('[L7] warnings have to be accepted one by one, and what was accepted stays in the history', () => {
    run(company, 'draft.save', { kind: 'payment', title: '', form: { date: '2026-05-31' } });
    run(company, 'journal.post', {
      date: '2026-05-31' as never,
      lines: [
        { account: '1295', debit: '45' },
        { account: '1110', credit: '45' },
      ],
    });
    const before = stateOf(company.file);
    expect(rejections(hard(company, may, { acceptWarnings: ['drafts'] }))).toEqual([
      { code: 'PERIOD_CHECK_WARNING', period: may, check: 'suspense', count: 1 },
    ]);
    expect(codes(hard(company))).toEqual(['PERIOD_CHECK_WARNING', 'PERIOD_CHECK_WARNING']);
    expect(stateOf(company.file)).toBe(before);
    run(company, 'period.close', { period: may, mode: 'hard', acceptWarnings: ['suspense', 'drafts', 'vat-return'] });
    const { rows } = run(company, 'history.list', { limit: 2 });
    expect(rows.map(({ type, subject }) => [type, subject])).toEqual([
      ['period.certified', '2026-05'],
      ['period.closed', '2026-05'],
    ]);
    expect(rows[1]!.after).toMatchObject({ mode: 'hard', accepted: 'drafts suspense' });
  });

  test('[L7] a soft close asks nothing and certifies nothing', () => {
    run(company, 'draft.save', { kind: 'payment', title: '', form: { date: '2026-05-31' } });
    post(company, '2026-03-01');
    expect(run(company, 'period.close', { period: may, mode: 'soft' })).toEqual({ period: may, closed: [may], certificate: null });
    expect(run(company, 'period.certificates', {})).toEqual([]);
  });

  test('[L7] earlier months first, or closed along with consent, each with its own certificate', () => {
    for (const date of ['2026-02-01', '2026-03-01', '2026-05-01']) post(company, date);
    expect(rejections(hard(company))).toEqual([{ code: 'PERIOD_CHECK_BLOCKING', period: may, check: 'earlier-months', count: 2 }]);
    expect(only(company, 'earlier-months').items).toEqual([{ subject: '2026-02' }, { subject: '2026-03' }]);
    const { closed } = run(company, 'period.close', { period: may, mode: 'hard', closeEarlier: true });
    expect(closed).toEqual(['2026-02', '2026-03', '2026-05']);
    const certified = run(company, 'period.certificates', {});
    expect(certified.map(({ period, debit, agrees }) => [period, debit, agrees])).toEqual([
      ['2026-05', '30.00', true],
      ['2026-03', '20.00', true],
      ['2026-02', '10.00', true],
    ]);
    expect(run(company, 'period.list', {}).map(({ period, state }) => [period, state])).toEqual([
      ['2026-05', 'hard-closed'],
      ['2026-03', 'hard-closed'],
      ['2026-02', 'hard-closed'],
    ]);
  });

  test('[PER-1] months before it that nobody ever used are closed with it', () => {
    post(company, '2026-05-01');
    run(company, 'period.close', { period: may, mode: 'hard' });
    for (const date of ['2026-04-30', '2019-01-01']) {
      expect(rejections(attempt(company, 'journal.post', { date, lines: capital('1') }))).toEqual([
        { code: 'PERIOD_CLOSED', period: date.slice(0, 7), state: 'hard-closed' },
      ]);
    }
    expect(codes(attempt(company, 'journal.post', { date: '2026-06-01', lines: capital('1') }))).toEqual([]);
  });
});

describe('the closing certificate', () => {
  test('[L7] it states the trial balance as known before the close, in the same signed batch as the close', () => {
    post(company, '2026-05-01', '100.50');
    post(company, '2026-06-01', '7');
    const before = run(company, 'company.info', {});
    const { certificate } = run(company, 'period.close', { period: may, mode: 'hard', language: 'en' });
    const [shown] = run(company, 'period.certificates', { period: may });
    expect(shown).toMatchObject({
      period: '2026-05',
      revision: 1,
      asOf: '2026-05-31',
      knownOn: before.position,
      headHash: before.headHash,
      at: '2026-07-20T09:00:00.000Z',
      by: 'Nino',
      device: '1',
      language: 'en',
      rows: 2,
      debit: '100.50',
      credit: '100.50',
      debitBalance: '100.50',
      creditBalance: '100.50',
      trialBalanceSha256: certificate!.trialBalanceSha256,
      pdfSha256: certificate!.pdfSha256,
      reopenings: [],
      agrees: true,
      unchangedSince: true,
    });
    expect(shown!.checks.every(({ state, accepted }) => state === 'ok' && !accepted)).toBe(true);
    const db = connect(company.file, { readonly: true });
    const batch = db.get<{ event_count: bigint; first_position: bigint }>(
      'SELECT event_count, first_position FROM batch ORDER BY first_position DESC',
    )!;
    db.close();
    expect([batch.event_count, batch.first_position]).toEqual([2n, BigInt(before.position + 1)]);
  });

  test('[L7] its hash is that of the canonical trial balance, written out by hand', () => {
    post(company, '2026-05-01', '100.50');
    run(company, 'period.close', { period: may, mode: 'hard' });
    const accounts = run(company, 'account.list', {});
    const id = (code: string) => accounts.find((account) => account.code === code)!.id;
    const rows = [
      `{"account":"${id('1210')}","balance":"100.50","commodity":"GEL","credit":"0.00","debit":"100.50"}`,
      `{"account":"${id('5150')}","balance":"-100.50","commodity":"GEL","credit":"100.50","debit":"0.00"}`,
    ].sort();
    const text = `{"as_of":"2026-05-31","company":"${run(company, 'company.info', {}).id}","rows":[${rows.join(',')}],"v":1}`;
    expect(run(company, 'period.certificates', {})[0]!.trialBalanceSha256).toBe(hash('sha256', text));
  });

  test('[L7] it still agrees after accounts were renamed and moved and later months were posted', () => {
    post(company, '2026-05-01');
    run(company, 'period.close', { period: may, mode: 'hard' });
    const account = run(company, 'account.list', {}).find(({ code }) => code === '1210')!;
    const names = { ka: 'ბანკი', bg: 'Банка', ru: 'Банк', en: 'Bank' };
    run(company, 'account.rename', { accountId: account.id, version: account.version, names });
    post(company, '2026-06-01');
    expect(run(company, 'period.certificates', {})[0]).toMatchObject({ agrees: true, unchangedSince: true });
  });

  test('[L7] a certificate that the books no longer bear out is said not to agree', () => {
    post(company, '2026-05-01');
    run(company, 'period.close', { period: may, mode: 'hard' });
    const db = connect(company.file);
    db.run('UPDATE balance_day SET debit_minor = debit_minor + 1 WHERE debit_minor > 0');
    db.run('UPDATE balance_month SET debit_minor = debit_minor + 1 WHERE debit_minor > 0');
    db.close();
    expect(run(company, 'period.certificates', {})[0]).toMatchObject({ agrees: false });
  });

  test('[L7] later certificates show who reopened the month, when and why; the old one still agrees and is told apart from the books of today', () => {
    const { owner, ana, gia } = several();
    run(ana, 'journal.reverse', { entryId: approved(ana, gia, '2026-05-01').entryId, date: '2026-05-02' });
    run(ana, 'period.close', { period: may, mode: 'hard' });
    run(gia, 'period.reopen', { period: may, reason: 'late bill' });
    approved(ana, gia, '2026-05-20');
    run(owner, 'period.close', { period: may, mode: 'hard' });
    const [second, first] = run(owner, 'period.certificates', { period: may });
    expect(first).toMatchObject({ revision: 1, by: 'Ana', reopenings: [], agrees: true, unchangedSince: false });
    expect(second).toMatchObject({
      revision: 2,
      by: 'Nino',
      reopenings: [{ by: 'Gia', reason: 'late bill', at: '2026-07-20T09:00:00.000Z' }],
      agrees: true,
      unchangedSince: true,
    });
    expect(second!.reopenings[0]!.position).toBeGreaterThan(first!.position);
    const { rows } = run(owner, 'history.list', { limit: 20 });
    expect(rows.find(({ type }) => type === 'period.reopened')).toMatchObject({
      user: 'Gia',
      subject: '2026-05',
      after: { reason: 'late bill' },
    });
  });

  test('[L7] its PDF is kept by hash and given back byte for byte, each one of its own', () => {
    post(company, '2026-05-01');
    const { certificate } = run(company, 'period.close', { period: may, mode: 'hard', language: 'ka' });
    const pdf = run(company, 'period.certificate', { period: may });
    const bytes = Buffer.from(pdf.base64, 'base64');
    expect(hash('sha256', bytes)).toBe(certificate!.pdfSha256);
    expect([pdf.sha256, pdf.fileName]).toEqual([certificate!.pdfSha256, 'closing-certificate-204854595-2026-05.pdf']);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    run(company, 'period.reopen', { period: may, reason: 'late bill' });
    run(company, 'period.close', { period: may, mode: 'hard', language: 'bg' });
    expect(run(company, 'period.certificate', { period: may, revision: 1 })).toEqual(pdf);
    expect(run(company, 'period.certificate', { period: may })).toMatchObject({
      fileName: 'closing-certificate-204854595-2026-05-2.pdf',
    });
    expect(codes(company.call('period.certificate', { period: month('2026-04') }))).toEqual(['NO_CERTIFICATE']);
  });

  test('[PRJ-1] replay gives the same tables, and a file that lost its certificate is found out', () => {
    post(company, '2026-05-01');
    run(company, 'period.close', { period: may, mode: 'hard' });
    run(company, 'period.reopen', { period: may, reason: 'late bill' });
    post(company, '2026-05-02');
    run(company, 'period.close', { period: may, mode: 'hard' });
    company.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
    expect(good(rebuild(company.file)).different).toEqual([]);
    const db = connect(company.file);
    db.run('DELETE FROM blob');
    db.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: false, fault: { fault: 'it is missing' } });
  });
});

/** An entry one person drafted and another approved, as a company of several needs it. */
function approved(by: Company, approver: Company, date: string) {
  const input = { id: nextId(), date: date as never, lines: capital('10') };
  const { id: draftId } = run(by, 'draft.save', { kind: 'journal-entry', title: '', form: {}, input });
  run(approver, 'draft.approve', { draftId });
  return run(by, 'journal.post', { ...input, draftId });
}

describe('reopening', () => {
  test('[L7] a hard close is reopened by another person than who closed, with a reason', () => {
    const { ana, gia, eka } = several();
    run(ana, 'period.close', { period: may, mode: 'hard' });
    const reopening = (by: Company, reason = 'late bill') => codes(attempt(by, 'period.reopen', { period: may, reason }));
    expect(reopening(ana)).toEqual(['REOPEN_BY_CLOSER']);
    expect(reopening(eka)).toEqual(['PERMISSION_DENIED']);
    expect(reopening(gia, ' ')).toEqual(['INPUT_INVALID']);
    expect(reopening(gia)).toEqual([]);
    expect(reopening(gia)).toEqual(['PERIOD_NOT_CLOSED']);
  });

  test('[L7] a soft close is reopened by whoever may approve, the one who closed included', () => {
    const { ana, eka } = several();
    run(ana, 'period.close', { period: may, mode: 'soft' });
    expect(codes(attempt(eka, 'period.reopen', { period: may, reason: 'late bill' }))).toEqual(['PERMISSION_DENIED']);
    expect(codes(attempt(ana, 'period.reopen', { period: may, reason: 'late bill' }))).toEqual([]);
  });

  test('[L7] in a company of one person the one who closed reopens', () => {
    run(company, 'period.close', { period: may, mode: 'hard' });
    expect(codes(attempt(company, 'period.reopen', { period: may, reason: 'late bill' }))).toEqual([]);
  });

  test('[PER-1] months are reopened from the latest backwards', () => {
    post(company, '2026-04-01');
    post(company, '2026-05-01');
    run(company, 'period.close', { period: may, mode: 'hard', closeEarlier: true });
    const april = { period: month('2026-04'), reason: 'late bill' };
    expect(rejections(attempt(company, 'period.reopen', april))).toEqual([
      { code: 'PERIOD_LATER_CLOSED', period: '2026-04', later: '2026-05' },
    ]);
    // A month nobody used is closed with the later one, and comes open with it.
    expect(codes(attempt(company, 'period.reopen', { ...april, period: '2026-01' }))).toEqual(['PERIOD_LATER_CLOSED']);
    run(company, 'period.reopen', { period: may, reason: 'late bill' });
    expect(codes(attempt(company, 'period.reopen', april))).toEqual([]);
    expect(codes(attempt(company, 'journal.post', { date: '2026-01-15', lines: capital('1') }))).toEqual([]);
  });
});
