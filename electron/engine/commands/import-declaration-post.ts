import { declarationEntry } from '../../../shared/documents/declaration-entry.ts';
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
 * Customs declaration: duty becomes cost of the goods, VAT on customs value plus duty is credited. The goods themselves came with the supplier's
 * bill. @source TC 164¹ (taxable amount of imports)
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, UNKNOWN_COUNTERPARTY, the faults of accounts and tax code, NO_VAT_PAYER, TOO_MANY_DECIMALS,
 * ACCOUNT_IS_CONTROL, AMOUNT_TOO_LARGE, DOCUMENT_TOTAL_ZERO, those of `readNumberSource`.
 */
export const importDeclarationPost: CommandHandler<'importDeclaration.post'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { baseScale } = tx.company;
  const baseCurrency = baseOn(tx.company, input.date);
  const goods = input.goodsAccount ?? pack.roles.goods;
  const settlement = input.settlementAccount ?? pack.roles.customs;
  const rejections: Rejection[] = [
    ...checkPeriodOpen(tx, input.date),
    ...checkCounterparty(tx, input.counterpartyId),
    ...checkAccount(findAccount(tx, goods), goods, 1),
    ...checkAccount(findAccount(tx, settlement), settlement, 1),
    ...checkNoControl(pack, goods, 1),
    ...checkNoControl(pack, settlement, 1),
  ];
  const issue = checkIssue(tx, 'import-declaration', input);
  rejections.push(...issue.rejections);
  const found = findTaxCode(pack, input.taxCode, 'import', input.date, 1);
  if ('rejection' in found) rejections.push(found.rejection);
  else if (!tx.company.vatPayer) rejections.push({ code: 'NO_VAT_PAYER', line: 1, taxCode: input.taxCode });
  const value = readMinor(input.customsValue, baseScale, baseCurrency, 'customsValue');
  const duty = readMinor(input.duty, baseScale, baseCurrency, 'duty');
  for (const read of [value, duty]) rejections.push(...('rejection' in read ? [read.rejection] : checkSize([], read.minor)));
  if (rejections.length > 0 || 'rejection' in found || 'rejection' in value || 'rejection' in duty) return reject(...rejections);

  const { taxCode } = found;
  const entry = declarationEntry(pack, {
    customsValue: value.minor,
    duty: duty.minor,
    taxCode,
    goods,
    settlement,
    counterpartyId: input.counterpartyId,
  });
  const { lines, taxable, vat } = entry;
  if (duty.minor + vat === 0n) return reject({ code: 'DOCUMENT_TOTAL_ZERO' });
  const unfit = checkEntryAccounts(tx, lines);
  if (unfit.length > 0) return reject(...unfit);
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind: 'import-declaration',
      date: input.date,
      taxPoint: input.date,
      memo: input.memo,
      workflow: issue.workflow,
      numbering: issue.numbering,
      data: {
        counterparty: input.counterpartyId,
        document_type: readDocumentType(tx, 'import-declaration', undefined).type,
        currency: baseCurrency,
        supplier_number: input.supplierNumber === '' ? undefined : input.supplierNumber,
        ...amountsSaid({ net: taxable, vat, gross: taxable + vat }, baseScale),
        lines: onlyLineSaid(tx, { account: goods, taxCode: taxCode.code, price: taxable, net: taxable, vat }),
      },
    },
    entry,
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
};
