import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import { marginEntry } from '../../../shared/documents/margin-entry.ts';
import { type TradeLine, tradeEntry } from '../../../shared/documents/trade-entry.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { baseOn } from '../../queries/company-row.ts';
import { checkAccount, checkEntryAccounts, checkNoControl, checkPeriodOpen, checkSize, findAccount, readMinor } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { amountsSaid, linesSaid } from '../document-lines.ts';
import { readDocumentType } from '../document-type.ts';
import { issueDocument } from '../issue-document.ts';
import { checkSaleNumber } from '../sale-number.ts';
import type { Tx } from '../tx.ts';
import { checkIssue } from './check-issue.ts';
import { discard } from './drafts.ts';
import { readLines } from './trade-documents.ts';

/**
 * Turnover of a cash register: debit cash, credit income and output VAT, without a customer and with nothing left open. Under a margin scheme the lines
 * say what was paid for what they sold, and VAT is that of the margin.
 * @source ЗДДС 119, 138-143, document types 81 and 82 (Bulgaria)
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, the faults of accounts and tax codes, UNKNOWN_DOCUMENT_TYPE, DOCUMENT_TYPE_NOT_FOR_KIND,
 * ACCOUNT_IS_CONTROL, those of `checkDimensions`, MARGIN_COST_MISSING, MARGIN_COST_NOT_USED, TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE, DOCUMENT_TOTAL_ZERO, those of the workflow and of
 * `readNumberSource`.
 */
export const salesReportPost: CommandHandler<'salesReport.post'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { baseScale, vatPayer } = tx.company;
  const baseCurrency = baseOn(tx.company, input.date);
  const taxPoint = input.taxPoint ?? input.date;
  const account = input.account ?? pack.roles.cash;
  const rejections: Rejection[] = [
    ...checkPeriodOpen(tx, input.date),
    ...(taxPoint === input.date ? [] : checkPeriodOpen(tx, taxPoint)),
    ...checkAccount(findAccount(tx, account), account, 1),
    ...checkNoControl(pack, account, 1),
  ];
  const issue = checkIssue(tx, 'sales-report', input);
  const official = readDocumentType(tx, 'sales-report', input.documentType);
  const { lines, rejections: lineFaults } = readLines(tx, pack, input, true, taxPoint);
  rejections.push(...issue.rejections, ...official.rejections, ...lineFaults);
  rejections.push(...checkSaleNumber(tx, input.saleNumber));
  const margin = readCosts(tx, input, lines);
  rejections.push(...margin.rejections);
  if (rejections.length > 0) return reject(...rejections);

  const isMargin = margin.costs.length > 0;
  const entry = isMargin
    ? marginEntry(pack, { lines: lines.map((line, index) => ({ ...line, cost: margin.costs[index]! })), baseScale, paidInto: account })
    : tradeEntry(pack, {
        kind: 'sales-invoice',
        lines,
        pricesIncludeVat: input.pricesIncludeVat,
        currency: baseCurrency,
        currencyScale: baseScale,
        rate: undefined,
        baseScale,
        counterpartyId: undefined,
        creditsVat: vatPayer,
        advances: [],
        paidInto: account,
      });
  const { totals } = entry;
  const unfit = [...checkSize(entry.lines, totals.gross), ...checkEntryAccounts(tx, entry.lines)];
  if (unfit.length > 0) return reject(...unfit);
  if (totals.gross <= 0n || entry.lines.length < 2) return reject({ code: 'DOCUMENT_TOTAL_ZERO' });
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind: 'sales-report',
      date: input.date,
      taxPoint,
      memo: input.memo,
      workflow: issue.workflow,
      numbering: issue.numbering,
      data: {
        currency: baseCurrency,
        prices_include_vat: input.pricesIncludeVat || isMargin || undefined,
        sale_number: input.saleNumber,
        document_type: official.type,
        ...amountsSaid(totals, baseScale),
        lines: linesSaid(tx, input.lines, lines, totals, baseScale).map((line, index) =>
          isMargin ? { ...line, cost: writeDecimal(margin.costs[index]!, baseScale) } : line,
        ),
      },
    },
    entry,
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
};

/** What the lines of a margin scheme cost, one a line; none where no line is under the scheme. Either all lines are or none. */
function readCosts(
  tx: Tx,
  { lines: typed }: ReadInputOf<'salesReport.post'>,
  lines: readonly TradeLine[],
): { costs: bigint[]; rejections: Rejection[] } {
  const { baseScale, baseCurrency } = tx.company;
  // A line whose tax code was refused has no place here.
  if (lines.length < typed.length) return { costs: [], rejections: [] };
  const isMargin = ({ taxCode }: TradeLine) => taxCode.ground !== undefined && taxCode.effect === 'charged';
  const isScheme = lines.some(isMargin);
  const costs: bigint[] = [];
  const rejections = typed.flatMap(({ cost }, index): Rejection[] => {
    const { taxCode } = lines[index]!;
    if (!isScheme) return cost === undefined ? [] : [{ code: 'MARGIN_COST_NOT_USED', line: index + 1, taxCode: taxCode.code }];
    if (!isMargin(lines[index]!)) return [{ code: 'TAX_CODE_NOT_FOR_USE', line: index + 1, taxCode: taxCode.code }];
    if (cost === undefined) return [{ code: 'MARGIN_COST_MISSING', line: index + 1 }];
    const read = readMinor(cost, baseScale, baseCurrency, 'cost');
    if ('rejection' in read) return [read.rejection];
    costs.push(read.minor);
    return checkSize([], read.minor);
  });
  return { costs, rejections };
}
