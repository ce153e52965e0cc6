import { type MemberStateRate, memberStateRates } from '../../member-states/rates.ts';
import { checkOss, type OssFinding } from './check.ts';
import { computeOssReturn, hasEcbRate, type OssReturn } from './oss-return.ts';
import type { OssInput } from './supply.ts';

export interface PreparedOssReturn {
  /** Null when amounts can't be turned into euro. Not for filing while a finding is an error. */
  readonly result: OssReturn | null;
  readonly findings: readonly OssFinding[];
}

/** The return of a quarter and all that speaks against filing it. `rates` may be the company's own table. */
export const prepareOssReturn = (input: OssInput, rates: readonly MemberStateRate[] = memberStateRates): PreparedOssReturn => ({
  result: input.supplies.every(({ currency }) => hasEcbRate(currency, input.ecbRates)) ? computeOssReturn(input, rates) : null,
  findings: checkOss(input, rates),
});
