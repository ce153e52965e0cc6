import { protocolEntry } from '../../../shared/documents/protocol-entry.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { TaxCode } from '../../../shared/vat/tax-code.ts';
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
 * A document the company makes for itself. VAT on what it supplies to itself, or on a supply that was thought irrecoverable: debit the account, credit
 * output VAT. Goods that are only given or moved, without tax: from one account to the other, at their value.
 * @source ЗДДС 6(3), 6(4), 9(3), 15a, 117, 126б (Bulgaria)
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, UNKNOWN_COUNTERPARTY, the faults of accounts and tax code, UNKNOWN_DOCUMENT_TYPE,
 * DOCUMENT_TYPE_NOT_FOR_KIND, NO_VAT_PAYER, TOO_MANY_DECIMALS, ACCOUNT_IS_CONTROL, AMOUNT_TOO_LARGE, DOCUMENT_TOTAL_ZERO, INPUT_INVALID (an amount or
 * account its tax code asks for is missing), those of the workflow and of `readNumberSource`.
 */
export const protocolPost: CommandHandler<'protocol.post'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { baseScale } = tx.company;
  const baseCurrency = baseOn(tx.company, input.date);
  const taxPoint = input.taxPoint ?? input.date;
  const rejections: Rejection[] = [
    ...checkPeriodOpen(tx, input.date),
    ...(taxPoint === input.date ? [] : checkPeriodOpen(tx, taxPoint)),
    ...checkAccount(findAccount(tx, input.account), input.account, 1),
    ...checkNoControl(pack, input.account, 1),
    ...checkCounterparty(tx, input.counterpartyId),
  ];
  const issue = checkIssue(tx, 'protocol', input);
  rejections.push(...issue.rejections);
  // Call-off stock that arrives stands in the purchase ledger; everything else of its own is a supply.
  const use = pack.taxCodes.find(({ code }) => code === input.taxCode)?.documentType === '05' ? 'purchase' : 'sale';
  const found = findTaxCode(pack, input.taxCode, use, taxPoint, 1);
  const official = readDocumentType(tx, 'protocol', input.documentType ?? ('taxCode' in found ? found.taxCode.documentType : undefined));
  rejections.push(...official.rejections);
  const isCharged = 'taxCode' in found && found.taxCode.effect === 'charged';
  if ('rejection' in found) rejections.push(found.rejection);
  else if (official.rejections.length === 0 && !isOwnDocument(pack, found.taxCode, official.type)) {
    rejections.push({ code: 'TAX_CODE_NOT_FOR_USE', line: 1, taxCode: input.taxCode });
  } else if (!tx.company.vatPayer) rejections.push({ code: 'NO_VAT_PAYER', line: 1, taxCode: input.taxCode });
  const { contraAccount } = input;
  if (contraAccount !== undefined)
    rejections.push(...checkAccount(findAccount(tx, contraAccount), contraAccount, 1), ...checkNoControl(pack, contraAccount, 1));
  const missing = isCharged ? (input.vat === undefined ? 'vat' : undefined) : contraAccount === undefined ? 'contraAccount' : undefined;
  if ('taxCode' in found && missing) rejections.push({ code: 'INPUT_INVALID', field: missing, reason: 'required' });
  const taxable = readMinor(input.taxable, baseScale, baseCurrency, 'taxable');
  const vat = isCharged && input.vat !== undefined ? readMinor(input.vat, baseScale, baseCurrency, 'vat') : { minor: 0n };
  for (const read of [taxable, vat]) rejections.push(...('rejection' in read ? [read.rejection] : checkSize([], read.minor)));
  if (rejections.length > 0 || 'rejection' in found || 'rejection' in taxable || 'rejection' in vat) return reject(...rejections);

  const { taxCode } = found;
  const entry = protocolEntry(pack, { taxable: taxable.minor, vat: vat.minor, taxCode, account: input.account, contraAccount });
  const { lines } = entry;
  if (lines.length < 2) return reject({ code: 'DOCUMENT_TOTAL_ZERO' });
  const unfit = checkEntryAccounts(tx, lines);
  if (unfit.length > 0) return reject(...unfit);
  const amounts = { net: taxable.minor, vat: vat.minor, gross: taxable.minor + vat.minor };
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind: 'protocol',
      date: input.date,
      taxPoint,
      memo: input.memo,
      workflow: issue.workflow,
      numbering: issue.numbering,
      data: {
        counterparty: input.counterpartyId,
        currency: baseCurrency,
        document_type: official.type,
        ...amountsSaid(amounts, baseScale),
        lines: onlyLineSaid(tx, { account: input.account, taxCode: taxCode.code, price: amounts.net, ...amounts }, input.memo),
      },
    },
    entry,
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
};

/** Whether a tax code stands on a document of this type that the company makes for itself. */
function isOwnDocument({ documentTypes, documentTypeOf }: JurisdictionPack, taxCode: TaxCode, type: string | undefined): boolean {
  const own = documentTypes?.find(({ code }) => code === type)?.ownDocument;
  if (own === 'recharge') return taxCode.effect === 'charged' && !taxCode.protocol && taxCode.documentType === undefined;
  if (taxCode.documentType !== undefined) return own === 'self' && taxCode.documentType === type;
  return taxCode.protocol === true && taxCode.effect === 'charged' && type === documentTypeOf?.protocol;
}
