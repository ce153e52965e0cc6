import { advanceEntry } from '../../../shared/documents/advance-entry.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { baseOn } from '../../queries/company-row.ts';
import {
  checkAccount,
  checkCounterparty,
  checkEntryAccounts,
  checkNoControl,
  checkPeriodOpen,
  checkSize,
  findAccount,
  findTaxCode,
  readMinor,
} from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { amountsSaid, onlyLineSaid } from '../document-lines.ts';
import { readDocumentType } from '../document-type.ts';
import { issueDocument } from '../issue-document.ts';
import { checkIssue } from './check-issue.ts';
import { discard } from './drafts.ts';

/**
 * Money from a customer before the supply: VAT falls due on receipt, inside the amount received.
 * Debit bank, credit advances; then VAT from the advance to the account of VAT on advances. @source TC 163; return code I.2
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, UNKNOWN_COUNTERPARTY, the faults of account and tax code, NO_VAT_PAYER, TOO_MANY_DECIMALS,
 * ACCOUNT_IS_CONTROL, AMOUNT_TOO_LARGE, those of `readNumberSource`.
 */
export const advanceReceive: CommandHandler<'advance.receive'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { baseScale } = tx.company;
  const baseCurrency = baseOn(tx.company, input.date);
  const account = input.account ?? pack.roles.bank;
  const rejections: Rejection[] = [
    ...checkPeriodOpen(tx, input.date),
    ...checkCounterparty(tx, input.counterpartyId),
    ...checkAccount(findAccount(tx, account), account, 1),
    ...checkNoControl(pack, account, 1),
  ];
  const issue = checkIssue(tx, 'advance-received', input);
  rejections.push(...issue.rejections);
  const found = findTaxCode(pack, input.taxCode, 'advance-received', input.date, 1);
  if ('rejection' in found) rejections.push(found.rejection);
  else if (!tx.company.vatPayer && found.taxCode.effect === 'charged')
    rejections.push({ code: 'NO_VAT_PAYER', line: 1, taxCode: input.taxCode });
  const read = readMinor(input.gross, baseScale, baseCurrency, 'gross');
  if ('rejection' in read) rejections.push(read.rejection);
  else rejections.push(...checkSize([], read.minor));
  if (rejections.length > 0 || 'rejection' in found || 'rejection' in read) return reject(...rejections);

  const { taxCode } = found;
  const gross = read.minor;
  const entry = advanceEntry(pack, { gross, taxCode, account, counterpartyId: input.counterpartyId });
  const { net, vat } = entry;
  const unfit = checkEntryAccounts(tx, entry.lines);
  if (unfit.length > 0) return reject(...unfit);
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind: 'advance-received',
      date: input.date,
      taxPoint: input.date,
      memo: input.memo,
      workflow: issue.workflow,
      numbering: issue.numbering,
      data: {
        counterparty: input.counterpartyId,
        document_type: readDocumentType(tx, 'advance-received', undefined).type,
        currency: baseCurrency,
        prices_include_vat: true,
        ...amountsSaid({ net, vat, gross }, baseScale),
        lines: onlyLineSaid(tx, { account, taxCode: taxCode.code, price: gross, net, vat }),
        open: { account: findAccount(tx, pack.roles.advancesReceived)!.id, amount: text(-gross), base: text(-net), vat: text(vat) },
      },
    },
    entry,
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
};
