import { taxDetail } from '../../../shared/documents/trade-entry.ts';
import { mergeLines } from '../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { baseOn } from '../../queries/company-row.ts';
import {
  checkAccount,
  checkEntryAccounts,
  checkNoControl,
  checkPeriodOpen,
  checkSize,
  findAccount,
  findTaxCode,
  readMinor,
} from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { readDocumentType } from '../document-type.ts';
import { issueDocument } from '../issue-document.ts';
import { readNumberSource } from '../numbers.ts';
import { checkWorkflow, discard } from './drafts.ts';

/**
 * VAT on what the company supplies to itself: debit the cost, credit output VAT. It has no other side and is paid by nobody.
 * @source ЗДДС 6(3), 9(3), 117 (Bulgaria)
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, the faults of account and tax code, NO_VAT_PAYER, TOO_MANY_DECIMALS, ACCOUNT_IS_CONTROL,
 * AMOUNT_TOO_LARGE, those of the workflow and of `readNumberSource`.
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
  ];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const workflow = checkWorkflow(tx, 'protocol', input);
  if ('rejection' in workflow) rejections.push(workflow.rejection);
  const numbering = readNumberSource(tx, 'protocol', input.date, input);
  rejections.push(...numbering.rejections);
  const found = findTaxCode(pack, input.taxCode, 'sale', taxPoint, 1);
  if ('rejection' in found) rejections.push(found.rejection);
  else if (!found.taxCode.protocol || found.taxCode.effect !== 'charged') {
    rejections.push({ code: 'TAX_CODE_NOT_FOR_USE', line: 1, taxCode: input.taxCode });
  } else if (!tx.company.vatPayer) rejections.push({ code: 'NO_VAT_PAYER', line: 1, taxCode: input.taxCode });
  const taxable = readMinor(input.taxable, baseScale, baseCurrency, 'taxable');
  const vat = readMinor(input.vat, baseScale, baseCurrency, 'vat');
  for (const read of [taxable, vat]) rejections.push(...('rejection' in read ? [read.rejection] : checkSize([], read.minor)));
  if (rejections.length > 0 || 'rejection' in workflow || 'rejection' in found || 'rejection' in taxable || 'rejection' in vat)
    return reject(...rejections);

  const { taxCode } = found;
  const lines = mergeLines([
    { account: input.account, base: vat.minor },
    { account: taxCode.outputAccount ?? pack.roles.notDeductibleVat, base: -vat.minor },
  ]);
  const unfit = checkEntryAccounts(tx, lines);
  if (unfit.length > 0) return reject(...unfit);
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind: 'protocol',
      date: input.date,
      taxPoint,
      memo: input.memo,
      workflow: workflow.workflow,
      numbering: numbering.source,
      data: {
        currency: baseCurrency,
        document_type: readDocumentType(tx, 'protocol', undefined).type,
        net: text(taxable.minor),
        vat: text(vat.minor),
        gross: text(taxable.minor + vat.minor),
        lines: [
          {
            description: input.memo,
            account: findAccount(tx, input.account)!.id,
            quantity: '1',
            unit_price: text(taxable.minor),
            tax_code: taxCode.code,
            net: text(taxable.minor),
            vat: text(vat.minor),
            gross: text(taxable.minor + vat.minor),
          },
        ],
      },
    },
    { lines, taxDetails: [taxDetail(taxCode, taxable.minor, vat.minor, false)] },
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
};
