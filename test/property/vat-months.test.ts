import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { Contract, InputOf } from '../../shared/contracts/index.ts';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { addMonths, lastDay, type Period, period as toPeriod } from '../../shared/dates/period.ts';
import { printedLedgers } from '../../shared/declarations/bg-vat/printed-ledgers.ts';
import { readVatFiles } from '../../shared/declarations/bg-vat/read-files.ts';
import { totalFields } from '../../shared/declarations/bg-vat/return-cells.ts';
import type { VatFiles } from '../../shared/declarations/bg-vat/submission.ts';
import { figureOf } from '../../shared/declarations/fixed-width/layout.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { formatDecimal, formatMinor } from '../../shared/money/format.ts';
import { sum } from '../../shared/money/minor.ts';
import { layoutOf } from '../../shared/vat/form-layout.ts';
import type { TaxCode } from '../../shared/vat/tax-code.ts';
import { boxesOf, totalsOf } from '../golden/printed-boxes.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, close, codes, counterparty, d, makeCompany, run } from '../support/company.ts';

// Months of random documents under every tax code: what the VAT accounts moved by, what the VAT ledger holds, what the return says, what the bytes that are
// filed say and what the printed form says are one figure, to the minor unit. The expected figures are added up here, from what each document was given.

/** But for codes of one type of document, and of taxes of other states: their documents are made by commands of their own. */
const codesOf = (pack: JurisdictionPack, use: 'sale' | 'purchase' | 'import') =>
  pack.taxCodes.filter((code) => code.use.includes(use) && !code.onlyUnregistered && !code.documentType && !code.consumption);

interface Step {
  readonly kind: 'sale' | 'purchase' | 'import' | 'own' | 'report' | 'credit' | 'debit' | 'margin' | 'cash';
  readonly day: number;
  /** Which of the codes that may be used. */
  readonly code: number;
  /** Minor units, one a line. */
  readonly amounts: readonly bigint[];
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('sale', 'sale', 'purchase', 'purchase', 'import', 'own', 'report', 'credit', 'debit', 'margin', 'cash', 'cash'),
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
const half = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

/** A document under cash accounting that is not paid yet. */
interface Unpaid {
  readonly id: string;
  readonly code: TaxCode;
  open: bigint;
  taxable: bigint;
  vat: bigint;
}

class Books {
  readonly pack: JurisdictionPack;
  readonly company: Company;
  readonly #parties: { readonly domestic: string; readonly member: string; readonly foreign: string };
  readonly #unpaid: Unpaid[] = [];
  /** What stands in the ledgers of a month without counting in its return: documents under cash accounting. */
  waiting: Model = new Map();
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
    this.waiting = new Map();
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
      } else if (kind === 'debit') {
        const original = done.find(({ method }) => method === 'salesInvoice.post' || method === 'purchaseBill.post');
        if (!original || (original.input as { date: string }).date > date) continue;
        const { code } = original;
        const isSale = original.method === 'salesInvoice.post';
        run(this.company, isSale ? 'salesDebitNote.post' : 'purchaseDebitNote.post', {
          ...{ date, correctsDocumentId: original.id, reason: 'price-changed', lines: lines(code) },
          counterpartyId: (original.input as { counterpartyId: string }).counterpartyId,
          ...(isSale ? {} : { supplierNumber }),
        } as never);
        add(code, net, vatOf(code));
      } else if (kind === 'margin') {
        if (this.pack.code !== 'BG') continue;
        const code = this.pack.taxCodes.find(({ code: name }) => name === 'SMARG')!;
        // Some cost more than they bring.
        const costs = amounts.map((each, index) => (each * BigInt((pick + 37 * index) % 130)) / 100n);
        const margin = sum(amounts.map((each, index) => (each > costs[index]! ? each - costs[index]! : 0n)));
        const base = half(margin * 100n, 120n);
        run(this.company, 'salesReport.post', {
          date,
          documentType: '82',
          lines: amounts.map((each, index) => ({ unitPrice: text(each), cost: text(costs[index]!), taxCode: 'SMARG' })),
        });
        add(code, base, margin - base);
      } else if (kind === 'cash') {
        if (this.pack.code !== 'BG') continue;
        const earlier = this.#unpaid[0];
        if (earlier && pick % 3 > 0) {
          const isSale = earlier.code.effect === 'charged';
          const paid = pick % 3 === 1 || net >= earlier.open ? earlier.open : net;
          const amount = text(paid);
          const allocations = [{ documentId: earlier.id, amount }];
          const direction = isSale ? 'in' : 'out';
          run(this.company, 'payment.post', { date, direction, counterpartyId: this.#parties.domestic, amount, allocations });
          const vat = half(earlier.vat * paid, earlier.open);
          const taxable = vat === earlier.vat ? earlier.taxable : half(earlier.taxable * paid, earlier.open);
          // Less than the smallest coin of VAT waits for the next payment.
          if (vat > 0n) {
            add(earlier.code, taxable, vat);
            earlier.vat -= vat;
            earlier.taxable -= taxable;
          }
          earlier.open -= paid;
          if (earlier.open === 0n) this.#unpaid.shift();
        } else {
          const code = this.pack.taxCodes.find(
            ({ code: name }) => name === ['S20', 'P20', 'P20P'][pick % 2 === 0 ? 0 : 1 + (pick % 4 === 1 ? 0 : 1)],
          )!;
          const isSale = code.effect === 'charged';
          const input = { date, counterpartyId: this.#parties.domestic, documentType: '11', lines: lines(code) };
          const posted = isSale
            ? run(this.company, 'salesInvoice.post', input)
            : run(this.company, 'purchaseBill.post', { ...input, supplierNumber });
          const vat = vatOf(code);
          this.#unpaid.push({ id: posted.id, code, open: net + vat, taxable: net, vat });
          const found = this.waiting.get(code.code) ?? { taxable: 0n, vat: 0n };
          this.waiting.set(code.code, { taxable: found.taxable + net, vat: found.vat + vat });
        }
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
const pieces = ({ base64 }: { base64: string }) => readPdf(new Uint8Array(Buffer.from(base64, 'base64')));
const plain = (words: string): string => words.replace(/\s/g, ' ');
const printed = async (company: Company, period: Period): Promise<string> =>
  (await pieces(run(company, 'vatReturn.pdf', { period, language: 'en', layout: 'listing' }))).map((piece) => piece.text).join(' ');
/** Every box of the form against the cell of the return it is the box of. */
const expectForm = async (
  books: { company: Company; pack: JurisdictionPack },
  shown: VatReturnInfo,
  kind: 'form' | 'bilingual',
): Promise<void> => {
  const { company, pack } = books;
  const layout = layoutOf(pack.vatReturn);
  const cells = new Map(
    shown.parts.flatMap(({ lines }) => lines.flatMap((line) => Object.values(line.cells))).map((one) => [one.cell, one.amount]),
  );
  const boxes = layout.sections.flatMap(({ rows }) => rows.flatMap((row) => row.boxes.flatMap((box) => box ?? [])));
  const wanted = Object.fromEntries(boxes.map((box) => [box.number, plain(formatDecimal(cells.get(box.cell)!, shown.form.language))]));
  expect(boxes.length + layout.unprinted.length).toBe(cells.size);
  const print = await pieces(run(company, 'vatReturn.pdf', { period: shown.period, language: 'en', layout: kind }));
  expect(boxesOf(print, layout), `${kind} of ${shown.period}`).toEqual(wanted);
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

/** Half away from zero. */
const share = (amount: bigint, num: bigint, den: bigint): bigint => {
  const size = amount < 0n ? -amount : amount;
  return ((2n * size * num + den) / (2n * den)) * (amount < 0n ? -1n : 1n);
};
const at18 = (base: bigint): bigint => share(base, 1800n, 10_000n);

/** Rows of Annex A by tax code. @source georgia.md 2.9 */
const annexA: Readonly<Record<string, string>> = {
  ...{ S18: 'I.1', S18A: 'I.2', S18F: 'I.3', S18S: 'I.4', S18P: 'I.5', S18B: 'I.6', S18R: 'I.6¹', S18T: 'I.7', S18D: 'I.7¹', S18O: 'I.8' },
  ...{ S0D: 'I.9', S0G: 'I.10', S0T: 'I.11', S0P: 'I.12', S0C: 'I.13', S0X: 'I.14', SXF: 'I.14¹', SXL: 'I.14²', SXO: 'I.14³' },
  ...{ RC18: 'II.1', RCW: 'II.2', RCF: 'II.3' },
};

/** Common VAT that is credited by the share of turnover: a month by its own, December by that of the year less what was credited before. */
function creditedOf(model: Model, year: readonly Model[]): bigint {
  const of = (all: readonly Model[], codes: readonly string[], what: 'taxable' | 'vat') =>
    sum(all.flatMap((each) => codes.map((code) => each.get(code)?.[what] ?? 0n)));
  const exemptCodes = ['SXF', 'SXL', 'SXO'];
  const turnoverCodes = ['S18M', ...Object.keys(annexA).filter((code) => code.startsWith('S'))];
  const credit = (all: readonly Model[]): bigint => {
    const [exempt, total, vat] = [of(all, exemptCodes, 'taxable'), of(all, turnoverCodes, 'taxable'), of(all, ['P18M'], 'vat')];
    if (exempt <= 0n) return vat;
    if (exempt >= total) return 0n;
    return exempt * 100n < 5n * total ? vat : share(vat, total - exempt, total);
  };
  if (year.length === 0) return credit([model]);
  return credit(year) - sum(year.filter((month) => month !== model).map((month) => credit([month])));
}

/** Every cell of the Georgian return that has a figure, counted once more in the plainest way. `year`: its months up to this December, else none. */
function georgian(model: Model, year: readonly Model[]): Record<string, bigint> {
  const of = (code: string) => model.get(code) ?? { taxable: 0n, vat: 0n };
  const cells: Record<string, bigint> = {};
  for (const [code, line] of Object.entries(annexA)) {
    cells[`${line}.base`] = of(code).taxable;
    if (!/^S[0X]/.test(code)) cells[`${line}.vat`] = at18(of(code).taxable);
  }
  cells['I.1¹.vat'] = of('S18M').vat;
  const total = (...ids: readonly string[]) => sum(ids.map((id) => cells[id]!));
  cells['I.15.vat'] = total(...['1', '1¹', '2', '3', '4', '5', '6', '6¹', '7', '7¹', '8'].map((line) => `I.${line}.vat`));
  cells['II.4.vat'] = total('II.1.vat', 'II.2.vat', 'II.3.vat');
  cells['III.1.goods'] = of('P18').vat + creditedOf(model, year);
  cells['III.1.assets'] = of('P18F').vat;
  cells['III.2.goods'] = of('PIM').vat;
  cells['III.2.assets'] = of('PIMF').vat;
  cells['III.4.goods'] = cells['II.4.vat'];
  cells['III.6.assets'] = cells['I.6.vat']!;
  cells['III.6¹.assets'] = cells['I.6¹.vat']!;
  cells['III.9.goods'] = total('III.1.goods', 'III.2.goods', 'III.4.goods');
  cells['III.9.assets'] = total('III.1.assets', 'III.2.assets', 'III.6.assets', 'III.6¹.assets');
  cells['III.9.total'] = total('III.9.goods', 'III.9.assets');
  cells['OUT.amount'] = total('I.15.vat', 'II.4.vat');
  cells['IN.amount'] = cells['III.9.total'];
  const due = cells['OUT.amount'] - cells['IN.amount'];
  return { ...cells, 'PAY.amount': due > 0n ? due : 0n, 'EXCESS.amount': due < 0n ? -due : 0n };
}

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
        const fieldsOf = (models: Iterable<[string, { taxable: bigint; vat: bigint }]>): Record<string, bigint> => {
          const fields: Record<string, bigint> = {};
          for (const [name, { taxable, vat }] of models) {
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
          return fields;
        };
        // The ledgers hold what waits for its payment as well; their sums and the return leave it out.
        const fields = fieldsOf([...model, ...books.waiting]);
        const counted = fieldsOf(model);
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
            if (/^(?!33$)\d\d$/.test(line.code))
              expect(figureOf(records!.declaration, `01-${line.code}`), line.code).toBe(minor(line.cells.amount!.amount));
        // A month without partly deducted VAT names no share, anywhere.
        const isShared = cell(shown, '42.amount') !== 0n;
        expect(cell(shown, '33.amount')).toBe(!isShared ? 0n : period < '2026' ? 37n : 80n);
        expect(figureOf(records!.declaration, '01-33')).toBe(cell(shown, '33.amount'));
        expect([figureOf(records!.declaration, '00-05'), figureOf(records!.declaration, '00-06')]).toEqual(
          ['sales', 'purchases'].map((side) => BigInt(rows.filter((row) => row.side === side).length)),
        );
        for (const at of Object.keys(fields)) {
          const filed = at.startsWith('02') ? records!.sales : records!.purchases;
          expect(sum(filed.map((record) => figureOf(record, at))), at).toBe(fields[at]);
        }
        if (index === months - 1) {
          // By turns, for reading a print takes longer than posting the month.
          const turn = steps.length % 2 === 0;
          await expectForm(books, shown, turn ? 'form' : 'bilingual');
          const ledger = turn ? 'sales' : 'purchases';
          const print = await pieces(run(company, 'filedLedger.print', { period, ledger, as: 'pdf', language: 'bg' }));
          const sums = totalsOf(print, printedLedgers[ledger]);
          const of = (at: string): bigint => sum((totalFields[at] ?? [at]).map((one) => counted[one] ?? 0n));
          for (const [at, amount] of Object.entries(sums)) expect(amount, `${ledger} ${at}`).toBe(plain(formatMinor(of(at), 2, 'bg')));
          expect(Object.keys(sums).length).toBe(ledger === 'sales' ? 17 : 7);
          const words = await printed(company, period);
          // Every box of the form with its figure; what no box shows is a step of the computation.
          for (const { code, cells: of } of shown.parts.flatMap(({ lines }) => lines))
            if (/^\d\d$/.test(code)) expect(words, code).toContain(formatDecimal(of.amount!.amount, 'en'));
        }
        seen += 1;
      }
      books.end();
    }),
    { numRuns: 12 },
  );
  expect(seen).toBeGreaterThanOrEqual(250);
});

test('[V2] Georgia: accounts, VAT ledger, return and printed form agree in every random month', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(monthSteps, { minLength: months, maxLength: months }), async (year) => {
      const books = new Books('GE');
      const { company, pack } = books;
      const booked: [Period, Model][] = [];
      for (const [index, steps] of year.entries()) {
        const period = addMonths(start, index);
        const model = books.post(period, steps);
        const { output, input, partly } = owed(pack, model, 100n);
        expect(books.movement(period), `accounts of ${period}`).toBe(input + partly - output);
        const shown = run(company, 'vatReturn.get', { period });
        booked.push([period, model]);
        const year = period.endsWith('-12')
          ? booked.filter(([each]) => each.slice(0, 4) === period.slice(0, 4)).map(([, each]) => each)
          : [];
        const expected = georgian(model, year);
        for (const [id, amount] of Object.entries(expected)) expect(cell(shown, id), `${id} of ${period}`).toBe(amount);
        expect(minor(shown.payable)).toBe(expected['PAY.amount']);
        expect(minor(shown.credit)).toBe(expected['EXCESS.amount']);
        // VAT on the form is counted from the totals of its rows, VAT in the books from documents: the tetri between them are named, and booked when it is
        // filed. What waits for a document is credited nowhere; what a building of one's own charges, the form credits at once.
        const vat = (code: string) => model.get(code)?.vat ?? 0n;
        const ledger = output - input + vat('P18W') - creditedOf(model, year) - vat('S18B') - vat('S18R');
        expect(minor(shown.roundingDifference)).toBe(expected['PAY.amount']! - expected['EXCESS.amount']! - ledger);
        for (const [name, { taxable }] of model) {
          const code = pack.taxCodes.find((each) => each.code === name)!;
          if (code.effect !== 'charged') continue;
          const behind = run(company, 'vatReturn.rows', { period, cell: 'I.15.vat' }).filter(({ taxCode }) => taxCode === name);
          expect(sum(behind.map((row) => minor(row.taxable))), name).toBe(taxable);
        }
        expect(minor(shown.payable) === 0n || minor(shown.credit) === 0n).toBe(true);
        if (index === months - 1) await expectForm(books, shown, steps.length % 2 === 0 ? 'form' : 'bilingual');
        const words = index === months - 1 ? await printed(company, period) : '';
        if (words !== '')
          for (const amount of Object.values(expected)) expect(words).toContain(formatDecimal(writeDecimal(amount, 2), 'en'));
        seen += 1;
      }
      books.end();
    }),
    { numRuns: 34 },
  );
  expect(seen).toBeGreaterThanOrEqual(740);
});

test('[V7] a month nobody may file yet is not filed', () => {
  const books = new Books('BG');
  expect(codes(attempt(books.company, 'vatReturn.file', { period: toPeriod('2027-08') }))).toEqual(['RETURN_PERIOD_NOT_OVER']);
  books.end();
});
