import { writeTrimmed } from '../money/decimal.ts';

/** "OSS-DE-19G": state of consumption, rate, goods or services. Tells everything a row of the VAT ledger has to say, whatever the rates are later. */
export const ossCode = (state: string, rateBp: bigint, kind: 'goods' | 'services'): string =>
  `OSS-${state}-${writeTrimmed(rateBp, 2)}${kind === 'goods' ? 'G' : 'S'}`;

/** Whether a tax code is one of the scheme. */
export const isOssCode = (code: string): boolean => /^OSS-[A-Z]{2}-\d+(\.\d+)?[GS]$/.test(code);
