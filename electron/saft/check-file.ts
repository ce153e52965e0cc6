import { writeDecimal } from '../../shared/money/decimal.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { AuditFile } from '../../shared/saft/types.ts';
import { Checker } from './check.ts';
import { checkCodes } from './check-codes.ts';
import { type Counted, Counter, documentOf, nothingCounted } from './document.ts';

/**
 * Reads all of a file once: what is wrong with it, or its counts and totals.
 * Rejects: the codes of `Checker` and `checkCodes`, and SAFT_UNBALANCED for a transaction whose sides differ; `limit` of them at most, usually 200.
 */
export function checkAuditFile(
  file: AuditFile,
  { onProgress, limit }: { readonly onProgress?: ((done: number) => void) | undefined; readonly limit?: number } = {},
): Result<Counted> {
  const checker = new Checker(limit);
  const counter = new Counter();
  let records = 0;
  const { structure, data } = documentOf(file, nothingCounted);
  checker.structure(structure, data, (field, record) => {
    counter.count(field.element, record);
    if (field.element === 'Transaction') {
      const difference = counter.takeDifference();
      if (difference !== 0n) checker.refuse('SAFT_UNBALANCED', 'Transaction', { difference: writeDecimal(difference, 2) });
    }
    if (field.structure) checkCodes(field.structure, record, checker);
    records += 1;
    if (records % 1000 === 0) onProgress?.(records);
  });
  if (checker.rejections.length === 0) checkTotals(checker, counter.counted);
  return checker.rejections.length > 0 ? reject(...checker.rejections) : ok(counter.counted);
}

/** Sums may have more digits than each of their parts. */
function checkTotals(checker: Checker, { sections }: Counted): void {
  for (const [element, { totalDebit, totalCredit }] of Object.entries(sections)) {
    for (const total of [totalDebit, totalCredit]) {
      const text = writeDecimal(total, 2);
      if (text.replace(/[-.]/g, '').replace(/0+$/, '').length > 18) checker.refuse('SAFT_DIGITS', element, { value: text, limit: 18 });
    }
  }
}
