import type { Posted } from '../../shared/contracts/journal.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type DocumentKind, isSaleKind } from '../../shared/documents/kinds.ts';
import { taxDetail } from '../../shared/documents/trade-entry.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { type EntryLineDraft, mergeLines } from '../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import type { Rejection } from '../../shared/result.ts';
import type { CashAccounting, Held } from '../../shared/vat/cash-accounting.ts';
import type { TaxCode } from '../../shared/vat/tax-code.ts';
import { baseOn } from '../queries/company-row.ts';
import { checkEntryAccounts, findAccount } from './checks.ts';
import { issueDocument } from './issue-document.ts';
import type { NumberSource } from './numbers.ts';
import type { Tx } from './tx.ts';

/**
 * Whether the scheme may be used: 20 % supplies between registered persons, in base currency, without advances. Rejects: CASH_VAT_TAX_CODE,
 * CASH_VAT_COUNTERPARTY, CASH_VAT_CURRENCY, CASH_VAT_ACROSS_CHANGE, CASH_VAT_ADVANCE, NO_VAT_PAYER. @source ЗДДС 151а (Bulgaria)
 */
export function checkCashScheme(
  tx: Tx,
  scheme: CashAccounting,
  document: {
    readonly lines: readonly { readonly taxCode: TaxCode }[];
    readonly counterpartyId: string | undefined;
    readonly date: LocalDate;
    readonly rate: string | undefined;
    readonly advances: number;
  },
): Rejection[] {
  const waits: readonly TaxCode['effect'][] = ['charged', 'deducted', 'partly-deducted'];
  const rejections = document.lines.flatMap(({ taxCode }, index): Rejection[] =>
    waits.includes(taxCode.effect) && taxCode.rateBp === scheme.rateBp && !taxCode.ground && !taxCode.consumption
      ? []
      : [{ code: 'CASH_VAT_TAX_CODE', line: index + 1, taxCode: taxCode.code }],
  );
  const party =
    document.counterpartyId === undefined
      ? undefined
      : tx.db.get<{ country: string; vat_payer: bigint }>(
          'SELECT country, vat_payer FROM counterparty WHERE id = ?',
          document.counterpartyId,
        );
  if (party?.vat_payer !== 1n || party.country !== tx.pack?.code) rejections.push({ code: 'CASH_VAT_COUNTERPARTY' });
  if (document.rate !== undefined) rejections.push({ code: 'CASH_VAT_CURRENCY', currency: baseOn(tx.company, document.date) });
  // VAT that waits in the former currency would fall due in the new one.
  const { baseChange } = tx.company;
  if (baseChange && document.date < baseChange.on) rejections.push({ code: 'CASH_VAT_ACROSS_CHANGE', on: baseChange.on });
  if (document.advances > 0) rejections.push({ code: 'CASH_VAT_ADVANCE' });
  return rejections;
}

/** What of a document's VAT waits for payment, and what has fallen due; by tax code. Nothing where it is not under the scheme. */
export const cashVatOf = (tx: Tx, position: bigint): (Held & { readonly dueVat: bigint })[] =>
  tx.db
    .all<{ tax_code: string; taxable: bigint; vat: bigint; due_vat_minor: bigint }>(
      `SELECT tax_code, taxable_minor - due_taxable_minor AS taxable, vat_minor - due_vat_minor AS vat, due_vat_minor FROM cash_vat
       WHERE position = ? ORDER BY tax_code`,
      position,
    )
    .map((row) => ({ taxCode: row.tax_code, taxable: row.taxable, vat: row.vat, dueVat: row.due_vat_minor }));

/**
 * A credit note of the scheme takes back VAT that waits, another one VAT that has fallen due: what it takes has to be there.
 * Rejects: CASH_VAT_ALREADY_DUE, CASH_VAT_NOT_YET_DUE.
 */
export function checkCashCredit(
  tx: Tx,
  corrected: bigint,
  isScheme: boolean,
  groups: readonly { readonly taxCode: TaxCode; readonly vat: bigint }[],
): Rejection[] {
  const held = cashVatOf(tx, corrected);
  if (held.length === 0) return isScheme ? [{ code: 'DOCUMENT_NOT_CORRECTABLE' }] : [];
  return groups.flatMap(({ taxCode, vat }): Rejection[] => {
    const of = held.find((each) => each.taxCode === taxCode.code);
    const left = (isScheme ? of?.vat : of?.dueVat) ?? 0n;
    if (vat <= left) return [];
    return [{ code: isScheme ? 'CASH_VAT_ALREADY_DUE' : 'CASH_VAT_NOT_YET_DUE', left: writeDecimal(left, tx.company.baseScale) }];
  });
}

/** VAT of one document that falls due. */
export interface Due {
  readonly document: { readonly id: string; readonly position: bigint; readonly kind: DocumentKind; readonly number: string };
  readonly amounts: readonly Held[];
  readonly type: string;
}

/** From where it waited to where it is owed or credited. Rejects: the faults of these accounts. */
export const checkDue = (tx: Tx, pack: JurisdictionPack, due: Due): Rejection[] => checkEntryAccounts(tx, linesOf(pack, due));

function linesOf(pack: JurisdictionPack, { document, amounts }: Due): EntryLineDraft[] {
  const scheme = pack.cashAccounting!;
  const isSale = isSaleKind(document.kind);
  const sign = isSale ? 1n : -1n;
  return mergeLines(
    amounts.flatMap(({ taxCode, vat }) => {
      const code = codeOf(pack, taxCode);
      const account = (isSale ? code.outputAccount : code.inputAccount) ?? pack.roles.notDeductibleVat;
      return [
        { account: (isSale ? scheme.sales : scheme.purchases).account, base: sign * vat },
        { account, base: -sign * vat },
      ];
    }),
  );
}

const codeOf = (pack: JurisdictionPack, taxCode: string): TaxCode => pack.taxCodes.find(({ code }) => code === taxCode)!;

/** Issues the protocol by which VAT falls due, with its entry and its rows of the VAT ledger; everything was checked before. @source ЗДДС 151в(3), (7), 151г(8) */
export function issueDue(
  tx: Tx,
  pack: JurisdictionPack,
  due: Due,
  facts: {
    readonly id: string;
    readonly date: LocalDate;
    readonly memo: string;
    readonly payment?: string;
    readonly numbering?: NumberSource | undefined;
  },
): Posted {
  const { document, amounts, type } = due;
  const text = (minor: bigint) => writeDecimal(minor, tx.company.baseScale);
  const [net, vat] = [sum(amounts.map(({ taxable }) => taxable)), sum(amounts.map((each) => each.vat))];
  const accounts = new Map(
    tx.db
      .all<{ tax_code: string; account: string }>(
        'SELECT l.tax_code, a.id AS account FROM document_line l JOIN account a ON a.no = l.account_no WHERE l.position = ? ORDER BY l.line_no DESC',
        document.position,
      )
      .map((row) => [row.tax_code, row.account]),
  );
  const counterparty = tx.db.get<{ id: string }>(
    'SELECT c.id FROM document d JOIN counterparty c ON c.no = d.counterparty_no WHERE d.position = ?',
    document.position,
  )?.id;
  return issueDocument(
    tx,
    {
      id: facts.id,
      kind: 'protocol',
      date: facts.date,
      taxPoint: facts.date,
      memo: facts.memo === '' ? document.number : facts.memo,
      workflow: {},
      ...(facts.numbering ? { numbering: facts.numbering } : {}),
      data: {
        counterparty,
        currency: baseOn(tx.company, facts.date),
        document_type: type,
        net: text(net),
        vat: text(vat),
        gross: text(net + vat),
        due_vat: {
          document: document.id,
          payment: facts.payment,
          amounts: amounts.map((each) => ({ code: each.taxCode, taxable: text(each.taxable), vat: text(each.vat) })),
        },
        lines: amounts.map((each) => ({
          description: document.number,
          // Where the cost or the income stands: partly credited VAT goes there.
          account: accounts.get(each.taxCode) ?? findAccount(tx, pack.roles.notDeductibleVat)!.id,
          quantity: '1',
          unit_price: text(each.taxable),
          tax_code: each.taxCode,
          net: text(each.taxable),
          vat: text(each.vat),
          gross: text(each.taxable + each.vat),
        })),
      },
    },
    {
      lines: linesOf(pack, due),
      taxDetails: amounts.map((each) => taxDetail(codeOf(pack, each.taxCode), each.taxable, each.vat, false)),
    },
  );
}
