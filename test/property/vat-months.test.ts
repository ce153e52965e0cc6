import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { Contract, InputOf } from '../../shared/contracts/index.ts';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { addMonths, lastDay, type Period, period as toPeriod } from '../../shared/dates/period.ts';
import { readVatFiles } from '../../shared/declarations/bg-vat/read-files.ts';
import type { VatFiles } from '../../shared/declarations/bg-vat/submission.ts';
import { figureOf } from '../../shared/declarations/fixed-width/layout.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { sum } from '../../shared/money/minor.ts';
import type { TaxCode } from '../../shared/vat/tax-code.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, close, codes, counterparty, d, makeCompany, run } from '../support/company.ts';

// Months of random documents under every tax code: what the VAT accounts moved by, what the VAT ledger holds, what the return says, what the bytes that are
// filed say and what the printed form says are one figure, to the minor unit. The expected figures are added up here, from what each document was given.

const codesOf = (pack: JurisdictionPack, use: 'sale' | 'purchase' | 'import') =>
  pack.taxCodes.filter((code) => code.use.includes(use) && !code.onlyUnregistered);

interface Step {
  readonly kind: 'sale' | 'purchase' | 'import' | 'own' | 'report' | 'credit';
  readonly day: number;
  /** Which of the codes that may be used. */
  readonly code: number;
  /** Minor units, one a line. */
  readonly amounts: readonly bigint[];
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('sale', 'sale', 'purchase', 'purchase', 'import', 'own', 'report', 'credit'),
  day: fc.integer({ min: 1, max: 28 }),
  code: fc.nat(1000),
  amounts: fc.array(fc.bigInt(10n, 2_000_000n), { minLength: 1, maxLength: 3 }),
});
const monthSteps = fc.array(step, { maxLength: 7 });

/** Taxable amount and VAT of a tax code in a month, minor units. */
type Model = Map<string, { taxable: bigint; vat: bigint }>;

const minor = (text: string): bigint => decimal(text, 2);
const text = (amount: bigint): string => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
/** Half up, as amounts are above zero here. */
const vatOn = (net: bigint, rateBp: bigint): bigint => (net * rateBp + 5_000n) / 10_000n;

class Books {
  readonly pack: JurisdictionPack;
  readonly company: Company;
  readonly #parties: { readonly domestic: string; readonly member: string; readonly foreign: string };
  #serial = 0;

  constructor(country: 'BG' | 'GE') {
    this.pack = packFor(country)!;
    const taxId = country === 'BG' ? '123456786' : '204854595';
    this.company = makeCompany({ country, taxId }, { now: () => Date.UTC(2027, 6, 1) });
    const party = (name: string, more: object) => counterparty(this.company, name, more);
    this.#parties = {
      domestic: party('Domestic', { taxId: country === 'BG' ? '831902088' : '405123456', country, vatPayer: true }),
      member: party('Member', { taxId: 'DE136695976', country: 'DE', vatPayer: true }),
      foreign: party('Foreign', { taxId: '', country: 'CH' }),
    };
    if (country === 'BG') {
      const capacity = 'representative' as const;
      const address = { town: 'София', postCode: '1000', street: 'Улица 1', companyAddress: 'София' };
      run(this.company, 'declarant.change', { name: 'Иван Иванов', personId: '7523169263', capacity, ...address });
      for (const year of [2025, 2026]) run(this.company, 'vatCoefficient.set', { year, coefficient: year === 2025 ? '0.37' : '0.80' });
    }
  }

  #party({ ledger, protocol, use }: TaxCode): string {
    if (use.includes('import')) return this.#parties.foreign;
    const field = ledger?.sales?.base ?? '';
    if (['02-15', '02-17', '02-25', '02-12'].includes(field) || (field === '02-19' && !protocol)) return this.#parties.member;
    return this.#parties.domestic;
  }

  /** Posts a month; answers what it should come to. */
  post(period: Period, steps: readonly Step[]): Model {
    const model: Model = new Map();
    const add = (code: TaxCode, taxable: bigint, vat: bigint) => {
      const found = model.get(code.code) ?? { taxable: 0n, vat: 0n };
      model.set(code.code, { taxable: found.taxable + taxable, vat: found.vat + vat });
    };
    const done: { method: keyof Contract; input: object; id: string; code: TaxCode; amounts: readonly bigint[]; vat: bigint }[] = [];
    for (const { kind, day, code: pick, amounts } of steps) {
      const date = d(`${period}-${String(day).padStart(2, '0')}`);
      this.#serial += 1;
      const supplierNumber = String(this.#serial).padStart(10, '0');
      const choose = (use: 'sale' | 'purchase' | 'import', more: (code: TaxCode) => boolean = () => true): TaxCode | undefined => {
        const found = codesOf(this.pack, use).filter(more);
        return found[pick % found.length];
      };
      const net = sum(amounts);
      // VAT of the whole under one code, or of each line, as the country rounds.
      const vatOfLines = (code: TaxCode) =>
        this.pack.vatRounding === 'per-line' && code.effect !== 'reverse-charge'
          ? sum(amounts.map((each) => vatOn(each, code.rateBp)))
          : vatOn(net, code.rateBp);
      const vatOf = (code: TaxCode) =>
        code.effect === 'none'
          ? 0n
          : code.effect === 'reverse-charge' && this.pack.vatRounding === 'per-line'
            ? sum(amounts.map((each) => vatOn(each, code.rateBp)))
            : vatOfLines(code);
      const lines = (code: TaxCode) => amounts.map((each) => ({ description: 'line', unitPrice: text(each), taxCode: code.code }));
      const post = <M extends keyof Contract>(method: M, input: Omit<InputOf<M>, 'id'>, code: TaxCode, vat = vatOf(code)) => {
        const posted = run(this.company, method, input) as { id: string };
        add(code, net, vat);
        done.push({ method, input, id: posted.id, code, amounts, vat });
      };
      if (kind === 'sale') {
        const code = choose('sale', ({ protocol, ground }) => !protocol && ground !== 'MARG')!;
        post('salesInvoice.post', { date, counterpartyId: this.#party(code), lines: lines(code) }, code);
      } else if (kind === 'purchase') {
        const code = choose('purchase')!;
        post('purchaseBill.post', { date, counterpartyId: this.#party(code), supplierNumber, lines: lines(code) }, code);
      } else if (kind === 'import') {
        const code = choose('import')!;
        const input = {
          date,
          counterpartyId: this.#parties.foreign,
          supplierNumber,
          customsValue: text(net),
          duty: '0.00',
          taxCode: code.code,
        };
        post('importDeclaration.post', input, code, vatOn(net, code.rateBp));
      } else if (kind === 'own') {
        const code = choose('sale', ({ protocol }) => protocol === true);
        const account = this.pack.code === 'BG' ? '60909' : '7490';
        if (!code) continue;
        const vat = vatOn(net, code.rateBp);
        if (vat === 0n) continue;
        post('protocol.post', { date, taxCode: code.code, taxable: text(net), vat: text(vat), account, memo: 'own use' }, code, vat);
      } else if (kind === 'report') {
        const code = choose('sale', ({ effect, protocol, ground }) => effect === 'charged' && !protocol && ground === undefined)!;
        post('salesReport.post', { date, pricesIncludeVat: false, lines: lines(code) }, code);
      } else {
        // The whole of an earlier document of the month comes back.
        const original = done.find(({ method }) => method === 'salesInvoice.post' || method === 'purchaseBill.post');
        if (!original || (original.input as { date: string }).date > date) continue;
        const isSale = original.method === 'salesInvoice.post';
        done.splice(done.indexOf(original), 1);
        const { lines: taken, counterpartyId } = original.input as { lines: object[]; counterpartyId: string };
        const input = {
          date,
          counterpartyId,
          correctsDocumentId: original.id,
          reason: 'returned',
          lines: taken,
          ...(isSale ? {} : { supplierNumber }),
        };
        run(this.company, isSale ? 'salesCreditNote.post' : 'purchaseCreditNote.post', input as never);
        add(original.code, -sum(original.amounts), -original.vat);
      }
    }
    return model;
  }

  /** Debit less credit of the VAT accounts in a month. */
  movement(period: Period): bigint {
    const accounts = new Set(this.pack.taxCodes.flatMap(({ outputAccount, inputAccount }) => [outputAccount, inputAccount]));
    const at = (asOf: string) =>
      sum(
        run(this.company, 'trialBalance.get', { asOf: asOf as never })
          .rows.filter(({ accountCode }) => accounts.has(accountCode))
          .map(({ balance }) => minor(balance)),
      );
    return at(lastDay(period)) - at(lastDay(addMonths(period, -1)));
  }

  end(): void {
    close(this.company);
  }
}

const cell = (shown: VatReturnInfo, id: string): bigint => {
  const [line, column] = [id.slice(0, id.lastIndexOf('.')), id.slice(id.lastIndexOf('.') + 1)];
  for (const part of shown.parts) for (const each of part.lines) if (each.code === line) return minor(each.cells[column]!.amount);
  throw new Error(`no cell ${id}`);
};
const printed = async (company: Company, period: Period): Promise<string> => {
  const { base64 } = run(company, 'vatReturn.pdf', { period, language: 'en' });
  return (await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).map((piece) => piece.text).join(' ');
};

/** What each code does to the debt of the company: owed less credited, and to its VAT accounts. */
const owed = (pack: JurisdictionPack, model: Model, coefficient: bigint) => {
  let [output, input, partly] = [0n, 0n, 0n];
  for (const [name, { vat }] of model) {
    const code = pack.taxCodes.find((each) => each.code === name)!;
    const isPartly = code.effect === 'partly-deducted' || code.ledger?.purchases?.tax === '03-42';
    if (code.effect === 'charged' || code.effect === 'reverse-charge') output += vat;
    if (isPartly) partly += vat;
    else if (code.inputAccount !== null && ['deducted', 'reverse-charge'].includes(code.effect)) input += vat;
  }
  const size = partly < 0n ? -partly : partly;
  const credited = ((size * coefficient + 50n) / 100n) * (partly < 0n ? -1n : 1n);
  return { output, input, partly, credited };
};

const start = toPeriod('2025-02');
const months = 22;

test('[V4] Bulgaria: accounts, VAT ledger, return, files and printed form agree in every random month', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(monthSteps, { minLength: months, maxLength: months }), async (year) => {
      const books = new Books('BG');
      const { company, pack } = books;
      for (const [index, steps] of year.entries()) {
        const period = addMonths(start, index);
        const model = books.post(period, steps);
        const { output, input, partly, credited } = owed(pack, model, period < '2026' ? 37n : 80n);
        expect(books.movement(period), `accounts of ${period}`).toBe(input + partly - output);

        // By field, from the model.
        const fields: Record<string, bigint> = {};
        for (const [name, { taxable, vat }] of model) {
          const { sales, purchases } = pack.taxCodes.find(({ code }) => code === name)!.ledger ?? {};
          for (const place of [sales, purchases]) {
            for (const [at, amount] of [
              [place?.base, taxable],
              [place?.tax, vat],
              [place?.gross, taxable + vat],
            ] as const)
              if (at !== undefined) fields[at] = (fields[at] ?? 0n) + amount;
          }
        }
        const rows = run(company, 'filedLedger.list', { period });
        const listed: Record<string, bigint> = {};
        for (const row of rows) for (const [at, amount] of Object.entries(row.fields)) listed[at] = (listed[at] ?? 0n) + minor(amount);
        const used = (all: Record<string, bigint>) => Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0n));
        expect(used(listed)).toEqual(used(fields));

        const shown = run(company, 'vatReturn.get', { period });
        expect([cell(shown, '20.amount'), cell(shown, '40.amount')]).toEqual([output, input + credited]);
        expect(minor(shown.payable) - minor(shown.credit)).toBe(output - input - credited);
        expect(shown.roundingDifference).toBe('0.00');

        const wrong = run(company, 'vatReturn.check', { period }).filter(({ level }) => level === 'error');
        expect(wrong).toEqual([]);
        const files = Object.fromEntries(
          run(company, 'vatReturn.files', { period }).map(({ name, base64 }) => [name, new Uint8Array(Buffer.from(base64, 'base64'))]),
        ) as unknown as VatFiles;
        const { records, findings } = readVatFiles(files);
        expect(findings).toEqual([]);
        for (const part of shown.parts)
          for (const line of part.lines)
            if (/^(?!33)\d\d$/.test(line.code))
              expect(figureOf(records!.declaration, `01-${line.code}`), line.code).toBe(minor(line.cells.amount!.amount));
        for (const at of Object.keys(fields)) {
          const filed = at.startsWith('02') ? records!.sales : records!.purchases;
          expect(sum(filed.map((record) => figureOf(record, at))), at).toBe(fields[at]);
        }
        if (index === months - 1) {
          const words = await printed(company, period);
          for (const id of ['20', '40', '50', '60'])
            expect(words).toContain(
              formatDecimal(shown.parts.flatMap(({ lines }) => lines).find(({ code }) => code === id)!.cells.amount!.amount, 'en'),
            );
        }
        seen += 1;
      }
      books.end();
    }),
    { numRuns: 16 },
  );
  expect(seen).toBeGreaterThanOrEqual(300);
});

test('[V2] Georgia: accounts, VAT ledger, return and printed form agree in every random month', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(monthSteps, { minLength: months, maxLength: months }), async (year) => {
      const books = new Books('GE');
      const { company, pack } = books;
      for (const [index, steps] of year.entries()) {
        const period = addMonths(start, index);
        // What is shared by turnover is corrected in December: proportional-credit.test.ts has it. Here all of the turnover gives the right to credit.
        const model = books.post(period, steps);
        const { output, input, partly } = owed(pack, model, 100n);
        expect(books.movement(period), `accounts of ${period}`).toBe(input + partly - output);
        const shown = run(company, 'vatReturn.get', { period });
        // The form computes VAT from the totals of its rows; the tetri it differs by are named, and booked when it is filed.
        const rows = new Map<string, bigint>();
        for (const part of shown.parts)
          for (const line of part.lines) for (const { cell: id } of Object.values(line.cells)) rows.set(id, cell(shown, id));
        for (const [name, { taxable }] of model) {
          const code = pack.taxCodes.find((each) => each.code === name)!;
          if (code.effect !== 'charged') continue;
          const behind = run(company, 'vatReturn.rows', { period, cell: 'I.15.vat' }).filter(({ taxCode }) => taxCode === name);
          expect(sum(behind.map((row) => minor(row.taxable))), name).toBe(taxable);
        }
        expect([...rows.values()].length).toBeGreaterThan(40);
        expect(minor(shown.payable) === 0n || minor(shown.credit) === 0n).toBe(true);
        const words = index === months - 1 ? await printed(company, period) : '';
        if (words !== '') for (const amount of [shown.payable, shown.credit]) expect(words).toContain(formatDecimal(amount, 'en'));
        seen += 1;
      }
      books.end();
    }),
    { numRuns: 4 },
  );
  expect(seen).toBeGreaterThanOrEqual(80);
});

test('[V7] a month nobody may file yet is not filed', () => {
  const books = new Books('BG');
  expect(codes(attempt(books.company, 'vatReturn.file', { period: toPeriod('2027-08') }))).toEqual(['RETURN_PERIOD_NOT_OVER']);
  books.end();
});
